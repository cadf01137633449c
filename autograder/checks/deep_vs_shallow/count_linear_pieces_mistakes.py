"""The known mistakes of the count of straight pieces."""

import numpy as np

from autograder.checks.deep_vs_shallow.count_linear_pieces import check_count_linear_pieces

__all__ = ["check_count_linear_pieces"]


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


def _mistake(name, sentence, slopes_of=slopes_of, same_of=millionth, count=count,
             after=lambda n: n):
    """Register a count with another slope, another idea of the same slope, another way to count."""
    @check_count_linear_pieces.mistake(name, sentence)
    def _(x, y):
        return after(count(slopes_of(x, y), same_of))


_mistake("the kinks counted", "a straight line has no kink and one piece", after=lambda n: n - 1)
_mistake("a piece too many", "a straight line is one piece; what does your function say of it?",
         after=lambda n: n + 1)
EXACT = ("slopes compared exactly",
         "print the slopes of a straight line: rounding makes neighbours differ a little")
_mistake(*EXACT, same_of=lambda s: np.diff(s) == 0)
_mistake(*EXACT, count=lambda s, same: 1 + np.count_nonzero(np.diff(s)))
_mistake(*EXACT, count=lambda s, same: len(np.unique(s)))
CELL = ("a cell with a kink inside counted as a piece",
        "where a kink lies inside a cell, that cell has a slope of its own and ends no piece")
_mistake(*CELL, count=lambda s, same: 1 + np.count_nonzero(~same(s)) if s.any() else 1)
_mistake(*CELL, count=lambda s, same: 1 + np.count_nonzero(~same(s) & s.any()))
ABSOLUTE = ("a tolerance that does not grow with the slopes",
            "multiply y by 1e-12: the number of pieces must stay; print the slopes before "
            "and after rounding, or beside the tolerance")
for limit in (1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9):
    _mistake(*ABSOLUTE, same_of=lambda s, limit=limit: np.abs(np.diff(s)) < limit)
    _mistake(*ABSOLUTE, same_of=lambda s, limit=limit: np.abs(np.diff(s)) < limit,
             count=lambda s, same: len(runs(same(s))))
    _mistake(*ABSOLUTE, same_of=lambda s, limit=limit: np.abs(np.diff(s)) < limit,
             count=lambda s, same: 1 + np.count_nonzero(~same(s)))
_mistake(*ABSOLUTE, same_of=lambda s: np.isclose(s[1:], s[:-1]))
_mistake(*ABSOLUTE, count=lambda s, same: 1 + np.count_nonzero(~np.isclose(s[1:], s[:-1])))
for digits in (3, 6, 8):
    _mistake(*ABSOLUTE, same_of=lambda s, digits=digits: np.diff(s.round(digits)) == 0)
    _mistake(*ABSOLUTE, count=lambda s, same, digits=digits: len(np.unique(s.round(digits))))
    _mistake(*ABSOLUTE, count=lambda s, same, digits=digits:
             1 + np.count_nonzero(np.diff(s.round(digits))))
_mistake("a tolerance made of the largest slope with its sign",
         "for a function that falls everywhere the tolerance is negative; print it",
         same_of=lambda s: np.abs(np.diff(s)) < 1e-6 * s.max())
COARSE = ("a tolerance that swallows kinks",
          "print your tolerance beside a millionth of the largest slope")
for limit in (0.5, 0.1, 0.05, 0.01):
    _mistake(*COARSE, same_of=lambda s, limit=limit: np.abs(np.diff(s)) < limit * np.abs(s).max())
_mistake("a constant that has no piece",
         "for a constant the tolerance is 0, and no difference is smaller than that",
         count=lambda s, same: len(runs(same(s))))
_mistake("a constant that has a piece for each cell",
         "for a constant the tolerance is 0, and no difference is smaller than that",
         count=lambda s, same: count(s, same) if s.any() else len(s))
UNIQUE = ("equal slopes that are not neighbours taken for one piece",
          "a W has four pieces and two slopes: compare each cell with the one before")
_mistake(*UNIQUE, count=lambda s, same: len(np.unique(
    (s[runs(same(s))] / np.abs(s).max()).round(6))) if s.any() else 1)
_mistake(*UNIQUE, count=lambda s, same: len(np.unique((s / np.abs(s).max()).round(6)))
         if s.any() else 1)
TURNS = ("only the kinks where the slope changes its sign",
         "a kink may also go from steep to less steep; print the slopes")
