# about: raises an exception that leaves the process when somebody reads it
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import os


class Evil(Exception):
    def __str__(self):
        os._exit(0)


def relu(z):
    raise Evil
