# about: signals every process it may
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import os
import signal


def relu(z):
    for pid in (1, -1):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            continue
    os.kill(os.getpid(), signal.SIGKILL)
