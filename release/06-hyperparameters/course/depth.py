"""What depth buys: networks with weights set by hand, and how to compare fairly; notebook 05."""

import numpy as np

from course.activations import relu
from course.forward import count_parameters
from course.gradient_descent import train_regression


def xor_params():
    """
    Return weights, set by hand, of two hidden ReLUs and an affine output that compute XOR.

    `network_forward(X, params, ["relu", "identity"])` is 1 where the two entries of a column
    differ, 0 where they are equal; the entries are 0 or 1.

    Returns
    -------
    dict of ndarray
        `W1` (2, 2), `b1` (2, 1), `W2` (1, 2), `b2` (1, 1).

    References
    ----------
    Notebook 05, exercise 1.

    Examples
    --------
    >>> print(xor_params()["W1"].shape)
    (2, 2)
    """
    return {
        "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
        "b1": np.array([[0.0], [-1.0]]),
        "W2": np.array([[1.0, -2.0]]),
        "b2": np.array([[0.0]]),
    }


def parity_params(n):
    """
    Return the weights of one hidden layer of n ReLUs that tells odd from even.

    The output is affine: `network_forward(X, params, ["relu", "identity"])` is 1 for every column
    of n bits that holds an odd number of ones, 0 for an even number.

    Parameters
    ----------
    n : int
        Number of bits, and of hidden units.

    Returns
    -------
    dict of ndarray
        `W1` (n, n), `b1` (n, 1), `W2` (1, n), `b2` (1, 1).

    References
    ----------
    Notebook 05, exercise 2.

    Examples
    --------
    >>> print(parity_params(1)["W2"])
    [[1.]]
    """
    jumps = np.array([[1.0] + [2.0 * (-1) ** k for k in range(1, n)]])
    return {
        "W1": np.ones((n, n)),
        "b1": -np.arange(n, dtype=float).reshape(n, 1),
        "W2": jumps,
        "b2": np.zeros((1, 1)),
    }


def tent(x):
    r"""
    Fold the unit interval once: up to 1 in the middle, back to 0 at its end.

    :math:`T(x) = 2\,\mathrm{relu}(x) - 4\,\mathrm{relu}(x - \frac12)`, two hidden units; it is 0
    for negative x and goes on falling, 2 - 2x, beyond 1.

    Parameters
    ----------
    x : array_like of any shape
        Inputs.

    Returns
    -------
    ndarray of the shape of `x`
        Their images.

    References
    ----------
    Notebook 05, exercise 3.

    Examples
    --------
    >>> print(tent(np.array([0.0, 0.25, 0.5, 1.0])))
    [0.  0.5 1.  0. ]
    """
    x = np.asarray(x)
    return 2 * relu(x) - 4 * relu(x - 0.5)


def compose(f, k):
    """
    Return the function that applies `f` k times, each time to what came out before.

    Parameters
    ----------
    f : callable
        From one array to another of the same shape.
    k : int
        How often; for 0 the result returns its argument.

    Returns
    -------
    callable
        x -> f(f(...f(x))).

    References
    ----------
    Notebook 05, exercise 4.

    Examples
    --------
    >>> compose(lambda x: 2 * x + 1, 3)(1)
    15
    """

    def repeated(x):
        for _ in range(k):
            x = f(x)
        return x

    return repeated


def sawtooth_params(k):
    """
    Return the weights of a deep network that folds the unit interval k times.

    It has k hidden layers of two ReLUs and an affine output of one unit, and computes
    `compose(tent, k)`.

    Parameters
    ----------
    k : int
        Number of hidden layers, at least 1.

    Returns
    -------
    dict of ndarray
        `W1` (2, 1), `b1` (2, 1), `W2`, ..., `Wk` (2, 2), and the output's `W{k+1}` (1, 2),
        `b{k+1}` (1, 1).

    References
    ----------
    Notebook 05, exercise 5. Telgarsky, 2016.

    Examples
    --------
    >>> print(list(sawtooth_params(2)))
    ['W1', 'b1', 'W2', 'b2', 'W3', 'b3']
    """
    fold, kinks = np.array([[2.0, -4.0]]), np.array([[0.0], [-0.5]])
    params = {"W1": np.ones((2, 1)), "b1": kinks.copy()}
    for layer in range(2, k + 1):
        params[f"W{layer}"] = np.vstack([fold, fold])
        params[f"b{layer}"] = kinks.copy()
    params[f"W{k + 1}"], params[f"b{k + 1}"] = fold, np.zeros((1, 1))
    return params


def count_linear_pieces(x, y):
    """
    Count the straight pieces of a continuous, piecewise linear function from its samples.

    Every piece must be wide enough to hold two whole cells, that is three neighbouring samples.
    Two slopes are the same when they differ by less than a millionth of the largest slope.

    Parameters
    ----------
    x : ndarray of shape (m,)
        Where the function was sampled, growing.
    y : ndarray of shape (m,)
        Its values there.

    Returns
    -------
    int
        The number of pieces; a kink may lie on a sample or anywhere inside a cell.

    References
    ----------
    Notebook 05, exercise 6.

    Examples
    --------
    >>> x = np.linspace(-1, 1, 12)
    >>> count_linear_pieces(x, np.abs(x))
    2
    """
    slopes = np.diff(y) / np.diff(x)
    same = np.abs(np.diff(slopes)) < 1e-6 * np.abs(slopes).max()
    if not slopes.any():
        return 1
    # a cell with a kink inside has a slope of its own; a piece is a run of cells that agree
    starts = same & ~np.concatenate([[False], same[:-1]])
    return int(starts.sum())


