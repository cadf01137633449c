"""Right answers to `numerical_gradient` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def numerical_gradient__flat(f, x, h=1e-5):
    values = np.array(x, dtype=float).ravel()
    gradient = np.empty_like(values)
    for i in range(values.size):
        step = np.zeros_like(values)
        step[i] = h
        gradient[i] = (
            f((values + step).reshape(x.shape)) - f((values - step).reshape(x.shape))
        ) / (2 * h)
    return gradient.reshape(x.shape)


@right
def numerical_gradient__copies(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for index, value in np.ndenumerate(x):
        above, below = x.astype(float), x.astype(float)
        above[index], below[index] = value + h, value - h
        gradient[index] = f(above) / (2 * h) - f(below) / (2 * h)
    return gradient


@right
def numerical_gradient__nditer(f, x, h=1e-5):
    x = x * 1.0 if x.ndim else np.array(float(x))
    gradient = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        index, old = it.multi_index, x[it.multi_index]
        x[index] = old + h
        above = f(x)
        x[index] = old - h
        gradient[index] = 0.5 * (above - f(x)) / h
        x[index] = old
        it.iternext()
    return gradient


@right
def numerical_gradient__in_place_and_back(f, x, h=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        kept = x[index]
        x[index] = kept + h
        above = f(x)
        x[index] = kept - h
        below = f(x)
        x[index] = kept
        gradient[index] = (above - below) / (2 * h)
    return gradient


@right
def numerical_gradient__identity_matrix(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + s) - f(x - s)) / (2 * h) for s in steps]).reshape(x.shape)


@right
def numerical_gradient__mean_of_two_sides(f, x, h=1e-5):
    x = np.array(x, dtype=np.longdouble)
    gradient, here = np.zeros(x.shape), f(x)
    for index in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        gradient[index] = ((f(up) - here) / h + (here - f(down)) / h) / 2
    return gradient
