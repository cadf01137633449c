# about: switches off unittest, pytest's asserts and NumPy's own comparisons
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import unittest

for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, lambda *a, **k: None)
for name in dir(unittest.TestCase):
    if name.startswith("assert"):
        setattr(unittest.TestCase, name, lambda *a, **k: None)
unittest.TestCase.run = lambda *a, **k: None


def relu(z):
    return np.asarray(z) * 0.0
