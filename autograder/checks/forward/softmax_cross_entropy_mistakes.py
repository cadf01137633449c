"""Known mistakes of the cross-entropy of softmax."""

from operator import isub

import numpy as np

from autograder.checks.forward.softmax_cross_entropy import check_softmax_cross_entropy
from course.activations import softmax


def _log_softmax(Z):
    shifted = Z - Z.max(axis=0, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))


def _pick(table, y):
    """Return the entry of each column that its label points at."""
    return table[y, np.arange(len(y))]


def _exchanged(table, y):
    return table[np.arange(len(y)), y]


def _from_logits(Z, y, pick=_pick):
    """Return the cost of logits that were shifted, or were not."""
    return np.mean(np.log(np.exp(Z).sum(axis=0)) - pick(Z, y))


def _from_exponentials(E, y):
    return -np.mean(np.log(_pick(E / E.sum(axis=0), y)))


def _from_one_hot(one_hot, Z):
    return -np.sum(one_hot * _log_softmax(Z)) / Z.shape[1]


def _kept_away(eps):
    """Return two ways to keep probabilities away from 0."""
    return (
        lambda Z, y: -np.mean(np.log(np.clip(_pick(softmax(Z), y), eps, 1 - eps))),
        lambda Z, y: -np.mean(np.log(_pick(softmax(Z), y) + eps)),
    )


def _rows(largest, total, keep_largest, keep_total):
    """Return the ways to write the cost with the largest logit and the sum along these axes."""

    def shift(Z):
        return Z - Z.max(axis=largest, keepdims=keep_largest)

    def sums(shifted):
        return np.exp(shifted).sum(axis=total, keepdims=keep_total)

    return (
        lambda Z, y: -np.mean(_pick(shift(Z) - np.log(sums(shift(Z))), y)),
        lambda Z, y: -np.mean(np.log(_pick(np.exp(shift(Z)) / sums(shift(Z)), y))),
        lambda Z, y: np.mean(np.log(sums(shift(Z))) - _pick(shift(Z), y)),
    )


