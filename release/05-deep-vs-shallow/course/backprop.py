"""The way back: Jacobians, the gradients of costs, layers and whole networks; notebook 03."""

import numpy as np

from course.activations import BACKWARDS, sigmoid, softmax


def layer_jacobian(a_prev, W, b):
    r"""
    Return every derivative of a sigmoid layer's activations for one sample.

    :math:`J_{ij} = \partial a_i / \partial a_{prev,j}` with
    :math:`a = \mathrm{sigmoid}(W a_{prev} + b)`: the numerator gives the row.

    Parameters
    ----------
    a_prev : ndarray of shape (n_prev, 1)
        Activations of the layer below, one sample.
    W : ndarray of shape (n, n_prev)
        Weights.
    b : ndarray of shape (n, 1)
        Biases.

    Returns
    -------
    ndarray of shape (n, n_prev)
        The Jacobian.

    References
    ----------
    Notebook 03, exercise 2.

    Examples
    --------
    >>> print(layer_jacobian(np.array([[0.0], [0.0]]), np.array([[4.0, -8.0]]), np.zeros((1, 1))))
    [[ 1. -2.]]
    """
    a = sigmoid(W @ a_prev + b)
    return a * (1 - a) * W


def vjp(dA, A_prev, W, b):
    r"""
    Carry a gradient back through a sigmoid layer without forming its Jacobian.

    For each sample (column) this is the vector-Jacobian product :math:`J^T dA`.

    Parameters
    ----------
    dA : ndarray of shape (n, m)
        Gradient of the cost with respect to the layer's activations.
    A_prev : ndarray of shape (n_prev, m)
        Activations of the layer below.
    W : ndarray of shape (n, n_prev)
        Weights.
    b : ndarray of shape (n, 1)
        Biases.

    Returns
    -------
    ndarray of shape (n_prev, m)
        Gradient of the cost with respect to `A_prev`.

    References
    ----------
    Notebook 03, exercise 3.

    Examples
    --------
    >>> print(vjp(np.array([[2.0]]), np.array([[0.0], [0.0]]), np.array([[4.0, -8.0]]),
    ...           np.zeros((1, 1))))
    [[ 2.]
     [-4.]]
    """
    A = sigmoid(W @ A_prev + b)
    return W.T @ (dA * A * (1 - A))


def quadratic_cost_backward(A, Y):
    """
    Return the gradient of the quadratic cost, a mean over samples, at the outputs.

    Parameters
    ----------
    A : ndarray of shape (n_L, m)
        Outputs of the network.
    Y : ndarray of shape (n_L, m)
        Targets.

    Returns
    -------
    ndarray of shape (n_L, m)
        Derivative of the mean cost with respect to each entry of `A`; it carries the 1/m.

    References
    ----------
    Notebook 03, exercise 4.

    Examples
    --------
    >>> print(quadratic_cost_backward(np.array([[3.0, 1.0]]), np.array([[1.0, 1.0]])))
    [[1. 0.]]
    """
    return (A - Y) / A.shape[1]


def softmax_cross_entropy_backward(Z, y):
    """
    Return the gradient of the mean cross-entropy of softmax, at the logits.

    Parameters
    ----------
    Z : ndarray of shape (C, m)
        Logits.
    y : ndarray of shape (m,)
        Class of each sample, an integer from 0 to C - 1.

    Returns
    -------
    ndarray of shape (C, m)
        Derivative of the mean cost with respect to each logit; every column sums to 0.

    References
    ----------
    Notebook 03, exercise 5.

    Examples
    --------
    >>> print(softmax_cross_entropy_backward(np.zeros((2, 1)), np.array([1])))
    [[ 0.5]
     [-0.5]]
    """
    dZ = softmax(Z)
    dZ[y, np.arange(len(y))] -= 1
    return dZ / len(y)


