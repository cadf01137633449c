"""Right answers to `linear_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def linear_backward__einsum(dZ, A_prev, W):
    return (
        np.einsum("ui,us->is", W, dZ),
        np.einsum("us,is->ui", dZ, A_prev),
        np.einsum("us->u", dZ)[:, None],
    )


@right
def linear_backward__a_list(dZ, A_prev, W):
    return [np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ, 1).reshape(-1, 1)]


@right
def linear_backward__sample_by_sample(dZ, A_prev, W):
    dW, db = np.zeros(W.shape), np.zeros((len(W), 1))
    dA_prev = np.zeros(A_prev.shape)
    for s in range(dZ.shape[1]):
        dW += np.outer(dZ[:, s], A_prev[:, s])
        db[:, 0] += dZ[:, s]
        dA_prev[:, s] = dZ[:, s] @ W
    return dA_prev, dW, db


@right
def linear_backward__times_ones(dZ, A_prev, W):
    return (dZ.T @ W).T, (A_prev @ dZ.T).T, dZ @ np.ones((dZ.shape[1], 1))


@right
def linear_backward__bias_as_a_weight(dZ, A_prev, W):
    both = dZ @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))]).T
    return np.matmul(W.T, dZ), both[:, :-1], both[:, -1:]


@right
def linear_backward__mean_times_m(dZ, A_prev, W):
    db = dZ.mean(1, keepdims=True) * dZ.shape[1]
    return np.tensordot(W, dZ, (0, 0)), np.inner(dZ, A_prev), db
