"""How to trust a gradient: finite differences, and the verdict on each parameter; notebook 03."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    r"""
    Estimate the gradient of a function by centred differences, one entry at a time.

    :math:`\partial f / \partial x_i \approx (f(x + h e_i) - f(x - h e_i)) / 2h`, an error of
    order h².

    Parameters
    ----------
    f : callable
        Takes an array like `x`, returns a number.
    x : ndarray of any shape
        Where to differentiate; left as it was.
    h : float
        Size of the nudge.

    Returns
    -------
    ndarray of the shape of x
        The estimate.

    References
    ----------
    Notebook 03, exercise 10.

    Examples
    --------
    >>> print(numerical_gradient(lambda x: (x**2).sum(), np.array([1.0, -3.0])).round(6))
    [ 2. -6.]
    """
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f(x)
        x[index] = kept - h
        below = f(x)
        x[index] = kept
        gradient[index] = (above - below) / (2 * h)
    return gradient


def gradient_check(cost, params, grads):
    r"""
    Return how far each gradient is from the numerical one, parameter by parameter.

    The relative error is :math:`\lVert g - n \rVert / (\lVert g \rVert + \lVert n \rVert)` with
    Euclidean norms over all entries; 0 where both are 0.

    Parameters
    ----------
    cost : callable
        Takes a dict like `params`, returns a number.
    params : dict of ndarray
        The parameters, for example `W1`; left as they were.
    grads : dict of ndarray
        The gradient to check for each parameter, under the parameter's name with a `d` before
        it, for example `dW1`. Other entries are ignored.

    Returns
    -------
    dict of float
        For each parameter a number from 0 (the same) to 1 (opposite, or one of the two is 0).

    References
    ----------
    Notebook 03, exercise 11.

    Examples
    --------
    >>> errors = gradient_check(lambda p: (p["w"]**2).sum(), {"w": np.array([1.0, 2.0])},
    ...                         {"dw": np.array([6.0, 12.0])})
    >>> round(float(errors["w"]), 6)
    0.5
    """
    errors = {}
    for name, value in params.items():
        given = grads[f"d{name}"]
        numerical = numerical_gradient(lambda v, name=name: cost({**params, name: v}), value)
        scale = np.linalg.norm(given) + np.linalg.norm(numerical)
        errors[name] = np.linalg.norm(given - numerical) / scale if scale else 0.0
    return errors
