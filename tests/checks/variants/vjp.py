"""Right answers to `vjp` that look unlike the reference."""

import numpy as np

from course.activations import sigmoid, sigmoid_backward
from tests.checks.variants.register import right


@right
def vjp__sigmoid_backward(dA, A_prev, W, b):
    return W.T @ sigmoid_backward(dA, W @ A_prev + b)


@right
def vjp__sample_by_sample(dA, A_prev, W, b):
    columns = []
    for s in range(A_prev.shape[1]):
        a = sigmoid(W @ A_prev[:, s] + b[:, 0])
        columns.append((a * (1 - a) * dA[:, s]) @ W)
    return np.array(columns).T


@right
def vjp__whole_jacobians(dA, A_prev, W, b):
    A = sigmoid(W @ A_prev + b)
    return np.einsum("is,is,ij->js", dA, A * (1 - A), W)


@right
def vjp__scaled_weights(dA, A_prev, W, b):
    A = sigmoid(W @ A_prev + b)
    return np.stack([(W * (A * (1 - A))[:, [s]]).T @ dA[:, s] for s in range(dA.shape[1])], axis=1)


@right
def vjp__dot_and_transposes(dA, A_prev, W, b):
    A = 1 / (1 + np.exp(-(np.dot(W, A_prev) + b)))
    return np.dot((dA * (A - A**2)).T, W).T
