"""Right answers to `fully_connected_forward` that look unlike the reference."""

import numpy as np

from course.activations import relu
from course.forward import linear_forward
from course.fully_connected import fully_connected_forward
from course.normalization import batchnorm_forward
from course.regularization import dropout_forward
from tests.checks.variants.register import right


@right
def fully_connected_forward__one_loop(X, params, running, training, keep=1.0, rng=None):
    L = max(int(name[1:]) for name in params if name.startswith("W"))
    caches, new_running, A = [], {**running}, X
    for l in range(1, L + 1):  # noqa: E741
        A_prev, norm, mask = A, None, None
        Z = params["W" + str(l)] @ A_prev + params["b" + str(l)]
        if l < L:
            if "gamma" + str(l) in params:
                Z, norm, new_running[l] = batchnorm_forward(
                    Z, params["gamma" + str(l)], params["beta" + str(l)], running[l], training
                )
            A = np.maximum(Z, 0)
            if training and keep < 1:
                A, mask = dropout_forward(A, keep, rng, training)
        caches.append((A_prev, params["W" + str(l)], norm, Z, mask))
    return Z, caches, new_running


@right
def fully_connected_forward__lists(X, params, running, training, keep=1.0, rng=None):
    A, caches = X, []
    new = {
        key: {"mean": value["mean"].copy(), "var": value["var"].copy()}
        for key, value in running.items()
    }
    layer = 1
    while f"W{layer + 1}" in params:
        Z, norm, mask = linear_forward(A, params[f"W{layer}"], params[f"b{layer}"]), None, None
        if f"beta{layer}" in params:
            Z, norm, new[layer] = batchnorm_forward(
                Z, params[f"gamma{layer}"], params[f"beta{layer}"], new[layer], training
            )
            norm = list(norm)
        out = relu(Z)
        if training and keep != 1:
            out, mask = dropout_forward(out, keep, rng, True)
        caches.append([A, params[f"W{layer}"], norm, Z, mask])
        A, layer = out, layer + 1
    Z = linear_forward(A, params[f"W{layer}"], params[f"b{layer}"])
    return [Z, [*caches, [A, params[f"W{layer}"], None, Z, None]], new]


@right
def fully_connected_forward__dropout_written_out(X, params, running, training, keep=1.0, rng=None):
    Ws = sorted((name for name in params if name[0] == "W"), key=lambda name: int(name[1:]))
    A, caches, new = X.copy(), (), dict(running)
    for i, name in enumerate(Ws, start=1):
        W = params[name]
        Z, norm, mask = linear_forward(A, W, params[f"b{i}"]), None, None
        if i == len(Ws):
            return Z, (*caches, (A, W, norm, Z, mask)), new
        if params.get(f"gamma{i}") is not None:
            Z, norm, new[i] = batchnorm_forward(
                Z, params[f"gamma{i}"], params[f"beta{i}"], running[i], training
            )
        out = np.where(Z > 0, Z, 0)
        if training and keep < 1.0:
            mask = np.where(rng.uniform(size=Z.shape) >= 1 - keep, 1 / keep, 0.0)
            out = out * mask
        caches, A = (*caches, (A, W, norm, Z, mask)), out


@right
def fully_connected_forward__binomial_masks(X, params, running, training, keep=1.0, rng=None):
    n_layers = len([name for name in params if "W" in name])
    activations, caches, new = [X], [], dict(running)
    for layer in range(1, n_layers):
        Z, norm, mask = params[f"W{layer}"].dot(activations[-1]) + params[f"b{layer}"], None, None
        if layer in running:
            Z, norm, new[layer] = batchnorm_forward(
                Z, params[f"gamma{layer}"], params[f"beta{layer}"], new[layer], training
            )
        activations.append(Z * (Z > 0))
        if training and keep < 1:
            mask = rng.binomial(1, keep, size=Z.shape) / keep
            activations[-1] = mask * activations[-1]
        caches.append((activations[-2], params[f"W{layer}"], norm, Z, mask))
    Z = params[f"W{n_layers}"].dot(activations[-1]) + params[f"b{n_layers}"]
    caches.append((activations[-1], params[f"W{n_layers}"], None, Z, None))
    return Z, caches, new


@right
def fully_connected_forward__mask_before_relu(X, params, running, training, keep=1.0, rng=None):
    L = sum(key[:1] == "W" for key in params)

    def go(A, layer, new):
        W = params[f"W{layer}"]
        Z = linear_forward(A, W, params[f"b{layer}"])
        if layer == L:
            return Z, [(A, W, None, Z, None)], new
        norm = mask = None
        if f"gamma{layer}" in params:
            Z, norm, statistics_ = batchnorm_forward(
                Z, params[f"gamma{layer}"], params[f"beta{layer}"], running[layer], training
            )
            new = new | {layer: statistics_}
        dropped = Z
        if training and keep < 1:
            dropped, mask = dropout_forward(Z, keep, rng, True)
        logits, caches, new = go(relu(dropped), layer + 1, new)
        return logits, [(A, W, norm, Z, mask), *caches], new

    return go(X, 1, dict(running))


@right
def fully_connected_forward__long_floats(X, params, running, training, keep=1.0, rng=None):
    return fully_connected_forward(
        X.astype(np.longdouble),
        {k: v.astype(np.longdouble) for k, v in params.items()},
        running,
        training,
        keep,
        rng,
    )
