"""Right answers to `leaky_relu_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def leaky_relu_backward__slope_by_where(dA, z, alpha=0.01):
    return dA * np.where(np.asarray(z) >= 0, 1, alpha)


@right
def leaky_relu_backward__slope_with_one_half_at_0(dA, z, alpha=0.01):
    return dA * (alpha + (1 - alpha) * np.heaviside(z, 0.5))


@right
def leaky_relu_backward__gradient_scaled_in_a_copy(dA, z, alpha=0.01):
    dz = np.array(dA, dtype=float)
    dz[np.asarray(z) < 0] *= alpha
    return dz


@right
def leaky_relu_backward__slope_in_float_ones(dA, z, alpha=0.01):
    slope = np.ones(np.shape(z))
    slope[np.asarray(z) <= 0] = alpha
    return slope * dA


@right
def leaky_relu_backward__two_masks_added(dA, z, alpha=0.01):
    z = np.asarray(z)
    return dA * ((z > 0) + alpha * (z <= 0))


@right
def leaky_relu_backward__where_on_the_gradient(dA, z, alpha=0.01, *, out=None):
    dA = np.asarray(dA)
    return np.where(np.asarray(z) > 0, dA, alpha * dA)


@right
def leaky_relu_backward__a_list_of_slopes(dA, z, alpha=0.01):
    z = np.asarray(z)
    slopes = [1 if x > 0 else alpha for x in z.flat]
    return np.asarray(dA) * np.array(slopes).reshape(z.shape)
