"""What the checks of several functions share: random arguments, and a layer to replace parts of."""

import numpy as np

from course.activations import ACTIVATIONS


def different_sizes(rng, count=3):
    """Return sizes of which no two are equal, so that no wrong shape fits by accident."""
    return [int(size) for size in rng.choice(np.arange(3, 9), size=count, replace=False)]


def layer_arrays(rng, n, n_prev, m):
    """Return A_prev, W and b of a layer of `n` units; the biases differ and none is near 0."""
    b = rng.permutation(np.linspace(0.5, 2.0, n)) * rng.choice([-1.0, 1.0], size=n)
    return rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), b.reshape(n, 1)


def whole_layer_arrays(rng, n, n_prev, m):
    """Return A_prev, W and b of a layer, all of them whole numbers."""
    b = rng.permutation(np.arange(1, n + 1)).reshape(n, 1)
    return rng.integers(-4, 5, (n_prev, m)), rng.integers(-4, 5, (n, n_prev)), b


def network_arrays(rng, sizes, m):
    """Return X and the parameters of a network with these sizes, the inputs first."""
    params = {}
    for layer, (n_prev, n) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        _, params[f"W{layer}"], params[f"b{layer}"] = layer_arrays(rng, n, n_prev, m)
    return rng.normal(size=(sizes[0], m)), params


def outputs_and_targets(rng, n, m):
    """Return two arrays of one shape."""
    return rng.normal(size=(n, m)), rng.normal(size=(n, m))


def float32(arrays):
    """Return arrays as float32, in a dict if they are in one, else in a tuple."""
    if isinstance(arrays, dict):
        return {key: array.astype(np.float32) for key, array in arrays.items()}
    return tuple(array.astype(np.float32) for array in arrays)


def layer(
    A_prev,
    W,
    b,
    activation,
    weighted=lambda A_prev, W, b, activation: W @ A_prev + b,
    output=lambda Z, b, activation: ACTIVATIONS[activation](Z),
    cache=lambda A_prev, W, b, Z, A, activation: (A_prev, W, b, Z),
    after=lambda A, cache: (A, cache),
):
    """Do what layer_forward does, with NumPy's messages; each part may be replaced."""
    Z = weighted(A_prev, W, b, activation)
    A = output(Z, b, activation)
    return after(A, cache(A_prev, W, b, Z, A, activation))
