"""The known mistakes of the count of straight pieces."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.deep_vs_shallow import common
from autograder.checks.deep_vs_shallow.count_linear_pieces import check_count_linear_pieces


def slopes_of(x, y):
    """Return the slope of every cell."""
    return np.diff(y) / np.diff(x)


def millionth(slopes):
    """Return where neighbouring slopes are the same."""
    return np.abs(np.diff(slopes)) < 1e-6 * np.abs(slopes).max()


def runs(same):
    """Return the index of the first cell of every run of cells that agree."""
    return np.flatnonzero(same & ~np.concatenate([[False], same[:-1]]))


def count(slopes, same_of):
    """Return the number of runs, 1 for a constant."""
    return len(runs(same_of(slopes))) if slopes.any() else 1


def pieces(x, y, slopes_of=slopes_of, same_of=millionth, count=count):
    """Return a count; each part may be replaced by a wrong one."""
    return count(slopes_of(x, y), same_of)


SHORT = (
    "pieces of two cells left out",
    "two whole cells can be a piece; print the slopes of a zigzag with such short pieces",
)
# fmt: off
check_count_linear_pieces.add_mistakes(
    ("the kinks counted", "a straight line has no kink and one piece",
     dict(count=lambda s, same: count(s, same) - 1)),
    ("a piece too many", "a straight line is one piece; what does your function say of it?",
     dict(count=lambda s, same: count(s, same) + 1)),
    ("slopes compared exactly",
     "print the slopes of a straight line: rounding makes neighbours differ a little",
     dict(same_of=lambda s: np.diff(s) == 0),
     dict(count=lambda s, same: 1 + np.count_nonzero(np.diff(s))),
     dict(count=lambda s, same: len(np.unique(s)))),
    ("a cell with a kink inside counted as a piece",
     "where a kink lies inside a cell, that cell has a slope of its own and ends no piece",
     dict(count=lambda s, same: 1 + np.count_nonzero(~same(s)) if s.any() else 1),
     dict(count=lambda s, same: 1 + np.count_nonzero(~same(s) & s.any()))),
    ("a tolerance that does not grow with the slopes",
     "multiply y by 1e-12: the number of pieces must stay; print the slopes before and after "
     "rounding, or beside the tolerance",
     *(dict(same_of=lambda s, limit=limit: np.abs(np.diff(s)) < limit) | more
         for limit in (1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9)
         for more in ({}, dict(count=lambda s, same: len(runs(same(s)))),
                      dict(count=lambda s, same: 1 + np.count_nonzero(~same(s))))),
     dict(same_of=lambda s: np.isclose(s[1:], s[:-1])),
     dict(count=lambda s, same: 1 + np.count_nonzero(~np.isclose(s[1:], s[:-1]))),
     *(more for digits in (3, 6, 8) for more in (
         dict(same_of=lambda s, digits=digits: np.diff(s.round(digits)) == 0),
         dict(count=lambda s, same, digits=digits: len(np.unique(s.round(digits)))),
         dict(count=lambda s, same, digits=digits:
              1 + np.count_nonzero(np.diff(s.round(digits))))))),
    ("a tolerance made of the largest slope with its sign",
     "for a function that falls everywhere the tolerance is negative; print it",
     dict(same_of=lambda s: np.abs(np.diff(s)) < 1e-6 * s.max())),
    ("a tolerance that swallows kinks",
     "print your tolerance beside a millionth of the largest slope",
     *(dict(same_of=lambda s, limit=limit: np.abs(np.diff(s)) < limit * np.abs(s).max())
         for limit in (0.5, 0.1, 0.05, 0.01))),
    ("a constant that has no piece",
     "for a constant the tolerance is 0, and no difference is smaller than that",
     dict(count=lambda s, same: len(runs(same(s))))),
    ("a constant that has a piece for each cell",
     "for a constant the tolerance is 0, and no difference is smaller than that",
     dict(count=lambda s, same: count(s, same) if s.any() else len(s))),
    ("equal slopes that are not neighbours taken for one piece",
     "a W has four pieces and two slopes: compare each cell with the one before",
     dict(count=lambda s, same: len(np.unique(
         (s[runs(same(s))] / np.abs(s).max()).round(6))) if s.any() else 1),
     dict(count=lambda s, same: len(np.unique((s / np.abs(s).max()).round(6))) if s.any() else 1)),
    ("only the kinks where the slope changes its sign",
     "a kink may also go from steep to less steep; print the slopes",
     dict(count=lambda s, same: 1 + np.count_nonzero(np.diff(np.sign(s)))),
     dict(count=lambda s, same: 1 + np.count_nonzero(s[1:] * s[:-1] < 0)),
     dict(count=lambda s, same: count(np.sign(s), same))),
    ("only the peaks", "a valley is a kink too, and so is a change from steep to less steep",
     dict(count=lambda s, same: 1 + np.count_nonzero((s[:-1] > 0) & (s[1:] < 0)))),
    ("only the kinks at which the slope grows",
     "a slope can become smaller as well; where is the absolute value?",
     dict(count=lambda s, same: 1 + np.count_nonzero(np.diff(s[runs(same(s))]) > 0))),
    ("only the kinks at which the slope shrinks",
     "a slope can grow as well; where is the absolute value?",
     dict(count=lambda s, same: 1 + np.count_nonzero(np.diff(s[runs(same(s))]) < 0))),
    ("flat pieces left out", "a piece of slope 0 is a piece as well",
     dict(count=lambda s, same: np.count_nonzero(
         np.abs(s[runs(same(s))]) > 1e-6 * np.abs(s).max()) if s.any() else 1)),
    ("flat pieces and constants left out", "a piece of slope 0 is a piece as well",
     dict(count=lambda s, same: np.count_nonzero(
         np.abs(s[runs(same(s))]) > 1e-6 * np.abs(s).max()))),
    ("differences of y that are not divided by those of x",
     "the samples need not be equally far apart; a slope is rise over run",
     dict(slopes_of=lambda x, y: np.diff(y)),
     dict(slopes_of=lambda x, y: np.diff(y) / (x[1] - x[0])),
     dict(slopes_of=lambda x, y: np.diff(y) / np.diff(x).mean()),
     dict(slopes_of=lambda x, y: np.diff(y) * np.diff(x))),
    ("run over rise", "a slope is rise over run; print it for a line of slope 2",
     dict(slopes_of=lambda x, y: np.diff(x) / np.diff(y))),
    ("y over x", "that is the slope of a line to the origin, not of a cell",
     dict(slopes_of=lambda x, y: np.divide(y, x))),
    ("slopes at the samples instead of slopes of the cells",
     "np.gradient mixes both sides of a sample; a cell has one slope, from its two ends",
     dict(slopes_of=lambda x, y: np.gradient(y, x)),
     dict(slopes_of=lambda x, y: np.gradient(y, x),
         count=lambda s, same: 1 + np.count_nonzero(~same(s) & s.any()))),
    (*SHORT, dict(slopes_of=lambda x, y: (y[2:] - y[:-2]) / (x[2:] - x[:-2]))),
    ("slopes without their sign", "up and down by the same amount is a kink, as in abs(x)",
     dict(slopes_of=lambda x, y: np.abs(np.diff(y) / np.diff(x)))),
    ("the values counted, not the slopes", "a piece is where the slope stays, not where y does",
     dict(slopes_of=lambda x, y: y)),
    ("cells counted", "several neighbouring cells can belong to one piece",
     dict(count=lambda s, same: len(s))),
    ("samples counted", "several neighbouring cells can belong to one piece",
     dict(count=lambda s, same: len(s) + 1)),
    ("the pairs of equal neighbours counted",
     "a long piece holds many pairs of cells that agree and is still one piece",
     dict(count=lambda s, same: np.count_nonzero(same(s)) if s.any() else 1)),
    ("the pairs of different neighbours counted",
     "a straight line has no kink and one piece; and a kink inside a cell makes two such pairs",
     dict(count=lambda s, same: np.count_nonzero(~same(s)) if s.any() else 0)),
    ("half of the changes counted",
     "a kink on a sample makes one change, a kink inside a cell two; print where they are",
     dict(count=lambda s, same: 1 + np.count_nonzero(~same(s)) // 2 if s.any() else 1)),
    (*SHORT,
     dict(count=lambda s, same: np.count_nonzero(np.diff(np.concatenate(
         [[0], (same(s)[1:] & same(s)[:-1]).astype(int)])) == 1) if s.any() else 1)),
    ("always a single piece", "only a straight line is a single piece; print the slopes",
     dict(count=lambda s, same: 1)),
    ("where the kinks are, not how many", "the result is one whole number",
     dict(count=lambda s, same: runs(same(s)))),
    ("the slopes of the pieces, not their number", "the result is one whole number",
     dict(count=lambda s, same: s[runs(same(s))] if s.any() else s[:1])),
    (*common.NO_RETURN, dict(count=lambda s, same: None)),
    make=with_parts(pieces),
)
# fmt: on
