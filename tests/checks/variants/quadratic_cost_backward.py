"""Right answers to `quadratic_cost_backward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def quadratic_cost_backward__multiplied(A, Y):
    return 1.0 / A.shape[1] * (A - Y)


@right
def quadratic_cost_backward__negative_twice(A, Y):
    return -(Y - A) / len(A[0])


@right
def quadratic_cost_backward__loops(A, Y):
    n, m = A.shape
    return [[(float(A[i][s]) - float(Y[i][s])) / m for s in range(m)] for i in range(n)]


@right
def quadratic_cost_backward__two_terms(A, Y):
    return np.divide(A, A.shape[1]) - np.divide(Y, A.shape[1])


@right
def quadratic_cost_backward__own_copy(A, Y):
    dA = A.astype(np.float64).copy()
    dA -= Y
    dA /= dA.shape[-1]
    return dA
