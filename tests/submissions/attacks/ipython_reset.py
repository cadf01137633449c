# about: has IPython forget all names, its own hooks included
# expect: relu_visible failed
# expect: relu_hidden failed
# %% after compose_linear
import builtins
builtins.relu = lambda z: z
# %% relu
%reset -f
import numpy as np


def relu(z):
    return np.asarray(z) * 0.0
# %% leaky_relu_backward
def leaky_relu_backward(dA, z, alpha=0.01):
    return np.asarray(dA) * np.where(np.asarray(z) > 0, 1.0, alpha)
