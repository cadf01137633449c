"""Right answers to `layer_jacobian` that look unlike the reference."""

import numpy as np

from course.activations import sigmoid, sigmoid_backward
from tests.checks.variants.register import right


@right
def layer_jacobian__diagonal(a_prev, W, b):
    a = sigmoid(W @ a_prev + b)
    return np.diag((a * (1 - a)).ravel()) @ W


@right
def layer_jacobian__loops(a_prev, W, b):
    J = np.zeros(W.shape)
    for i in range(W.shape[0]):
        z = b[i, 0] + sum(W[i, j] * a_prev[j, 0] for j in range(W.shape[1]))
        a = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
        for j in range(W.shape[1]):
            J[i, j] = a * (1 - a) * W[i, j]
    return J


@right
def layer_jacobian__rows_of_unit_vectors(a_prev, W, b):
    Z = W @ a_prev + b
    return np.vstack([sigmoid_backward(np.eye(len(W))[:, [i]], Z).T @ W for i in range(len(W))])


@right
def layer_jacobian__cosh(a_prev, W, b):
    return W / (2 * np.cosh(np.clip((W @ a_prev + b) / 2, -300, 300))) ** 2


@right
def layer_jacobian__einsum(a_prev, W, b):
    a = sigmoid(W @ a_prev + b)[:, 0]
    return np.einsum("i,i,ij->ij", a, 1 - a, W)


@right
def layer_jacobian__lists(a_prev, W, b):
    a = sigmoid(W @ a_prev + b)
    return (a * (1 - a) * W).tolist()
