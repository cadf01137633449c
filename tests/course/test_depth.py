"""The reference of notebook 05: exact enumeration, closed forms, optimality, brute force."""

import itertools

import numpy as np
import pytest

from course.depth import (
    compose,
    count_linear_pieces,
    equal_width,
    parity_params,
    sawtooth_params,
    shallow_fit,
    spread_kinks,
    square_gadget,
    sweep,
    tent,
    xor_params,
)
from course.forward import network_forward
from course.gradient_descent import train_regression


def triangle_wave(x, k):
    """Return the k-fold tent on the unit interval in closed form."""
    phase = (2**k * x) % 2
    return np.minimum(phase, 2 - phase)


def outputs(x, params):
    """Return what a network with one input and ReLUs answers to a row of numbers."""
    depth = len(params) // 2 - 1
    A, _ = network_forward(x.reshape(1, -1), params, ["relu"] * depth + ["identity"])
    return A[0]


@pytest.mark.parametrize("n", range(1, 11))
def test_parity_of_every_word(n):
    """All 2**n words of n bits get their parity, with n hidden units."""
    words = np.array(list(itertools.product([0, 1], repeat=n))).T
    params = parity_params(n)
    A, _ = network_forward(words, params, ["relu", "identity"])
    np.testing.assert_array_equal(A, words.sum(axis=0, keepdims=True) % 2)
    assert params["W1"].shape == (n, n)


def test_xor_of_every_pair():
    """The four corners come out right."""
    corners = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
    A, _ = network_forward(corners, xor_params(), ["relu", "identity"])
    np.testing.assert_array_equal(A, [[0, 1, 1, 0]])


@pytest.mark.parametrize("k", range(1, 13))
def test_folds_are_a_triangle_wave(k):
    """Composed tents and the deep network are the triangle wave, with 2**k pieces."""
    x = np.linspace(0, 1, 2 ** (k + 3) + 1)
    np.testing.assert_array_equal(compose(tent, k)(x), triangle_wave(x, k))
    np.testing.assert_array_equal(outputs(x, sawtooth_params(k)), triangle_wave(x, k))
    assert count_linear_pieces(x, triangle_wave(x, k)) == 2**k


def test_tent_outside_the_interval():
    """Left of 0 the tent is 0; beyond 1 it goes on falling."""
    np.testing.assert_array_equal(tent([-2.0, -0.5, 1.0, 1.5, 3.0]), [0, 0, 0, -1, -4])


def test_composing_nothing():
    """No application at all returns the argument."""
    assert compose(np.sqrt, 0)(7.0) == 7.0


@pytest.mark.parametrize("seed", range(20))
def test_pieces_of_random_functions(seed):
    """Kinks at random places inside cells, flat pieces and unequal steps are counted exactly."""
    rng = np.random.default_rng(seed)
    n_pieces = int(rng.integers(1, 30))
    widths = rng.uniform(1, 3, n_pieces)
    knots = np.concatenate([[0], np.cumsum(widths)]) + rng.normal()
    slopes = rng.choice([-2.0, -0.01, 0.0, 0.5, 3.0], n_pieces)
    for i in range(1, n_pieces):
        if slopes[i] == slopes[i - 1]:
            slopes[i] += 1.0
    heights = np.concatenate([[0], np.cumsum(slopes * widths)]) + rng.normal()
    x = np.sort(
        np.concatenate(
            [
                [knots[0], knots[-1]],
                rng.uniform(knots[0], knots[-1], 60 * n_pieces),
                np.arange(knots[0], knots[-1], 0.1),
            ]
        )
    )
    x = x[np.concatenate([[True], np.diff(x) > 1e-5])]
    assert count_linear_pieces(x, np.interp(x, knots, heights)) == n_pieces


def test_a_constant_is_one_piece():
    """A function that never changes has one piece."""
    assert count_linear_pieces(np.linspace(0, 1, 9), np.full(9, 0.3)) == 1