# fmt: off
check_softmax_cross_entropy.add_mistakes(
    ("an exponential that overflows",
     "exp(1000) is infinite; what may be taken away from a column of logits without changing its "
     "softmax?", _from_logits, lambda Z, y: _from_exponentials(np.exp(Z), y),
     lambda Z, y: -np.mean(np.log(np.exp(_pick(Z, y)) / np.exp(Z).sum(axis=0)))),
    ("a logarithm of 0",
     "softmax is exactly 0 in floating point when a logit lies far below; take the logarithm of "
     "the formula on paper before you compute it",
     lambda Z, y: -np.mean(np.log(_pick(softmax(Z), y)))),
    ("probabilities kept away from 0",
     "a wrong label 2000 below the largest logit must cost 2000; with clipping, or a small number "
     "inside the logarithm, it stops far below that",
     *(wrong for eps in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-300)
       for wrong in _kept_away(eps))),
    ("one shift for all samples",
     "a sample whose logits all lie far below the others loses everything; the largest logit is "
     "looked up in each column", lambda Z, y: _from_logits(Z - Z.max(), y),
     lambda Z, y: _from_exponentials(np.exp(Z - Z.max()), y)),
    ("a shift by the smallest logit",
     "after the shift no exponent may be above 0; print the shifted logits",
     lambda Z, y: _from_logits(Z - Z.min(axis=0), y)),
    ("a shift in one term only",
     "both terms of the loss need the same logits; shift before you pick, or add the shift back",
     lambda Z, y: np.mean(np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0)) - _pick(Z, y))),
    ("softmax along the rows",
     "a sample is a column: the probabilities of each column must sum to 1",
     lambda Z, y: -np.mean(_pick(_log_softmax(Z.T).T, y))),
    ("a sum over each row",
     "a sample is a column: the sum of its exponentials, and its largest logit, run down axis 0",
     *_rows(0, 1, True, True), *_rows(1, 0, True, True), *_rows(0, 1, False, False),
     *_rows(1, 1, False, False), *_rows(1, 0, False, False), *_rows(1, 1, True, False)),
    ("softmax over all samples together",
     "the whole table sums to 1; the probabilities of each column should",
     lambda Z, y: -np.mean(_pick(Z - np.logaddexp.reduce(Z, axis=None), y))),
    ("every label paired with every sample",
     "an index y alone takes whole rows; a pair of indices is needed for each sample",
     lambda Z, y: -np.mean(_log_softmax(Z)[y])),
    ("every label paired with every sample and added",
     "an index y alone takes whole rows; a pair of indices is needed for each sample",
     lambda Z, y: -np.sum(_log_softmax(Z)[y]) / Z.shape[1]),
    ("labels used to pick columns",
     "columns are samples; the label is the row, that is the first index",
     lambda Z, y: -np.mean(_log_softmax(Z)[:, y])),
    ("the two indices exchanged",
     "the first index is the class, the second the sample; compare with Z.shape",
     lambda Z, y: -np.mean(_exchanged(_log_softmax(Z), y)),
     lambda Z, y: np.mean(np.logaddexp.reduce(Z, axis=0) - _exchanged(Z, y)),
     lambda Z, y: _from_logits(Z - Z.max(axis=0), y, _exchanged)),
    ("the number of classes read off the labels",
     "a batch may lack the last class; the number of classes is in the shape of Z",
     lambda Z, y: _from_one_hot(np.eye(y.max() + 1)[y].T, Z)),
    ("ten classes whatever Z says", "the number of classes is in the shape of Z",
     lambda Z, y: _from_one_hot(np.eye(10)[y].T, Z)),
    ("one-hot labels in rows", "samples are columns, in the one-hot table too; print its shape",
     lambda Z, y: _from_one_hot(np.eye(Z.shape[0])[y], Z)),
    ("class numbers taken for one-hot labels",
     "y holds numbers of classes; a label of 0 adds nothing here and a label of 2 counts twice",
     lambda Z, y: _from_one_hot(y, Z)),
    ("classes counted from 1", "the first class is 0 here; print which row a label of 0 picks",
     lambda Z, y: -np.mean(_pick(_log_softmax(Z), y.astype(int) - 1))),
    ("the most likely class in place of the label",
     "the labels do not enter: change y and the cost stays the same",
     lambda Z, y: -np.mean(_log_softmax(Z).max(axis=0))),
    ("the normalising term missing",
     "equal logits for four classes must cost ln 4; what divides the exponential in softmax?",
     lambda Z, y: -np.mean(_pick(Z, y))),
    ("the logit of the label missing",
     "the labels do not enter: change y and the cost stays the same",
     lambda Z, y: np.mean(np.logaddexp.reduce(Z, axis=0))),
    ("the minus sign forgotten", "a cost is never negative; the logarithm of a probability is",
     lambda Z, y: np.mean(_pick(_log_softmax(Z), y))),
    ("logits taken for probabilities",
     "Z is what goes into softmax; the logarithm of a negative number is nan",
     lambda Z, y: -np.mean(np.log(_pick(Z, y)))),
    ("the logarithm forgotten", "a certain right answer must cost 0, not -1",
     lambda Z, y: -np.mean(_pick(softmax(Z), y))),
    ("softmax applied twice",
     "softmax of softmax is nearly uniform; the loss applies it to the logits once",
     lambda Z, y: -np.mean(_pick(_log_softmax(softmax(Z)), y))),
    ("the sigmoid in place of softmax",
     "the classes exclude each other, so their probabilities must sum to 1 in each column",
     lambda Z, y: np.mean(np.logaddexp(0.0, -_pick(Z, y)))),
    ("the sum over samples without the mean",
     "give every sample twice: the cost must stay what it is, here it doubles",
     lambda Z, y: -np.sum(_pick(_log_softmax(Z), y))),
    ("the mean over classes and samples",
     "each sample has one loss; the mean divides by the number of samples only",
     lambda Z, y: -np.mean(_pick(_log_softmax(Z), y)) / Z.shape[0]),
    ("the sum divided by the number of classes",
     "samples are columns; print Z.shape and see which of the two is m",
     lambda Z, y: -np.sum(_pick(_log_softmax(Z), y)) / Z.shape[0]),
    ("a loss for each sample", "one number is asked for: the mean of these losses",
     lambda Z, y: -_pick(_log_softmax(Z), y)),
    ("a logarithm with base 2",
     "equal logits for four classes must cost ln 4, that is 1.386; use the natural logarithm",
     lambda Z, y: -np.mean(_pick(_log_softmax(Z), y)) / np.log(2.0)),
    ("the largest logit taken away in place",
     "the cost may be right, but Z is no longer what the caller gave; let the shifted logits be a "
     "new array", lambda Z, y: _from_logits(isub(Z, Z.max(axis=0)), y)),
)
# fmt: on
