"""Activation functions and their slopes: what notebook 01 asks for."""

import numpy as np


def compose_linear(layers):
    r"""
    Return the one affine layer that equals a stack of affine layers.

    For :math:`z = W_2 (W_1 a + b_1) + b_2` the weights are :math:`W_2 W_1` and the bias is
    :math:`W_2 b_1 + b_2`; longer stacks repeat the step.

    Parameters
    ----------
    layers : sequence of (W, b)
        Each array_like, `W` of shape (n_l, n_{l-1}) and `b` of shape (n_l, 1); the first layer is
        applied first.

    Returns
    -------
    W : ndarray of shape (n_L, n_0)
        Weights of the whole stack.
    b : ndarray of shape (n_L, 1)
        Bias of the whole stack.

    References
    ----------
    Notebook 01, exercise 1.

    Examples
    --------
    >>> W, b = compose_linear([(np.array([[2.0]]), np.array([[1.0]])),
    ...                        (np.array([[3.0]]), np.array([[-1.0]]))])
    >>> print(W, b)
    [[6.]] [[2.]]
    """
    W, b = layers[0]
    W, b = np.array(W, dtype=float), np.array(b, dtype=float)
    for W_next, b_next in layers[1:]:
        W_next = np.asarray(W_next, dtype=float)
        W, b = W_next @ W, W_next @ b + b_next
    return W, b


def identity(z):
    """
    Return the input unchanged, as a new array: the activation of an affine output layer.

    Parameters
    ----------
    z : array_like of any shape

    Returns
    -------
    ndarray of the same shape

    Examples
    --------
    >>> print(identity([1.0, -2.0]))
    [ 1. -2.]
    """
    return np.asarray(z) + 0.0


def identity_backward(dA, z):
    """
    Carry a gradient back through the identity: it stays what it is, as a new array.

    Parameters
    ----------
    dA : array_like
        Gradient of the cost with respect to the activation.
    z : array_like of the same shape
        Input of the activation.

    Returns
    -------
    ndarray of the same shape
        Gradient with respect to `z`.

    Examples
    --------
    >>> print(identity_backward([2.0], [0.5]))
    [2.]
    """
    return np.asarray(dA) + 0.0


def sigmoid(z):
    r"""
    Squash every number into (0, 1): :math:`1 / (1 + e^{-z})`.

    Parameters
    ----------
    z : array_like of any shape

    Returns
    -------
    ndarray of the same shape
        Rises from 0 to 1; 0.5 at 0. Finite for every finite `z`.

    References
    ----------
    Notebook 01, exercise 2.

    Examples
    --------
    >>> print(sigmoid([0.0, 1000.0, -1000.0]))
    [0.5 1.  0. ]
    """
    z = np.asarray(z) + 0.0  # whole numbers of any width become floats
    e = np.exp(-np.abs(z))  # never more than 1, so nothing overflows
    return np.where(z >= 0, 1.0, e) / (1 + e)


def sigmoid_backward(dA, z):
    r"""
    Carry a gradient back through the sigmoid: :math:`dA \cdot a (1 - a)` with `a = sigmoid(z)`.

    Parameters
    ----------
    dA : array_like
        Gradient of the cost with respect to the activation.
    z : array_like of the same shape
        Input of the activation.

    Returns
    -------
    ndarray of the same shape
        Gradient with respect to `z`.

    References
    ----------
    Notebook 01, exercise 3.

    Examples
    --------
    >>> print(sigmoid_backward([2.0], [0.0]))
    [0.5]
    """
    a = sigmoid(z)
    return np.asarray(dA) * a * (1 - a)


def tanh(z):
    """
    Squash every number into (-1, 1).

    Parameters
    ----------
    z : array_like of any shape

    Returns
    -------
    ndarray of the same shape
        0 at 0, odd, finite for every finite `z`.

    References
    ----------
    Notebook 01, exercise 4.

    Examples
    --------
    >>> print(tanh([0.0, 1000.0, -1000.0]))
    [ 0.  1. -1.]
    """
    return np.tanh(np.asarray(z) + 0.0)


