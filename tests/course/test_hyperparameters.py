"""The reference of notebook 06: gradients by complex step, statistics, partitions."""

import numpy as np
import pytest

from course.backprop import softmax_cross_entropy_backward
from course.fully_connected import fully_connected_backward, fully_connected_forward
from course.initialization import init_he
from course.losses import softmax_cross_entropy
from course.normalization import init_batchnorm
from course.regularization import (
    dropout_backward,
    dropout_forward,
    l2_penalty,
    l2_penalty_backward,
)
from tests.course.complex_step import complex_gradient


def network(rng, sizes, batch_norm):
    """Return parameters without zeros, and running statistics."""
    params, running = init_he(sizes, rng), {}
    if batch_norm:
        scales, running = init_batchnorm(sizes)
        params |= scales
        running = {
            layer: {
                "mean": rng.normal(size=one["mean"].shape),
                "var": rng.uniform(0.5, 2, one["var"].shape),
            }
            for layer, one in running.items()
        }
    return {
        name: value + 0.3 * rng.normal(size=value.shape) for name, value in params.items()
    }, running


def test_l2_gradient_is_the_complex_step():
    """The gradient is the complex-step derivative; biases and scales cost nothing."""
    params, _ = network(np.random.default_rng(0), [3, 4, 2], True)
    grads = l2_penalty_backward(params, 0.7)
    assert set(grads) == {"dW1", "dW2"}
    for name in ("W1", "W2"):
        expected = complex_gradient(
            lambda W, name=name: l2_penalty({**params, name: W}, 0.7), params[name]
        )
        np.testing.assert_allclose(grads[f"d{name}"], expected, rtol=1e-12)
    assert l2_penalty({"b1": np.ones((3, 1)), "gamma1": np.ones((3, 1))}, 0.7) == 0


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.8])
def test_dropout_keeps_the_share_and_the_mean(keep):
    """Kept entries, in all and in each row and column, lie within 6 standard errors."""
    A = np.random.default_rng(1).normal(size=(200, 300))
    out, mask = dropout_forward(A, keep, np.random.default_rng(2), True)
    np.testing.assert_array_equal(out, A * mask)
    assert set(np.unique(mask)) == {0.0, 1 / keep}
    for axis in (None, 0, 1):
        kept = (mask > 0).mean(axis=axis)
        n = A.size if axis is None else A.shape[axis]
        assert np.all(np.abs(kept - keep) < 6 * np.sqrt(keep * (1 - keep) / n))
    np.testing.assert_array_equal(dropout_backward(A, mask), A * mask)


def test_dropout_in_both_modes():
    """Outside training nothing changes and nothing is drawn; train, test, train draws anew."""
    A, rng = np.ones((20, 30)), np.random.default_rng(0)
    one, _ = dropout_forward(A, 0.5, rng, True)
    state = rng.bit_generator.state
    two, mask = dropout_forward(A, 0.5, rng, False)
    assert rng.bit_generator.state == state
    three, _ = dropout_forward(A, 0.5, rng, True)
    np.testing.assert_array_equal(two, A)
    np.testing.assert_array_equal(mask, 1)
    assert not np.array_equal(one, three)


@pytest.mark.parametrize("batch_norm", [False, True])
@pytest.mark.parametrize("keep", [1.0, 0.6])
@pytest.mark.parametrize("sizes", [[4, 3], [4, 5, 3], [4, 4, 4, 4], [3, 7, 6, 5, 4, 2]])
def test_gradients_by_central_differences(sizes, keep, batch_norm):
    """Every gradient agrees with differences of the cost under the same masks."""
    rng = np.random.default_rng(len(sizes))
    params, running = network(rng, sizes, batch_norm)
    X, y = rng.normal(size=(sizes[0], 6)), np.arange(6) % sizes[-1]

    def cost(params):
        Z, _, _ = fully_connected_forward(X, params, running, True, keep, np.random.default_rng(7))
        return softmax_cross_entropy(Z, y)

    Z, caches, _ = fully_connected_forward(X, params, running, True, keep, np.random.default_rng(7))
    grads = fully_connected_backward(softmax_cross_entropy_backward(Z, y), caches)
    assert set(grads) == {f"d{name}" for name in params}
    for name, value in params.items():
        for index in np.ndindex(value.shape):
            up, down = value.copy(), value.copy()
            up[index] += 1e-5
            down[index] -= 1e-5
            slope = (cost({**params, name: up}) - cost({**params, name: down})) / 2e-5
            assert abs(slope - grads[f"d{name}"][index]) < 2e-8, (name, index)


def test_the_last_layer_is_affine():
    """Logits go below 0 and are never dropped; the weights of a hidden layer's mask are."""
    rng = np.random.default_rng(0)
    params, _ = network(rng, [3, 50, 40], False)
    Z, caches, _ = fully_connected_forward(rng.normal(size=(3, 9)), params, {}, True, 0.5, rng)
    assert Z.min() < 0 and np.all(Z != 0)
    assert caches[-1][2] is None and caches[-1][4] is None
    assert (caches[0][4] == 0).any()


def test_ten_times_the_weights_change_nothing_under_batch_norm():
    """With batch norm, and eps small beside the variance, the scale of W1 is not seen."""
    rng = np.random.default_rng(0)
    params, running = network(rng, [5, 30, 4], True)
    X = rng.normal(size=(5, 200))
    one, _, _ = fully_connected_forward(X, params, running, True)
    ten, _, _ = fully_connected_forward(X, {**params, "W1": 10 * params["W1"]}, running, True)
    np.testing.assert_allclose(one, ten, atol=1e-4)
