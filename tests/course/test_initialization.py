"""The reference of notebook 04: closed forms, exact integrals, complex step, statistics."""

import mpmath
import numpy as np
import pytest

from course.initialization import (
    init_he,
    init_normal,
    init_xavier,
    init_zeros,
    propagate_variance,
)
from course.normalization import batchnorm_backward, batchnorm_forward
from tests.course.complex_step import complex_gradient

SIZES = [300, 200, 50]


@pytest.mark.parametrize(
    "init, variances",
    [
        (lambda rng: init_normal(SIZES, 0.3, rng), [0.09, 0.09]),
        (lambda rng: init_xavier(SIZES, rng), [2 / 500, 2 / 250]),
        (lambda rng: init_he(SIZES, rng), [2 / 300, 2 / 200]),
    ],
)
def test_weights_have_their_variance(init, variances):
    """The sum of squares over the variance lies within 6 standard errors of its mean."""
    params = init(np.random.default_rng(0))
    for layer, variance in enumerate(variances, start=1):
        W = params[f"W{layer}"]
        assert W.shape == (SIZES[layer], SIZES[layer - 1])
        assert abs(np.sum(W**2) / variance - W.size) < 6 * np.sqrt(2 * W.size)
        assert abs(W.sum()) < 6 * np.sqrt(variance * W.size)
        np.testing.assert_array_equal(params[f"b{layer}"], np.zeros((SIZES[layer], 1)))
    again, other = init(np.random.default_rng(0)), init(np.random.default_rng(1))
    np.testing.assert_array_equal(params["W2"], again["W2"])
    assert not np.array_equal(params["W2"], other["W2"])


def test_zeros():
    """All parameters are there and 0."""
    params = init_zeros((4, 3, 2))
    assert {name: value.shape for name, value in params.items()} == {
        "W1": (3, 4),
        "b1": (3, 1),
        "W2": (2, 3),
        "b2": (2, 1),
    }
    assert not any(value.any() for value in params.values())


ACTIVATIONS = {
    "tanh": mpmath.tanh,
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "identity": lambda z: z,
}


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("sigma_w2", [0.5, 1.0, 2.0, 4.0])
def test_variance_is_the_integral(name, sigma_w2):
    """Three layers agree with the Gaussian integral in 30 digits."""
    with mpmath.workdps(30):
        q, expected = mpmath.mpf(sigma_w2), [sigma_w2]
        for _ in range(2):
            q = sigma_w2 * mpmath.quad(
                lambda g, q=q: (
                    ACTIVATIONS[name](mpmath.sqrt(q) * g) ** 2
                    * mpmath.exp(-(g**2) / 2)
                    / mpmath.sqrt(2 * mpmath.pi)
                ),
                [-12, -4, 0, 4, 12],
            )
            expected.append(float(q))
    np.testing.assert_allclose(propagate_variance(sigma_w2, name, 3), expected, rtol=1e-5)


def test_variance_stays_inside_the_band_of_networks():
    """Theory lies inside the band of 50 simulated networks, at every depth."""
    rng = np.random.default_rng(0)
    measured = []
    for _ in range(50):
        x = rng.choice([-1.0, 1.0], size=(256, 1))
        q = []
        for _ in range(10):
            z = rng.normal(0, np.sqrt(1.5 / 256), (256, 256)) @ x
            q.append(np.mean(z**2))
            x = np.tanh(z)
        measured.append(q)
    theory = propagate_variance(1.5, "tanh", 10)
    assert (np.min(measured, axis=0) < theory).all() and (theory < np.max(measured, axis=0)).all()


def arrays(rng, n=3, m=6):
    return rng.normal(size=(n, m)), rng.normal(size=(n, 1)), rng.normal(size=(n, 1))


@pytest.mark.parametrize("seed", range(5))
def test_batchnorm_backward_is_the_complex_step(seed):
    """All three gradients agree with the complex step; rows of dZ sum to 0."""
    rng = np.random.default_rng(seed)
    (Z, gamma, beta), upstream = arrays(rng), rng.normal(size=(3, 6))
    running = {"mean": np.zeros((3, 1)), "var": np.ones((3, 1))}
    _, cache, _ = batchnorm_forward(Z, gamma, beta, running, True)

    def f(v, name):
        p = {"Z": Z, "gamma": gamma, "beta": beta, name: v}
        centred = p["Z"] - p["Z"].mean(axis=1, keepdims=True)
        std = np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
        return np.sum(upstream * (p["gamma"] * centred / std + p["beta"]))

    got = batchnorm_backward(upstream, cache)
    for array, (name, at) in zip(got, {"Z": Z, "gamma": gamma, "beta": beta}.items(), strict=True):
        np.testing.assert_allclose(
            array, complex_gradient(lambda v, name=name: f(v, name), at), rtol=1e-9, atol=1e-12
        )
    np.testing.assert_allclose(got[0].sum(axis=1), 0, atol=1e-12)


def test_batchnorm_modes():
    """Training mixes the batch into the averages, testing uses them and leaves them alone."""
    Z, gamma, beta = arrays(np.random.default_rng(0))
    running = {"mean": np.full((3, 1), 2.0), "var": np.full((3, 1), 4.0)}
    out, _, new = batchnorm_forward(Z, np.ones((3, 1)), np.zeros((3, 1)), running, True, 0.75, 0.0)
    np.testing.assert_allclose(out.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(out.var(axis=1), 1, rtol=1e-12)
    np.testing.assert_allclose(new["mean"], 1.5 + Z.mean(axis=1, keepdims=True) / 4)
    np.testing.assert_allclose(new["var"], 3.0 + Z.var(axis=1, keepdims=True) / 4)
    out, _, same = batchnorm_forward(Z, gamma, beta, running, False, eps=0.0)
    np.testing.assert_allclose(out, gamma * (Z - 2.0) / 2.0 + beta)
    assert same is running and (running["mean"] == 2.0).all()