def tanh_backward(dA, z):
    r"""
    Carry a gradient back through tanh: :math:`dA \cdot (1 - a^2)` with `a = tanh(z)`.

    Parameters
    ----------
    dA : array_like
        Gradient of the cost with respect to the activation.
    z : array_like of the same shape
        Input of the activation.

    Returns
    -------
    ndarray of the same shape
        Gradient with respect to `z`.

    References
    ----------
    Notebook 01, exercise 5.

    Examples
    --------
    >>> print(tanh_backward([2.0], [0.0]))
    [2.]
    """
    a = tanh(z)
    return np.asarray(dA) * (1 - a**2)


def relu(z):
    """
    Keep what is positive: max(0, z).

    Parameters
    ----------
    z : array_like of any shape

    Returns
    -------
    ndarray of the same shape

    References
    ----------
    Notebook 01, exercise 6. Glorot, Bordes and Bengio, 2011.

    Examples
    --------
    >>> print(relu([-2.0, 3.0]))
    [0. 3.]
    """
    return np.maximum(np.asarray(z), 0.0)


def relu_backward(dA, z):
    """
    Carry a gradient back through ReLU: it passes where `z` is positive.

    Parameters
    ----------
    dA : array_like
        Gradient of the cost with respect to the activation.
    z : array_like of the same shape
        Input of the activation.

    Returns
    -------
    ndarray of the same shape
        Gradient with respect to `z`; 0 at `z = 0`, where any slope from 0 to 1 would do.

    References
    ----------
    Notebook 01, exercise 7.

    Examples
    --------
    >>> print(relu_backward([5.0, 5.0], [-2.0, 3.0]))
    [0. 5.]
    """
    return np.where(np.asarray(z) > 0, dA, 0.0)


def leaky_relu(z, alpha=0.01):
    """
    Keep what is positive and `alpha` times what is negative.

    Parameters
    ----------
    z : array_like of any shape
    alpha : float
        Slope on the negative side, fixed by hand.

    Returns
    -------
    ndarray of the same shape

    References
    ----------
    Notebook 01, exercise 8. Maas, Hannun and Ng, 2013.

    Examples
    --------
    >>> print(leaky_relu([-2.0, 3.0], alpha=0.5))
    [-1.  3.]
    """
    z = np.asarray(z)
    return np.maximum(z, 0.0) + alpha * np.minimum(z, 0.0)


def leaky_relu_backward(dA, z, alpha=0.01):
    """
    Carry a gradient back through the leaky ReLU: slope 1 above 0, `alpha` below.

    Parameters
    ----------
    dA : array_like
        Gradient of the cost with respect to the activation.
    z : array_like of the same shape
        Input of the activation.
    alpha : float
        Slope on the negative side.

    Returns
    -------
    ndarray of the same shape
        Gradient with respect to `z`.

    References
    ----------
    Notebook 01, exercise 9.

    Examples
    --------
    >>> print(leaky_relu_backward([4.0, 4.0], [-2.0, 3.0], alpha=0.5))
    [2. 4.]
    """
    return np.asarray(dA) * np.where(np.asarray(z) > 0, 1.0, alpha)


def prelu(z, alpha):
    """
    Return max(0, z) + alpha * min(0, z), a leaky ReLU whose slope is learnt.

    Parameters
    ----------
    z : array_like of any shape
    alpha : float
        Slope on the negative side, one number for the whole layer.

    Returns
    -------
    ndarray of the same shape

    References
    ----------
    Notebook 01, exercise 10. He, Zhang, Ren and Sun, 2015.

    Examples
    --------
    >>> print(prelu([-2.0, 3.0], 0.25))
    [-0.5  3. ]
    """
    z = np.asarray(z)
    return np.maximum(z, 0.0) + alpha * np.minimum(z, 0.0)


def prelu_backward(dA, z, alpha):
    """
    Carry a gradient back through PReLU, to its input and to its slope.

    Parameters
    ----------
    dA : array_like
        Gradient of the cost with respect to the activation.
    z : array_like of the same shape
        Input of the activation.
    alpha : float
        Slope on the negative side.

    Returns
    -------
    dz : ndarray of the same shape
        Gradient with respect to `z`.
    dalpha : float
        Gradient with respect to `alpha`: every negative entry contributes.

    References
    ----------
    Notebook 01, exercise 11. He, Zhang, Ren and Sun, 2015, equation 8.

    Examples
    --------
    >>> dz, dalpha = prelu_backward([4.0, 4.0], [-2.0, 3.0], 0.25)
    >>> print(dz, dalpha)
    [1. 4.] -8.0
    """
    dA, z = np.asarray(dA), np.asarray(z)
    dz = dA * np.where(z > 0, 1.0, alpha)
    dalpha = np.sum(dA * np.minimum(z, 0.0))
    return dz, dalpha


