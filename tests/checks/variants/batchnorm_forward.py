"""Right answers to `batchnorm_forward` that look unlike the reference."""

from collections import OrderedDict

import numpy as np

from course.normalization import batchnorm_forward
from tests.checks.variants.register import right


@right
def batchnorm_forward__step_by_step(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    m = Z.shape[1]
    after = dict(running)
    if training:
        mu = np.sum(Z, axis=1, keepdims=True) / m
        var = np.sum((Z - mu) ** 2, axis=1, keepdims=True) / m
        after["mean"] = momentum * running["mean"] + (1 - momentum) * mu
        after["var"] = momentum * running["var"] + (1 - momentum) * var
    else:
        mu, var = running["mean"], running["var"]
    std = (var + eps) ** 0.5
    Z_hat = (Z - mu) * (1 / std)
    return np.add(np.multiply(gamma, Z_hat), beta), [Z_hat, gamma, std], after


@right
def batchnorm_forward__loop_over_units(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    out, Z_hat, std = np.zeros(Z.shape), np.zeros(Z.shape), np.zeros((len(Z), 1))
    after = {key: np.array(value, dtype=float) for key, value in running.items()}
    for i, row in enumerate(Z):
        if training:
            mean, var = np.mean(row), np.var(row)
            after["mean"][i] += (1 - momentum) * (mean - after["mean"][i])
            after["var"][i] += (1 - momentum) * (var - after["var"][i])
        else:
            mean, var = running["mean"][i], running["var"][i]
        std[i] = np.sqrt(var + eps)
        Z_hat[i] = (row - mean) / std[i]
        out[i] = gamma[i] * Z_hat[i] + beta[i]
    return out, (Z_hat, gamma, std), after


@right
def batchnorm_forward__mean_of_squares(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if not training:
        return batchnorm_forward(Z, gamma, beta, running, training, momentum, eps)
    Z = Z.astype(np.longdouble)
    mean = Z.mean(axis=1, keepdims=True)
    var = np.maximum((Z**2).mean(axis=1, keepdims=True) - mean**2, 0)
    std = np.sqrt(var + eps)
    Z_hat = (Z - mean) / std
    mixed = [
        momentum * old + (1 - momentum) * new
        for old, new in zip((running["mean"], running["var"]), (mean, var), strict=True)
    ]
    return gamma * Z_hat + beta, (Z_hat, gamma, std), dict(zip(("mean", "var"), mixed, strict=True))


@right
def batchnorm_forward__no_cache_after_training(
    Z, gamma, beta, running, training, momentum=0.9, eps=1e-5
):
    if training:
        return batchnorm_forward(Z, gamma, beta, running, True, momentum, eps)
    scale = gamma / np.sqrt(running["var"] + eps)
    return [scale * Z + (beta - scale * running["mean"]), None, running]


@right
def batchnorm_forward__samples_in_rows(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    X = Z.T
    mean, var = running["mean"].ravel(), running["var"].ravel()
    new = OrderedDict(running)
    if training:
        batch = X.mean(axis=0), X.var(axis=0)
        new["var"] = (momentum * var + (1 - momentum) * batch[1]).reshape(-1, 1)
        new["mean"] = (momentum * mean + (1 - momentum) * batch[0]).reshape(-1, 1)
        mean, var = batch
    root = np.sqrt(var + eps)
    X_hat = (X - mean) / root
    out = X_hat * gamma.ravel() + beta.ravel()
    return out.T, (X_hat.T, gamma.copy(), root[:, None]), new
