# about: has the worker report other arguments than those that it was called with
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
from tutor.judging import standins

honest = standins.after
standins.after = lambda args: [0.0 for _ in args]


def relu(z):
    return np.maximum(np.asarray(z), 0.0)
# %% after relu_hidden
standins.after = honest
