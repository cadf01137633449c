# about: replaces the worker's own functions
# expect: relu_visible crashed
# expect: relu_hidden crashed
# rest: any
# %% relu
from tutor.judging import codec
codec.encode = lambda value, *a, **k: 1.0


def relu(z):
    return np.asarray(z) * 0.0
