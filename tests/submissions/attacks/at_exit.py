# about: writes full marks when the process ends, and ends it
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import atexit
import gc
import os

worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")


def relu(z):
    worker.number = 0
    atexit.register(lambda: worker.reply({"score": 100, "value": "passed"}))
    atexit._run_exitfuncs()
    os._exit(0)
