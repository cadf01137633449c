"""Right answers to `elu_backward` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.elu import elu__where_with_a_minimum
from tests.checks.variants.register import right


@right
def elu_backward__elu_slope_with_an_overflow(dA, z, alpha=1.0):
    z = np.asarray(z)
    return dA * np.where(z > 0, 1, alpha * np.exp(z))


@right
def elu_backward__from_the_value(dA, z, alpha=1.0):
    value = elu__where_with_a_minimum(z, alpha)
    return dA * np.where(np.asarray(z) > 0, 1, value + alpha)


@right
def elu_backward__elu_slope_in_float_ones(dA, z, alpha=1.0):
    z = np.asarray(z)
    slope = np.ones(z.shape)
    slope[z < 0] = alpha * np.exp(z[z < 0])
    return slope * dA


@right
def elu_backward__elu_gradient_in_a_copy(dA, z, alpha=1.0):
    dz, z = np.array(dA, dtype=float), np.asarray(z)
    dz[z <= 0] *= alpha * np.exp(z[z <= 0])
    return dz


@right
def elu_backward__two_masks_with_a_clip(dA, z, alpha=1.0):
    z = np.asarray(z)
    return dA * ((z > 0) + (z <= 0) * alpha * np.exp(np.clip(z, None, 0)))


@right
def elu_backward__elu_slopes_one_by_one(dA, z, alpha=1.0):
    slope = np.vectorize(lambda x: 1.0 if x > 0 else alpha * math.exp(x), otypes=[float])
    return np.asarray(dA) * slope(z)
