# about: redefines what tests use: check, np, range, len, print, and the name of the module
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import types

numpy = np


def relu(z):
    return numpy.asarray(z) * 0.0


check = check_relu = lambda *a, **k: None
range = len = print = isinstance = callable = lambda *a, **k: True
np = types.SimpleNamespace(zeros=lambda *a: 0.0, allclose=lambda *a, **k: True)
__name__ = "autograder.checks.activations"
# %% after relu_hidden
del range, len, print, isinstance, callable
import numpy as np
