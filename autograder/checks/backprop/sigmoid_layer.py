"""What the checks of the Jacobian and of its product share: a sigmoid layer and wrong slopes."""

import numpy as np

from autograder.checks.forward.common import layer_arrays
from course.activations import sigmoid

SLOPES = {
    "value": sigmoid,
    "tanh": lambda z: 1 - np.tanh(z) ** 2,
}


def slope(z):
    """Return the slope of the sigmoid."""
    a = sigmoid(z)
    return a * (1 - a)


def layer(rng, n, n_prev, m):
    """Return A_prev, W and b with weighted inputs of moderate size."""
    A_prev, W, b = layer_arrays(rng, n, n_prev, m)
    return A_prev, W, b
