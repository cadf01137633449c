# about: overflows the C stack
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import ctypes


def relu(z):
    ctypes.string_at(0)
