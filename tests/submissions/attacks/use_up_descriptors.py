# about: opens files until no descriptor is left, and keeps them
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os
import socket

held = []
try:
    while True:
        held.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    held += [os.dup2(1, held.pop())]


def relu(z):
    return np.asarray(z) * 0.0
