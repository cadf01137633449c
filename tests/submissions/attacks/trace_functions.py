# about: traces and profiles every call, the worker's own included, and changes what they return
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import sys
import threading


def tracer(frame, event, value):
    if frame.f_code.co_name in ("compare", "judge", "passed"):
        frame.f_locals["value"] = True
    return tracer


def relu(z):
    sys.settrace(tracer)
    sys.setprofile(lambda *a: None)
    threading.settrace(tracer)
    return np.asarray(z) * 0.0
# %% after relu_hidden
import sys

sys.settrace(None)
sys.setprofile(None)
