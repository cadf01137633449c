"""The check of the share of right predictions."""

import numpy as np

from autograder.checks.check import Check
from course.forward import accuracy

# fmt: off
check_accuracy = Check(accuracy, visible=[
    ("four samples, one of them wrong, in lists", ([0, 1, 2, 2], [0, 1, 1, 2])),
    ("five samples, in arrays", (np.array([2, 0, 1, 1, 0]), np.array([2, 2, 1, 0, 1]))),
    ("three samples, one of them right", (np.array([1, 0, 2]), np.array([1, 2, 0]))),
    ("every prediction right", (np.array([1, 0, 2]), np.array([1, 0, 2]))),
])
# fmt: on


def _labels(rng, m, n_classes, n_right):
    """Return predictions of which `n_right` are right, and labels."""
    labels = rng.integers(0, n_classes, m)
    predictions = (labels + rng.integers(1, n_classes, m)) % n_classes
    right = rng.permutation(m)[:n_right]
    predictions[right] = labels[right]
    return predictions, labels


# fmt: off
check_accuracy.add_families(
    ("several samples", lambda rng: _labels(rng, 10, 4, int(rng.integers(2, 9))),
     lambda rng: _labels(rng, 7, 3, int(rng.integers(2, 6))),
     lambda rng: _labels(rng, 60, 10, int(rng.integers(10, 50)))),
    ("two classes", lambda rng: _labels(rng, 9, 2, int(rng.integers(2, 8)))),
    ("lists", lambda rng: tuple(map(np.ndarray.tolist, _labels(rng, 6, 3, 4)))),
    ("none right, all right or one sample", lambda rng: _labels(rng, 5, 3, 0),
     lambda rng: _labels(rng, 5, 3, 5), lambda rng: _labels(rng, 1, 3, int(rng.integers(0, 2)))),
    ("labels of another integer type",
     lambda rng: tuple(map(np.ndarray.astype, _labels(rng, 8, 4, 5), (int, np.uint8)))),
)
check_accuracy.add_mistakes(
    ("two lists compared as a whole",
     "== of two lists is one True or False; turn them into arrays to compare entry by entry",
     lambda predictions, labels: np.mean(predictions == labels),
     lambda predictions, labels: (predictions == labels).mean(),
     lambda predictions, labels: (predictions == labels).sum() / len(labels),
     lambda predictions, labels: sum(predictions == labels) / len(labels)),
    ("the number of right predictions", "the share of all samples is asked for, from 0 to 1",
     lambda predictions, labels: np.sum(np.equal(predictions, labels))),
    ("a percentage", "a share from 0 to 1 is asked for",
     lambda predictions, labels: 100 * np.mean(np.equal(predictions, labels))),
    ("the share of wrong predictions", "with every prediction right the accuracy is 1",
     lambda predictions, labels: np.mean(np.not_equal(predictions, labels))),
    ("a share that is only ever 0 or 1",
     "// cuts everything behind the point, and a comparison of whole arrays is all or nothing; "
     "print the number of right predictions first",
     lambda predictions, labels: float(np.array_equal(predictions, labels))),
    ("every prediction compared with every label",
     "a column against a row makes a table; print the shape of the comparison",
     lambda predictions, labels: np.mean(np.reshape(predictions, (-1, 1)) == np.asarray(labels))),
    ("one minus the mean distance of the class numbers",
     "class 3 is not further from class 0 than class 1 is; a prediction is right or wrong",
     lambda predictions, labels: 1 - np.mean(np.abs(np.subtract(predictions, labels, dtype=int)))),
    ("right predictions of class 0 left out",
     "a product of class numbers is 0 for class 0, right or not; compare instead",
     lambda predictions, labels: np.mean(np.equal(predictions, labels) & np.not_equal(labels, 0))),
    ("classes counted, not samples",
     "which classes occur says nothing about which samples are right; compare pair by pair",
     lambda predictions, labels: len({*map(int, predictions)} & {*map(int, labels)})
         / len({*map(int, labels)})),
    ("a share divided by the number of classes", "divide by the number of samples",
     lambda predictions, labels:
         np.sum(np.equal(predictions, labels)) / len(set(map(int, labels)))),
    ("a rounded share", "keep every digit; round only when you print",
     lambda predictions, labels: round(float(np.mean(np.equal(predictions, labels))), 2)),
    ("four samples whatever the length", "divide by the length of what came in",
     lambda predictions, labels: np.sum(np.equal(predictions, labels)) / 4),
)
# fmt: on
