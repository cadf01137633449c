# about: ends the process with status 0
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import os


def relu(z):
    os._exit(0)
