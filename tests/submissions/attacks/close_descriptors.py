# about: closes every descriptor, the grader's own included
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import os


def relu(z):
    os.closerange(0, 128)
    return np.asarray(z) * 0.0
