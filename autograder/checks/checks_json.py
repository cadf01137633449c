"""What `checks.json` says of one check: the visible examples, and how to name a mistake."""

from dataclasses import replace

from tutor.judging import codec
from tutor.judging.compact_json import shared, shortened
from tutor.judging.compare import Named, Rule
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
    for suspect in suspects:
        entry = (
            {
                "name": suspect.name,
                "sentence": suspect.sentence,
                "outcomes": _outcomes(suspect.outcomes, examples),
            },
            _outcomes(suspect.further, probes, shortened),
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


def _outcomes(outcomes, examples, change=lambda value: value):
    return [
        {
            "value": codec.encode(change(condense(outcome.value, example.expected))),
            "error": outcome.error,
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
