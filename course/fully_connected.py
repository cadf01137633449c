"""The whole architecture: affine, batch norm, ReLU and dropout, again and again; notebook 06."""

from course.activations import relu, relu_backward
from course.backprop import linear_backward
from course.forward import linear_forward
from course.normalization import batchnorm_backward, batchnorm_forward
from course.regularization import dropout_backward, dropout_forward


def fully_connected_forward(X, params, running, training, keep=1.0, rng=None):
    """
    Send all samples through {affine, [batch norm], ReLU, [dropout]} × (L - 1), affine.

    A hidden layer l has batch norm when `params` holds `gammal`; hidden layers have dropout in
    training when `keep` is below 1. The last layer is affine only: its outputs are logits.

    Parameters
    ----------
    X : ndarray of shape (n_0, m)
        Inputs.
    params : dict of ndarray
        `Wl`, `bl` for l = 1, ..., L; for layers with batch norm `gammal`, `betal`.
    running : dict
        For each layer l with batch norm, under the number l, `{"mean": ..., "var": ...}`; left as
        it was.
    training : bool
        Whether batch norm uses the batch's statistics and dropout is on.
    keep : float
        Probability that dropout keeps an entry.
    rng : numpy.random.Generator, optional
        For dropout.

    Returns
    -------
    Z : ndarray of shape (n_L, m)
        The logits.
    caches : list of tuple
        One (A_prev, W, norm, Z, mask) for each layer, first layer first: what the layer was fed
        with, its weights, the cache of batch norm, what went into ReLU, the mask of dropout.
        `norm` is None without batch norm, `mask` without dropout; for the last layer both are
        None and Z holds the logits.
    running : dict
        The statistics after this batch, as `batchnorm_forward` returns them.

    References
    ----------
    Notebook 06, exercise 5.

    Examples
    --------
    >>> import numpy as np
    >>> params = {"W1": np.array([[1.0], [-1.0]]), "b1": np.zeros((2, 1)),
    ...           "W2": np.array([[1.0, 2.0]]), "b2": np.array([[0.5]])}
    >>> Z, caches, running = fully_connected_forward(np.array([[3.0, -1.0]]), params, {}, False)
    >>> print(Z, len(caches))
    [[3.5 2.5]] 2
    """
    n_layers = sum(name[0] == "W" for name in params)
    A, caches, running = X, [], dict(running)
    for layer in range(1, n_layers):
        W, norm, mask, A_prev = params[f"W{layer}"], None, None, A
        Z = linear_forward(A_prev, W, params[f"b{layer}"])
        if f"gamma{layer}" in params:
            Z, norm, running[layer] = batchnorm_forward(
                Z, params[f"gamma{layer}"], params[f"beta{layer}"], running[layer], training
            )
        A = relu(Z)
        if training and keep < 1:
            A, mask = dropout_forward(A, keep, rng, training)
        caches.append((A_prev, W, norm, Z, mask))
    W = params[f"W{n_layers}"]
    Z = linear_forward(A, W, params[f"b{n_layers}"])
    caches.append((A, W, None, Z, None))
    return Z, caches, running


def fully_connected_backward(dZ, caches):
    """
    Carry a gradient from the logits back to every parameter.

    Parameters
    ----------
    dZ : ndarray of shape (n_L, m)
        Gradient of the cost with respect to the logits.
    caches : list of tuple
        As `fully_connected_forward` returned them in training.

    Returns
    -------
    dict of ndarray
        `dWl` and `dbl` for every layer, `dgammal` and `dbetal` for those with batch norm.

    References
    ----------
    Notebook 06, exercise 6.

    Examples
    --------
    >>> import numpy as np
    >>> caches = [(np.array([[2.0]]), np.array([[1.0]]), None, np.array([[2.0]]), None),
    ...           (np.array([[2.0]]), np.array([[3.0]]), None, np.array([[6.0]]), None)]
    >>> grads = fully_connected_backward(np.array([[1.0]]), caches)
    >>> print(grads["dW2"], grads["dW1"])
    [[2.]] [[6.]]
    """
    grads = {}
    for layer in range(len(caches), 0, -1):
        A_prev, W, *_ = caches[layer - 1]
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, A_prev, W)
        if layer > 1:
            _, _, norm, Z, mask = caches[layer - 2]
            if mask is not None:
                dA = dropout_backward(dA, mask)
            dZ = relu_backward(dA, Z)
            if norm is not None:
                below = batchnorm_backward(dZ, norm)
                dZ, grads[f"dgamma{layer - 1}"], grads[f"dbeta{layer - 1}"] = below
    return grads
