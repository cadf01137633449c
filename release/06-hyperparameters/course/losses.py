"""Costs: the mean over samples of a loss; what notebook 02 asks for."""

import numpy as np


def quadratic_cost(A, Y):
    r"""
    Return the mean over samples of half the squared distance.

    :math:`\frac{1}{m} \sum_{i=1}^{m} \frac{1}{2} \lVert a_i - y_i \rVert^2`

    Parameters
    ----------
    A : array_like of shape (n_L, m)
        Outputs of the network, one sample a column.
    Y : array_like of shape (n_L, m)
        Targets.

    Returns
    -------
    float
        At least 0; 0 when every output is right.

    Raises
    ------
    ValueError
        If `A` and `Y` differ in shape.

    References
    ----------
    Notebook 02, exercise 5.

    Examples
    --------
    >>> float(quadratic_cost(np.array([[1.0, 2.0]]), np.array([[0.0, 0.0]])))
    1.25
    """
    A, Y = np.asarray(A) + 0.0, np.asarray(Y)
    if A.ndim != 2 or A.shape != Y.shape:
        raise ValueError(f"A and Y must have the same shape (n_L, m), got {A.shape} and {Y.shape}")
    return 0.5 * np.sum((A - Y) ** 2) / A.shape[1]


def binary_cross_entropy(Z, Y):
    r"""
    Return the mean over samples of the binary cross-entropy, from logits.

    The loss of one output is :math:`-y \ln a - (1 - y) \ln(1 - a)` with `a = sigmoid(z)`, which
    equals :math:`\ln(1 + e^z) - y z` and is computed in that form, so that it is finite for every
    finite logit.

    Parameters
    ----------
    Z : array_like of shape (n_L, m)
        Logits: the weighted inputs of the last layer, before the sigmoid.
    Y : array_like of shape (n_L, m)
        Targets, 0 or 1.

    Returns
    -------
    float
        At least 0, in nats; summed over outputs, averaged over samples.

    Raises
    ------
    ValueError
        If `Z` and `Y` differ in shape.

    References
    ----------
    Notebook 02, exercise 6.

    Examples
    --------
    >>> round(float(binary_cross_entropy(np.array([[0.0, 1000.0]]), np.array([[1, 1]]))), 6)
    0.346574
    """
    Z, Y = np.asarray(Z), np.asarray(Y)
    if Z.ndim != 2 or Z.shape != Y.shape:
        raise ValueError(f"Z and Y must have the same shape (n_L, m), got {Z.shape} and {Y.shape}")
    return np.sum(np.logaddexp(0.0, Z) - Y * Z) / Z.shape[1]


def softmax_cross_entropy(Z, y):
    r"""
    Return the mean over samples of the cross-entropy of softmax, from logits.

    The loss of one sample is :math:`\ln \sum_c e^{z_c} - z_y`, computed after the largest logit of
    the column is taken away.

    Parameters
    ----------
    Z : array_like of shape (C, m)
        Logits, one sample a column.
    y : array_like of shape (m,)
        Class of each sample, an integer from 0 to C - 1.

    Returns
    -------
    float
        At least 0, in nats; ln C when all classes get the same logit.

    Raises
    ------
    ValueError
        If `y` has not one label a column of `Z`, or a label is not one of the classes.

    References
    ----------
    Notebook 02, exercise 7.

    Examples
    --------
    >>> round(float(softmax_cross_entropy(np.zeros((10, 2)), np.array([3, 7]))), 6)
    2.302585
    """
    Z, y = np.asarray(Z) + 0.0, np.asarray(y)
    n_classes, m = Z.shape
    if y.shape != (m,):
        raise ValueError(f"y must have shape ({m},), one label a column of Z, got {y.shape}")
    if y.min() < 0 or y.max() >= n_classes:
        raise ValueError(f"labels must be from 0 to {n_classes - 1}, got {y.min()} to {y.max()}")
    shifted = Z - Z.max(axis=0, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=0)) - shifted[y, np.arange(m)]
    return losses.mean()
