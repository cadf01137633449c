"""Right answers to `relu_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def relu_backward__mask_with_slope_0(dA, z):
    return dA * (np.asarray(z) > 0)


@right
def relu_backward__mask_with_slope_1(dA, z):
    return dA * (np.asarray(z) >= 0)


@right
def relu_backward__heaviside_with_slope_one_half(dA, z):
    return dA * np.heaviside(z, 0.5)


@right
def relu_backward__half_of_one_and_the_sign(dA, z):
    return np.asarray(dA) * (1 + np.sign(z)) / 2


@right
def relu_backward__zeros_in_a_copy(dA, z):
    dz = np.array(dA, copy=True)
    dz[np.asarray(z) <= 0] = 0
    return dz


@right
def relu_backward__where_the_output_is_positive(dA, z):
    return np.where(np.maximum(z, 0) > 0, dA, 0)


@right
def relu_backward__chosen_by_select(dA, z):
    z, dA = np.asarray(z), np.asarray(dA)
    return np.select([z < 0, z > 0], [0 * dA, dA], default=0)


@right
def relu_backward__written_where_open(dA, z):
    return np.multiply(dA, 1.0, where=np.asarray(z) > 0, out=np.zeros(np.shape(z)))
