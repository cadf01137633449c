"""Right answers to `leaky_relu` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def leaky_relu__leaky_where(z, alpha=0.01):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * z)


@right
def leaky_relu__the_larger_line(z, alpha=0.01):
    return np.maximum(z, alpha * np.asarray(z))


@right
def leaky_relu__from_two_halves(z, alpha=1e-2, **options):
    z = np.asarray(z)
    return (1 + alpha) / 2 * z + (1 - alpha) / 2 * np.abs(z)


@right
def leaky_relu__scaled_in_a_copy(z, alpha=0.01):
    out = np.array(z, dtype=float)
    out[out < 0] *= alpha
    return out


@right
def leaky_relu__alpha_to_the_power_of_the_mask(z, alpha=0.01):
    z = np.asarray(z)
    return z * alpha ** (z < 0)


@right
def leaky_relu__two_clips(z, alpha=0.01):
    return np.clip(z, 0, None) + alpha * np.clip(z, None, 0)


@right
def leaky_relu__leaky_one_by_one(z, alpha=0.01):
    return np.vectorize(lambda x: x if x > 0 else alpha * x, otypes=[float])(z)


@right
def leaky_relu__relu_minus_relu(z, alpha=0.01):
    z = np.asarray(z)
    return np.maximum(z, 0) - alpha * np.maximum(-z, 0)
