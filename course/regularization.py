"""What keeps a network from learning its samples by heart: L2 and dropout; notebook 06."""

import numpy as np


def l2_penalty(params, strength):
    r"""
    Return the price of large weights.

    :math:`\frac{\lambda}{2} \sum_l \sum_{ij} (w^l_{ij})^2`; biases, scales and shifts cost nothing.

    Parameters
    ----------
    params : dict of ndarray
        The weights are the entries `W1`, `W2`, ...
    strength : float
        :math:`\lambda`, at least 0.

    Returns
    -------
    float
        What is added to the cost.

    References
    ----------
    Notebook 06, exercise 1. Krogh and Hertz, 1991.

    Examples
    --------
    >>> float(l2_penalty({"W1": np.array([[1.0, -3.0]]), "b1": np.array([[7.0]])}, 0.5))
    2.5
    """
    return strength / 2 * sum(np.sum(value**2) for name, value in params.items() if name[0] == "W")


def l2_penalty_backward(params, strength):
    """
    Return the gradient of `l2_penalty` with respect to every weight.

    Parameters
    ----------
    params : dict of ndarray
        As in `l2_penalty`.
    strength : float
        As in `l2_penalty`.

    Returns
    -------
    dict of ndarray
        `dWl` for every `Wl`, of its shape; no other entries.

    References
    ----------
    Notebook 06, exercise 2.

    Examples
    --------
    >>> l2_penalty_backward({"W1": np.array([[1.0, -3.0]]), "b1": np.array([[7.0]])}, 0.5)
    {'dW1': array([[ 0.5, -1.5]])}
    """
    return {f"d{name}": strength * value for name, value in params.items() if name[0] == "W"}


def dropout_forward(A, keep, rng, training):
    """
    Silence units at random in training, and scale the others up so that the mean stays.

    Parameters
    ----------
    A : ndarray of shape (n, m)
        Activations; left as they were.
    keep : float
        Probability that an entry is kept, above 0, at most 1; every unit of every sample is drawn
        on its own.
    rng : numpy.random.Generator
        Where all randomness comes from.
    training : bool
        Whether to silence anything at all.

    Returns
    -------
    out : ndarray of shape (n, m)
        `A * mask`.
    mask : ndarray of shape (n, m)
        0 for a silenced entry, `1 / keep` for a kept one; all ones when not training.

    References
    ----------
    Notebook 06, exercise 3. Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, 2014.

    Examples
    --------
    >>> out, mask = dropout_forward(np.ones((2, 3)), 0.5, np.random.default_rng(0), True)
    >>> print(set(out.ravel().tolist()) <= {0.0, 2.0})
    True
    """
    if not training:
        return A, np.ones_like(A)
    mask = (rng.random(A.shape) < keep) / keep
    return A * mask, mask


def dropout_backward(dout, mask):
    """
    Carry a gradient back through dropout.

    Parameters
    ----------
    dout : ndarray of shape (n, m)
        Gradient of the cost with respect to the output.
    mask : ndarray of shape (n, m)
        What `dropout_forward` multiplied with.

    Returns
    -------
    ndarray of shape (n, m)
        Gradient with respect to `A`.

    References
    ----------
    Notebook 06, exercise 4.

    Examples
    --------
    >>> print(dropout_backward(np.array([[3.0, -1.0]]), np.array([[2.0, 0.0]])))
    [[ 6. -0.]]
    """
    return dout * mask
