"""Gradients to machine precision."""

import numpy as np

TINY = 1e-30


def complex_gradient(f, x):
    """Return the gradient by the complex step: no difference is taken, so no digit is lost."""
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        nudged = x.astype(complex)
        nudged[index] += 1j * TINY
        gradient[index] = f(nudged).imag / TINY
    return gradient
