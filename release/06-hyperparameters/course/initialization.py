"""Where training starts: initial parameters and the scale of signals; notebook 04."""

import numpy as np

from course.activations import ACTIVATIONS


def init_zeros(sizes):
    """
    Return a network's parameters with every weight and bias 0.

    Parameters
    ----------
    sizes : sequence of int
        n_0 (the inputs), n_1, ..., n_L.

    Returns
    -------
    dict of ndarray
        `Wl` of shape (n_l, n_{l-1}) and `bl` of shape (n_l, 1) for l = 1, ..., L.

    References
    ----------
    Notebook 04, exercise 1.

    Examples
    --------
    >>> params = init_zeros([2, 1])
    >>> print(params["W1"], params["b1"])
    [[0. 0.]] [[0.]]
    """
    params = {}
    for layer in range(1, len(sizes)):
        params[f"W{layer}"] = np.zeros((sizes[layer], sizes[layer - 1]))
        params[f"b{layer}"] = np.zeros((sizes[layer], 1))
    return params


def init_normal(sizes, std, rng):
    """
    Return a network's parameters with Gaussian weights of one spread for all layers.

    Parameters
    ----------
    sizes : sequence of int
        n_0 (the inputs), n_1, ..., n_L.
    std : float
        Standard deviation of every weight; the mean is 0.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    dict of ndarray
        As in `init_zeros`; biases are 0.

    References
    ----------
    Notebook 04, exercise 2.

    Examples
    --------
    >>> params = init_normal([2, 3], 0.1, np.random.default_rng(0))
    >>> params["W1"].shape, float(abs(params["W1"]).max()) < 1
    ((3, 2), True)
    """
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        params[f"W{layer}"] = rng.normal(0.0, std, size=params[f"W{layer}"].shape)
    return params


def init_xavier(sizes, rng):
    r"""
    Return a network's parameters with weights of variance :math:`2 / (n_{l-1} + n_l)`.

    Parameters
    ----------
    sizes : sequence of int
        n_0 (the inputs), n_1, ..., n_L.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    dict of ndarray
        As in `init_zeros`; Gaussian weights with mean 0, biases 0.

    References
    ----------
    Notebook 04, exercise 3. Glorot and Bengio, 2010.

    Examples
    --------
    >>> init_xavier([2, 3], np.random.default_rng(0))["b1"].shape
    (3, 1)
    """
    params = init_zeros(sizes)
    for layer, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(2 / (n_in + n_out)), size=(n_out, n_in))
    return params


def init_he(sizes, rng):
    r"""
    Return a network's parameters with weights of variance :math:`2 / n_{l-1}`.

    Parameters
    ----------
    sizes : sequence of int
        n_0 (the inputs), n_1, ..., n_L.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    dict of ndarray
        As in `init_zeros`; Gaussian weights with mean 0, biases 0.

    References
    ----------
    Notebook 04, exercise 4. He, Zhang, Ren and Sun, 2015.

    Examples
    --------
    >>> init_he([2, 3], np.random.default_rng(0))["W1"].shape
    (3, 2)
    """
    params = init_zeros(sizes)
    for layer, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(0.0, np.sqrt(2 / n_in), size=(n_out, n_in))
    return params


def propagate_variance(sigma_w2, activation, depth):
    r"""
    Predict the variance of the weighted inputs of each layer of a very wide random network.

    With weights of variance :math:`\sigma_w^2 / n_{l-1}`, no biases and inputs of mean square 1,
    :math:`q_1 = \sigma_w^2` and :math:`q_{l+1} = \sigma_w^2\, E[\phi(\sqrt{q_l}\, g)^2]` for a
    standard Gaussian g. The expectation is a Gauss-Hermite sum.

    Parameters
    ----------
    sigma_w2 : float
        Variance of a weight times the number of inputs of its layer.
    activation : str
        A name in `ACTIVATIONS`, of a function that works entry by entry.
    depth : int
        Number of layers.

    Returns
    -------
    ndarray of shape (depth,)
        q_1, ..., q_depth.

    References
    ----------
    Notebook 04, exercise 5. Poole, Lahiri, Raghu, Sohl-Dickstein and Ganguli, 2016.

    Examples
    --------
    >>> print(propagate_variance(2.0, "relu", 3).round(6))
    [2. 2. 2.]
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(101)
    weights = weights / np.sqrt(2 * np.pi)
    q = np.zeros(depth)
    q[0] = sigma_w2
    for layer in range(1, depth):
        a = ACTIVATIONS[activation](np.sqrt(q[layer - 1]) * nodes)
        q[layer] = sigma_w2 * (weights @ a**2)
    return q
