"""Known mistakes of the cross-entropy of softmax."""

import numpy as np

from autograder.checks.forward.softmax_cross_entropy import check_softmax_cross_entropy
from course.activations import softmax

mistake = check_softmax_cross_entropy.mistake


def _log_softmax(Z):
    shifted = Z - Z.max(axis=0, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))


def _pick(table, y):
    """Return the entry of each column that its label points at."""
    return table[y, np.arange(len(y))]


UNSHIFTED = ("an exponential that overflows",
             "exp(1000) is infinite; what may be taken away from a column of logits without "
             "changing its softmax?")
mistake(*UNSHIFTED)(lambda Z, y: np.mean(np.log(np.exp(Z).sum(axis=0)) - _pick(Z, y)))
mistake(*UNSHIFTED)(lambda Z, y: -np.mean(np.log(_pick(np.exp(Z) / np.exp(Z).sum(axis=0), y))))
mistake(*UNSHIFTED)(lambda Z, y: -np.mean(np.log(np.exp(_pick(Z, y)) / np.exp(Z).sum(axis=0))))

mistake("a logarithm of 0",
        "softmax is exactly 0 in floating point when a logit lies far below; take the logarithm of "
        "the formula on paper before you compute it")(
    lambda Z, y: -np.mean(np.log(_pick(softmax(Z), y))))

KEPT_AWAY = ("probabilities kept away from 0",
             "a wrong label 2000 below the largest logit must cost 2000; with clipping, or a small "
             "number inside the logarithm, it stops far below that")
for _eps in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-300):
    mistake(*KEPT_AWAY)(
        lambda Z, y, eps=_eps: -np.mean(np.log(np.clip(_pick(softmax(Z), y), eps, 1 - eps))))
    mistake(*KEPT_AWAY)(lambda Z, y, eps=_eps: -np.mean(np.log(_pick(softmax(Z), y) + eps)))

ONE_SHIFT = ("one shift for all samples",
             "a sample whose logits all lie far below the others loses everything; the largest "
             "logit is looked up in each column")


@mistake(*ONE_SHIFT)
def _(Z, y):
    shifted = Z - Z.max()
    return np.mean(np.log(np.exp(shifted).sum(axis=0)) - _pick(shifted, y))


@mistake(*ONE_SHIFT)
def _(Z, y):
    E = np.exp(Z - Z.max())
    return -np.mean(np.log(_pick(E / E.sum(axis=0), y)))


@mistake("a shift by the smallest logit",
         "after the shift no exponent may be above 0; print the shifted logits")
def _(Z, y):
    shifted = Z - Z.min(axis=0)
    return np.mean(np.log(np.exp(shifted).sum(axis=0)) - _pick(shifted, y))


@mistake("a shift in one term only",
         "both terms of the loss need the same logits; shift before you pick, or add the shift "
         "back")
def _(Z, y):
    return np.mean(np.log(np.exp(Z - Z.max(axis=0)).sum(axis=0)) - _pick(Z, y))


@mistake("softmax along the rows",
         "a sample is a column: the probabilities of each column must sum to 1")
def _(Z, y):
    return -np.mean(_pick(_log_softmax(Z.T).T, y))


ROWS = ("a sum over each row",
        "a sample is a column: the sum of its exponentials, and its largest logit, run down axis 0")


def _rows(largest, total, keep_largest, keep_total):
    """Return the ways to write the cost with the largest logit and the sum along these axes."""
    def shift(Z):
        return Z - Z.max(axis=largest, keepdims=keep_largest)

    def sums(shifted):
        return np.exp(shifted).sum(axis=total, keepdims=keep_total)

    return (lambda Z, y: -np.mean(_pick(shift(Z) - np.log(sums(shift(Z))), y)),
            lambda Z, y: -np.mean(np.log(_pick(np.exp(shift(Z)) / sums(shift(Z)), y))),
            lambda Z, y: np.mean(np.log(sums(shift(Z))) - _pick(shift(Z), y)))


for _axes in ((0, 1, True, True), (1, 0, True, True), (0, 1, False, False),
              (1, 1, False, False), (1, 0, False, False), (1, 1, True, False)):
    for _wrong in _rows(*_axes):
        mistake(*ROWS)(_wrong)


@mistake("softmax over all samples together",
         "the whole table sums to 1; the probabilities of each column should")
def _(Z, y):
    return -np.mean(_pick(Z - np.logaddexp.reduce(Z, axis=None), y))


@mistake("every label paired with every sample",
         "an index y alone takes whole rows; a pair of indices is needed for each sample")
def _(Z, y):
    return -np.mean(_log_softmax(Z)[y])


@mistake("every label paired with every sample and added",
         "an index y alone takes whole rows; a pair of indices is needed for each sample")
def _(Z, y):
    return -np.sum(_log_softmax(Z)[y]) / Z.shape[1]


