"""The check of the binary cross-entropy from logits."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes, float32
from course.activations import sigmoid, softmax
from course.losses import binary_cross_entropy

# fmt: off
check_binary_cross_entropy = Check(binary_cross_entropy, visible=[
    ("a logit of 0 and one of ln 3", (np.array([[0.0, np.log(3.0)]]), np.array([[0, 1]]))),
    ("two outputs, one sample", (np.array([[0.0], [0.0]]), np.array([[1], [0]]))),
    ("logits of 1000 and -1000 with the right labels",
     (np.array([[1000.0, -1000.0]]), np.array([[1, 0]]))),
    ("logits of 1000 and -1000 with the wrong labels",
     (np.array([[1000.0, -1000.0]]), np.array([[0, 1]]))),
])
# fmt: on


def _logits(rng, n, m):
    """Return logits and labels; both labels occur."""
    Y = rng.integers(0, 2, (n, m))
    Y[0, :2] = 0, 1
    return rng.normal(scale=2.0, size=(n, m)), Y


def _far(rng):
    Z = 1000.0 * rng.choice([-1.0, 1.0], size=(2, 6))
    yield Z, (Z > 0).astype(int)
    yield Z, rng.integers(0, 2, Z.shape)


# fmt: off
check_binary_cross_entropy.add_families(
    ("several outputs and samples", lambda rng: _logits(rng, 3, 7),
     lambda rng: _logits(rng, *different_sizes(rng, 2))),
    ("one output", lambda rng: _logits(rng, 1, 6)),
    ("as many outputs as samples", lambda rng: _logits(rng, 4, 4)),
    ("one sample", lambda rng: (rng.normal(size=(3, 1)), np.array([[1.0], [0.0], [1.0]]))),
    ("labels that are all 0 or all 1", lambda rng: (rng.normal(size=(2, 5)), np.zeros((2, 5))),
     lambda rng: (rng.normal(size=(2, 5)), np.ones((2, 5)))),
)
# fmt: on
check_binary_cross_entropy.family("logits of 1000 and -1000")(_far)
check_binary_cross_entropy.add_families(
    ("logits from 0 to 1", lambda rng: (rng.uniform(0.1, 0.9, (2, 5)), rng.integers(0, 2, (2, 5)))),
    ("whole numbers", lambda rng: (rng.integers(-4, 5, (2, 5)), rng.integers(0, 2, (2, 5)))),
    ("float32 arrays", lambda rng: float32(_logits(rng, 2, 5))),
)


def _losses(Z, Y):
    """Return the loss of every entry."""
    return np.logaddexp(0.0, Z) - Y * Z


def _naive(A, Y, log=np.log):
    """Return the loss of every entry from probabilities."""
    return -(Y * log(A) + (1 - Y) * log(1 - A))


def _mean(losses):
    """Return the cost whose losses of every entry are `losses(Z, Y)`."""
    return lambda Z, Y: np.sum(losses(Z, Y)) / Z.shape[1]


def _kept_away(eps):
    """Return two ways to keep probabilities away from 0 and 1."""
    return (
        lambda Z, Y: _naive(np.clip(sigmoid(Z), eps, 1 - eps), Y),
        lambda Z, Y: _naive(sigmoid(Z), Y, lambda a: np.log(a + eps)),
    )


def _dot(Y, A):
    """Return the losses from probabilities with a matrix product."""
    return -(np.dot(Y, np.log(A)) + np.dot(1 - Y, np.log(1 - A)))


# fmt: off
check_binary_cross_entropy.add_mistakes(
    ("an overflow or a logarithm of 0",
     "exp(1000) is infinite and the sigmoid of -1000 is 0 in floating point; rewrite the loss in "
     "terms of z on paper, so that no exponent is above 0 and no logarithm sees 0",
     _mean(lambda Z, Y: _naive(sigmoid(Z), Y)),
     _mean(lambda Z, Y: np.where(Y == 1, -np.log(sigmoid(Z)), -np.log(1 - sigmoid(Z)))),
     _mean(lambda Z, Y: np.log1p(np.exp(Z)) - Y * Z),
     _mean(lambda Z, Y: np.log1p(np.exp(-Z)) + (1 - Y) * Z)),
    ("probabilities kept away from 0 and 1",
     "a wrong label at a logit of 1000 must cost 1000; with clipping, or a small number inside "
     "the logarithm, it stops far below that",
     *(_mean(wrong) for eps in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
         for wrong in _kept_away(eps))),
    ("the minus sign forgotten", "a cost is never negative; print it for a logit of 0",
     lambda Z, Y: -np.sum(_losses(Z, Y)) / Z.shape[1]),
    ("the term for labels 0 missing",
     "with labels that are all 0 the cost is 0 whatever the logits are",
     _mean(lambda Z, Y: Y * np.logaddexp(0.0, -Z)),
     lambda Z, Y: -np.sum(Y * np.log(sigmoid(Z))) / Z.shape[1]),
    ("the term for labels 1 missing",
     "with labels that are all 1 the cost is 0 whatever the logits are",
     _mean(lambda Z, Y: (1 - Y) * np.logaddexp(0.0, Z)),
     lambda Z, Y: -np.sum((1 - Y) * np.log(1 - sigmoid(Z))) / Z.shape[1]),
    ("a 1 where its exponent belongs",
     "np.logaddexp(a, b) is the logarithm of exp(a) + exp(b): for which a is exp(a) the 1?",
     _mean(lambda Z, Y: np.logaddexp(1.0, Z) - Y * Z),
     _mean(lambda Z, Y: np.logaddexp(1.0, -Z) + (1 - Y) * Z),
     _mean(lambda Z, Y: Y * np.logaddexp(1.0, -Z) + (1 - Y) * np.logaddexp(1.0, Z))),
    ("the term with the label of the wrong sign",
     "a cost is never negative: which of Z = 1000 and Z = -1000 is right for the label 0, and "
     "which for the label 1?", _mean(lambda Z, Y: np.logaddexp(0.0, -Z) - (1 - Y) * Z),
     _mean(lambda Z, Y: np.logaddexp(0.0, Z) + Y * Z),
     _mean(lambda Z, Y: np.logaddexp(1.0, -Z) - (1 - Y) * Z)),
    ("the product of label and logit missing",
     "the labels do not enter: exchange 0 and 1 in Y and the cost stays the same",
     _mean(lambda Z, Y: np.logaddexp(0.0, Z))),
    ("the labels 0 and 1 exchanged",
     "a large positive logit with label 1 must cost almost nothing; print that case",
     _mean(lambda Z, Y: _losses(Z, 1 - Y)), _mean(lambda Z, Y: _naive(sigmoid(Z), 1 - Y))),
    ("logits taken for probabilities",
     "Z is what goes into the sigmoid; the logarithm of a negative number is nan", _mean(_naive)),
    ("the sigmoid applied twice",
     "the sigmoid belongs to the loss only once; a logit of 0 must give probability one half",
     _mean(lambda Z, Y: _naive(sigmoid(sigmoid(Z)), Y))),
    ("softmax in place of the sigmoid",
     "each output here is a question of its own; for a single output softmax is always 1",
     _mean(lambda Z, Y: _naive(softmax(Z), Y))),
    ("the sum over samples without the mean",
     "give every sample twice: the cost must stay what it is, here it doubles",
     lambda Z, Y: np.sum(_losses(Z, Y))),
    ("the mean over all entries",
     "the mean is over samples only; the losses of one sample's outputs are added",
     lambda Z, Y: np.mean(_losses(Z, Y))),
    ("the sum divided by the number of outputs",
     "samples are columns; print Z.shape and see which of the two is m",
     lambda Z, Y: np.sum(_losses(Z, Y)) / Z.shape[0]),
    ("a loss for each sample", "one number is asked for: the mean of these losses",
     lambda Z, Y: np.sum(_losses(Z, Y), axis=0)),
    ("a loss for each output of each sample",
     "one number is asked for; add over the outputs, then take the mean over the samples", _losses),
    ("a logarithm with another base",
     "a logit of 0 must cost ln 2, that is 0.6931; use the natural logarithm",
     *(_mean(lambda Z, Y, log=log: _naive(sigmoid(Z), Y, log)) for log in (np.log2, np.log10))),
    ("labels and logits that do not meet in the product",
     "np.dot of two (1, m) arrays has no matching sizes; which product adds entry by entry?",
     lambda Z, Y: np.squeeze(_dot(Y, sigmoid(Z)) / Z.shape[1])),
    ("every label paired with the logits of every sample",
     "the matrix product has one entry for each pair of samples, and all of them are added",
     _mean(lambda Z, Y: _dot(Y.T, sigmoid(Z)))),
    ("every output paired with the labels of every output",
     "with two outputs the matrix product is a 2 x 2 table; only its diagonal belongs to the cost",
     _mean(lambda Z, Y:
         np.dot(Y, np.logaddexp(0.0, -Z).T) + np.dot(1 - Y, np.logaddexp(0.0, Z).T))),
)
# fmt: on
