# about: changes its root
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import os


def relu(z):
    os.chroot("/tmp/work")
    return np.asarray(z) * 0.0
