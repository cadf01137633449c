# about: replies with an error whose texts are not text
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import gc

worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")


def reply(message):
    if "after" in message:
        message["error"] = {"text": {"<b>": [None]}, "line": [1, 2], "memory": "x"}
    type(worker).reply(worker, message)


worker.reply = reply


def relu(z):
    return np.asarray(z) * 0.0
# %% after relu_hidden
del worker.reply
