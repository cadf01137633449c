"""Right answers to `prelu_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.prelu import prelu__in_an_own_copy
from tests.checks.variants.register import right


@right
def prelu_backward__a_pair_by_where(dA, z, alpha):
    dA, z = np.asarray(dA), np.asarray(z)
    return np.where(z > 0, dA, alpha * dA), np.where(z > 0, 0, dA * z).sum()


@right
def prelu_backward__a_list_with_a_python_float(dA, z, alpha):
    dA, z = np.asarray(dA), np.asarray(z)
    return [dA * np.where(z >= 0, 1, alpha), float(np.sum(dA[z < 0] * z[z < 0]))]


@right
def prelu_backward__dalpha_as_a_dot_product(dA, z, alpha):
    dA, negative = np.ravel(dA), np.minimum(np.ravel(z), 0)
    slope = np.where(np.asarray(z) > 0, 1, alpha)
    return dA.reshape(np.shape(z)) * slope, np.dot(dA, negative)


@right
def prelu_backward__dalpha_with_einsum_and_size_one(dA, z, alpha):
    dA, z = np.asarray(dA), np.asarray(z)
    dalpha = np.einsum("i,i->", dA.ravel(), np.clip(z, None, 0).ravel())
    return dA * (1 + (alpha - 1) * (z < 0)), np.array([[dalpha]])


@right
def prelu_backward__dalpha_by_a_nudge(dA, z, alpha):
    z = np.asarray(z, dtype=float)
    nudged = (prelu__in_an_own_copy(z, alpha + 1) - prelu__in_an_own_copy(z, alpha - 1)) / 2
    return dA * np.where(z < 0, alpha, 1), np.sum(dA * nudged)


@right
def prelu_backward__both_by_a_loop(dA, z, alpha):
    dA, z = np.asarray(dA, dtype=float), np.asarray(z)
    dz, dalpha = dA.copy(), 0.0
    for index in np.ndindex(z.shape):
        if z[index] <= 0:
            dz[index] *= alpha
            dalpha += dA[index] * z[index]
    return dz, dalpha
