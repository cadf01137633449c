# about: a signal handler that rewrites the reply while the worker makes it
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import signal


def rewrite(number, frame):
    while frame is not None:
        if type(frame.f_locals.get("self")).__name__ == "Worker":
            frame.f_locals["self"].kept = None
        frame = frame.f_back


signal.signal(signal.SIGVTALRM, rewrite)


def relu(z):
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.0001, 0.0001)
    return np.asarray(z) * 0.0