def test_the_shallow_fit_is_the_best():
    """Its residual is orthogonal to every hidden unit and to the constant."""
    rng = np.random.default_rng(0)
    x, y, kinks = np.sort(rng.random(200)), rng.normal(size=200), np.linspace(0, 0.9, 7)
    residual = outputs(x, shallow_fit(x, y, kinks)) - y
    for feature in [np.ones(200), *(np.maximum(0, x - kink) for kink in kinks)]:
        assert abs(residual @ feature) < 1e-9


def test_the_cliff():
    """Half the hinges of a sawtooth are worth no more than a constant; all of them are exact."""
    x = (np.arange(64 * 64) + 0.5) / 64**2
    y = triangle_wave(x, 6)
    for n in (4, 8, 16, 32):
        error = np.mean((outputs(x, shallow_fit(x, y, np.arange(n) / n)) - y) ** 2)
        assert error > 0.99 * y.var()
    exact = outputs(x, shallow_fit(x, y, np.arange(64) / 64))
    np.testing.assert_allclose(exact, y, atol=1e-9)


@pytest.mark.parametrize("m", range(8))
def test_the_square_gadget_interpolates(m):
    """It joins the squares at 2**m + 1 points; its largest error is 4**-(m+1)."""
    x, knots = np.linspace(0, 1, 2 ** (m + 3) + 1), np.linspace(0, 1, 2**m + 1)
    np.testing.assert_allclose(square_gadget(x, m), np.interp(x, knots, knots**2), atol=1e-15)
    assert np.isclose(np.abs(square_gadget(x, m) - x**2).max(), 4.0 ** -(m + 1), rtol=1e-9)


def test_kinks_are_where_they_should_be():
    """The weighted inputs of unit i are 0 at its kink, whatever the sign of its weight."""
    W1 = np.array([[2.0], [-0.5], [3.0], [-1.0]])
    start = {"W1": W1, "b1": np.full((4, 1), 9.0), "W2": np.ones((1, 4)), "b2": np.ones((1, 1))}
    params = spread_kinks(start, -1.0, 1.0)
    np.testing.assert_allclose(W1[:, 0] * [-1.0, -0.5, 0.0, 0.5] + params["b1"][:, 0], 0)
    assert params["W2"] is start["W2"] and start["b1"][0, 0] == 9.0


@pytest.mark.parametrize("n_in, n_out, depth", [(1, 1, 1), (1, 1, 4), (3, 2, 2), (64, 10, 3)])
def test_equal_width_uses_the_budget(n_in, n_out, depth):
    """No larger width fits the budget: all of them are tried."""

    def cost(width):
        between = (depth - 1) * (width * width + width)
        return n_in * width + width + between + width * n_out + n_out

    for budget in range(cost(1), cost(12), 7):
        fitting = [width for width in range(1, 200) if cost(width) <= budget]
        assert equal_width(n_in, n_out, depth, budget) == max(fitting)


def test_regression_shrinks_the_error_as_computed():
    """On one weight the cost falls by the square of 1 - rate * mean(x**2) a round."""
    x = np.array([[1.0, -1.0, 2.0, -2.0]])
    start = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]])}
    _, costs = train_regression(x, 3 * x, start, ["identity"], 0.1, 6)
    np.testing.assert_allclose(costs, costs[0] * (1 - 0.1 * 2.5) ** (2 * np.arange(6)))


def test_divergence_ends_regression():
    """A rate that is far too large ends with a cost that is not finite, without warnings."""
    x = np.array([[1.0, -1.0]])
    start = {"W1": np.array([[1.0]]), "b1": np.array([[0.0]])}
    _, costs = train_regression(x, 0 * x, start, ["identity"], 1e200, 50)
    assert len(costs) < 50 and not np.isfinite(costs[-1])


def test_sweep_takes_the_median_of_all_starts():
    """Medians follow from the closed form of one weight; a rate that diverges never wins."""
    x = np.array([[1.0, -1.0]])
    starts = [{"W1": np.array([[w]]), "b1": np.array([[0.0]])} for w in (4.0, 1.0, 2.0)]
    rates = [0.1, 0.5, 1e200]
    medians, best = sweep(x, 0 * x, starts, ["identity"], rates, 4)
    np.testing.assert_allclose(medians[:2], [0.5 * 4 * (1 - rate) ** 6 for rate in rates[:2]])
    assert medians[2] == np.inf and best == 0.5
