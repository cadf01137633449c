"""The forward pass: what notebook 02 asks for, on top of the activations of notebook 01."""

import numpy as np

from course.activations import ACTIVATIONS


def linear_forward_loop(A_prev, W, b):
    r"""
    Compute the weighted inputs of one layer number by number.

    Parameters
    ----------
    A_prev : array_like of shape (n_prev, m)
        Activations of the layer below; `m` samples.
    W : array_like of shape (n, n_prev)
        Weights, one row per unit.
    b : array_like of shape (n, 1)
        Biases, the same for every sample.

    Returns
    -------
    ndarray of shape (n, m)
        Weighted inputs.

    References
    ----------
    Notebook 02, exercise 1.

    Examples
    --------
    >>> print(linear_forward_loop(np.array([[1.0], [2.0]]), np.array([[1.0, 0.5]]),
    ...                           np.array([[3.0]])))
    [[5.]]
    """
    A_prev, W, b = np.asarray(A_prev), np.asarray(W), np.asarray(b)
    n, n_prev = W.shape
    m = A_prev.shape[1]
    Z = np.zeros((n, m))
    for sample in range(m):
        for unit in range(n):
            z = b[unit, 0]
            for i in range(n_prev):
                z = z + W[unit, i] * A_prev[i, sample]
            Z[unit, sample] = z
    return Z


def linear_forward(A_prev, W, b):
    r"""
    Compute the weighted inputs of one layer for all samples.

    :math:`Z = W A_{prev} + b`, one sample per column.

    Parameters
    ----------
    A_prev : array_like of shape (n_prev, m)
        Activations of the layer below; `m` samples.
    W : array_like of shape (n, n_prev)
        Weights, one row per unit.
    b : array_like of shape (n, 1)
        Biases, the same for every sample.

    Returns
    -------
    ndarray of shape (n, m)
        Weighted inputs; a new array, the arguments are not modified.

    Raises
    ------
    ValueError
        If the columns of `W` do not match the rows of `A_prev`, or `b` is not a column of one
        bias per unit.

    References
    ----------
    Notebook 02, exercise 2.

    Examples
    --------
    >>> print(linear_forward(np.array([[1.0], [2.0]]), np.array([[1.0, 0.5]]), np.array([[3.0]])))
    [[5.]]
    """
    A_prev, W, b = np.asarray(A_prev), np.asarray(W), np.asarray(b)
    if A_prev.ndim != 2 or W.shape[1:] != A_prev.shape[:1]:
        raise ValueError(
            f"W must have one column for each row of A_prev, got {W.shape} and {A_prev.shape}"
        )
    if b.shape != (W.shape[0], 1):
        raise ValueError(
            f"b must have shape ({W.shape[0]}, 1), one bias for each row of W "
            f"{W.shape}, got {b.shape}"
        )
    return W @ A_prev + b


def layer_forward(A_prev, W, b, activation):
    """
    Compute the activations of one layer and keep what the way back will need.

    Parameters
    ----------
    A_prev : array_like of shape (n_prev, m)
        Activations of the layer below.
    W : array_like of shape (n, n_prev)
        Weights.
    b : array_like of shape (n, 1)
        Biases.
    activation : str
        A name in `ACTIVATIONS`.

    Returns
    -------
    A : ndarray of shape (n, m)
        Activations.
    cache : container
        Holds `A_prev`, `W` and `Z`; the reference keeps the tuple (A_prev, W, b, Z).

    Raises
    ------
    ValueError
        If the activation is unknown or the shapes do not fit.

    References
    ----------
    Notebook 02, exercise 3.

    Examples
    --------
    >>> A, cache = layer_forward(np.array([[2.0]]), np.array([[-1.0]]), np.array([[0.5]]), "relu")
    >>> print(A)
    [[0.]]
    """
    if activation not in ACTIVATIONS:
        raise ValueError(f"activation must be one of {', '.join(ACTIVATIONS)}, got {activation!r}")
    Z = linear_forward(A_prev, W, b)
    A = ACTIVATIONS[activation](Z)
    return A, (A_prev, W, b, Z)


def network_forward(X, params, activations):
    """
    Send all samples through every layer.

    Parameters
    ----------
    X : array_like of shape (n_0, m)
        Inputs, one sample a column.
    params : dict
        `W1`, `b1`, ..., `WL`, `bL`.
    activations : sequence of str
        One name for each of the L layers.

    Returns
    -------
    A : ndarray of shape (n_L, m)
        Activations of the last layer.
    caches : list of L caches
        What `layer_forward` kept, first layer first.

    Raises
    ------
    ValueError
        If there is not one activation for each layer of `params`.

    References
    ----------
    Notebook 02, exercise 4.

    Examples
    --------
    >>> params = {"W1": np.array([[2.0]]), "b1": np.array([[1.0]]),
    ...           "W2": np.array([[-1.0]]), "b2": np.array([[0.0]])}
    >>> A, caches = network_forward(np.array([[1.0, 2.0]]), params, ["relu", "identity"])
    >>> print(A, len(caches))
    [[-3. -5.]] 2
    """
    n_layers = len(params) // 2
    if len(activations) != n_layers:
        raise ValueError(
            f"activations must have one name for each of the {n_layers} layers "
            f"in params, got {len(activations)}"
        )
    A = X
    caches = []
    for layer, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, params[f"W{layer}"], params[f"b{layer}"], activation)
        caches.append(cache)
    return A, caches


def count_parameters(sizes):
    """
    Count the weights and biases of a network.

    Parameters
    ----------
    sizes : sequence of int
        n_0 (the inputs), n_1, ..., n_L.

    Returns
    -------
    int
        One weight for each pair of units in neighbouring layers, one bias for each unit past
        the inputs.

    References
    ----------
    Notebook 02, exercise 8.

    Examples
    --------
    >>> count_parameters([2, 3, 1])
    13
    """
    return sum((n_prev + 1) * n for n_prev, n in zip(sizes[:-1], sizes[1:], strict=True))


def predict(X, params, activations):
    """
    Return the class whose output unit is largest, for each sample.

    Parameters
    ----------
    X : array_like of shape (n_0, m)
        Inputs.
    params : dict
        As in `network_forward`.
    activations : sequence of str
        As in `network_forward`.

    Returns
    -------
    ndarray of shape (m,) of int
        From 0 to n_L - 1.

    References
    ----------
    Notebook 02, exercise 9.

    Examples
    --------
    >>> params = {"W1": np.array([[1.0], [-1.0]]), "b1": np.zeros((2, 1))}
    >>> print(predict(np.array([[3.0, -3.0]]), params, ["softmax"]))
    [0 1]
    """
    A, _ = network_forward(X, params, activations)
    return np.argmax(A, axis=0)


def accuracy(predictions, labels):
    """
    Return the share of samples whose predicted class is right.

    Parameters
    ----------
    predictions : array_like of shape (m,)
        Predicted classes.
    labels : array_like of shape (m,)
        True classes.

    Returns
    -------
    float
        From 0 to 1; 1 is best.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    Notebook 02, exercise 10.

    Examples
    --------
    >>> float(accuracy([0, 1, 2, 2], [0, 1, 1, 2]))
    0.75
    """
    predictions, labels = np.asarray(predictions), np.asarray(labels)
    if predictions.shape != labels.shape:
        raise ValueError(
            f"predictions and labels must have the same shape, got "
            f"{predictions.shape} and {labels.shape}"
        )
    return np.mean(predictions == labels)
