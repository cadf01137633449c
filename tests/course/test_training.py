"""Splits, early stopping and training: what they keep, and when they end."""

import numpy as np
import pytest

from course.fully_connected import fully_connected_forward
from course.losses import softmax_cross_entropy
from course.training import (
    early_stopping,
    minibatches,
    train_digits,
    train_network,
    train_val_test_split,
)


def test_split_and_batches_are_partitions():
    """Every sample is in exactly one part, with its own class, in a new order each time."""
    rng = np.random.default_rng(0)
    y = np.arange(103)
    X = np.vstack([y, -y]).astype(float)
    parts = train_val_test_split(X, y, 20, 30, rng)
    assert [part.shape[-1] for part in parts] == [53, 53, 20, 20, 30, 30]
    for batches in (
        list(zip(parts[::2], parts[1::2], strict=True)),
        minibatches(X, y, 10, rng),
        minibatches(X, y, 103, rng),
        minibatches(X, y, 500, rng),
        minibatches(X, y, 1, rng),
    ):
        seen = np.concatenate([y_part for _, y_part in batches])
        np.testing.assert_array_equal(np.sort(seen), y)
        assert not np.array_equal(seen, y)
        for X_part, y_part in batches:
            np.testing.assert_array_equal(X_part, np.vstack([y_part, -y_part]))
    assert [part.size for _, part in minibatches(X, y, 10, rng)] == [10] * 10 + [3]


def test_early_stopping_against_its_definition():
    """The best epoch has no lower one, none as low before it; it is `patience` epochs old."""
    rng = np.random.default_rng(0)
    for _ in range(200):
        costs = rng.integers(0, 5, rng.integers(1, 12)).astype(float)
        patience = int(rng.integers(1, 5))
        best, stop = early_stopping(costs, patience)
        assert all(costs[best] < before for before in costs[:best])
        assert all(costs[best] <= after for after in costs[best:])
        assert stop == (len(costs[best + 1 :]) >= patience)


@pytest.fixture(scope="module")
def blobs():
    """Return three noisy classes in the plane, in two parts."""
    rng = np.random.default_rng(0)
    y = np.arange(240) % 3
    X = np.array([[0.0, 2.0, 1.0], [0.0, 0.0, 2.0]])[:, y] + 0.5 * rng.normal(size=(2, 240))
    return X[:, :180], y[:180], X[:, 180:], y[180:]


@pytest.mark.parametrize("extra", [{}, {"batch_norm": True}, {"keep": 0.8, "strength": 1e-3}])
def test_training_learns_and_keeps_the_best_epoch(blobs, extra):
    """The network reads most of what it never saw, and is the one of the lowest cost."""
    settings = {
        "hidden": [16, 16],
        "learning_rate": 0.2,
        "batch_size": 20,
        "n_epochs": 40,
        "patience": 5,
        **extra,
    }
    params, running, history = train_network(*blobs, settings, np.random.default_rng(0))
    Z, _, _ = fully_connected_forward(blobs[2], params, running, False)
    assert np.mean(np.argmax(Z, axis=0) == blobs[3]) > 0.8
    assert softmax_cross_entropy(Z, blobs[3]) == min(history["val_cost"])
    assert len({len(one) for one in history.values()}) == 1
    again, _, _ = train_network(*blobs, settings, np.random.default_rng(0))
    np.testing.assert_array_equal(params["W1"], again["W1"])


def test_patience_ends_training(blobs):
    """Training stops `patience` epochs after the best one."""
    settings = {
        "hidden": [4],
        "learning_rate": 3.0,
        "batch_size": 20,
        "n_epochs": 300,
        "patience": 3,
    }
    _, _, history = train_network(*blobs, settings, np.random.default_rng(0))
    costs = history["val_cost"]
    assert len(costs) - 1 - int(np.argmin(costs)) == 3 and len(costs) < 300


def test_the_capstone_follows_its_generator(blobs):
    """The same generator gives the same network, another one another."""
    one, two, three = (
        train_digits(*blobs, np.random.default_rng(seed))[0]["W1"] for seed in (0, 0, 1)
    )
    np.testing.assert_array_equal(one, two)
    assert not np.array_equal(one, three)
