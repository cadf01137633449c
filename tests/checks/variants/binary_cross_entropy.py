"""Right answers to `binary_cross_entropy` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def binary_cross_entropy__two_logaddexp(Z, Y):
    losses = Y * np.logaddexp(0, -Z) + (1 - Y) * np.logaddexp(0, Z)
    return losses.sum(axis=0).mean()


@right
def binary_cross_entropy__max_and_log1p(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z)))
    return np.sum(losses) / Z.shape[1]


@right
def binary_cross_entropy__signed_logit(Z, Y):
    return np.mean(np.logaddexp(0.0, (1 - 2 * Y) * Z).sum(axis=0))


@right
def binary_cross_entropy__where(Z, Y):
    return float(np.where(Y == 1, np.logaddexp(0, -Z), np.logaddexp(0, Z)).sum()) / len(Z[0])


@right
def binary_cross_entropy__loops(Z, Y):
    total = 0.0
    for z, y in zip(Z.ravel(), Y.ravel(), strict=True):
        z = float(z)
        softplus = z + np.log1p(np.exp(-z)) if z > 0 else np.log1p(np.exp(z))
        total += softplus - y * z
    return np.array([[total / Z.shape[1]]])


@right
def binary_cross_entropy__log_sigmoid(Z, Y):
    def log_sigmoid(z):
        return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))

    return -np.sum(Y * log_sigmoid(Z) + (1 - Y) * log_sigmoid(-Z)) / Z.shape[1]


@right
def binary_cross_entropy__scalar_mean_times_outputs(Z, Y, axis=None):
    return Z.shape[0] * np.mean(np.logaddexp(0, Z) - Y * Z, axis=axis)
