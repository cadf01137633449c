"""The check of the search through all combinations; every example is a script with a score."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.hyperparameters.common import scripted
from course import search

TEXT = """\
calls = []
def score(s):
    calls.append(dict(s))
    return {score}
choices = {choices}
best, trials = grid_search(score, choices)"""


_script = scripted(
    TEXT, ("best", "trials", "len(calls) == len(trials)", "choices"), "score choices"
)

# fmt: off
check_grid_search = Check(search.grid_search, visible=[
    ("two settings", _script(
        's["rate"] * (6 - s["width"]) - 20', '{"rate": [1, 4, 2], "width": [5, 3, 4]}')),
    ("three settings and equal scores", _script(
        'float(s["norm"]) - abs(s["rate"] - 2)',
        '{"rate": [3, 1, 5], "norm": [False, True], "hidden": [[8], [8, 8]]}')),
    ("one setting", _script('s["rate"] ** 3', '{"rate": [-1, 3, 2]}')),
])
# fmt: on


def _values(rng, count):
    """Return whole numbers as text, in no order, of which none comes twice."""
    return [int(value) for value in rng.permutation(np.arange(1, 15))[:count]]


@check_grid_search.family("two settings")
def two_settings(rng):
    for counts in ((2, 4), (4, 3), (3, 3)):
        a, b = (_values(rng, count) for count in counts)
        yield _script('s["a"] * s["b"] + s["a"]', {"a": a, "b": b})
        yield _script('abs(s["a"] - 7) - s["b"] ** 2 / 10', {"a": a, "b": b})


check_grid_search.add_families(
    ("one setting", lambda rng: _script('100 / s["batch_size"]', {"batch_size": _values(rng, 5)})),
)


@check_grid_search.family("three and four settings")
def three_and_four_settings(rng):
    a, b, c, d = (_values(rng, count) for count in (3, 2, 4, 2))
    yield _script('(s["a"] - 6) * (s["b"] - 7) + s["c"]', {"a": a, "b": b, "c": c})
    yield _script('s["a"] % s["b"] + s["c"] % s["d"]', {"d": d, "a": a, "c": c, "b": b})


@check_grid_search.family("negative scores")
def negative_scores(rng):
    a, b = _values(rng, 3), _values(rng, 4)
    yield _script('-s["a"] / s["b"] - 1', {"a": a, "b": b})


@check_grid_search.family("equal scores")
def equal_scores(rng):
    a, b = _values(rng, 4), _values(rng, 3)
    yield _script('min(s["a"], 1) - min(s["b"], 1)', {"a": a, "b": b})
    yield _script(f's["a"] in {a[1:3]}', {"b": b, "a": a})


# fmt: off
check_grid_search.add_families(
    ("settings of one value",
     lambda rng: _script('s["a"] - s["b"]', {"a": _values(rng, 1), "b": _values(rng, 3)}),
     lambda rng: _script('s["a"] - 2 * s["b"]', {"a": _values(rng, 1), "b": _values(rng, 1)})),
    ("settings that are not numbers",
     lambda rng: _script('len(s["hidden"]) + s["batch_norm"] + s["rate"]', {
         "hidden": [[16], [_values(rng, 2)[0], 8], []], "batch_norm": [True, False],
         "rate": [round(0.1 * value, 1) for value in _values(rng, 3)]}),
     lambda rng: _script('len(s["init"]) - (s["stop"] is None)', {
         "init": [str(name) for name in rng.permutation(["he", "xavier", "normal"])],
         "stop": [None, 5]})),
)
# fmt: on
