# about: sleeps instead of working
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
import time


def relu(z):
    time.sleep(3600)
