"""
Measure how often the tutor names a mistake that is not there.

    python -m tests.harness.honesty [--assignment NAME] [--function NAME] [--mutants N] [--show]

`counting` explains which functions are judged and which names are right.
"""

import argparse
import ast
import itertools
import sys
import time
import warnings

from autograder.checks.hyperparameters.train_digits import Capstone
from autograder.submission.assignment import Assignment, names
from tests.checks.variants import VARIANTS
from tests.harness.honesty.counting import KINDS, Count, count
from tests.harness.honesty.running import VISIBLE
from tests.harness.honesty.trees import MADE


def row(title, counted, kind, place):
    """Return a line of the table."""
    right, wrong, nameless = (
        counted.results[kind, place, result] for result in ("right", "wrong", "not named")
    )
    judged = right + wrong + nameless
    return (
        f"{title:<20} {kind:<9} {place:<8} {judged:>7} {right:>7} {wrong:>6} {nameless:>7} "
        f"{100 * wrong / max(1, judged):>6.2f}% {100 * wrong / max(1, right + wrong):>7.2f}%"
    )


def table(title, counted):
    """Print what was counted, by kind and place."""
    for kind, place in itertools.product(KINDS, ("hidden", VISIBLE)):
        print(row(title, counted, kind, place), flush=True)


def described(label):
    """Return the origin of a wrong name: the pair, or the kind of change and its source."""
    if not isinstance(label, tuple):
        return label
    kind, mutant = label
    tree = MADE[getattr(mutant, "__code__", mutant)]
    return f"{kind}\n{ast.unparse(ast.fix_missing_locations(tree))}"


def main():
    """Count, print a table for every assignment and for all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--assignment", choices=names(), action="append")
    parser.add_argument("--function", action="append")
    parser.add_argument("--mutants", type=int, default=300)
    parser.add_argument("--show", action="store_true", help="print every wrong name")
    args = parser.parse_args()
    print(
        f"{'assignment':<20} {'answers':<9} {'examples':<8} {'judged':>7} {'right':>7} "
        f"{'wrong':>6} {'no name':>7} {'wrong':>7} {'of named':>8}"
    )
    everything, start = Count(), time.monotonic()
    for assignment in args.assignment or names():
        total = Count()
        for name, check in Assignment(assignment).checks.items():
            if isinstance(check, Capstone) or args.function and name not in args.function:
                continue
            began = time.monotonic()
            counted = count(check, VARIANTS[name], args.mutants)
            total.add(counted)
            print(
                f"  {name}: {len(counted.wrong)} wrong, {time.monotonic() - began:.0f} s",
                file=sys.stderr,
            )
            for function, kind, place, named, label in counted.wrong if args.show else ():
                print(
                    f"  {function} {kind} {place}: {named!r} for {described(label)}",
                    file=sys.stderr,
                )
        table(assignment, total)
        everything.add(total)
    table("all", everything)
    print("made:", dict(everything.made))
    print("no pair:", dict(everything.skipped))
    print(f"{time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
