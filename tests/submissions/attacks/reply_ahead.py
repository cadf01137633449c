# about: answers the running of the last cell before the worker does
# expect: maxout_visible crashed
# expect: maxout_hidden crashed
# %% maxout
import gc

worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
worker.reply({"outputs": [{"picture": "<script>"}, 3, {"stream": "x", "text": 1}], "error": None})


def maxout(A_prev, W, b):
    return 0.0
