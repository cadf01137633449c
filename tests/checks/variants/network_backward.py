"""Right answers to `network_backward` that look unlike the reference."""

import collections

import numpy as np

from course.activations import BACKWARDS
from course.backprop import (
    layer_backward,
    network_backward,
)
from tests.checks.variants.register import right


@right
def network_backward__reversed_range(dA, caches, activations):
    grads = {}
    for i in reversed(range(len(caches))):
        dA, dW, db = layer_backward(dA, caches[i], activations[i])
        grads.update({f"dA{i}": dA, f"dW{i + 1}": dW, f"db{i + 1}": db})
    return grads


@right
def network_backward__recursive(dA, caches, activations):
    if not caches:
        return {}
    n = len(caches)
    below, dW, db = layer_backward(dA, caches[-1], activations[-1])
    return {
        f"dW{n}": dW,
        f"db{n}": db,
        f"dA{n - 1}": below,
        **network_backward__recursive(below, caches[:-1], activations[:-1]),
    }


@right
def network_backward__everything_kept(dA, caches, activations):
    grads = {f"dA{len(caches)}": dA}
    for layer in range(len(caches), 0, -1):
        A_prev, W, _, Z = caches[layer - 1]
        dZ = BACKWARDS[activations[layer - 1]](grads[f"dA{layer}"], Z)
        grads[f"dZ{layer}"] = dZ
        grads[f"dW{layer}"] = dZ @ A_prev.T
        grads[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True)
        grads[f"dA{layer - 1}"] = W.T @ dZ
    return grads


@right
def network_backward__last_layer_by_itself(dA, caches, activations):
    n = len(caches)
    grads = {}
    dA_prev, dW, db = layer_backward(dA, caches[n - 1], activations[-1])
    grads["dA" + str(n - 1)], grads["dW" + str(n)], grads["db" + str(n)] = dA_prev, dW, db
    for i in reversed(range(n - 1)):
        out = layer_backward(grads["dA" + str(i + 1)], caches[i], activations[i])
        grads["dA" + str(i)], grads["dW" + str(i + 1)], grads["db" + str(i + 1)] = out
    return grads


@right
def network_backward__zipped(dA, caches, activations):
    grads = collections.OrderedDict()
    layers = list(enumerate(zip(caches, activations, strict=True), start=1))
    while layers:
        layer, (cache, activation) = layers.pop()
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = layer_backward(dA, cache, activation)
        grads[f"dA{layer - 1}"] = dA
    return grads


@right
def network_backward__einsum(dA, caches, activations):
    grads = {}
    for i in range(len(caches) - 1, -1, -1):
        A_prev, W, _, Z = caches[i]
        dZ = BACKWARDS[activations[i]](dA, Z)
        dA = np.einsum("ij,ik->jk", W, dZ)
        grads[f"dA{i}"], grads[f"dW{i + 1}"] = dA, np.einsum("ik,jk->ij", dZ, A_prev)
        grads[f"db{i + 1}"] = np.einsum("ik->i", dZ)[:, None]
    return grads


@right
def network_backward__sample_by_sample(dA, caches, activations):
    total = {}
    for k in range(dA.shape[1]):
        one = [(A_prev[:, [k]], W, b, Z[:, [k]]) for A_prev, W, b, Z in caches]
        for name, g in network_backward(dA[:, [k]], one, activations).items():
            if name[1] == "A":
                total[name] = np.hstack([total[name], g]) if name in total else g
            else:
                total[name] = total.get(name, 0) + g
    return total


@right
def network_backward__longdouble(dA, caches, activations):
    wide = [tuple(np.asarray(array, dtype=np.longdouble) for array in cache) for cache in caches]
    return network_backward(np.asarray(dA, dtype=np.longdouble), wide, activations)
