# about: asks the grader for the right answer although no question may be asked now
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    return worker._asker("relu")(z)
