"""Run the visible examples of a function and show the results."""

import contextlib
import io
import json
import sys
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

from tutor.judging import codec, standins
from tutor.judging.compact_json import unshared
from tutor.judging.compare import Tolerance
from tutor.judging.confirm import Further
from tutor.judging.expected_json import read_expected
from tutor.judging.finding import CheckFailed
from tutor.judging.judge import Example, Outcome, Suspect, judge, observe
from tutor.notebook.table import show
from tutor.notebook.time_limit import OutOfTime, at_most

ROOT = Path(__file__).resolve().parents[2]  # a release, or the repository
FURTHER_SECONDS = 2.0  # for all further examples together
CHECKED = {}  # name of an exercise: the function that was checked last, and whether it passed


def check(function):
    """
    Compare a function with the visible examples of its exercise.

    Show a table with each call, the expected result and the result.

    Parameters
    ----------
    function : callable
        The function of an exercise, with the name that the exercise gives it.

    Raises
    ------
    CheckFailed
        If the result of an example is wrong; the message is one short sentence.
    """
    namespace = sys._getframe(1).f_globals
    name = _name_of(function, namespace)
    examples, suspects = load(name)
    outcomes = [observe(function, example) for example in examples]
    finding = judge(name, examples, outcomes, lambda: suspects, _confirms(name, function, suspects))
    if finding.status != "passed" and not (finding.mistake or finding.unwritten):
        helpers = _open(_data()["checks"][name]["helpers"], namespace)
        finding = replace(finding, open_helpers=tuple(helpers))
    CHECKED[name] = function, finding.status == "passed"
    show(name, examples, outcomes, finding)
    if finding.status != "passed":
        raise CheckFailed(name, finding)


def stands(name, namespace):
    """Return whether the function with this name in the notebook is the one that passed."""
    function, passed = CHECKED.get(name, (None, False))
    return passed and namespace.get(name) is function


def _confirms(name, function, suspects):
    """Return a test: does a function do the same as a suspect on further examples?"""

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
    """Yield what a function does on examples that are not shown, until the time is up."""
    deadline = time.monotonic() + FURTHER_SECONDS
    for example in examples:
        try:
            with at_most(deadline - time.monotonic()), contextlib.redirect_stdout(io.StringIO()):
                outcome = observe(function, example)  # what it prints here is not shown
        except OutOfTime:
            return
        yield outcome


def _open(helpers, namespace):
    """Return those of the helpers that this notebook defines and that have not passed yet."""
    return [
        name
        for name in helpers
        if name in namespace
        and not stands(name, namespace)
        and not str(getattr(namespace[name], "__module__", "")).startswith("course")
    ]


def _name_of(function, namespace):
    """Return the exercise's name: the function's own name, or a variable that it is bound to."""
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


def data_file():
    """Return the path of `checks.json`: beside the notebook, in the release, or at the root."""
    here = Path.cwd()
    release = here.parent.parent / "release" / here.name  # for a notebook of source/
    places = [here, release, ROOT]
    return next((f for place in places if (f := place / "checks.json").is_file()), None)


@cache
def _data():
    path = data_file()
    if path is None:
        raise FileNotFoundError(
            "cannot find checks.json beside the notebook; unpack the whole "
            "folder of the assignment and open the notebook in that folder"
        )
    return json.loads(path.read_text(encoding="utf-8"))


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


def _arguments(tree):
    return codec.decode(tree, standin=standins.read)
