"""Right answers to `training_step` that look unlike the reference."""

import copy

import numpy as np

from course.activations import sigmoid
from course.backprop import (
    linear_backward,
    network_backward,
)
from course.forward import network_forward
from tests.checks.variants.register import right


@right
def training_step__two_loops(x, y, weights, learning_rate):
    A = [x]
    for W in weights:
        A.append(sigmoid(np.dot(W, A[-1])))
    dA = A[-1] - y
    gradients = []
    for i in reversed(range(len(weights))):
        dZ = dA * A[i + 1] * (1 - A[i + 1])
        gradients.insert(0, np.dot(dZ, A[i].T))
        dA = np.dot(weights[i].T, dZ)
    return [W - learning_rate * dW for W, dW in zip(weights, gradients, strict=True)]


@right
def training_step__with_zs(x, y, weights, learning_rate):
    zs, A = [], [x]
    for W in weights:
        zs.append(W @ A[-1])
        A.append(sigmoid(zs[-1]))
    dZ = (A[-1] - y) * sigmoid(zs[-1]) * sigmoid(-zs[-1])
    new = [None] * len(weights)
    for i in range(len(weights) - 1, 0, -1):
        new[i] = weights[i] - learning_rate * np.outer(dZ, A[i])
        dZ = weights[i].T @ dZ * sigmoid(zs[i - 1]) * sigmoid(-zs[i - 1])
    new[0] = weights[0] - learning_rate * np.outer(dZ, A[0])
    return tuple(new)


@right
def training_step__network_functions(x, y, weights, learning_rate):
    params = {}
    for layer, W in enumerate(weights, start=1):
        params[f"W{layer}"], params[f"b{layer}"] = W, np.zeros((len(W), 1))
    names = ["sigmoid"] * len(weights)
    A, caches = network_forward(x, params, names)
    grads = network_backward(A - y, caches, names)
    return [W - learning_rate * grads[f"dW{i + 1}"] for i, W in enumerate(weights)]


@right
def training_step__copy_then_in_place(x, y, weights, learning_rate):
    new = copy.deepcopy(weights)
    A = [x]
    for W in weights:
        A.append(1 / (1 + np.exp(-(W @ A[-1]))))
    error = A[-1] - y
    for i in range(1, len(A)):
        delta = error * A[-i] * (1 - A[-i])
        error = weights[-i].T @ delta
        new[-i] -= learning_rate * delta * A[-i - 1].T
    return new


@right
def training_step__recursive(x, y, weights, learning_rate):
    def go(a_prev, rest):
        if not rest:
            return a_prev - y, []
        a = sigmoid(rest[0] @ a_prev)
        dA, new = go(a, rest[1:])
        dZ = dA * a * (1 - a)
        return rest[0].T @ dZ, [rest[0] - learning_rate * dZ @ a_prev.T, *new]

    return go(x, weights)[1]


@right
def training_step__activations_again(x, y, weights, learning_rate):
    new, dA = list(weights), None
    for layer in range(len(weights) - 1, -1, -1):
        A = [x]
        for W in new:  # the layers up to this one still have their old weights
            A.append(sigmoid(W @ A[-1]))
        dA = A[-1] - y if dA is None else dA
        dA, dW, _ = linear_backward(
            dA * A[layer + 1] * (1 - A[layer + 1]), A[layer], weights[layer]
        )
        new[layer] = weights[layer] - learning_rate * dW
    return new
