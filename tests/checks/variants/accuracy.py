"""Right answers to `accuracy` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def accuracy__mean(predictions, labels):
    return np.mean(np.array(predictions) == np.array(labels))


@right
def accuracy__loop(predictions, labels):
    right_ones = 0
    for p, y in zip(predictions, labels, strict=True):
        right_ones += p == y
    return right_ones / len(labels)


@right
def accuracy__count(predictions, labels):
    return np.count_nonzero(np.equal(predictions, labels)) / np.size(labels)


@right
def accuracy__error_rate(predictions, labels):
    return np.array([1 - np.not_equal(predictions, labels).mean()])


@right
def accuracy__confusion(predictions, labels):
    table = np.zeros((100, 100))
    np.add.at(table, (np.asarray(labels), np.asarray(predictions)), 1)
    return np.trace(table) / table.sum()


@right
def accuracy__differences(predictions, labels):
    return float(sum(int(p) - int(y) == 0 for p, y in zip(predictions, labels, strict=True))) / len(
        predictions
    )
