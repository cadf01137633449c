"""Batch normalisation, forwards and backwards; notebook 04."""

import numpy as np


def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    r"""
    Normalise each unit over the samples, then scale and shift it.

    In training, :math:`\hat z = (z - \mu) / \sqrt{v + \epsilon}` with the batch's mean and
    variance (divided by m) of each unit; otherwise with the running ones. The output is
    :math:`\gamma \hat z + \beta`.

    Parameters
    ----------
    Z : ndarray of shape (n, m)
        Weighted inputs; `m` samples.
    gamma : ndarray of shape (n, 1)
        Scales; they start at 1.
    beta : ndarray of shape (n, 1)
        Shifts; they start at 0.
    running : dict
        `"mean"` and `"var"`, each of shape (n, 1): averages over past batches; left as they were.
    training : bool
        Whether to use the batch's statistics.
    momentum : float
        Weight of the old running statistics when the batch's are mixed in.
    eps : float
        Keeps a unit that never changes from dividing by 0.

    Returns
    -------
    out : ndarray of shape (n, m)
        Normalised, scaled and shifted.
    cache : tuple
        (Z_hat, gamma, std) for the way back; std is the root that was divided by, (n, 1).
    running : dict
        In training `momentum * old + (1 - momentum) * batch` for both statistics; otherwise the
        old values.

    References
    ----------
    Notebook 04, exercise 6. Ioffe and Szegedy, 2015.

    Examples
    --------
    >>> running = {"mean": np.zeros((1, 1)), "var": np.ones((1, 1))}
    >>> out, cache, running = batchnorm_forward(np.array([[1.0, 3.0]]), np.ones((1, 1)),
    ...                                         np.zeros((1, 1)), running, True, eps=0.0)
    >>> print(out, running["mean"].round(6))
    [[-1.  1.]] [[0.2]]
    """
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    else:
        mean, var = running["mean"], running["var"]
    std = np.sqrt(var + eps)
    Z_hat = (Z - mean) / std
    return gamma * Z_hat + beta, (Z_hat, gamma, std), running


def batchnorm_backward(dout, cache):
    r"""
    Carry a gradient back through batch normalisation in training.

    The batch's mean and variance depend on every sample, so
    :math:`dZ = \frac{\gamma}{\mathrm{std}} (dout - \overline{dout} -
    \hat z\, \overline{dout\, \hat z})` with means over the samples.

    Parameters
    ----------
    dout : ndarray of shape (n, m)
        Gradient of the cost with respect to the output.
    cache : tuple
        (Z_hat, gamma, std), as `batchnorm_forward` returned it.

    Returns
    -------
    dZ : ndarray of shape (n, m)
        Gradient with respect to the input; each row sums to 0.
    dgamma : ndarray of shape (n, 1)
        Gradient with respect to the scales.
    dbeta : ndarray of shape (n, 1)
        Gradient with respect to the shifts.

    References
    ----------
    Notebook 04, exercise 7. Ioffe and Szegedy, 2015.

    Examples
    --------
    >>> cache = np.array([[-1.0, 1.0, -1.0, 1.0]]), np.array([[2.0]]), np.array([[0.5]])
    >>> dZ, dgamma, dbeta = batchnorm_backward(np.array([[1.0, 0.0, 0.0, 0.0]]), cache)
    >>> print(dZ, dgamma, dbeta)
    [[ 2.  0. -2.  0.]] [[-1.]] [[1.]]
    """
    Z_hat, gamma, std = cache
    dgamma = (dout * Z_hat).sum(axis=1, keepdims=True)
    dbeta = dout.sum(axis=1, keepdims=True)
    m = dout.shape[1]
    dZ = gamma / std * (dout - dbeta / m - Z_hat * dgamma / m)
    return dZ, dgamma, dbeta


def init_batchnorm(sizes):
    """
    Return what batch normalisation of every hidden layer starts with.

    Parameters
    ----------
    sizes : sequence of int
        n_0 (the inputs), n_1, ..., n_L.

    Returns
    -------
    params : dict of ndarray
        `gammal`, ones, and `betal`, zeros, of shape (n_l, 1) for l = 1, ..., L - 1.
    running : dict
        For each hidden layer l, under the number l, `{"mean": zeros, "var": ones}`.

    References
    ----------
    Handed out with notebook 06.

    Examples
    --------
    >>> params, running = init_batchnorm([2, 3, 1])
    >>> print(list(params), list(running))
    ['gamma1', 'beta1'] [1]
    """
    params, running = {}, {}
    for layer, n in enumerate(sizes[1:-1], start=1):
        params[f"gamma{layer}"], params[f"beta{layer}"] = np.ones((n, 1)), np.zeros((n, 1))
        running[layer] = {"mean": np.zeros((n, 1)), "var": np.ones((n, 1))}
    return params, running