def elu(z, alpha=1.0):
    """
    Keep what is positive; bend what is negative towards -alpha: alpha * (exp(z) - 1).

    Parameters
    ----------
    z : array_like of any shape
    alpha : float
        The value approached on the far left is -alpha.

    Returns
    -------
    ndarray of the same shape

    References
    ----------
    Notebook 01, exercise 12. Clevert, Unterthiner and Hochreiter, 2016.

    Examples
    --------
    >>> print(elu([-1000.0, 3.0], alpha=2.0))
    [-2.  3.]
    """
    z = np.asarray(z)
    return np.maximum(z, 0.0) + alpha * np.expm1(np.minimum(z, 0.0))


def elu_backward(dA, z, alpha=1.0):
    """
    Carry a gradient back through ELU: slope 1 above 0, alpha * exp(z) below.

    Parameters
    ----------
    dA : array_like
        Gradient of the cost with respect to the activation.
    z : array_like of the same shape
        Input of the activation.
    alpha : float
        As in `elu`.

    Returns
    -------
    ndarray of the same shape
        Gradient with respect to `z`.

    References
    ----------
    Notebook 01, exercise 13.

    Examples
    --------
    >>> print(elu_backward([4.0, 4.0], [-1000.0, 3.0]))
    [0. 4.]
    """
    z = np.asarray(z)
    return np.asarray(dA) * np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0.0)))


def softmax(Z):
    r"""
    Turn each column of scores into probabilities.

    :math:`e^{z_i} / \sum_j e^{z_j}`, computed after the largest score of the column is taken away,
    so that no exponent is above 0.

    Parameters
    ----------
    Z : array_like of shape (n, m) or (n,)
        Scores, one sample a column; a 1-D input is one sample.

    Returns
    -------
    ndarray of the same shape
        Positive, every column sums to 1.

    References
    ----------
    Notebook 01, exercise 14.

    Examples
    --------
    >>> print(softmax([[0.0, 1000.0], [0.0, -1000.0]]))
    [[0.5 1. ]
     [0.5 0. ]]
    """
    Z = np.asarray(Z) + 0.0  # whole numbers of any width become floats
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    return E / E.sum(axis=0, keepdims=True)


def softmax_backward(dA, Z):
    r"""
    Carry a gradient back through softmax: :math:`a_i (dA_i - \sum_j a_j dA_j)` in each column.

    Parameters
    ----------
    dA : array_like of shape (n, m) or (n,)
        Gradient of the cost with respect to the probabilities.
    Z : array_like of the same shape
        Scores.

    Returns
    -------
    ndarray of the same shape
        Gradient with respect to the scores; every column sums to 0.

    References
    ----------
    Notebook 01, exercise 15.

    Examples
    --------
    >>> print(softmax_backward([1.0, 0.0], [0.0, 0.0]))
    [ 0.25 -0.25]
    """
    A = softmax(Z)
    dA = np.asarray(dA)
    return A * (dA - (A * dA).sum(axis=0, keepdims=True))


def maxout(A_prev, W, b):
    """
    Return the largest of k affine pieces for each unit.

    Parameters
    ----------
    A_prev : array_like of shape (n_prev, m)
        Activations of the layer below; `m` samples.
    W : array_like of shape (k, n, n_prev)
        Weights of the k pieces.
    b : array_like of shape (k, n, 1)
        Biases of the k pieces.

    Returns
    -------
    ndarray of shape (n, m)

    References
    ----------
    Notebook 01, exercise 16. Goodfellow, Warde-Farley, Mirza, Courville and Bengio, 2013.

    Examples
    --------
    >>> print(maxout([[-2.0, 3.0]], [[[1.0]], [[-1.0]]], [[[0.0]], [[0.0]]]))
    [[2. 3.]]
    """
    return (np.asarray(W) @ np.asarray(A_prev) + np.asarray(b)).max(axis=0)


ACTIVATIONS = {
    "identity": identity,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": relu,
    "softmax": softmax,
}

BACKWARDS = {
    "identity": identity_backward,
    "sigmoid": sigmoid_backward,
    "tanh": tanh_backward,
    "relu": relu_backward,
    "softmax": softmax_backward,
}
