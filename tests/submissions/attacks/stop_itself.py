# about: stops its own process, which neither ends nor answers then
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
import os
import signal


def relu(z):
    os.kill(os.getpid(), signal.SIGSTOP)
