"""The check of the cross-entropy of softmax from logits."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course import losses

check_softmax_cross_entropy = Check(losses.softmax_cross_entropy, visible=[
    ("equal logits for four classes, no sample of the last", (np.zeros((4, 2)), np.array([0, 2]))),
    ("probabilities 1/4, 3/4 and 1/2, 1/2, logits of the two samples 800 apart",
     (np.array([[400.0, -400.0], [400.0 + np.log(3.0), -400.0]]), np.array([1, 0]))),
    ("logits far from 0 with the right labels",
     (np.array([[1000.0, -1000.0], [0.0, -2000.0]]), np.array([0, 0]))),
    ("logits far from 0 with a wrong label",
     (np.array([[1000.0], [0.0], [-1000.0]]), np.array([2]))),
])


def _logits(rng, n_classes, m):
    """Return logits and labels in which the first and the last class occur."""
    y = rng.integers(0, n_classes, m)
    if m > 1:
        y[:2] = n_classes - 1, 0
    return rng.normal(scale=2.0, size=(n_classes, m)), y


@check_softmax_cross_entropy.family("more samples than classes, or fewer")
def _(rng):
    yield _logits(rng, 3, 7)
    yield _logits(rng, 8, 5)
    yield _logits(rng, *different_sizes(rng, 2))


@check_softmax_cross_entropy.family("as many samples as classes")
def _(rng):
    yield _logits(rng, 4, 4)


@check_softmax_cross_entropy.family("one sample")
def _(rng):
    yield _logits(rng, 5, 1)


@check_softmax_cross_entropy.family("labels without the last class")
def _(rng):
    Z, _ = _logits(rng, 4, 6)
    yield Z, rng.integers(0, 3, 6)


@check_softmax_cross_entropy.family("logits of 1000 and -1000")
def _(rng):
    Z = rng.choice([-1000.0, 0.0, 1000.0], size=(4, 6))
    Z[rng.integers(0, 4, 6), np.arange(6)] = 1000.0
    Z += rng.normal(size=Z.shape)
    yield Z, Z.argmax(axis=0)
    yield Z, rng.integers(0, 4, 6)


@check_softmax_cross_entropy.family("samples whose logits lie far apart")
def _(rng):
    Z, y = _logits(rng, 3, 4)
    yield Z + np.array([1000.0, -1000.0, 0.0, 500.0]), y


@check_softmax_cross_entropy.family("logits of several hundred")
def _(rng):
    Z, y = _logits(rng, 3, 5)
    yield Z + rng.permutation([400.0, -400.0, 400.0, -400.0, 0.0]), y


@check_softmax_cross_entropy.family("whole numbers and labels of 8 bits")
def _(rng):
    yield rng.integers(-4, 5, (3, 5)), rng.integers(0, 3, 5).astype(np.uint8)


@check_softmax_cross_entropy.family("float32 arrays")
def _(rng):
    Z, y = _logits(rng, 4, 6)
    yield Z.astype(np.float32), y
