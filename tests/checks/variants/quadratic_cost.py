"""Right answers to `quadratic_cost` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def quadratic_cost__mean_of_losses(A, Y):
    return np.mean(0.5 * np.linalg.norm(A - Y, axis=0) ** 2)


@right
def quadratic_cost__mean_of_sums(A, Y):
    return ((A - Y) ** 2).sum(axis=0).mean() / 2


@right
def quadratic_cost__frobenius(A, Y):
    return np.linalg.norm(Y - A) ** 2 / (2 * A.shape[1])


@right
def quadratic_cost__trace(A, Y):
    D = A - Y
    return np.trace(D @ D.T) / 2 / Y.shape[1]


@right
def quadratic_cost__einsum(A, Y):
    D = np.subtract(A, Y)
    return np.einsum("ij,ij->", D, D) / (2 * D.shape[1])


@right
def quadratic_cost__loops(A, Y):
    n, m = A.shape
    cost = 0.0
    for k in range(m):
        cost += sum((float(A[i, k]) - float(Y[i, k])) ** 2 for i in range(n)) / 2
    return cost / m


@right
def quadratic_cost__size_one(A, Y):
    return np.mean(np.sum(np.square(A - Y), axis=0, keepdims=True), axis=1, keepdims=True) / 2


@right
def quadratic_cost__zero_dimensional(A, Y):
    return np.array(np.vdot(A - Y, A - Y) / (A.shape[1] * 2.0))


@right
def quadratic_cost__mean_times_outputs(A, Y):
    return float(0.5 * A.shape[0] * np.mean((A - Y) ** 2))
