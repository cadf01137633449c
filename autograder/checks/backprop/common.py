"""What the checks of several functions share: random arguments, sigmoid layers, wrong layers."""

from types import SimpleNamespace

import numpy as np

from autograder.checks.forward.common import layer_arrays
from course.activations import ACTIVATIONS, BACKWARDS, sigmoid
from course.forward import layer_forward
from tutor.judging.compact_json import argument

OUTPUTS = ("dA_prev", "dW", "db")


def backward_arrays(rng, n, n_prev, m):
    """Return dZ, A_prev and W of a layer of `n` units, all of both signs."""
    return rng.normal(size=(n, m)), rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev))


def layer_cache(rng, n, n_prev, m, activation):
    """Return dA and the cache of a real forward pass, clear of the kink of ReLU."""
    while True:
        _, cache = layer_forward(*layer_arrays(rng, n, n_prev, m), activation)
        if np.abs(cache[3]).min() > 1e-2:
            return rng.normal(size=(n, m)), argument(cache)


def in_float32(value):
    """Return arguments whose arrays of float64, in containers too, became float32."""
    if isinstance(value, dict):
        return {name: in_float32(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(map(in_float32, value))
    is_float64 = isinstance(value, np.ndarray) and value.dtype == np.float64
    return value.astype(np.float32) if is_float64 else value


def add_sizes(check, draw, *rows):
    """Register families whose examples `draw(rng, *sizes)` returns: rows (kind, sizes, *more)."""
    for kind, *each in rows:
        check.family(kind)(lambda rng, each=each: [draw(rng, *sizes) for sizes in each])


def nudged_in_place(f, x, h, below=lambda kept, now, h: now - 2 * h, back=lambda now, h: now):
    """Return the gradient from nudges of `x` itself, whose entries need not come back."""
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f(x)
        x[index] = below(kept, x[index], h)
        gradient[index] = (above - f(x)) / (2 * h)
        x[index] = back(x[index], h)
    return gradient


NOT_ITSELF = "x + h - 2h + h is not x in the last digit; keep the old value and write it back"


def slope(z):
    """Return the slope of the sigmoid where its input is `z`."""
    return slope_from(sigmoid(z))


def slope_from(a):
    """Return the slope of the sigmoid where its value is `a`."""
    return a * (1 - a)


def wrong_slopes(layer, *, factor):
    """
    Return the rows on what is taken for the slope of the sigmoid.

    Parameters
    ----------
    layer : callable
        Returns the wrong function; `layer(slope)` gets what stands for the slope at `z`.
    factor : str
        The factor of a (1 - a) that one of them forgets.
    """
    return [
        (
            "the activation in place of its slope",
            "a says where the unit stands, a slope how fast it moves; they differ",
            layer(sigmoid),
        ),
        (
            f"the factor {factor} forgotten",
            "the slope of the sigmoid at 0 is 1/4, not 1/2",
            layer(lambda z: 1 - sigmoid(z)),
        ),
        (
            "the slope of tanh",
            "this layer has a sigmoid; at z = 0 its slope is 1/4",
            layer(lambda z: 1 - np.tanh(z) ** 2),
        ),
        (
            "1 - a² of the sigmoid's own output",
            "that formula is tanh's; the sigmoid has another",
            layer(lambda z: 1 - sigmoid(z) ** 2),
        ),
        (
            "the sigmoid applied twice",
            "the slope is taken at z; a has been through the sigmoid",
            layer(lambda z: slope(sigmoid(z))),
        ),
    ]


def layer_back(
    dA,
    cache,
    activation,
    dZ=lambda at: BACKWARDS[at.name](at.dA, at.Z),
    dA_prev=lambda at: at.W.T @ at.dZ,
    dW=lambda at: at.dZ @ at.A_prev.T,
    db=lambda at: at.dZ.sum(axis=1, keepdims=True),
    results=lambda *gradients: gradients,
):
    """Return the gradients of a layer; each part may be replaced by a wrong one."""
    A_prev, W, _, Z = cache
    at = SimpleNamespace(dA=dA, A_prev=A_prev, W=W, Z=Z, name=activation)
    at.dZ, at.A = dZ(at), ACTIVATIONS[activation](Z)
    return results(dA_prev(at), dW(at), db(at))
