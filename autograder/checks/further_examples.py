"""
Further examples that are shown to nobody and only help to name a mistake.

A visible example is small and round, so that it can be redone on paper, and more than one wrong
function gives the same wrong answer there. When a function is wrong on the visible examples, it is
called with these too, and a mistake is named only if it did the same on all of them. They come
from the hidden families, with a seed of their own; what does not follow the seed is left to the
hidden check. So are those of single precision: a mistake's last digits there are another
processor's fifth.
"""

from dataclasses import replace

from tutor.judging.compare import FLOAT32, Tolerance
from tutor.judging.judge import find_trouble, identical

SEEDS = 7_001, 7_002


def known_mistakes(check):
    """
    Return the probes of a check, and its mistakes with what they do on visible ones and on probes.

    There is a probe of each family, and one more for every set of mistakes that shows on no other.
    """
    visible, drawn = check.visible_examples(), _drawn(check) if check.mistakes else []
    suspects = check.suspects([*visible, *drawn])
    kinds, shown, places = set(), set(), []
    for place, example in enumerate(drawn, start=len(visible)):
        shows = tuple(
            find_trouble(example, suspect.outcomes[place]) is None for suspect in suspects
        )
        if example.kind not in kinds or shows not in shown:
            places.append(place)
        kinds.add(example.kind)
        shown.add(shows)
    probes = [drawn[place - len(visible)] for place in places]
    return [replace(probe, kind="", tolerance=_wide(probe.tolerance)) for probe in probes], [
        replace(
            suspect,
            outcomes=suspect.outcomes[: len(visible)],
            further=[suspect.outcomes[place] for place in places],
        )
        for suspect in suspects
    ]


def _drawn(check):
    """Return the hidden examples of a seed of their own that follow the seed."""
    examples, others = (check.hidden_examples(seed)[:-1] for seed in SEEDS)
    return [
        example
        for number, example in enumerate(examples)
        if example.tolerance != FLOAT32
        and (number >= len(others) or not identical(example.args, others[number].args))
    ]


def _wide(tolerance):
    """Return a tolerance for what mistakes do, of which `checks.json` keeps seven digits."""
    return Tolerance(max(tolerance.relative, 1e-6), max(tolerance.absolute, 1e-7))
