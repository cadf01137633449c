"""Right answers to `tanh_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.logistic import logistic
from tests.checks.variants.register import right


@right
def tanh_backward__one_minus_square(dA, z):
    return dA * (1 - np.square(np.tanh(z)))


@right
def tanh_backward__difference_of_squares(dA, z):
    a = np.tanh(z)
    return np.asarray(dA) * (1 - a) * (1 + a)


@right
def tanh_backward__one_over_cosh_squared(dA, z):
    return dA / np.cosh(z) ** 2


@right
def tanh_backward__four_sigmoid_slopes(dA, z):
    a = logistic(2 * np.asarray(z))
    return 4 * np.asarray(dA) * a * (1 - a)


@right
def tanh_backward__by_an_even_exponential_of_two_z(dA, z):
    e = np.exp(-2 * np.abs(z))
    return np.asarray(dA) * 4 * e / (1 + e) ** 2


@right
def tanh_backward__by_a_complex_step(dA, z):
    return np.asarray(dA) * np.tanh(np.asarray(z) + 1e-30j).imag / 1e-30


@right
def tanh_backward__with_einsum(dA, z):
    return np.einsum("...,...->...", dA, 1 - np.tanh(z) ** 2)
