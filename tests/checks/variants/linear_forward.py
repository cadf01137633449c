"""Right answers to `linear_forward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def linear_forward__plain(A_prev, W, b):
    return W @ A_prev + b


@right
def linear_forward__dot(A_prev, W, b):
    return np.add(np.dot(W, A_prev), b)


@right
def linear_forward__einsum(A_prev, W, b):
    return np.einsum("ij,jk->ik", W, A_prev) + b


@right
def linear_forward__tensordot(A_prev, W, b):
    return np.tensordot(W, A_prev, axes=1) + b


@right
def linear_forward__inner(A_prev, W, b):
    return np.inner(W, A_prev.T) + b


@right
def linear_forward__broadcast_sum(A_prev, W, b):
    return (W[:, :, None] * A_prev[None]).sum(axis=1) + b


@right
def linear_forward__rows_and_back(A_prev, W, b):
    return (A_prev.T @ W.T + b.ravel()).T


@right
def linear_forward__bias_as_weight(A_prev, W, b):
    return np.hstack([W, b]) @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])


@right
def linear_forward__in_place_on_own(A_prev, W, b):
    Z = W @ A_prev
    Z += b
    return Z


@right
def linear_forward__matrix(A_prev, W, b):
    Z = np.asarray(W).view(np.ndarray) @ A_prev + np.tile(b, (1, A_prev.shape[1]))
    return Z.view(np.matrix)


@right
def linear_forward__long_double(A_prev, W, b):
    return W.astype(np.longdouble) @ A_prev.astype(np.longdouble) + b


@right
def linear_forward__fortran_view(A_prev, W, b, check_shapes=True):
    if check_shapes:
        assert W.shape[1] == A_prev.shape[0] and b.shape == (W.shape[0], 1)
    return np.asfortranarray(W @ A_prev + b)[:, :]
