"""
The check of the random search.

What is drawn differs from one right answer to the next, so the examples look at properties: shares
of 4000 draws, rounded to tenths, are right unless they are off by 6 standard errors.
"""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.hyperparameters import common
from course import search

SPREAD = """\
ranges = {ranges}
best, trials = random_search(lambda settings: 0.0, ranges, 4000, np.random.default_rng({seed}))
where, found = {{}}, {{}}
for name, (low, high) in ranges.items():
    drawn = np.array([settings[name] for settings, _ in trials])
    x = where[name] = np.log(drawn / low) / np.log(high / low)
    fifths = [((k / 5 <= x) & (x < (k + 1) / 5)).mean() for k in range(5)]
    found[name] = {{"inside": bool((x > -1e-9).all() and (x < 1 + 1e-9).all()),
                   "many": len(np.unique(drawn)) > 3900, "fifths": np.round(fifths, 1)}}
together = float(np.corrcoef(*where.values())[0, 1])"""

TRIALS = """\
calls, marks, ranges = [], {marks}, {ranges}
def score(settings):
    calls.append(dict(settings))
    return marks[(len(calls) - 1) % len(marks)]
best, trials = random_search(score, ranges, len(marks), np.random.default_rng({seed}))
tried = [settings for settings, _ in trials]
number_of_best = tried.index(best) if best in tried else None
state = np.random.get_state()
def drawn(rng):
    return random_search(lambda settings: 0.0, {{"rate": (0.01, 10.0)}}, 1, rng)[0]["rate"]
rngs = [np.random.default_rng(seed) for seed in ({seed}, {seed}, {seed} + 1)]
once, again, other = [[drawn(rng), drawn(rng)] for rng in rngs]
moved = np.random.get_state()
global_generator_unmoved = state[2] == moved[2] and np.array_equal(state[1], moved[1])"""

TWO = {"rate": (1e-4, 1.0), "strength": (0.001, 0.1)}

# fmt: off
_spread = common.scripted(
    SPREAD, ("len(trials)", "found", "abs(together) < 0.1", "ranges"), "seed ranges")
_trials = common.scripted(TRIALS, (
    "len(trials)", "len(calls)", "tried == calls", "number_of_best", "type(best).__name__",
    "isinstance(tried[0], dict)", "[number for _, number in trials] == marks", "sorted(best)",
    "len(set(map(str, tried)))", "once == again", "once == other", "once[0] == once[1]",
    "global_generator_unmoved"), "seed marks ranges")

check_random_search = Check(search.random_search, visible=[
    ("4000 trials", _spread(0, TWO)),
    ("six trials, two of them equally good", _trials(0, [3, -5, 4, 1, 4, 2], TWO)),
    ("negative scores", _trials(1, [-3.5, -2.5, -1.5, -2.0], {"rate": (1e-4, 1.0)})),
])
# fmt: on


def _seed(rng):
    return common.seed(rng, low=10)


def _range(rng, smallest, orders):
    """Return a range of some orders of magnitude that begins at a drawn value."""
    low = smallest * float(rng.uniform(1, 5))
    return float(f"{low:.3g}"), float(f"{low * 10**orders:.3g}")


@check_random_search.family("the spread of 4000 trials with two settings")
def spread(rng):
    yield _spread(_seed(rng), {"rate": _range(rng, 1e-4, 3), "strength": _range(rng, 1e-3, 2)})


@check_random_search.family("settings with the same range, whole numbers at its ends")
def same_range(rng):
    both = 1, int(rng.integers(3, 10)) * 100
    yield _spread(_seed(rng), {"width": both, "rate": both})


def _marks(rng, n, best):
    """Return scores of which the highest has this place; none is 0 and neither end is special."""
    marks = [int(mark) for mark in rng.permutation(np.arange(1, 9 + n))[: n - 1]]
    marks.insert(best, 20 + n)
    worst = min(marks)
    for end in (0, -1):
        if marks[end] == worst:
            marks[end] += 1
    return marks


@check_random_search.family("the best in the middle")
def best_in_the_middle(rng):
    for n in (5, 12):
        ranges = {"rate": _range(rng, 1e-3, 2), "strength": _range(rng, 1e-2, 2)}
        yield _trials(_seed(rng), _marks(rng, n, int(rng.integers(1, n - 1))), ranges)


@check_random_search.family("negative scores, three settings")
def negative_scores(rng):
    ranges = {"a": _range(rng, 0.1, 2), "b": _range(rng, 0.1, 2), "c": _range(rng, 0.1, 1)}
    marks = _marks(rng, 8, int(rng.integers(1, 7)))
    yield _trials(_seed(rng), [round(mark - 99.5, 1) for mark in marks], ranges)


@check_random_search.family("equal scores")
def equal_scores(rng):
    ranges = {"rate": _range(rng, 1e-4, 4), "strength": _range(rng, 1e-2, 2)}
    marks = _marks(rng, 9, int(rng.integers(1, 4)))
    marks[int(rng.integers(5, 8))] = max(marks)
    yield _trials(_seed(rng), marks, ranges)
    yield _trials(_seed(rng), [0.5] * 6, ranges)


@check_random_search.family("one setting, one trial")
def one_setting_one_trial(rng):
    yield _trials(_seed(rng), _marks(rng, 9, 4), {"rate": _range(rng, 1e-3, 2)})
    yield _trials(_seed(rng), [1.5], {"rate": _range(rng, 1e-3, 2)})
