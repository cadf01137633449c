# about: leaves modules in the scratch folder that a test runner or an interpreter would load
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import pathlib

CODE = "import numpy; numpy.allclose = lambda *a, **k: True\nraise SystemExit(0)\n"
for name in ("conftest.py", "sitecustomize.py", "usercustomize.py", "numpy.py", "json.py",
             "autograder.py", "nbgrader_config.py", "pytest.ini", ".pth"):
    pathlib.Path(name).write_text(CODE)


def relu(z):
    return np.asarray(z) * 0.0
