"""
Judge wrong functions and count how many get a right name, a wrong name, or none.

Three kinds of wrong functions are judged, on hidden examples as in the grader and on the visible
ones as in JupyterLab: every known mistake, every pair of known mistakes that can be made (`pairs`),
and right functions with one small change that the catalogue does not know (`mutants`). A name is
right when it is the mistake's own, one of the pair's two, or that of a mistake which does the same
on fresh examples of eight seeds and on the visible ones. Every other name is wrong, and so is the
name of a mutant that fits only the examples on which it was judged.
"""

import collections
import contextlib
import functools
import itertools
import random

from tests.harness.honesty.merging import Conflict
from tests.harness.honesty.mutants import mutants
from tests.harness.honesty.pairs import SEED, Pairs
from tests.harness.honesty.running import VISIBLE, Bench
from tutor.judging.judge import type_of
from tutor.notebook.time_limit import OutOfTime

KINDS = ("mistakes", "pairs", "mutants")
FRESH = range(101, 109)


class Count:
    """Judgements by kind, place and result, and every wrong name with its origin."""

    def __init__(self):
        self.results = collections.Counter()
        self.made, self.skipped = collections.Counter(), collections.Counter()
        self.wrong = []

    def judge(self, bench, kind, outcomes, names, label, where):
        """Judge a wrong function on one set of examples and count the result."""
        finding = bench.finding(outcomes, where)
        if finding.status == "passed":
            return
        place = VISIBLE if where == VISIBLE else "hidden"
        result = "not named"
        if finding.mistake is not None:
            right = finding.mistake in names or is_truly(bench, outcomes, finding.mistake)
            result = "right" if right else "wrong"
        self.results[kind, place, result] += 1
        if result == "wrong":
            self.wrong.append((bench.check.name, kind, place, finding.mistake, label))

    def add(self, other):
        """Add the numbers of another count."""
        self.results += other.results
        self.made += other.made
        self.skipped += other.skipped
        self.wrong += other.wrong


def is_truly(bench, outcomes, name):
    """Return whether a mistake of this name does the same on fresh and on visible examples."""
    forms = [number for number, (title, _, _) in enumerate(bench.check.mistakes) if title == name]
    for where in (VISIBLE, *FRESH):
        try:
            got = outcomes(where)
        except (Conflict, OutOfTime):
            return False
        suspects = bench.suspects(where)
        forms = [
            number
            for number in forms
            if bench.alike(got, suspects[number].outcomes, where, type_of)
        ]
    return bool(forms)


def count(check, variants, n_mutants=300, n_pairs=None, rng=None, seeds=range(5)):
    """
    Return the `Count` of one check.

    Parameters
    ----------
    check : Check
    variants : list of callable
        Right functions besides the reference.
    n_mutants : int
        The largest number of mutants, drawn at random.
    n_pairs : int, optional
        The same for pairs; by default all.
    rng : random.Random, optional
    seeds : iterable of int
        The seeds of the hidden examples for single mistakes.
    """
    rng = rng or random.Random(0)
    bench, counted = Bench(check), Count()
    for number, (name, _, _) in enumerate(check.mistakes):
        for where in (VISIBLE, *seeds):
            counted.judge(
                bench,
                "mistakes",
                lambda where, number=number: bench.suspects(where)[number].outcomes,
                [name],
                name,
                where,
            )
    numbers = list(itertools.combinations(range(len(check.mistakes)), 2))
    if n_pairs is not None:
        numbers = rng.sample(numbers, min(n_pairs, len(numbers)))
    pairs = Pairs(bench, variants, numbers)
    for pair in pairs:
        counted.made[pair.way] += 1
        names = [check.mistakes[number][0] for number in pair.numbers]
        _judge_both(counted, bench, "pairs", pair.outcomes, names, f"{pair.way}: {names}")
    counted.skipped += pairs.skipped
    for kind, mutant in mutants([check.reference, *variants], n_mutants, rng):
        counted.made["mutant"] += 1
        outcomes = functools.cache(functools.partial(bench.outcomes, mutant))
        _judge_both(counted, bench, "mutants", outcomes, (), (kind, mutant))
    return counted


def _judge_both(counted, bench, kind, outcomes, names, label):
    with contextlib.suppress(OutOfTime):
        for where in (SEED, VISIBLE):
            counted.judge(bench, kind, outcomes, names, label, where)