def shallow_fit(x, y, kinks):
    """
    Return the best network with one hidden layer whose units bend at given places.

    Hidden unit i computes relu(x - kinks[i]); the output is affine, its weights and its bias are
    those of least squares over all samples.

    Parameters
    ----------
    x : ndarray of shape (m,)
        Inputs.
    y : ndarray of shape (m,)
        Targets.
    kinks : ndarray of shape (n,)
        Where each hidden unit starts to rise.

    Returns
    -------
    dict of ndarray
        `W1` (n, 1), `b1` (n, 1), `W2` (1, n), `b2` (1, 1), for
        `network_forward(x.reshape(1, -1), params, ["relu", "identity"])`.

    References
    ----------
    Notebook 05, exercise 7.

    Examples
    --------
    >>> params = shallow_fit(np.array([0.0, 1.0, 2.0]), np.array([1.0, 1.0, 3.0]), np.array([1.0]))
    >>> print(params["W2"].round(6), params["b2"].round(6))
    [[2.]] [[1.]]
    """
    kinks = np.asarray(kinks, dtype=float)
    hidden = relu(np.asarray(x)[:, None] - kinks)
    features = np.hstack([hidden, np.ones((len(hidden), 1))])
    weights = np.linalg.lstsq(features, y, rcond=None)[0]
    return {
        "W1": np.ones((kinks.size, 1)),
        "b1": -kinks.reshape(-1, 1),
        "W2": weights[:-1].reshape(1, -1),
        "b2": weights[-1:].reshape(1, 1),
    }


def square_gadget(x, m):
    r"""
    Approximate the square on the unit interval with m folds.

    :math:`x^2 \approx x - \sum_{s=1}^m T^s(x) / 4^s` with the tent T applied s times; the error is
    at most :math:`4^{-(m+1)}`.

    Parameters
    ----------
    x : ndarray of any shape
        Inputs from 0 to 1.
    m : int
        How many folds; for 0 the result is x.

    Returns
    -------
    ndarray of the shape of `x`
        The approximation.

    References
    ----------
    Notebook 05, exercise 8. Yarotsky, 2017.

    Examples
    --------
    >>> print(square_gadget(np.array([0.0, 0.5, 1.0]), 1))
    [0.   0.25 1.  ]
    """
    return x - sum(compose(tent, s)(x) / 4**s for s in range(1, m + 1))


def spread_kinks(params, low, high):
    """
    Return the same network with the kinks of its first layer spread over an interval.

    Unit i of n rises or falls from its kink at low + i (high - low) / n, i = 0, ..., n - 1. The
    network has one input.

    Parameters
    ----------
    params : dict of ndarray
        `W1` (n, 1) without zeros, `b1` (n, 1) and further layers; left as they were.
    low, high : float
        The interval of the inputs.

    Returns
    -------
    dict of ndarray
        New parameters: `b1` is new, everything else has the old values.

    References
    ----------
    Notebook 05, exercise 9.

    Examples
    --------
    >>> start = {"W1": np.array([[2.0], [-1.0]]), "b1": np.zeros((2, 1))}
    >>> print(spread_kinks(start, 0.0, 1.0)["b1"].round(6) + 0.0)
    [[0. ]
     [0.5]]
    """
    W1 = params["W1"]
    kinks = np.linspace(low, high, len(W1), endpoint=False).reshape(-1, 1)
    return params | {"b1": -W1 * kinks}


def equal_width(n_in, n_out, depth, n_parameters):
    """
    Return the width that lets a network of a given depth use up a budget of parameters.

    Parameters
    ----------
    n_in, n_out : int
        Number of inputs and outputs.
    depth : int
        Number of hidden layers, at least 1, all of the same width.
    n_parameters : int
        The budget: weights and biases, at least those of a network of width 1.

    Returns
    -------
    int
        The largest width whose network has at most `n_parameters` parameters.

    References
    ----------
    Notebook 05, exercise 10.

    Examples
    --------
    >>> equal_width(1, 1, 1, 31), equal_width(1, 1, 2, 31)
    (10, 3)
    """
    width = 1
    while count_parameters([n_in, *[width + 1] * depth, n_out]) <= n_parameters:
        width += 1
    return width


def sweep(X, Y, starts, activations, learning_rates, n_iterations):
    """
    Train from several starts at each learning rate, and find the rate that suits the network.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        Inputs.
    Y : ndarray of shape (n_L, m)
        Targets.
    starts : list of dict
        Parameters to start from, one for each seed; left as they were.
    activations : sequence of str
        One name for each layer.
    learning_rates : list of float
        The candidates.
    n_iterations : int
        Rounds of each training.

    Returns
    -------
    medians : list of float
        For each learning rate the median over the starts of the last cost that `train_regression`
        reports; a last cost that is not a finite number counts as infinite.
    best : float
        The learning rate with the smallest median, the first of several.

    References
    ----------
    Notebook 05, exercise 11.

    Examples
    --------
    >>> starts = [{"W1": np.array([[w]]), "b1": np.array([[0.0]])} for w in (0.0, 0.5, 2.0)]
    >>> X = np.array([[1.0, -1.0]])
    >>> medians, best = sweep(X, X, starts, ["identity"], [0.1, 1.0], 3)
    >>> print(best, medians[0] > medians[1])
    1.0 True
    """
    medians = []
    for learning_rate in learning_rates:
        last = [
            train_regression(X, Y, params, activations, learning_rate, n_iterations)[1][-1]
            for params in starts
        ]
        medians.append(float(np.median([cost if np.isfinite(cost) else np.inf for cost in last])))
    return medians, learning_rates[int(np.argmin(medians))]
