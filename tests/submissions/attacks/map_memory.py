# about: maps a terabyte of memory
# expect: relu_visible memory
# expect: relu_hidden memory
# %% relu
import mmap


def relu(z):
    mmap.mmap(-1, 2**40)[2**30] = 1
    return np.asarray(z) * 0.0
