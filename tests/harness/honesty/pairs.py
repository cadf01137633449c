"""
Make functions with two known mistakes at once: `Pairs(bench)`.

Mistakes are whole wrong functions, so a pair has to be made. Four ways are tried in this order:

- *crossed*: the two are taken apart where they differ (`crossing`). One way to fill these places
  makes a right function; the opposite way makes a function with both mistakes.
- *merged*: both are changes of one right function: the reference, a right variant of
  `tests/checks`, or a right function that some crossing made. Changes in different places are
  merged like branches.
- *inside*: one of them calls the reference and changes its arguments or result; it calls the other
  mistake instead.
- *beside*: the two are wrong in different results or on different calls; the pair is wrong in both.
"""

import collections
import dataclasses
import functools
import itertools
from collections.abc import Callable

from tests.harness.honesty.beside import besides
from tests.harness.honesty.crossing import Crossing
from tests.harness.honesty.merging import Conflict, merged
from tests.harness.honesty.running import PROBES, VISIBLE
from tests.harness.honesty.substituting import rewrapped, substituted
from tests.harness.honesty.trees import MADE, key
from tutor.judging.judge import find_trouble, type_of
from tutor.notebook.time_limit import OutOfTime

MOST_PLACES = 5
SEED = 0  # of the hidden examples on which a pair has to differ from its halves
UNFIT = (Conflict, LookupError, SyntaxError, TypeError, ValueError, AttributeError, NameError)


@dataclasses.dataclass
class Pair:
    """Two mistakes by number, how they were put together, and what both do on examples."""

    numbers: tuple
    way: str
    outcomes: Callable


class Pairs:
    """
    The pairs of a check's mistakes.

    Parameters
    ----------
    bench : Bench
    variants : list of callable
        Right functions besides the reference.
    numbers : list of (int, int), optional
        The pairs to make; by default all.

    Attributes
    ----------
    skipped : Counter
        How many pairs could not be made, by reason.
    """

    def __init__(self, bench, variants=(), numbers=None):
        self.bench, self.check = bench, bench.check
        self.bases = [self.check.reference, *variants]
        self._texts = set()
        self.skipped = collections.Counter()
        self.functions = [function for _, _, function in self.check.mistakes]
        self.numbers = numbers or list(itertools.combinations(range(len(self.functions)), 2))

    def __iter__(self):
        """Yield every pair that could be made."""
        crossed = {pair: self._try(self.crossed, *pair) for pair in self.numbers}
        for pair in self.numbers:
            try:
                made = self._made(pair, crossed[pair])
            except OutOfTime:
                made = "too slow"
            if isinstance(made, Pair):
                yield made
            else:
                self.skipped[made] += 1

    def _made(self, numbers, crossed):
        """Return the `Pair` of two mistakes, or the reason why there is none."""
        one, other = (self.check.mistakes[number] for number in numbers)
        if one[0] == other[0]:
            return "two forms of one mistake"
        if hasattr(one[2], "__wrapped__") != hasattr(other[2], "__wrapped__"):
            return "one of the two in another form"
        reason = "the same place"
        for way, function in self._ways(numbers, crossed):
            outcomes = (
                function
                if way == "beside"
                else functools.cache(functools.partial(self.bench.outcomes, function))
            )
            trouble = self._trouble(numbers, outcomes)
            if trouble is None:
                return Pair(numbers, way, outcomes)
            reason = trouble
        return reason

    def _ways(self, numbers, crossed):
        """Yield the ways in which two mistakes come together, and the function of both."""
        one, other = (self.functions[number] for number in numbers)
        if crossed:
            yield "crossed", crossed
        for base in self.bases:
            function = self._try(self.merged, base, one, other)
            if function:
                yield "merged", function
                break
        for outer, inner in ((one, other), (other, one)):
            function = self._try(self.inside, outer, inner)
            if function:
                yield "inside", function
        yield "beside", functools.cache(functools.partial(self.beside, numbers))

    def _try(self, way, *args):
        """Return the function that a way makes, or None if it does not fit."""
        try:
            return way(*args)
        except (*UNFIT, OutOfTime):
            return None

    def crossed(self, one, other):
        """Return the function with both mistakes, if the other places make a right one."""
        one, other = self.functions[one], self.functions[other]
        crossing = Crossing(one, other)
        if not 2 <= crossing.n_places <= MOST_PLACES:
            return None
        choices = list(itertools.product((False, True), repeat=crossing.n_places))[1:-1]
        for choice in sorted(choices, key=sum):
            function = self._try(crossing.make, choice)
            if function and self.bench.passes(function, (VISIBLE, SEED)):
                self._remember(function)
                return crossing.make([not place for place in choice])
        return None

    def _remember(self, function):
        """Keep a right function that a crossing made of sources, as a base of merges."""
        tree = MADE.get(getattr(getattr(function, "__wrapped__", function), "__code__", None))
        if tree is not None and key(tree) not in self._texts:
            self._texts.add(key(tree))
            self.bases.append(getattr(function, "__wrapped__", function))

    def merged(self, base, one, other):
        """Return the function with the changes that make both of a right one."""
        wrapped = hasattr(one, "__wrapped__")
        inner = [getattr(function, "__wrapped__", function) for function in (one, other)]
        function = merged(base, *inner)
        return rewrapped(one, function) if wrapped else function

    def inside(self, outer, inner):
        """Return a mistake that calls the other one instead of the reference."""
        function = substituted(outer, self.check.reference, inner, {})
        if function is outer:
            raise Conflict("the reference is not asked")
        return function

    def beside(self, numbers, name):
        """Return the outcomes of two mistakes that are wrong in different places."""
        suspects = [self.bench.suspects(name)[number].outcomes for number in numbers]
        return [besides(*trio) for trio in zip(self.bench.examples(name), *suspects, strict=True)]

    def _trouble(self, numbers, outcomes):
        """Return why a function does not count as both mistakes, or None if it does."""
        one, other = (
            {name: self.bench.suspects(name)[number].outcomes for name in (SEED, VISIBLE, PROBES)}
            for number in numbers
        )
        try:
            both = {name: outcomes(name) for name in (SEED, VISIBLE, PROBES)}
        except Conflict as conflict:
            return str(conflict)
        known = {
            type_of(outcome.error)
            for half in (one, other)
            for name in half
            for outcome in half[name]
        }
        if any(
            type_of(outcome.error) not in known
            for name in both
            for outcome in both[name]
            if outcome.error
        ):
            return "raises what neither raises"
        if all(
            find_trouble(example, outcome) is None
            for example, outcome in zip(self.bench.examples(SEED), both[SEED], strict=True)
        ):
            return "they cancel"
        if any(
            all(self.bench.alike(both[name], half[name], name) for name in both)
            for half in (one, other)
        ):
            return "one hides the other"
        return None
