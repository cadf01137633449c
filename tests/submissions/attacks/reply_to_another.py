# about: answers with the number of another request
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import sys


def relu(z):
    frame = sys._getframe()
    while "self" not in frame.f_locals or not hasattr(frame.f_locals["self"], "number"):
        frame = frame.f_back
    frame.f_locals["self"].number += 1
    return np.asarray(z) * 0.0
