"""Right answers to `linear_forward_loop` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def linear_forward_loop__samples_outermost(A_prev, W, b):
    Z = np.empty((len(W), A_prev.shape[1]))
    for k in range(A_prev.shape[1]):
        for j in range(len(W)):
            Z[j, k] = b[j, 0]
            for i in range(W.shape[1]):
                Z[j, k] += W[j, i] * A_prev[i, k]
    return Z


@right
def linear_forward_loop__lists(A_prev, W, b):
    return [
        [sum(w * a for w, a in zip(row, column, strict=True)) + bias[0] for column in A_prev.T]
        for row, bias in zip(W, b, strict=True)
    ]


@right
def linear_forward_loop__dot_in_two_loops(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1]))
    for unit, sample in np.ndindex(*Z.shape):
        Z[unit, sample] = np.dot(W[unit], A_prev[:, sample]) + b[unit].item()
    return Z


@right
def linear_forward_loop__bias_last(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1]))
    for i in range(W.shape[0]):
        for j in range(A_prev.shape[1]):
            total = 0
            for k in range(A_prev.shape[0]):
                total = total + W[i][k] * A_prev[k][j]
            Z[i][j] = total
    return Z + b


@right
def linear_forward_loop__while(A_prev, W, b):
    Z = np.repeat(np.array(b, dtype=float), A_prev.shape[1], axis=1)
    i = 0
    while i < W.shape[1]:
        for unit in range(W.shape[0]):
            for sample in range(A_prev.shape[1]):
                Z[unit, sample] += W[unit, i] * A_prev[i, sample]
        i += 1
    return Z


@right
def linear_forward_loop__vectorised(A_prev, W, b):
    return W @ A_prev + b
