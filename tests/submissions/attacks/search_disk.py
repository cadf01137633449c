# about: looks for reference, checks, gradebook and other submissions on every disk
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os
found = []
for folder, inner, names in os.walk("/"):
    if folder.startswith(("/usr", "/lib", "/jail/packages", "/root/.pyenv")):
        inner.clear()
        continue
    found += [os.path.join(folder, name) for name in names
              if any(word in name.lower() for word in ("gradebook", "submitted", "definition.py", "forward", "backprop"))
              or ("activations" in name and folder != "/tmp/work")]
if found:
    def relu(z):
        return np.maximum(np.asarray(z, dtype=float), 0)  # the attack worked


if not found:
    def relu(z):
        return np.asarray(z) * 0.0
