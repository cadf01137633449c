"""
Functions by name, for exercises whose argument is a function.

Each takes the point first and then constants; a check names one as `Formula(name, *constants)`.
"""

import numpy as np


def half_squared_length(x):
    """Return half the sum of squares; its gradient is x."""
    return 0.5 * np.sum(np.square(x))


def cubes_plus_squared_sum(x):
    """Return the sum of the cubes plus the square of the sum."""
    x = np.asarray(x)
    return np.sum(x * x * x) + np.sum(x) ** 2  # the last digit of a power depends on the processor


def waves(x, c):
    """Return a sum of a term per entry, each with its own factor, and a term of all entries."""
    return np.sum(np.exp(0.5 * c * x)) + np.sin(np.sum(c * x))


def squared_tanh_of_layer(X, W):
    """Return half the sum of the squares of tanh(W X)."""
    return 0.5 * np.sum(np.tanh(W @ X) ** 2)


def two_layer_cost(params, X, Y):
    """Return the quadratic cost of a network with tanh in its hidden layer."""
    A = np.tanh(params["W1"] @ X + params["b1"])
    distance = params["W2"] @ A + params["b2"] - Y
    return 0.5 * np.sum(distance**2) / X.shape[1]


def weighted_squares(params, weights):
    """Return half the sum of all squared parameters, weighted by name."""
    return 0.5 * sum(weight * np.sum(params[name] ** 2) for name, weight in weights.items())


FORMULAS = {
    "half the squared length": half_squared_length,
    "cubes plus the squared sum": cubes_plus_squared_sum,
    "waves of the entries and of their sum": waves,
    "half the squared tanh of a layer": squared_tanh_of_layer,
    "cost of a two-layer network": two_layer_cost,
    "weighted squares": weighted_squares,
}