@mistake("labels used to pick columns",
         "columns are samples; the label is the row, that is the first index")
def _(Z, y):
    return -np.mean(_log_softmax(Z)[:, y])


@mistake("the two indices exchanged",
         "the first index is the class, the second the sample; compare with Z.shape")
def _(Z, y):
    return -np.mean(_log_softmax(Z)[np.arange(len(y)), y])


@mistake("the two indices exchanged",
         "the first index is the class, the second the sample; compare with Z.shape")
def _(Z, y):
    return np.mean(np.logaddexp.reduce(Z, axis=0) - Z[np.arange(len(y)), y])


@mistake("the two indices exchanged",
         "the first index is the class, the second the sample; compare with Z.shape")
def _(Z, y):
    shifted = Z - Z.max(axis=0)
    return np.mean(np.log(np.exp(shifted).sum(axis=0)) - shifted[np.arange(len(y)), y])


@mistake("the number of classes read off the labels",
         "a batch may lack the last class; the number of classes is in the shape of Z")
def _(Z, y):
    one_hot = np.eye(y.max() + 1)[y].T
    return -np.sum(one_hot * _log_softmax(Z)) / Z.shape[1]


@mistake("ten classes whatever Z says", "the number of classes is in the shape of Z")
def _(Z, y):
    one_hot = np.eye(10)[y].T
    return -np.sum(one_hot * _log_softmax(Z)) / Z.shape[1]


@mistake("one-hot labels in rows", "samples are columns, in the one-hot table too; print its shape")
def _(Z, y):
    one_hot = np.eye(Z.shape[0])[y]
    return -np.sum(one_hot * _log_softmax(Z)) / Z.shape[1]


@mistake("class numbers taken for one-hot labels",
         "y holds numbers of classes; a label of 0 adds nothing here and a label of 2 counts twice")
def _(Z, y):
    return -np.sum(y * _log_softmax(Z)) / Z.shape[1]


@mistake("classes counted from 1", "the first class is 0 here; print which row a label of 0 picks")
def _(Z, y):
    return -np.mean(_pick(_log_softmax(Z), y.astype(int) - 1))


@mistake("the most likely class in place of the label",
         "the labels do not enter: change y and the cost stays the same")
def _(Z, y):
    return -np.mean(_log_softmax(Z).max(axis=0))


mistake("the normalising term missing",
        "equal logits for four classes must cost ln 4; what divides the exponential in softmax?")(
    lambda Z, y: -np.mean(_pick(Z, y)))
mistake("the logit of the label missing",
        "the labels do not enter: change y and the cost stays the same")(
    lambda Z, y: np.mean(np.logaddexp.reduce(Z, axis=0)))
mistake("the minus sign forgotten", "a cost is never negative; the logarithm of a probability is")(
    lambda Z, y: np.mean(_pick(_log_softmax(Z), y)))
mistake("logits taken for probabilities",
        "Z is what goes into softmax; the logarithm of a negative number is nan")(
    lambda Z, y: -np.mean(np.log(_pick(Z, y))))
mistake("the logarithm forgotten", "a certain right answer must cost 0, not -1")(
    lambda Z, y: -np.mean(_pick(softmax(Z), y)))
mistake("softmax applied twice",
        "softmax of softmax is nearly uniform; the loss applies it to the logits once")(
    lambda Z, y: -np.mean(_pick(_log_softmax(softmax(Z)), y)))
mistake("the sigmoid in place of softmax",
        "the classes exclude each other, so their probabilities must sum to 1 in each column")(
    lambda Z, y: np.mean(np.logaddexp(0.0, -_pick(Z, y))))
mistake("the sum over samples without the mean",
        "give every sample twice: the cost must stay what it is, here it doubles")(
    lambda Z, y: -np.sum(_pick(_log_softmax(Z), y)))
mistake("the mean over classes and samples",
        "each sample has one loss; the mean divides by the number of samples only")(
    lambda Z, y: -np.mean(_pick(_log_softmax(Z), y)) / Z.shape[0])
mistake("the sum divided by the number of classes",
        "samples are columns; print Z.shape and see which of the two is m")(
    lambda Z, y: -np.sum(_pick(_log_softmax(Z), y)) / Z.shape[0])
mistake("a loss for each sample", "one number is asked for: the mean of these losses")(
    lambda Z, y: -_pick(_log_softmax(Z), y))
mistake("a logarithm with base 2",
        "equal logits for four classes must cost ln 4, that is 1.386; use the natural logarithm")(
    lambda Z, y: -np.mean(_pick(_log_softmax(Z), y)) / np.log(2.0))


@mistake("the largest logit taken away in place",
         "the cost may be right, but Z is no longer what the caller gave; let the shifted logits "
         "be a new array")
def _(Z, y):
    Z -= Z.max(axis=0)
    return np.mean(np.log(np.exp(Z).sum(axis=0)) - _pick(Z, y))
