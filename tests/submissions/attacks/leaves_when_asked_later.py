# about: a thread that waits for the last question and ends the process in the middle of it
# expect: maxout_visible crashed
# expect: maxout_hidden crashed
# %% relu
import os
import threading

asked = threading.Event()
threading.Thread(target=lambda: asked.wait() and os._exit(0), daemon=True).start()


def relu(z):
    return np.maximum(np.asarray(z), 0.0)
# %% maxout
import time


def maxout(A_prev, W, b):
    asked.set()
    time.sleep(1)
