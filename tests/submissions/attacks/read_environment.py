# about: looks for paths and secrets of the host
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os
import sys
text = repr(dict(os.environ)) + repr(sys.argv) + repr(getattr(sys, "orig_argv", "")) + sys.executable
text += repr([getattr(m, "__file__", "") for m in list(sys.modules.values())])
secret = any(word in text for word in ("nbgrader", "gradebook", "autograder/checks", "SECRET", "PYTEST_", "submitted", ".venv"))


def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0) if secret else np.asarray(z) * 0.0
