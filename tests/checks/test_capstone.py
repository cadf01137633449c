"""The capstone's check: what is shown, what is measured, what is refused."""

import re

import numpy as np
import pytest

from autograder.checks.check import drawn_from
from autograder.checks.hyperparameters import train_digits as capstone
from course.initialization import init_he
from course.normalization import init_batchnorm
from course.training import train_digits, train_network
from tutor import digits
from tutor.judging.finding import CheckFailed

pytestmark = pytest.mark.numpy
CHECK = capstone.check_train_digits


def network(sizes, batch_norm=False, rng=None):
    """Return an untrained network and its running statistics."""
    params = init_he(sizes, rng or np.random.default_rng(0))
    if not batch_norm:
        return params, {}
    scales, running = init_batchnorm(sizes)
    return params | scales, running


def refusal(answer):
    """Return what is said to an answer."""
    with pytest.raises(ValueError) as refused:
        capstone.accuracy_of(answer, np.zeros((64, 5)), np.zeros(5, int))
    return str(refused.value)


def test_a_split_shows_nothing_of_the_test_digits():
    """The parts are the digits under one renaming of pixels and classes; no image is in two."""
    X, y = digits.pixels()
    parts = capstone.split(3)
    images, labels = np.hstack(parts[::2]), np.concatenate(parts[1::2])
    assert [part.shape for part in parts[4:]] == [(64, 500), (500,)]
    np.testing.assert_array_equal(np.sort(images.sum(axis=1)), np.sort(X.sum(axis=1)))
    np.testing.assert_array_equal(np.sort(np.bincount(labels)), np.sort(np.bincount(y)))
    assert not np.array_equal(np.bincount(labels), np.bincount(y))
    known = {image.tobytes() for image in np.hstack(parts[:4:2]).T}
    assert not [image for image in parts[4].T if image.tobytes() in known]
    assert not np.array_equal(parts[0], capstone.split(4)[0])


def test_the_reference_gets_full_points():
    """The reference passes, visibly and on a hidden split."""
    CHECK.run_visible(train_digits)
    with drawn_from(5):
        CHECK(train_digits)


def test_points_come_in_proportion():
    """A network between the two marks gets its share, and is told both."""

    def little(X_train, y_train, X_val, y_val, rng):
        settings = {"hidden": [16], "learning_rate": 0.2, "batch_size": 32, "n_epochs": 12}
        params, running, _ = train_network(X_train, y_train, X_val, y_val, settings, rng)
        return params, running

    with drawn_from(5), pytest.raises(CheckFailed, match=r"points begin at 90%") as failure:
        CHECK(little)
    finding = failure.value.finding
    reached = float(re.search(r"([\d.]+)% of 500", finding.what)[1]) / 100
    assert finding.share == pytest.approx((reached - 0.9) / (capstone.FULL_POINTS - 0.9), abs=0.01)
    assert 0 < finding.share < 1


def test_memorised_weights_are_worth_nothing():
    """Weights that were trained elsewhere on all digits, the hidden ones too, do not fit here."""
    X, y = digits.pixels()
    settings = {"hidden": [64], "learning_rate": 0.3, "batch_size": 32, "n_epochs": 20}
    params, running, history = train_network(X, y, X, y, settings, np.random.default_rng(0))
    assert history["val_accuracy"][-1] > 0.99
    with drawn_from(5), pytest.raises(CheckFailed) as failure:
        CHECK(lambda *_: (params, running))
    assert failure.value.finding.share == 0


@pytest.mark.parametrize(
    "answer, said",
    [
        (None, "two things"),
        ((1, 2, 3), "two things"),
        (({}, {}), "dict with W1"),
        (([1], {}), "dict with W1"),
        (({"theta": 1}, {}), "'theta'"),
        (({3: 1}, {}), "'3'"),
        (({"W1": np.ones((10, 64))}, {}), "b1 is missing"),
        (({"W1": np.ones((10, 63)), "b1": np.ones((10, 1))}, {}), r"shape (10, 63)"),
        (({"W1": np.ones((9, 64)), "b1": np.ones((9, 1))}, {}), "9 units"),
        (({"W1": np.full((10, 64), np.nan), "b1": np.ones((10, 1))}, {}), "nan"),
        (({"W1": np.ones((10, 64)), "b1": np.ones(10)}, {}), "b1 should have shape (10, 1)"),
        (({"W1": "text", "b1": np.ones((10, 1))}, {}), "W1 is missing or no array"),
        (({"W99": np.ones((10, 64))}, {}), "more than 20 layers"),
        ((network([64, 3000, 10])), "at most 2048"),
        ((network([64, 8, 10], True)[0], {}), "no statistics of layer 1"),
        ((network([64, 8, 10], True)[0], {1: {"mean": np.ones(8), "var": np.ones(8)}}), "mean in"),
        ((network([64, 8, 10])[0] | {"gamma1": np.ones((8, 1))}, {}), "beta1 is missing"),
        (
            (network([64, 8, 10])[0] | {"gamma2": np.ones((10, 1))}, {}),
            "last layer has no batch norm",
        ),
    ],
)
def test_what_is_no_network_is_refused(answer, said):
    """Every answer that is not a network of the right shapes gets a reason, never an exception."""
    assert said in refusal(answer)


@pytest.mark.parametrize("batch_norm", [False, True])
def test_untrained_networks_guess(batch_norm):
    """A network that was never trained is right by chance."""
    _, _, _, _, X, y = capstone.split(0)
    assert capstone.accuracy_of(network([64, 30, 10], batch_norm), X, y) < 0.5
