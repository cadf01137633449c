"""What `checks.json` says of one check: the visible examples, and how to name a mistake."""

from dataclasses import replace

from autograder.checks.unsteady import steady
from tutor.judging import codec
from tutor.judging.compact_json import rounded, shared, shortened
from tutor.judging.compare import Named, Rule
from tutor.judging.error_text import any_version
from tutor.judging.expected_json import write_expected
from tutor.judging.judge import judge
from tutor.judging.same_mistake import condense


def record_of(check):
    """
    Return the visible examples, answers and mistakes of a check as plain JSON.

    Of the probes there is what the mistakes do, and of the right answer what a rule needs.
    """
    examples, (probes, suspects) = check.visible_examples(), check.known()
    known = []
    for suspect, (*_, function) in zip(suspects, check.mistakes, strict=True):
        entry = (
            {
                "name": suspect.name,
                "sentence": suspect.sentence,
                "outcomes": _outcomes(suspect.outcomes, examples, function),
            },
            _outcomes(suspect.further, probes, function, shortened),
        )
        if entry not in known and not _all_right(suspect, examples):
            known.append(entry)
    return {
        "helpers": list(check.helpers),
        "examples": list(map(_example, examples)),
        "suspects": [suspect for suspect, _ in known],
        "further": shared(
            {
                "examples": [
                    _example(replace(probe, expected=_outline(probe.expected))) for probe in probes
                ],
                "outcomes": [further for _, further in known],
            }
        ),
    }


def _example(example):
    return {
        "kind": example.kind,
        "names": list(example.names),
        "args": codec.encode(example.args),
        "expected": write_expected(example.expected),
        "tolerance": [example.tolerance.relative, example.tolerance.absolute],
    }


def _outcomes(outcomes, examples, function, change=rounded):
    """Return what a mistake, the `function`, does on each example."""
    return [
        {
            "value": codec.encode(
                steady(
                    change(condense(outcome.value, example.expected), example.tolerance),
                    function,
                    example,
                )
            ),
            "error": outcome.error and any_version(outcome.error),
            "changed": list(outcome.changed),
        }
        for outcome, example in zip(outcomes, examples, strict=True)
    ]


def _all_right(suspect, examples):
    """Return whether a mistake does not show on any of these examples."""
    return judge("", examples, suspect.outcomes, list).status == "passed"


def _outline(expected):
    """Return which outputs and which freedom an expected value has, without its numbers."""
    if isinstance(expected, Rule):
        return type(expected)(**shortened(vars(expected)))
    if isinstance(expected, Named):
        return Named(map(_outline, expected), expected.names)
    if isinstance(expected, (list, tuple)):
        return type(expected)(map(_outline, expected))
    if isinstance(expected, dict):
        return {key: _outline(value) for key, value in expected.items()}
    return None
