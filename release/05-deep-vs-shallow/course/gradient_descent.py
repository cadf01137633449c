"""Downhill, step by step, until it is good enough: the training loops of notebooks 03 and 05."""

import numpy as np

from course.backprop import (
    network_backward,
    quadratic_cost_backward,
    softmax_cross_entropy_backward,
)
from course.forward import network_forward
from course.losses import quadratic_cost, softmax_cross_entropy


def gradient_descent_step(params, grads, learning_rate):
    """
    Return the parameters after one step against the gradient.

    Parameters
    ----------
    params : dict of ndarray
        The parameters; left as they were.
    grads : dict of ndarray
        The gradient of each under its name with a `d` before it; other entries are ignored.
    learning_rate : float
        Length of the step in units of the gradient.

    Returns
    -------
    dict of ndarray
        The new parameters, new arrays.

    References
    ----------
    Notebook 03, exercise 12.

    Examples
    --------
    >>> gradient_descent_step({"W1": 1.0}, {"dW1": 4.0}, 0.5)
    {'W1': -1.0}
    """
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in params.items()}


def train(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    """
    Improve a classifier by gradient descent on all samples at once.

    Each round computes the cost and stops if it is small enough; otherwise it takes one step.
    It also stops when `n_iterations` rounds are over. The cost is the softmax cross-entropy of
    the last layer's activations, so that layer should be affine: `"identity"`.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        Inputs.
    y : ndarray of shape (m,)
        Class of each sample.
    params : dict of ndarray
        Where to start; left as they were.
    activations : sequence of str
        One name for each layer.
    learning_rate : float
        Length of a step in units of the gradient.
    n_iterations : int
        The most rounds.
    target_cost : float
        A cost at which, or below which, no further step is taken.

    Returns
    -------
    params : dict of ndarray
        The parameters after the last step that was taken.
    costs : list of float
        The cost of each round, before its step.

    References
    ----------
    Notebook 03, exercise 13.

    Examples
    --------
    >>> start = {"W1": np.zeros((2, 1)), "b1": np.zeros((2, 1))}
    >>> params, costs = train(np.array([[1.0]]), np.array([0]), start, ["identity"], 1.0, 2)
    >>> print(params["W1"].shape, len(costs), costs[1] < costs[0])
    (2, 1) 2 True
    """
    costs = []
    for _ in range(n_iterations):
        Z, caches = network_forward(X, params, activations)
        costs.append(softmax_cross_entropy(Z, y))
        if costs[-1] <= target_cost:
            break
        grads = network_backward(softmax_cross_entropy_backward(Z, y), caches, activations)
        params = gradient_descent_step(params, grads, learning_rate)
    return params, costs


def train_regression(X, Y, params, activations, learning_rate, n_iterations):
    """
    Fit a network to values by gradient descent on all samples at once.

    The cost is `quadratic_cost`. Training ends early when it diverges, with a last cost that is
    not a finite number.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        Inputs.
    Y : ndarray of shape (n_L, m)
        Targets.
    params : dict of ndarray
        Where to start; left as they were.
    activations : sequence of str
        One name for each layer; usually the last is `"identity"`.
    learning_rate : float
        Length of a step in units of the gradient.
    n_iterations : int
        Number of rounds.

    Returns
    -------
    params : dict of ndarray
        The parameters after the last step that was taken.
    costs : list of float
        The cost of each round, before its step.

    References
    ----------
    Handed out with notebook 05.

    Examples
    --------
    >>> start = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]])}
    >>> params, costs = train_regression(np.array([[1.0]]), np.array([[2.0]]), start,
    ...                                  ["identity"], 0.5, 2)
    >>> print(params["W1"], params["b1"], [float(cost) for cost in costs])
    [[1.]] [[1.]] [2.0, 0.0]
    """
    costs = []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(n_iterations):
            A, caches = network_forward(X, params, activations)
            costs.append(quadratic_cost(A, Y))
            if not np.isfinite(costs[-1]):
                break
            grads = network_backward(quadratic_cost_backward(A, Y), caches, activations)
            params = gradient_descent_step(params, grads, learning_rate)
    return params, costs
