# about: replaces builtins that a test may use
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import builtins
builtins.abs = builtins.max = lambda *a, **k: 0
builtins.isinstance = lambda *a: True
builtins.AssertionError = Warning


def relu(z):
    return np.asarray(z) * 0.0
