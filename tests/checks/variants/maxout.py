"""Right answers to `maxout` that look unlike the reference."""

import functools

import numpy as np

from tests.checks.variants.register import right


@right
def maxout__largest_of_the_products(A_prev, W, b):
    return np.max(np.matmul(W, A_prev) + b, axis=0)


@right
def maxout__einsum_over_the_inputs(A_prev, W, b):
    return (np.einsum("kij,jm->kim", W, A_prev) + b).max(0)


@right
def maxout__folded_piece_by_piece(A_prev, W, b):
    pieces = [np.dot(W_piece, A_prev) + b_piece for W_piece, b_piece in zip(W, b, strict=True)]
    return functools.reduce(np.maximum, pieces)


@right
def maxout__loops_over_everything(A_prev, W, b):
    W, A_prev, b = np.asarray(W), np.asarray(A_prev), np.asarray(b)
    k, n, _ = W.shape
    return [
        [max(W[p, i] @ A_prev[:, s] + b[p, i, 0] for p in range(k)) for s in range(A_prev.shape[1])]
        for i in range(n)
    ]


@right
def maxout__chosen_by_argmax(A_prev, W, b):
    pieces = np.tensordot(W, A_prev, axes=1) + b
    return np.take_along_axis(pieces, pieces.argmax(0)[np.newaxis], axis=0).squeeze(0)
