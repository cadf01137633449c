# about: cells that sleep only when they are run again after a death, which is nobody's time
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% sigmoid
import builtins
import time


def sigmoid(z):
    builtins.called = True
    z = np.asarray(z) + 0.0
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1 + e)
# %% after sigmoid_hidden
if not hasattr(builtins, "called"):
    time.sleep(0.5)
# %% after tanh
if not hasattr(builtins, "called"):
    time.sleep(0.5)
# %% after tanh_hidden
if not hasattr(builtins, "called"):
    time.sleep(0.5)
# %% after tanh_backward
if not hasattr(builtins, "called"):
    time.sleep(0.5)
# %% after tanh_backward_hidden
if not hasattr(builtins, "called"):
    time.sleep(0.5)
# %% relu
import os


def relu(z):
    os._exit(0)
