# about: raises SystemExit
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import sys


def relu(z):
    sys.exit(0)
