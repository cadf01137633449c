# about: leaves links and pipes in the place of files that a grader might read
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os

for name in ("checks.json", "tutor", "activations.ipynb", "results.json", "gradebook.db"):
    if os.path.lexists(name):
        os.rename(name, f"{name}.away")
    if name[0] in "cr":
        os.mkfifo(name)
    else:
        os.symlink("/etc/passwd", name)


def relu(z):
    return np.asarray(z) * 0.0
