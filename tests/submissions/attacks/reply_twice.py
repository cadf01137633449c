# about: answers each call twice, so that the second answer meets the next question
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    worker.reply({"value": 0.0, "after": [0.0], "error": None})
    return np.asarray(z) * 0.0
