"""The reference of notebook 03: gradients against complex step, closed forms and exact sums."""

import numpy as np
import pytest

from course.activations import softmax
from course.backprop import (
    layer_jacobian,
    linear_backward,
    network_backward,
    quadratic_cost_backward,
    softmax_cross_entropy_backward,
    training_step,
    vjp,
)
from course.forward import network_forward
from course.gradient_check import gradient_check, numerical_gradient
from course.gradient_descent import gradient_descent_step, train
from course.losses import softmax_cross_entropy
from tests.course.complex_step import complex_gradient

RNG = np.random.default_rng(3)


def logistic(z):
    """Return a sigmoid that accepts complex numbers."""
    return 1 / (1 + np.exp(-z))


@pytest.mark.parametrize("seed", range(5))
def test_jacobian_and_vjp(seed):
    """The Jacobian and its product with a gradient agree with the complex step."""
    rng = np.random.default_rng(seed)
    W, b, a_prev = rng.normal(size=(3, 5)), rng.normal(size=(3, 1)), rng.normal(size=(5, 1))
    rows = [
        complex_gradient(lambda a, i=i: logistic(W @ a + b)[i, 0], a_prev)[:, 0] for i in range(3)
    ]
    np.testing.assert_allclose(layer_jacobian(a_prev, W, b), rows, rtol=1e-12, atol=1e-15)
    A_prev, dA = rng.normal(size=(5, 4)), rng.normal(size=(3, 4))
    expected = complex_gradient(lambda A: np.sum(dA * logistic(W @ A + b)), A_prev)
    np.testing.assert_allclose(vjp(dA, A_prev, W, b), expected, rtol=1e-11, atol=1e-14)


def test_gradients_of_the_costs():
    """Both cost gradients are those of the mean, by the complex step, and finite at ±1000."""
    A, Y = RNG.normal(size=(3, 5)), RNG.normal(size=(3, 5))
    expected = complex_gradient(lambda A: np.sum((A - Y) ** 2) / 2 / 5, A)
    np.testing.assert_allclose(quadratic_cost_backward(A, Y), expected, rtol=1e-12)
    y = np.array([0, 2, 1, 1, 0])
    one_hot = np.eye(3)[y].T
    expected = complex_gradient(
        lambda Z: np.sum(np.log(np.exp(Z).sum(axis=0)) - (one_hot * Z).sum(axis=0)) / 5, A
    )
    np.testing.assert_allclose(softmax_cross_entropy_backward(A, y), expected, rtol=1e-11)
    far = np.array([[1000.0, -1000.0], [-1000.0, 1000.0]])
    np.testing.assert_array_equal(
        softmax_cross_entropy_backward(far, np.array([1, 1])), [[0.5, 0.0], [-0.5, 0.0]]
    )


def test_linear_backward_is_three_complex_steps():
    """Each of the three gradients is that of the weighted upstream sum."""
    dZ, A, W, b = (RNG.normal(size=s) for s in [(2, 7), (4, 7), (2, 4), (2, 1)])
    for got, name in zip(linear_backward(dZ, A, W), ("A", "W", "b"), strict=True):
        at = {"A": A, "W": W, "b": b}

        def f(v, name=name, at=at):
            p = {**at, name: v}
            return np.sum(dZ * (p["W"] @ p["A"] + p["b"]))

        np.testing.assert_allclose(got, complex_gradient(f, at[name]), rtol=1e-12)


def random_network(rng, sizes):
    params = {}
    for layer, (n_prev, n) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(size=(n, n_prev))
        params[f"b{layer}"] = rng.normal(size=(n, 1))
    return params


@pytest.mark.parametrize("sizes", [[3, 2], [3, 4, 2], [2, 3, 4, 5], [3, 3, 3, 3, 3, 3]], ids=str)
def test_network_backward_is_the_complex_step(sizes):
    """Every weight and bias of a network gets the gradient that the complex step gives."""
    rng = np.random.default_rng(len(sizes))
    params, X = random_network(rng, sizes), rng.normal(size=(sizes[0], 6))
    names = ["tanh", "sigmoid", "tanh", "sigmoid", "tanh"][: len(sizes) - 1]
    A, caches = network_forward(X, params, names)
    upstream = rng.normal(size=A.shape)
    grads = network_backward(upstream, caches, names)
    assert set(grads) == {f"d{name}" for name in params} | {f"dA{k}" for k in range(len(names))}

    def f(v, key):
        A = v if key == "A0" else X
        p = params if key == "A0" else {**params, key: v}
        for layer, name in enumerate(names, start=1):
            z = p[f"W{layer}"] @ A + p[f"b{layer}"]
            A = np.tanh(z) if name == "tanh" else logistic(z)
        return np.sum(upstream * A)

    for key in [*params, "A0"]:
        at = X if key == "A0" else params[key]
        np.testing.assert_allclose(
            grads[f"d{key}"],
            complex_gradient(lambda v, key=key: f(v, key), at),
            rtol=1e-10,
            atol=1e-13,
        )


