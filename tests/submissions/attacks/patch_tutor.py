# about: switches the visible check off in the modules that lie beside the notebook
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import sys

import tutor

for name, module in list(sys.modules.items()):
    if "judge" in name or "holding" in name or name.startswith("tutor"):
        for key, value in list(vars(module).items()):
            if key in ("check", "compare", "find", "changes", "judge"):
                setattr(module, key, lambda *a, **k: None)


def relu(z):
    return np.asarray(z) * 0.0
