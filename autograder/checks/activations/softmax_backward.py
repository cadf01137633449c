"""Check of the gradient through softmax."""

import numpy as np

from autograder.checks.activations import common
from autograder.checks.activations.softmax import per_column, two_sizes
from autograder.checks.check import Check
from autograder.checks.common_mistakes import stored
from course.activations import softmax, softmax_backward

# fmt: off
check_softmax_backward = Check(softmax_backward, helpers=("softmax",), visible=[
    ("one sample as a flat array", (np.array([1.0, 0.0]), np.array([0.0, 0.0]))),
    ("two columns, logarithms of 1 and 3, of 4 and 1", (np.array([[16.0, -25.0], [-16.0, 50.0]]),
                                                        np.log([[1.0, 4.0], [3.0, 1.0]]))),
    ("three rows, two columns far apart", (
        np.array([[2.0, -8.0], [4.0, 5.0], [7.0, 2.0]]),
        np.array([[1000.0, -1000.0], [1000.0, -1000.0], [-1000.0, -3000.0]]))),
    ("whole numbers in lists", ([3, 0, 5], [-1000, -1000, -4000])),
])
# fmt: on
per_column(check_softmax_backward, upstream=True)


def _product_into_dA(dA, Z):
    A = softmax(Z)
    dA -= np.sum(A * dA, axis=0)
    return A * dA


def _backward_summed(total):
    """Return a backward pass that subtracts something else from dA."""

    def wrong(dA, Z):
        A = softmax(Z)
        return A * (dA - total(A, np.asarray(dA)))

    return wrong


def _one_jacobian(dA, Z):
    A = softmax(Z)
    return (np.diag(A) - np.outer(A, A)) @ dA


def _one_large_jacobian(dA, Z):
    A = softmax(Z)
    return (np.diag(A.ravel()) - np.outer(A, A)) @ dA


def _unstable(dA, Z):
    A = np.exp(Z) / np.sum(np.exp(Z), axis=0)
    return A * (dA - np.sum(A * dA, axis=0))


# fmt: off
common.add_mistakes(
    check_softmax_backward,
    ("dA summed without the probabilities",
     "in the sum each entry of dA counts in proportion to its probability",
     _backward_summed(lambda A, dA: np.sum(dA, axis=0))),
    ("the mean of dA taken away",
     "in the sum each entry of dA counts in proportion to its probability",
     _backward_summed(lambda A, dA: np.mean(dA, axis=0))),
    ("a mean in place of the sum", "the probabilities are weights already; nothing is divided",
     _backward_summed(lambda A, dA: np.mean(A * dA, axis=0))),
    ("a sum over the whole array", "samples do not touch each other: one sum for each column",
     _backward_summed(lambda A, dA: np.sum(A * dA))),
    ("a sum over each row", "a sample is a column, so the sum runs down each column",
     _backward_summed(lambda A, dA: np.sum(A * dA, axis=-1, keepdims=True))),
    ("the sums of rows lined up with columns",
     "an array of sums without its second axis is laid along the columns; compare the shapes",
     _backward_summed(lambda A, dA: np.sum(A * dA, axis=-1))),
    ("the slope of each probability in its own score alone",
     "each score also moves all other probabilities of its column; this is the sigmoid's formula",
     lambda dA, Z: dA * softmax(Z) * (1 - softmax(Z))),
    ("the gradient of softmax and cross-entropy together",
     "here any cost may follow: dA is a gradient, not the labels", lambda dA, Z: softmax(Z) - dA),
    ("the probabilities as slopes",
     "the probabilities of a column sum to 1, so a score that rises pushes the others down; that "
     "part is missing", lambda dA, Z: dA * softmax(Z)),
    ("the last factor missing", "each entry is multiplied by its probability at the end",
     lambda dA, Z: dA - np.sum(softmax(Z) * dA, axis=0)),
    ("the probability counted twice in the sum", "the sum holds each probability once",
     _backward_summed(lambda A, dA: np.sum(A**2 * dA, axis=0))),
    ("a gradient with the wrong sign", "raising a score raises its own probability",
     lambda dA, Z: -softmax_backward(dA, Z)),
    ("a plus for a minus", "the entries of each column of the result sum to 0; yours do not",
     lambda dA, Z: softmax(Z) * (dA + np.sum(softmax(Z) * dA, axis=0))),
    ("softmax applied twice", "Z holds the scores, so one softmax gives the probabilities",
     lambda dA, Z: softmax_backward(dA, softmax(Z))),
    ("scores used as if they were probabilities",
     "Z is the input of the softmax; the formula needs its output",
     lambda dA, Z: Z * (dA - np.sum(Z * np.asarray(dA), axis=0))),
    ("softmax along the rows", "a sample is a column, in the backward pass too",
     lambda dA, Z: softmax_backward(np.transpose(dA), np.transpose(Z)).T),
    ("dA and Z in each other's place", "Z are the scores; dA is the gradient that arrives",
     lambda dA, Z: softmax_backward(Z, dA)),
    ("the Jacobian of one sample used for several",
     "np.diag and np.outer expect the probabilities of a single sample; every column of A has a "
     "Jacobian of its own, or a formula that needs none",
     *(wrong for wrong in (_one_jacobian, _one_large_jacobian))),
    ("dA not used", "by the chain rule what arrives from above takes part",
     lambda dA, Z: softmax(Z) * (1 - softmax(Z))),
    ("an array of two axes taken for granted",
     "a flat array is one sample; counting axes from the front serves both",
     lambda dA, Z: softmax_backward(dA, two_sizes(Z))),
    ("exponentials of the scores as they are",
     "the exponential of 1000 is infinite; your own softmax already knows how to avoid that",
     _unstable),
    (*common.TRUNCATED, lambda dA, Z: stored(np.zeros_like(Z), softmax_backward(dA, Z))),
    (*common.OVERWRITTEN, _product_into_dA),
)
# fmt: on
