"""Run the visible examples of a function and show what came out."""

import contextlib
import io
import json
import sys
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

from . import codec, rules, standins
from .compare import Named, Rule, Tolerance
from .further import Further
from .judge import CheckFailed, Example, Outcome, Suspect, judge, observe
from .patience import OutOfTime, at_most
from .sharing import unshared
from .table import show

DATA = Path(__file__).resolve().parent.parent / "checks.json"
FURTHER_SECONDS = 2.0  # for all examples that are not shown
CHECKED = {}  # name of an exercise to the function that was last checked and whether it passed


def check(function):
    """
    Compare a function with the visible examples of its exercise.

    Shows a table of what was called, what is expected and what came out.

    Parameters
    ----------
    function : callable
        The function that an exercise asks for, under the name that it asks for.

    Raises
    ------
    CheckFailed
        If an example comes out wrong; the message is one short remark.
    """
    namespace = sys._getframe(1).f_globals
    name = _name_of(function, namespace)
    examples, suspects = load(name)
    outcomes = [observe(function, example) for example in examples]
    finding = judge(name, examples, outcomes, lambda: suspects, _confirms(name, function, suspects))
    finding = _point_upstream(finding, _open(_data()["checks"][name]["helpers"], namespace))
    CHECKED[name] = function, finding.status == "passed"
    show(name, examples, outcomes, finding)
    if finding.status != "passed":
        raise CheckFailed(finding)


def stands(name, namespace):
    """Return whether the function that a notebook holds under a name is the one that passed."""
    function, passed = CHECKED.get(name, (None, False))
    return passed and namespace.get(name) is function


def _confirms(name, function, suspects):
    """Return what says whether a function does the same as a suspect where nobody looks."""

    @cache
    def further():
        record = unshared(_data()["checks"][name]["further"])
        examples = [_example(e) for e in record["examples"]]
        return Further(examples, _observed(function, examples)), record["outcomes"]

    def confirms(suspect):
        examples, known = further()
        number = next(n for n, other in enumerate(suspects) if other is suspect)
        return examples.confirms([_outcome(o) for o in known[number]])

    return confirms


def _observed(function, examples):
    """Yield what a function does on examples that nobody sees, until the time is up."""
    deadline = time.monotonic() + FURTHER_SECONDS
    for example in examples:
        try:
            with at_most(deadline - time.monotonic()), contextlib.redirect_stdout(io.StringIO()):
                outcome = observe(function, example)  # what is printed there is seen by nobody
        except OutOfTime:
            return
        yield outcome


def _open(helpers, namespace):
    """Return the functions of this notebook among these that have not passed as they stand."""
    return [
        name
        for name in helpers
        if name in namespace
        and not stands(name, namespace)
        and not str(getattr(namespace[name], "__module__", "")).startswith("course")
    ]


def _point_upstream(finding, helpers):
    """Return a finding without a name with a word on open functions that this one builds on."""
    if finding.status == "passed" or finding.mistake or not helpers:
        return finding
    if finding.message.endswith("NotImplementedError"):
        return finding
    those = "is" if len(helpers) == 1 else "are"
    return replace(
        finding,
        message=f"{finding.message} It may build on "
        f"{' and '.join(helpers)}, which {those} not green yet.",
    )


def _name_of(function, namespace):
    """Return the exercise's name: the function's own, or the one it is bound to."""
    names = [getattr(function, "__name__", "")]
    names += [name for name, value in namespace.items() if value is function]
    known = _data()["checks"]
    for name in names:
        if name in known:
            return name
    raise LookupError(
        f"no exercise asks for a function called {names[0] or function!r}; "
        f"there are checks for {', '.join(known)}"
    )


@cache
def _data():
    return json.loads(DATA.read_text(encoding="utf-8"))


def worth():
    """Return the points of each function and of each written answer, by name."""
    return _data()["points"], _data()["written"]


def load(name):
    """Return the visible examples and the suspects of one exercise."""
    record = _data()["checks"][name]
    suspects = [
        Suspect(s["name"], s["sentence"], [_outcome(o) for o in s["outcomes"]])
        for s in record["suspects"]
    ]
    return [_example(e) for e in record["examples"]], suspects


def _example(record):
    return Example(
        record["kind"],
        tuple(record["names"]),
        _arguments(record["args"]),
        read_expected(record["expected"]),
        Tolerance(*record["tolerance"]),
    )


def _outcome(record):
    return Outcome(codec.decode(record["value"]), record["error"], None, tuple(record["changed"]))


def write_expected(expected):
    """Return an expected value, free places included, as a tree for `checks.json`."""
    if isinstance(expected, Named):
        return {
            "outputs": [
                [name, write_expected(value)]
                for name, value in zip(expected.names, expected, strict=True)
            ]
        }
    if isinstance(expected, list):
        return {"items": [write_expected(value) for value in expected]}
    if isinstance(expected, Rule):
        return {"rule": [type(expected).__name__, codec.encode(vars(expected))]}
    if isinstance(expected, dict):
        return {"entries": [[key, write_expected(value)] for key, value in expected.items()]}
    return {"value": codec.encode(expected)}


def _arguments(tree):
    return codec.decode(tree, standin=standins.read)


def read_expected(tree):
    """Return what `write_expected` wrote."""
    ((tag, body),) = tree.items()
    if tag == "outputs":
        return Named([read_expected(value) for _, value in body], [name for name, _ in body])
    if tag == "items":
        return [read_expected(value) for value in body]
    if tag == "rule":
        return rules.KINDS[body[0]](**codec.decode(body[1]))
    if tag == "entries":
        return {key: read_expected(value) for key, value in body}
    return codec.decode(body)
