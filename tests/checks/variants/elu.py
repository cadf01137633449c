"""Right answers to `elu` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.register import right


@right
def elu__where_with_an_overflow(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@right
def elu__where_with_a_minimum(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@right
def elu__as_pytorch_prints_it(z, alpha=1.0):
    return np.maximum(0, z) + np.minimum(0, alpha * (np.exp(z) - 1))


@right
def elu__bent_in_a_copy(z, alpha=1.0):
    out = np.array(z, dtype=float)
    negative = out < 0
    out[negative] = alpha * np.expm1(out[negative])
    return out


@right
def elu__exponential_of_minus_the_size(z, alpha=1):
    z = np.asarray(z)
    return z * (z > 0) + alpha * (np.exp(-np.abs(z)) - 1) * (z <= 0)


@right
def elu__elu_one_by_one(z, alpha=1.0):
    return np.vectorize(lambda x: x if x > 0 else alpha * math.expm1(x), otypes=[float])(z)


@right
def elu__by_tanh_of_half(z, alpha=1.0):
    z = np.asarray(z, dtype=float)
    t = np.tanh(np.minimum(z, 0) / 2)
    return np.maximum(z, 0) + alpha * 2 * t / (1 - t)
