"""The check of the gradient of the softmax cross-entropy at the logits."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from course import backprop
from course.activations import sigmoid, softmax

# fmt: off
check_softmax_cross_entropy_backward = Check(backprop.softmax_cross_entropy_backward, visible=[
    ("two classes, one sample, equal logits", (np.zeros((2, 1)), np.array([1]))),
    ("three classes, four samples",
     (np.log(np.array([[1.0, 2.0, 1.0, 3.0], [2.0, 1.0, 4.0, 1.0], [1.0, 5.0, 1.0, 2.0]])),
      np.array([0, 2, 1, 1]))),
    ("logits of 1000 and -1000",
     (np.array([[1000.0, -1000.0, -1000.0], [-1000.0, 1000.0, -1000.0]]), np.array([0, 0, 0]))),
])
# fmt: on


def _logits(rng, n_classes, m):
    y = rng.integers(0, n_classes, m)
    if m > 1:
        y[:2] = n_classes - 1, 0
    return rng.normal(scale=2.0, size=(n_classes, m)), y


common.add_sizes(
    check_softmax_cross_entropy_backward,
    _logits,
    ("more samples than classes, or fewer", (3, 7), (8, 5)),
    ("as many samples as classes", (4, 4)),
)


@check_softmax_cross_entropy_backward.family("one sample, or labels without the last class")
def one_sample_or_no_last_class(rng):
    yield _logits(rng, 5, 1)
    yield rng.normal(size=(4, 6)), rng.integers(0, 3, 6)


@check_softmax_cross_entropy_backward.family("logits of 1000 and -1000")
def large_logits(rng):
    Z = rng.choice([-1000.0, 0.0, 1000.0], size=(4, 6))
    Z[rng.integers(0, 4, 6), np.arange(6)] = 1000.0
    Z[:, :2] = [[1000.0, -1000.0]] * 4  # a maximum of the whole table suits no low column
    yield Z + rng.normal(size=Z.shape), rng.integers(0, 4, 6)


@check_softmax_cross_entropy_backward.family("float32 arrays and labels of 8 bits")
def short_types(rng):
    Z, y = _logits(rng, 4, 6)
    yield Z.astype(np.float32), y.astype(np.uint8)


def _one_hot(Z, y):
    """Return the labels as columns of 0 and one 1."""
    return np.eye(len(Z))[y].T


def _divided(outputs):
    """Return the gradient in which other outputs stand in place of the probabilities."""
    return lambda Z, y: (outputs(Z) - _one_hot(Z, y)) / len(y)


def _taken(where):
    """Return the gradient in which 1 is taken away in other places."""

    def function(Z, y):
        A = softmax(Z)
        return placed(A, where(Z, y), A[where(Z, y)] - 1) / len(y)

    return function


def _ratio(E):
    """Return what softmax makes of exponentials."""
    return E / E.sum(axis=0)


# fmt: off
check_softmax_cross_entropy_backward.add_mistakes(
    ("1/m left out", "this is the derivative of the summed losses; the cost is their mean",
     lambda Z, y: softmax(Z) - _one_hot(Z, y)),
    ("the label forgotten",
     "change y and nothing changes; the logit of the right class stands in the loss twice",
     lambda Z, y: softmax(Z) / len(y)),
    ("the sign turned round", "more of a wrong logit raises the cost: its slope is positive",
     lambda Z, y: (_one_hot(Z, y) - softmax(Z)) / len(y)),
    ("the sign turned round, without 1/m",
     "more of a wrong logit raises the cost; and the cost is a mean",
     lambda Z, y: _one_hot(Z, y) - softmax(Z)),
    ("divided by the number of entries", "the mean is over samples only; print Z.size and Z.shape",
     lambda Z, y: (softmax(Z) - _one_hot(Z, y)) / Z.size),
    ("divided by the number of classes", "samples are columns; how many labels are there?",
     lambda Z, y: (softmax(Z) - _one_hot(Z, y)) / len(Z)),
    ("logits in place of probabilities",
     "Z is what goes into softmax; the slope needs what comes out of it", _divided(lambda Z: Z)),
    ("the sigmoid in place of softmax",
     "the classes exclude each other; each column of the gradient must sum to 0",
     _divided(sigmoid)),
    ("the exponential not stable", "exp(1000) is infinite; the softmax of notebook 01 is finite",
     _divided(lambda Z: _ratio(np.exp(Z)))),
    ("softmax along the rows", "a sample is a column; its probabilities must sum to 1",
     _divided(lambda Z: softmax(Z.T).T)),
    ("one maximum for all samples",
     "a sample far below the largest logit becomes 0 / 0; each column has its own maximum",
     _divided(lambda Z: _ratio(np.exp(Z - Z.max())))),
    ("the logits shifted by the minimum",
     "the differences are still large and positive; the largest exponent must be 0",
     _divided(lambda Z: _ratio(np.exp(Z - Z.min(axis=0))))),
    ("the number of samples written as a number",
     "right for four samples only; how many labels are there?",
     lambda Z, y: (softmax(Z) - _one_hot(Z, y)) / 4),
    ("the gradient at the probabilities",
     "this is the slope with respect to the probabilities; one chain-rule step leads to Z",
     lambda Z, y: -_one_hot(Z, y) / softmax(Z) / len(y)),
    ("a further softmax slope",
     "the slope of softmax is in the formula already; multiplying by it again counts it twice",
     lambda Z, y: (softmax(Z) - _one_hot(Z, y)) * softmax(Z) * (1 - softmax(Z)) / len(y)),
    ("class numbers taken for one-hot labels",
     "y holds numbers of classes; only the entry of the right class is touched",
     lambda Z, y: (softmax(Z) - y) / len(y)),
    ("classes counted from 1", "the first class is 0 here; print which row a label of 0 picks",
     lambda Z, y: (softmax(Z) - np.roll(_one_hot(Z, y), -1, axis=0)) / len(y)),
    ("the most likely class in place of the label",
     "the labels do not enter; a wrong answer must be pushed towards its label",
     lambda Z, y: (softmax(Z) - _one_hot(Z, Z.argmax(axis=0))) / len(y)),
    ("every label taken from every sample",
     "an index y alone takes whole rows; a pair of indices is needed for each sample",
     _taken(lambda Z, y: np.unique(y))),
    ("the two indices exchanged",
     "the first index is the class, the second the sample; compare with Z.shape",
     _taken(lambda Z, y: (np.arange(len(y)), y))),
    ("the one-hot labels in rows", "samples are columns, in the one-hot table too",
     lambda Z, y: (softmax(Z) - np.eye(len(Z))[y]) / len(y)),
    ("the gradient of the right class only",
     "the wrong logits enter the loss through the sum of exponentials",
     lambda Z, y: (softmax(Z) - 1) * _one_hot(Z, y) / len(y)),
)
# fmt: on