WEIGHTS = [
    0.01 * np.arange(1, 6).reshape(5, 1) + 0.05 * np.arange(4),
    0.21 - 0.05 * np.arange(5).reshape(5, 1) + 0.01 * np.arange(5),
    np.array([[0.16, 0.17, 0.18, 0.19, 0.20], [0.21, 0.22, 0.23, 0.24, 0.25]]),
]
X_45, Y_45 = np.array([[4.0], [3.0], [2.0], [1.0]]), np.array([[0.1], [0.24]])


def cost_45(weights):
    a = X_45
    for W in weights:
        a = logistic(W @ a)
    return 0.5 * np.sum((a - Y_45) ** 2)


def test_the_worked_example_comes_out():
    """The 4-5-5-2 step gives the known costs and weights to twelve digits."""
    assert cost_45(WEIGHTS) == pytest.approx(0.233258135541, abs=1e-12)
    new = training_step(X_45, Y_45, WEIGHTS, 1.0)
    assert cost_45(new) == pytest.approx(0.187841885127, abs=1e-12)
    np.testing.assert_allclose(
        new[0][0], [0.005178916453, 0.05638418734, 0.107589458226, 0.158794729113], atol=1e-12
    )
    for layer in range(3):
        slope = complex_gradient(
            lambda W, layer=layer: cost_45([W if k == layer else V for k, V in enumerate(WEIGHTS)]),
            WEIGHTS[layer],
        )
        np.testing.assert_allclose(WEIGHTS[layer] - new[layer], slope, rtol=1e-10)


def test_centred_differences_of_a_cubic():
    """The estimate for x³ is 3x² + h², exactly; the argument is left as it was."""
    x = np.array([[1, -2], [0, 3]])
    kept = x.copy()
    np.testing.assert_allclose(
        numerical_gradient(lambda x: (x**3).sum(), x, 0.25), 3.0 * x**2 + 0.0625, rtol=1e-12
    )
    np.testing.assert_array_equal(x, kept)
    assert numerical_gradient(np.sin, np.array(0.0)).shape == ()


def test_gradient_check_accepts_and_rejects():
    """Right gradients pass below 1e-6; a factor k gives |k - 1| / (k + 1); zeros agree."""
    params = random_network(RNG, [3, 4, 2])
    X, y = RNG.normal(size=(3, 6)), np.array([0, 1, 1, 0, 1, 0])
    names = ["tanh", "identity"]

    def cost(p):
        return softmax_cross_entropy(network_forward(X, p, names)[0], y)

    Z, caches = network_forward(X, params, names)
    grads = network_backward(softmax_cross_entropy_backward(Z, y), caches, names)
    assert max(gradient_check(cost, params, grads).values()) < 1e-6
    errors = gradient_check(cost, params, {**grads, "dW1": 3 * grads["dW1"], "db2": -grads["db2"]})
    assert errors["W1"] == pytest.approx(0.5, abs=1e-6)
    assert errors["b2"] == pytest.approx(1.0, abs=1e-6)
    assert errors["W2"] < 1e-6
    assert gradient_check(lambda p: 1.0, {"w": np.ones(3)}, {"dw": np.zeros(3)}) == {"w": 0.0}


def test_a_step_and_a_training_run():
    """A step is exact; training stops at the target or after n rounds and lowers the cost."""
    step = gradient_descent_step(
        {"w": np.array([1.0, 2.0])}, {"dw": np.array([4.0, -2.0]), "dA0": None}, 0.5
    )
    np.testing.assert_array_equal(step["w"], [-1.0, 3.0])
    start = {"W1": np.zeros((2, 1)), "b1": np.zeros((2, 1))}
    X, y = np.array([[1.0, 2.0, -1.0, -3.0]]), np.array([0, 0, 1, 1])
    params, costs = train(X, y, start, ["identity"], 1.0, 50)
    assert len(costs) == 50 and costs[0] == pytest.approx(np.log(2))
    assert all(after < before for before, after in zip(costs[:-1], costs[1:], strict=True))
    assert not start["W1"].any()
    _, stopped = train(X, y, start, ["identity"], 1.0, 50, target_cost=0.1)
    assert stopped == costs[: len(stopped)] and stopped[-1] <= 0.1 < stopped[-2]
    same, costs = train(X, y, start, ["identity"], 1.0, 50, target_cost=1.0)
    assert len(costs) == 1 and same["W1"] is start["W1"]
    assert softmax(params["W1"] @ X + params["b1"])[0, 0] > 0.9
