"""Costs to fifty digits, of any numbers, and accuracies."""

import itertools

import mpmath
import numpy as np
import pytest

from course import forward as f
from course import losses
from tests.course.layers import layer

mpmath.mp.dps = 50


def test_costs_are_means_in_50_digits():
    """All three costs agree with their definitions in 50 digits, at logits of ±1000 too."""
    rng = np.random.default_rng(4)
    A, Y = rng.normal(size=(3, 5)), rng.normal(size=(3, 5))
    exact = (
        mpmath.fsum((mpmath.mpf(p) - q) ** 2 / 2 for p, q in zip(A.ravel(), Y.ravel(), strict=True))
        / 5
    )
    assert float(losses.quadratic_cost(A, Y)) == pytest.approx(float(exact), rel=1e-14)
    Z = np.array([[-1000.0, 1000.0, -3.0, 0.0], [1000.0, -1000.0, 40.0, -0.5]])
    T = np.array([[0, 1, 1, 0], [0, 1, 0, 1]])
    exact = (
        mpmath.fsum(
            mpmath.log1p(mpmath.exp(mpmath.mpf(z))) - t * z
            for z, t in zip(Z.ravel(), T.ravel(), strict=True)
        )
        / 4
    )
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert float(losses.binary_cross_entropy(Z, T)) == pytest.approx(float(exact), rel=1e-14)
        y = np.array([1, 1, 0, 0])
        exact = (
            mpmath.fsum(
                mpmath.log(mpmath.fsum(mpmath.exp(mpmath.mpf(z)) for z in column)) - column[k]
                for column, k in zip(Z.T, y, strict=True)
            )
            / 4
        )
        assert float(losses.softmax_cross_entropy(Z, y)) == pytest.approx(float(exact), rel=1e-14)


def test_costs_take_lists_integers_and_float32():
    """Costs of lists, whole numbers and float32 are those of the same floats."""
    A, Y = [[1, 2], [3, 5]], [[0, 2], [1, 1]]
    for convert in (list, np.array, np.float32):
        assert float(losses.quadratic_cost(convert(A), convert(Y))) == pytest.approx(5.25)
        assert float(losses.binary_cross_entropy(convert(A), convert([[1, 0], [1, 1]]))) > 0
    assert float(losses.softmax_cross_entropy([[1, 2]], [0, 0])) == 0


def test_counting_parameters_counts_entries():
    """The count is the number of entries in arrays of these shapes."""
    for sizes in ([2, 3, 1], [64, 32, 16, 10], (5, 1), [3, 5, 5, 3, 1]):
        entries = sum(
            np.zeros((n, p)).size + np.zeros((n, 1)).size for p, n in itertools.pairwise(sizes)
        )
        assert f.count_parameters(sizes) == entries
    assert f.count_parameters([784, 10**6, 10**6]) == 785 * 10**6 + (10**6 + 1) * 10**6


def test_predictions_and_their_accuracy():
    """The predicted class is the row of the largest output, the accuracy the share of matches."""
    params = {"W1": np.eye(3), "b1": np.zeros((3, 1))}
    X0 = np.array([[3.0, 0.0, -1.0], [1.0, 5.0, -2.0], [2.0, 4.0, -0.5]])
    labels = f.predict(X0, params, ["softmax"])
    assert labels.tolist() == [0, 1, 2]
    assert float(f.accuracy(labels, [0, 1, 1])) == pytest.approx(2 / 3)
    assert f.predict(X0[:, :2], params, ["identity"]).tolist() == [0, 1]


def test_arguments_stay():
    """No function of the forward pass changes its arguments, and results are new arrays."""
    A_prev, W, b = layer(np.random.default_rng(5), 3, 3, 3)
    copies = [A_prev.copy(), W.copy(), b.copy()]
    for name in ("identity", "relu", "sigmoid", "tanh", "softmax"):
        A, _ = f.layer_forward(A_prev, W, b, name)
        A[...] = 0
    for array, copy in zip((A_prev, W, b), copies, strict=True):
        np.testing.assert_array_equal(array, copy)


def test_costs_leave_their_arguments():
    """No cost changes its outputs, logits or targets."""
    Z, Y, y = np.array([[1.0, -2.0], [3.0, 0.5]]), np.array([[1.0, 0.0], [0.0, 1.0]]), [1, 0]
    for cost, target in (
        (losses.quadratic_cost, Y),
        (losses.binary_cross_entropy, Y),
        (losses.softmax_cross_entropy, np.array(y)),
    ):
        cost(Z, target)
        assert Z.tolist() == [[1.0, -2.0], [3.0, 0.5]]
        assert target.tolist() == (y if target.ndim == 1 else [[1.0, 0.0], [0.0, 1.0]])
