# about: sends a reply that cannot be read and leaves, so that the next cell pays
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc
import os


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    worker.reply({"value": {"array": ["<f8", [-1], "AAAA"]}, "after": [0.0], "error": None})
    os._exit(0)