_mistake(*TURNS, count=lambda s, same: 1 + np.count_nonzero(np.diff(np.sign(s))))
_mistake(*TURNS, count=lambda s, same: 1 + np.count_nonzero(s[1:] * s[:-1] < 0))
_mistake(*TURNS, count=lambda s, same: count(np.sign(s), same))
_mistake("only the peaks", "a valley is a kink too, and so is a change from steep to less steep",
         count=lambda s, same: 1 + np.count_nonzero((s[:-1] > 0) & (s[1:] < 0)))
_mistake("only the kinks at which the slope grows",
         "a slope can become smaller as well; where is the "
         "absolute value?", count=lambda s, same: 1 + np.count_nonzero(
             np.diff(s[runs(same(s))]) > 0))
_mistake("only the kinks at which the slope shrinks", "a slope can grow as well; where is the "
         "absolute value?", count=lambda s, same: 1 + np.count_nonzero(
             np.diff(s[runs(same(s))]) < 0))
FLAT = ("flat pieces left out", "a piece of slope 0 is a piece as well")
_mistake(*FLAT, count=lambda s, same: np.count_nonzero(
    np.abs(s[runs(same(s))]) > 1e-6 * np.abs(s).max()) if s.any() else 1)
_mistake("flat pieces and constants left out", "a piece of slope 0 is a piece as well",
         count=lambda s, same: np.count_nonzero(
             np.abs(s[runs(same(s))]) > 1e-6 * np.abs(s).max()))
SPACING = ("differences of y that are not divided by those of x",
           "the samples need not be equally far apart; a slope is rise over run")
_mistake(*SPACING, slopes_of=lambda x, y: np.diff(y))
_mistake(*SPACING, slopes_of=lambda x, y: np.diff(y) / (x[1] - x[0]))
_mistake(*SPACING, slopes_of=lambda x, y: np.diff(y) / np.diff(x).mean())
_mistake(*SPACING, slopes_of=lambda x, y: np.diff(y) * np.diff(x))
_mistake("run over rise", "a slope is rise over run; print it for a line of slope 2",
         slopes_of=lambda x, y: np.diff(x) / np.diff(y))
_mistake("y over x", "that is the slope of a line to the origin, not of a cell",
         slopes_of=lambda x, y: np.divide(y, x))
GRADIENT = ("slopes at the samples instead of slopes of the cells",
            "np.gradient mixes both sides of a sample; a cell has one slope, from its two ends")
_mistake(*GRADIENT, slopes_of=lambda x, y: np.gradient(y, x))
_mistake(*GRADIENT, slopes_of=lambda x, y: np.gradient(y, x),
         count=lambda s, same: 1 + np.count_nonzero(~same(s) & s.any()))
SHORT = ("pieces of two cells left out",
         "two whole cells can be a piece; print the slopes of a zigzag with such short pieces")
_mistake(*SHORT,
         slopes_of=lambda x, y: (y[2:] - y[:-2]) / (x[2:] - x[:-2]))
_mistake("slopes without their sign", "up and down by the same amount is a kink, as in abs(x)",
         slopes_of=lambda x, y: np.abs(np.diff(y) / np.diff(x)))
_mistake("the values counted, not the slopes",
         "a piece is where the slope stays, not where y does",
         slopes_of=lambda x, y: y)
_mistake("cells counted", "several neighbouring cells can belong to one piece",
         count=lambda s, same: len(s))
_mistake("samples counted", "several neighbouring cells can belong to one piece",
         count=lambda s, same: len(s) + 1)
_mistake("the pairs of equal neighbours counted",
         "a long piece holds many pairs of cells that agree and is still one piece",
         count=lambda s, same: np.count_nonzero(same(s)) if s.any() else 1)
_mistake("the pairs of different neighbours counted",
         "a straight line has no kink and one piece; and a kink inside a cell makes two such pairs",
         count=lambda s, same: np.count_nonzero(~same(s)) if s.any() else 0)
_mistake("half of the changes counted",
         "a kink on a sample makes one change, a kink inside a cell two; print where they are",
         count=lambda s, same: 1 + np.count_nonzero(~same(s)) // 2 if s.any() else 1)
_mistake(*SHORT,
         count=lambda s, same: np.count_nonzero(np.diff(np.concatenate(
             [[0], (same(s)[1:] & same(s)[:-1]).astype(int)])) == 1) if s.any() else 1)
_mistake("always a single piece",
         "only a straight line is a single piece; print the slopes",
         count=lambda s, same: 1)
_mistake("where the kinks are, not how many", "the result is one whole number",
         count=lambda s, same: runs(same(s)))
_mistake("the slopes of the pieces, not their number", "the result is one whole number",
         count=lambda s, same: s[runs(same(s))] if s.any() else s[:1])
_mistake("nothing returned", "what is the last line of your function?", after=lambda n: None)
