# about: an alarm without a handler rings in the middle of a call
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import signal
import time


def relu(z):
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    time.sleep(10)
