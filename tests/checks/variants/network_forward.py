"""Right answers to `network_forward` that look unlike the reference."""

import types

import numpy as np

from course.activations import ACTIVATIONS
from course.forward import layer_forward, network_forward
from tests.checks.variants.layer_forward import Cache
from tests.checks.variants.register import right


@right
def network_forward__while(X, params, activations):
    A, caches, layer = X, [], 1
    while f"W{layer}" in params:
        A, cache = layer_forward(
            A, params["W" + str(layer)], params["b" + str(layer)], activations[layer - 1]
        )
        caches += [cache]
        layer += 1
    return A, caches


@right
def network_forward__recursive(X, params, activations):
    def run(A, layer):
        if layer > len(activations):
            return A, []
        A, cache = layer_forward(
            A, params[f"W{layer}"], params[f"b{layer}"], activations[layer - 1]
        )
        last, others = run(A, layer + 1)
        return last, [cache, *others]

    return run(X, 1)


@right
def network_forward__without_helpers(X, params, activations):
    caches = ()
    for number, name in enumerate(activations):
        W, b = params[f"W{number + 1}"], params[f"b{number + 1}"]
        Z = np.einsum("ij,jk->ik", W, X) + b
        caches += ({"in": X, "W": W, "Z": Z},)
        X = ACTIVATIONS[name](Z)
    return X, caches


@right
def network_forward__last_layer_apart(X, params, activations):
    n_layers = len(params) // 2
    A, caches = X.copy(), []
    for layer in range(1, n_layers):
        A, cache = layer_forward(
            A, params[f"W{layer}"], params[f"b{layer}"], activations[layer - 1]
        )
        caches.append(cache)
    A, cache = layer_forward(A, params[f"W{n_layers}"], params[f"b{n_layers}"], activations[-1])
    return [A, caches + [cache]]


@right
def network_forward__own_objects(X, params, activations):
    A, caches = network_forward(X, params, activations)
    return A, [Cache(A_prev=A_prev, W=W, Z=Z) for A_prev, W, _, Z in caches]


@right
def network_forward__nested_caches(X, params, activations):
    A, caches = network_forward(X, params, activations)
    return A, [((A_prev, W, b), types.SimpleNamespace(Z=Z)) for A_prev, W, b, Z in caches]


@right
def network_forward__default_none(X, params, activations, caches=None):
    caches = [] if caches is None else caches
    for layer, name in zip(range(1, 99), activations):  # noqa: B905
        X, cache = layer_forward(X, params[f"W{layer}"], params[f"b{layer}"], name)
        caches.append(cache)
    return X, caches
