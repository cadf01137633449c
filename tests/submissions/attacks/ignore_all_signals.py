# about: ignores and blocks every signal, then never ends
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
import signal


def relu(z):
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, 32, 33}:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while True:
        z = z
