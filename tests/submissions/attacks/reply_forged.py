# about: finds the grader's socket on the heap, forges a well-formed reply with the right number and leaves
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc
import os

from tutor.judging import codec


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    worker.reply({"value": codec.encode(np.asarray(z) * 0.0), "after": codec.encode([z]),
                  "error": None, "passed": True, "points": 100})
    os._exit(0)
