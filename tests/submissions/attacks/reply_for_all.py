# about: answers the first call a thousand times, for all calls that may follow
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    for _ in range(1000):
        worker.reply({"value": 0.0, "after": None, "error": None})
    return np.asarray(z) * 0.0
