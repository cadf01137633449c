"""The reference of notebook 02 against exact sums, mpmath and the worked example."""

import itertools

import mpmath
import numpy as np
import pytest

from course import forward as f
from course import losses
from tests.course.layers import layer

mpmath.mp.dps = 50


@pytest.mark.parametrize("function", [f.linear_forward_loop, f.linear_forward])
@pytest.mark.parametrize("sizes", [(3, 5, 7), (4, 4, 4), (3, 2, 1), (1, 1, 1)], ids=str)
def test_weighted_inputs_are_exact_sums(function, sizes):
    """Every entry is the sum of its products plus its bias, added in 50 digits."""
    A_prev, W, b = layer(np.random.default_rng(0), *sizes)
    n, n_prev, m = sizes
    expected = [
        [
            float(
                mpmath.fsum([mpmath.mpf(W[u, i]) * A_prev[i, s] for i in range(n_prev)] + [b[u, 0]])
            )
            for s in range(m)
        ]
        for u in range(n)
    ]
    np.testing.assert_allclose(function(A_prev, W, b), expected, rtol=1e-12, atol=1e-14)


def test_loop_and_vectorised_agree():
    """The two forms agree to 1e-12 on a layer of digits' size."""
    arguments = layer(np.random.default_rng(1), 16, 64, 50)
    np.testing.assert_allclose(
        f.linear_forward_loop(*arguments), f.linear_forward(*arguments), rtol=0, atol=1e-12
    )


def test_misfits_are_refused():
    """Shapes that do not fit are refused with both shapes, also where NumPy would broadcast."""
    A_prev, W, b = layer(np.random.default_rng(2), 3, 3, 3)
    with pytest.raises(ValueError, match=r"W must have one column .* \(3, 3\) and \(2, 3\)"):
        f.linear_forward(A_prev[:2], W, b)
    with pytest.raises(ValueError, match=r"b must have shape \(3, 1\).*got \(3,\)"):
        f.linear_forward(A_prev, W, b[:, 0])
    with pytest.raises(ValueError, match="activation must be one of"):
        f.layer_forward(A_prev, W, b, "swish")
    with pytest.raises(ValueError, match="one name for each of the 1 layers"):
        f.network_forward(A_prev, {"W1": W, "b1": b}, ["relu", "relu"])
    with pytest.raises(ValueError, match="the 2 layers in params, got 1"):
        f.network_forward(A_prev, {"W1": W, "b1": b, "W2": W, "b2": b}, ["relu"])
    with pytest.raises(ValueError, match=r"same shape, got \(3,\) and \(3, 1\)"):
        f.accuracy(np.zeros(3), np.zeros((3, 1)))
    with pytest.raises(ValueError, match="must have the same shape"):
        losses.quadratic_cost(np.zeros((1, 3)), np.zeros(3))
    with pytest.raises(ValueError, match="must have the same shape"):
        losses.binary_cross_entropy(np.zeros((1, 3)), np.zeros(3))
    with pytest.raises(ValueError, match="one label a column"):
        losses.softmax_cross_entropy(np.zeros((2, 3)), np.zeros((1, 3), dtype=int))
    with pytest.raises(ValueError, match="labels must be from 0 to 1, got 0 to 2"):
        losses.softmax_cross_entropy(np.zeros((2, 3)), np.array([0, 1, 2]))
    with pytest.raises(ValueError, match="labels must be from 0 to 1, got -1 to 1"):
        losses.softmax_cross_entropy(np.zeros((2, 3)), np.array([0, 1, -1]))


X = np.array([[4.0], [3.0], [2.0], [1.0]])
WEIGHTS = [
    np.arange(1, 21).reshape(4, 5).T / 100,
    np.arange(1, 26).reshape(5, 5)[::-1] / 100,
    np.arange(16, 26).reshape(2, 5) / 100,
]
Z_EXPECTED = [
    [0.6, 0.7, 0.8, 0.9, 1.0],
    [0.794675790131, 0.622384458092, 0.450093126054, 0.277801794015, 0.105510461976],
    [0.544143875611, 0.696424718716],
]
A_EXPECTED = [
    [0.645656306226, 0.668187772168, 0.689974481128, 0.710949502625, 0.73105857863],
    [0.688834430583, 0.650760661904, 0.610661375275, 0.569007222272, 0.526353172065],
    [0.632775861191, 0.667394610184],
]


def test_worked_example_to_the_digit():
    """The 4-5-5-2 sigmoid network gives the published numbers of every layer, and the cost."""
    params = {}
    for number, W in enumerate(WEIGHTS, start=1):
        params |= {f"W{number}": W, f"b{number}": np.zeros((len(W), 1))}
    A, caches = f.network_forward(X, params, ["sigmoid"] * 3)
    for (_, _, _, Z), z_expected in zip(caches, Z_EXPECTED, strict=True):
        np.testing.assert_allclose(Z[:, 0], z_expected, rtol=0, atol=6e-13)
    for (A_prev, *_), a_expected in zip(caches[1:], A_EXPECTED[:2], strict=True):
        np.testing.assert_allclose(A_prev[:, 0], a_expected, rtol=0, atol=6e-13)
    np.testing.assert_allclose(A[:, 0], A_EXPECTED[2], rtol=0, atol=6e-13)
    cost = losses.quadratic_cost(A, np.array([[0.1], [0.24]]))
    assert float(cost) == pytest.approx(0.233258135541, abs=6e-13)


def test_layers_chain_for_any_depth():
    """A network is its layers one after the other, for 1, 2, 3 and 5 layers."""
    rng = np.random.default_rng(3)
    for sizes in ([3, 2], [3, 4, 2], [2, 5, 3, 4], [4, 3, 6, 2, 5, 3]):
        params, names = {}, []
        for number, (p, n) in enumerate(itertools.pairwise(sizes), start=1):
            params |= {f"W{number}": rng.normal(size=(n, p)), f"b{number}": rng.normal(size=(n, 1))}
            names.append(["relu", "tanh", "sigmoid", "identity"][number % 4])
        X0 = rng.normal(size=(sizes[0], 6))
        A, caches = f.network_forward(X0, params, names)
        assert len(caches) == len(sizes) - 1
        one_by_one = np.hstack([f.network_forward(X0[:, [i]], params, names)[0] for i in range(6)])
        np.testing.assert_allclose(A, one_by_one, rtol=1e-12, atol=1e-15)


def test_one_dimensional_inputs_are_refused():
    """A sample that is not a column is refused by layers and costs, never broadcast."""
    W, b = np.ones((2, 3)), np.zeros((2, 1))
    with pytest.raises(ValueError, match=r"got \(2, 3\) and \(3,\)"):
        f.linear_forward(np.ones(3), W, b)
    with pytest.raises(ValueError, match=r"got \(3,\) and \(3, 2\)"):
        f.linear_forward(np.ones((3, 2)), np.ones(3), b)
    for cost in (losses.quadratic_cost, losses.binary_cross_entropy):
        with pytest.raises(ValueError, match=r"\(n_L, m\), got \(3,\) and \(3,\)"):
            cost(np.ones(3), np.zeros(3))
