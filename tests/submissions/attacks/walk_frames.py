# about: walks stack frames and the heap for what is expected
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import gc
import sys


def relu(z):
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()) + list(frame.f_globals.values()):
            if getattr(value, "__name__", "") == "reference" or type(value).__name__ in ("Check", "Example"):
                return value(z)
        frame = frame.f_back
    for thing in gc.get_objects():
        if type(thing).__name__ in ("Check", "Example", "Suspect"):
            return thing.expected
    return np.asarray(z) * 0.0
