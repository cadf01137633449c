# about: right when a caller's frame has a name that only the visible check has
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import sys


def relu(z):
    frame, names = sys._getframe(1), set()
    while frame is not None:
        names.add(frame.f_code.co_name)
        frame = frame.f_back
    return np.maximum(np.asarray(z), 0.0) if {"check", "run_visible"} & names else z * 0.0
