"""The check of the cross-entropy of softmax from logits."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course.losses import softmax_cross_entropy

# fmt: off
check_softmax_cross_entropy = Check(softmax_cross_entropy, visible=[
    ("equal logits for four classes, no sample of the last", (np.zeros((4, 2)), np.array([0, 2]))),
    ("probabilities 1/4, 3/4 and 1/2, 1/2, logits of the two samples 800 apart",
     (np.array([[400.0, -400.0], [400.0 + np.log(3.0), -400.0]]), np.array([1, 0]))),
    ("logits far from 0 with the right labels",
     (np.array([[1000.0, -1000.0], [0.0, -2000.0]]), np.array([0, 0]))),
    ("logits far from 0 with a wrong label",
     (np.array([[1000.0], [0.0], [-1000.0]]), np.array([2]))),
])
# fmt: on


def _logits(rng, n_classes, m):
    """Return logits and labels in which the first and the last class occur."""
    y = rng.integers(0, n_classes, m)
    if m > 1:
        y[:2] = n_classes - 1, 0
    return rng.normal(scale=2.0, size=(n_classes, m)), y


def _moved(rng, m, shifts):
    Z, y = _logits(rng, 3, m)
    return Z + shifts(rng), y


# fmt: off
check_softmax_cross_entropy.add_families(
    ("more samples than classes, or fewer", lambda rng: _logits(rng, 3, 7),
     lambda rng: _logits(rng, 8, 5), lambda rng: _logits(rng, *different_sizes(rng, 2))),
    ("as many samples as classes", lambda rng: _logits(rng, 4, 4)),
    ("one sample", lambda rng: _logits(rng, 5, 1)),
    ("labels without the last class",
     lambda rng: (_logits(rng, 4, 6)[0], rng.integers(0, 3, 6))),
)
# fmt: on


@check_softmax_cross_entropy.family("logits of 1000 and -1000")
def logits_of_1000(rng):
    Z = rng.choice([-1000.0, 0.0, 1000.0], size=(4, 6))
    Z[rng.integers(0, 4, 6), np.arange(6)] = 1000.0
    Z += rng.normal(size=Z.shape)
    yield Z, Z.argmax(axis=0)
    yield Z, rng.integers(0, 4, 6)


# fmt: off
check_softmax_cross_entropy.add_families(
    ("samples whose logits lie far apart",
     lambda rng: _moved(rng, 4, lambda rng: np.array([1000.0, -1000.0, 0.0, 500.0]))),
    ("logits of several hundred",
     lambda rng: _moved(rng, 5, lambda rng: rng.permutation([400.0, -400.0, 400.0, -400.0, 0.0]))),
    ("whole numbers and labels of 8 bits",
     lambda rng: (rng.integers(-4, 5, (3, 5)), rng.integers(0, 3, 5).astype(np.uint8))),
    ("float32 arrays",
     lambda rng: tuple(map(np.ndarray.astype, _logits(rng, 4, 6), (np.float32, int)))),
)
# fmt: on
