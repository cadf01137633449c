"""Right answers to `sigmoid_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.logistic import logistic
from tests.checks.variants.register import right


@right
def sigmoid_backward__by_its_value(dA, z):
    a = logistic(z)
    return dA * (a - a * a)


@right
def sigmoid_backward__by_the_mirrored_value(dA, z):
    return dA * logistic(z) * logistic(-np.asarray(z))


@right
def sigmoid_backward__by_tanh(dA, z):
    return 0.25 * np.asarray(dA) * (1 - np.tanh(np.divide(z, 2)) ** 2)


@right
def sigmoid_backward__by_cosh_with_an_overflow(dA, z):
    return np.asarray(dA) / (4 * np.cosh(np.asarray(z) / 2) ** 2)


@right
def sigmoid_backward__by_an_even_exponential(dA, z):
    e = np.exp(-np.abs(z))
    return np.multiply(dA, e / (1 + e) ** 2)


@right
def sigmoid_backward__from_the_cache_with_a_copy(dA, z, a=None):
    dz = np.array(dA, dtype=float)
    a = logistic(z) if a is None else a
    dz *= a
    dz *= 1 - a
    return dz


@right
def sigmoid_backward__by_a_loop_over_entries(dA, z):
    z = np.asarray(z, dtype=float)
    out = [d * logistic(x) * (1 - logistic(x)) for d, x in zip(np.ravel(dA), z.flat, strict=True)]
    return np.array(out).reshape(z.shape)
