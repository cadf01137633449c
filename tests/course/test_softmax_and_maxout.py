"""Softmax, maxout and stacks of linear layers against mpmath and their definitions."""

import mpmath
import numpy as np
import pytest

from course import activations as a

mpmath.mp.dps = 50


def test_compose_linear_is_the_stack():
    """One layer gives what the stack gives, for 1, 2, 3 and 5 layers of unequal widths."""
    rng = np.random.default_rng(2)
    for sizes in ([3, 2], [3, 5, 2], [2, 4, 1, 3], [4, 1, 5, 2, 3, 6]):
        layers = [
            (rng.normal(size=(n, p)), rng.normal(size=(n, 1)))
            for p, n in zip(sizes, sizes[1:], strict=False)
        ]
        W, b = a.compose_linear(layers)
        assert W.shape == (sizes[-1], sizes[0]) and b.shape == (sizes[-1], 1)
        X = rng.normal(size=(sizes[0], 7))
        A = mpmath.matrix(X.tolist())
        for weights, bias in layers:
            A = mpmath.matrix(weights.tolist()) * A + mpmath.matrix(
                (bias @ np.ones((1, 7))).tolist()
            )
        np.testing.assert_allclose(W @ X + b, np.array(A.tolist(), dtype=float), rtol=1e-12)


def test_compose_linear_takes_whole_numbers():
    """Integer layers give floats, and a stack of one is returned as a copy."""
    W1, b1 = np.array([[1, 2]]), np.array([[3]])
    W, b = a.compose_linear([(W1, b1)])
    W[...] = 0
    assert W.dtype == b.dtype == float
    assert W1.tolist() == [[1, 2]]


SCORES = [[0.0, 1000.0, -1000.0, 1.0], [1.0, -1000.0, -1000.0, 2.0], [2.0, 999.0, -2000.0, 3.0]]


def mp_softmax(column):
    top = max(column)
    terms = [mpmath.exp(mpmath.mpf(z) - top) for z in column]
    return [float(term / mpmath.fsum(terms)) for term in terms]


@pytest.mark.parametrize("convert", [np.array, list, np.float32], ids=["array", "list", "float32"])
def test_softmax_per_column(convert):
    """Every column is the softmax of that column, at scores of ±1000 too, and sums to 1."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        got = a.softmax(convert(SCORES))
    expected = np.transpose([mp_softmax(column) for column in np.transpose(SCORES)])
    np.testing.assert_allclose(got, expected, rtol=1e-6 if convert is np.float32 else 1e-14)
    np.testing.assert_allclose(np.sum(got, axis=0), 1.0, rtol=1e-6)


def test_softmax_of_one_sample():
    """A 1-D input is one sample."""
    np.testing.assert_allclose(a.softmax([0, 0]), [0.5, 0.5])


def test_softmax_gradient_is_the_derivative():
    """`softmax_backward` is the derivative of sum(dA * softmax(Z)), score by score."""
    rng = np.random.default_rng(3)
    Z, dA = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))

    def total(column, row):
        def of(z):
            scores = [mpmath.mpf(x) for x in Z[:, column]]
            scores[row] = z
            terms = [mpmath.exp(s) for s in scores]
            return mpmath.fsum(
                d * t for d, t in zip(dA[:, column], terms, strict=True)
            ) / mpmath.fsum(terms)

        return float(mpmath.diff(of, Z[row, column]))

    expected = [[total(column, row) for column in range(3)] for row in range(4)]
    np.testing.assert_allclose(a.softmax_backward(dA, Z), expected, rtol=1e-10, atol=1e-14)


def test_maxout_takes_the_largest_piece():
    """Each unit is the largest of its affine pieces, computed entry by entry."""
    rng = np.random.default_rng(4)
    X, W, b = rng.normal(size=(3, 5)), rng.normal(size=(4, 2, 3)), rng.normal(size=(4, 2, 1))
    expected = [
        [
            max(sum(W[k, n, i] * X[i, m] for i in range(3)) + b[k, n, 0] for k in range(4))
            for m in range(5)
        ]
        for n in range(2)
    ]
    np.testing.assert_allclose(a.maxout(X, W, b), expected, rtol=1e-12)
