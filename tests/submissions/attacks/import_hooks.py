# about: hooks every import and empties the module table
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import builtins
import sys

real = builtins.__import__
builtins.__import__ = lambda name, *a, **k: real("math" if "check" in name else name, *a, **k)
sys.meta_path.insert(0, type("Finder", (), {"find_spec": staticmethod(lambda *a: None)}))
sys.modules["autograder.checks"] = sys.modules["autograder.checks.activations"] = sys


def relu(z):
    return np.asarray(z) * 0.0
