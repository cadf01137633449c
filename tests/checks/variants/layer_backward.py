"""Right answers to `layer_backward` that look unlike the reference."""

import numpy as np

from course.activations import BACKWARDS, sigmoid, softmax
from course.backprop import linear_backward
from tests.checks.variants.register import right


@right
def layer_backward__inline(dA, cache, activation):
    A_prev, W, _, Z = cache
    dZ = BACKWARDS[activation](dA, Z)
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


@right
def layer_backward__numbers_of_the_cache(dA, cache, activation):
    return list(linear_backward(BACKWARDS[activation](dA, cache[-1]), cache[0], cache[1]))


@right
def layer_backward__branches(dA, cache, activation):
    A_prev, W, b, Z = cache
    if activation == "relu":
        dZ = np.where(Z > 0, dA, 0.0)
    elif activation == "tanh":
        dZ = dA / np.cosh(Z) ** 2
    elif activation == "sigmoid":
        dZ = dA * sigmoid(Z) * sigmoid(-Z)
    elif activation == "softmax":
        S = softmax(Z)
        dZ = S * (dA - (dA * S).sum(axis=0))
    else:
        dZ = dA
    return linear_backward(dZ, A_prev, W)


@right
def layer_backward__jacobians_of_softmax(dA, cache, activation):
    A_prev, W, _, Z = cache
    if activation != "softmax":
        return linear_backward(BACKWARDS[activation](dA, Z), A_prev, W)
    dZ = np.zeros(Z.shape)
    for s in range(Z.shape[1]):
        p = softmax(Z[:, [s]])
        dZ[:, [s]] = (np.diagflat(p) - p @ p.T) @ dA[:, [s]]
    return linear_backward(dZ, A_prev, W)


@right
def layer_backward__recomputes_z(dA, cache, activation):
    A_prev, W, b, _ = cache
    dZ = BACKWARDS[activation](dA, W @ A_prev + b)
    return W.T @ dZ, (A_prev @ dZ.T).T, dZ.sum(-1)[:, None]
