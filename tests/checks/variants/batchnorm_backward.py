"""Right answers to `batchnorm_backward` that look unlike the reference."""

import numpy as np

from course.normalization import batchnorm_backward
from tests.checks.variants.register import right


@right
def batchnorm_backward__one_formula(dout, cache):
    Z_hat, gamma, std = cache
    m = dout.shape[1]
    dZ = (
        gamma
        / (m * std)
        * (
            m * dout
            - dout.sum(axis=1, keepdims=True)
            - Z_hat * (dout * Z_hat).sum(axis=1, keepdims=True)
        )
    )
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@right
def batchnorm_backward__through_mean_and_variance(dout, cache):
    Z_hat, gamma, std = cache
    m = dout.shape[1]
    centred, dZ_hat = Z_hat * std, dout * gamma
    dvar = np.sum(dZ_hat * centred, axis=1, keepdims=True) * -0.5 / std**3
    dmean = -np.sum(dZ_hat / std, axis=1, keepdims=True)
    dmean = dmean + dvar * np.mean(-2 * centred, axis=1, keepdims=True)
    dZ = dZ_hat / std + dvar * 2 * centred / m + dmean / m
    return (dZ, np.sum(dout * Z_hat, axis=1, keepdims=True), np.sum(dout, axis=1, keepdims=True))


@right
def batchnorm_backward__jacobians(dout, cache):
    Z_hat, gamma, std = cache
    n, m = dout.shape
    J = np.eye(m) - 1 / m - np.einsum("ij,ik->ijk", Z_hat, Z_hat) / m
    dZ = np.einsum("ij,ijk->ik", dout, J) * gamma / std
    return [dZ, np.einsum("ij,ij->i", dout, Z_hat).reshape(n, 1), dout @ np.ones((m, 1))]


@right
def batchnorm_backward__loop_over_units(dout, cache):
    Z_hat, gamma, std = map(np.asarray, cache)
    n, m = dout.shape
    dZ, dgamma, dbeta = np.zeros((n, m)), np.zeros((n, 1)), np.zeros((n, 1))
    for i in range(n):
        dgamma[i] = np.dot(dout[i], Z_hat[i])
        dbeta[i] = sum(dout[i])
        for j in range(m):
            rest = m * dout[i, j] - dbeta[i] - Z_hat[i, j] * dgamma[i]
            dZ[i, j] = (gamma[i] / std[i] / m * rest).item()
    return dZ, dgamma, dbeta


@right
def batchnorm_backward__means(dout, cache):
    Z_hat, gamma, std = cache
    g = dout - dout.mean(axis=1, keepdims=True)
    g = g - Z_hat * (g * Z_hat).mean(axis=1, keepdims=True)
    m = dout.shape[-1]
    return (
        np.divide(gamma * g, std),
        m * np.mean(dout * Z_hat, axis=1)[:, None],
        m * np.mean(dout, axis=1)[:, None],
    )


@right
def batchnorm_backward__longdouble(dout, cache):
    return batchnorm_backward(
        dout.astype(np.longdouble), tuple(array.astype(np.longdouble) for array in cache)
    )
