"""Right answers to `softmax_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right
from tests.checks.variants.softmax import softmax__shifted_by_the_largest


@right
def softmax_backward__weighted_mean_taken_away(dA, Z):
    A = softmax__shifted_by_the_largest(Z)
    return A * (dA - np.sum(dA * A, axis=0))


@right
def softmax_backward__product_minus_share(dA, Z):
    A = softmax__shifted_by_the_largest(Z)
    product = A * dA
    return product - A * product.sum(axis=0, keepdims=True)


@right
def softmax_backward__a_jacobian_for_each_column(dA, Z):
    dA, Z = np.asarray(dA), np.asarray(Z)
    dA_columns, A = dA.reshape(len(dA), -1), softmax__shifted_by_the_largest(Z.reshape(len(Z), -1))
    dZ = np.zeros(A.shape)
    for j, a in enumerate(A.T):
        dZ[:, j] = (np.diag(a) - np.outer(a, a)) @ dA_columns[:, j]
    return dZ.reshape(Z.shape)


@right
def softmax_backward__all_jacobians_and_einsum(dA, Z):
    A = softmax__shifted_by_the_largest(Z)
    eye = np.eye(len(A)).reshape(len(A), len(A), *[1] * (A.ndim - 1))
    J = A[:, np.newaxis] * (eye - A[np.newaxis])
    return np.einsum("ij...,j...->i...", J, dA)


@right
def softmax_backward__pair_by_pair(dA, Z):
    dA, A = np.asarray(dA), softmax__shifted_by_the_largest(Z)
    return sum(A * A[k] * (dA - dA[k]) for k in range(len(A)))


@right
def softmax_backward__in_place_on_an_own_copy(dA, Z, A=None):
    A = softmax__shifted_by_the_largest(Z)
    dZ = np.array(dA, dtype=float)
    dZ -= np.einsum("i...,i...->...", A, dZ)
    dZ *= A
    return dZ