def linear_backward(dZ, A_prev, W):
    r"""
    Carry a gradient back through :math:`Z = W A_{prev} + b`.

    Parameters
    ----------
    dZ : ndarray of shape (n, m)
        Gradient of the cost with respect to the weighted inputs.
    A_prev : ndarray of shape (n_prev, m)
        Activations of the layer below.
    W : ndarray of shape (n, n_prev)
        Weights.

    Returns
    -------
    dA_prev : ndarray of shape (n_prev, m)
        Gradient with respect to `A_prev`.
    dW : ndarray of shape (n, n_prev)
        Gradient with respect to `W`.
    db : ndarray of shape (n, 1)
        Gradient with respect to `b`.

    References
    ----------
    Notebook 03, exercise 6.

    Examples
    --------
    >>> dA_prev, dW, db = linear_backward(np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]]),
    ...                                   np.array([[5.0]]))
    >>> print(dA_prev, dW, db)
    [[ 5. 10.]] [[11.]] [[3.]]
    """
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def layer_backward(dA, cache, activation):
    """
    Carry a gradient back through one layer.

    Parameters
    ----------
    dA : ndarray of shape (n, m)
        Gradient of the cost with respect to the layer's activations.
    cache : tuple
        (A_prev, W, b, Z), as `layer_forward` kept it.
    activation : str
        The layer's activation, a name in `BACKWARDS`.

    Returns
    -------
    dA_prev : ndarray of shape (n_prev, m)
        Gradient with respect to the activations of the layer below.
    dW : ndarray of shape (n, n_prev)
        Gradient with respect to the weights.
    db : ndarray of shape (n, 1)
        Gradient with respect to the biases.

    References
    ----------
    Notebook 03, exercise 7.

    Examples
    --------
    >>> A_prev, W, b = np.array([[3.0, 4.0]]), np.array([[5.0]]), np.array([[-16.0]])
    >>> cache = A_prev, W, b, np.array([[-1.0, 4.0]])
    >>> dA_prev, dW, db = layer_backward(np.array([[1.0, 2.0]]), cache, "relu")
    >>> print(dA_prev, dW, db)
    [[ 0. 10.]] [[8.]] [[2.]]
    """
    A_prev, W, _, Z = cache
    dZ = BACKWARDS[activation](dA, Z)
    return linear_backward(dZ, A_prev, W)


def network_backward(dA, caches, activations):
    """
    Carry a gradient from the outputs of a network back to every weight and bias.

    Parameters
    ----------
    dA : ndarray of shape (n_L, m)
        Gradient of the cost with respect to the outputs.
    caches : list of tuple
        One (A_prev, W, b, Z) for each layer, first layer first, as `network_forward` returned
        them.
    activations : sequence of str
        One name for each layer.

    Returns
    -------
    dict
        `dWl`, `dbl` and `dA{l-1}` for each layer l: the gradients with respect to the weights
        and biases of layer l and to what it was fed with.

    References
    ----------
    Notebook 03, exercise 8.

    Examples
    --------
    >>> caches = [(np.array([[1.0]]), np.array([[2.0]]), np.array([[0.0]]), np.array([[2.0]])),
    ...           (np.array([[2.0]]), np.array([[3.0]]), np.array([[0.0]]), np.array([[6.0]]))]
    >>> grads = network_backward(np.array([[1.0]]), caches, ["relu", "identity"])
    >>> print(grads["dA1"], grads["dW1"])
    [[3.]] [[3.]]
    """
    grads = {}
    for layer in range(len(caches), 0, -1):
        dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        grads[f"dW{layer}"], grads[f"db{layer}"], grads[f"dA{layer - 1}"] = dW, db, dA
    return grads


def training_step(x, y, weights, learning_rate):
    r"""
    Improve a network of sigmoid layers without biases by one step on one sample.

    The cost is half the squared distance between the last activations and `y`.

    Parameters
    ----------
    x : ndarray of shape (n_0, 1)
        The sample.
    y : ndarray of shape (n_L, 1)
        Its target.
    weights : list of ndarray
        One (n_l, n_{l-1}) for each layer.
    learning_rate : float
        Length of the step in units of the gradient.

    Returns
    -------
    list of ndarray
        The new weights; every gradient is taken at the old ones.

    References
    ----------
    Notebook 03, exercise 9.

    Examples
    --------
    >>> new, = training_step(np.array([[2.0]]), np.array([[0.0]]), [np.array([[0.0]])], 8.0)
    >>> print(new)
    [[-2.]]
    """
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    dA = activations[-1] - y
    new = list(weights)
    for layer in range(len(weights) - 1, -1, -1):
        a_prev, a = activations[layer], activations[layer + 1]
        dZ = dA * a * (1 - a)
        dA = weights[layer].T @ dZ
        new[layer] = weights[layer] - learning_rate * dZ @ a_prev.T
    return new
