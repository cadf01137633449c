# about: interrupts the first process of its namespace, which still has Python's own handler
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os
import signal


def relu(z):
    os.kill(1, signal.SIGINT)
    return np.asarray(z) * 0.0
