"""
Judge one function by what it did on a few examples, and name the mistake that it looks like.

Both the visible check in a student's notebook and the hidden check in the grader use this module.
They differ in where the examples come from and in how much of an example a message may show.
"""

import copy
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from tutor.judging.codec import Opaque
from tutor.judging.compare import RESULT, Difference, Tolerance, difference
from tutor.judging.error_text import any_version, function_of, hint_for, one_line, student_line
from tutor.judging.finding import Finding
from tutor.judging.same_mistake import alike
from tutor.judging.standins import Script, StandIn, after, live, perform

UNWRITTEN = "NotImplementedError"
UNSTEADY = "rounding errors"  # replaces a value that differs from processor to processor


@dataclass(frozen=True)
class Outcome:
    """What one call did: the value it returned or the error it raised, and what it changed."""

    value: object = None
    error: str | None = None
    line: str | None = None
    changed: tuple = ()
    warning: str | None = None


@dataclass(frozen=True)
class Example:
    """One call and its expected result; `kind` says in words what is special about it."""

    kind: str
    names: tuple
    args: tuple
    expected: object
    tolerance: Tolerance = field(default_factory=Tolerance)
    seconds: float | None = None  # time limit of this call, if not the usual one


@dataclass(frozen=True)
class Suspect:
    """
    A known mistake: its name, the sentence that helps, and what it does on each example.

    `further` is what it does on examples that are not shown to students; see `confirm`.
    """

    name: str
    sentence: str
    outcomes: list
    further: list = field(default_factory=list)


def observe(function, example):
    """Call a function of this process on copies of the arguments and record what happened."""
    args = live(copy.deepcopy(example.args))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", RuntimeWarning)
        try:
            value = perform(function, args)
        except Exception as error:  # the student's error is the observation
            return Outcome(error=one_line(error), line=student_line(error))
    warning = str(caught[0].message)[:200] if caught else None
    return Outcome(value, changed=changes(example, after(args)), warning=warning)


def changes(example, args):
    """Return the names of the arguments that the call changed."""
    return tuple(
        name
        for name, one, other in zip(example.names, example.args, args, strict=True)
        if not isinstance(one, StandIn) and not identical(one, other)
    )


def identical(one, other):
    """Return whether two plain values are the same, bit for bit; nan equals nan."""
    if isinstance(one, StandIn):
        return isinstance(other, StandIn) and identical(one.plain(), other.plain())
    if isinstance(one, (list, tuple)):
        return (
            type(one) is type(other) and len(one) == len(other) and all(map(identical, one, other))
        )
    if isinstance(one, dict):
        return (
            isinstance(other, dict)
            and list(one) == list(other)
            and all(identical(one[key], other[key]) for key in one)
        )
    if isinstance(one, (np.ndarray, np.generic)):
        return (
            isinstance(other, (np.ndarray, np.generic))
            and one.dtype == other.dtype
            and one.shape == other.shape
            and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
        )
    return type(one) is type(other) and (one == other or one != one)


def judge(name, examples, outcomes, suspects: Callable[[], list], confirms=lambda suspect: True):
    """
    Return the `Finding` for a function.

    Parameters
    ----------
    name : str
        The function's name in messages.
    examples : list of Example
        What it was called with.
    outcomes : list of Outcome
        What it did on each example, in the same order.
    suspects : callable
        Returns the known mistakes as a list of `Suspect`; only called when something is wrong.
    confirms : callable
        Takes a suspect that did the same as the student; returns whether to name it.
    """
    wrong = [
        (example, outcome, trouble)
        for example, outcome in zip(examples, outcomes, strict=True)
        if (trouble := find_trouble(example, outcome))
    ]
    if not wrong:
        return Finding("passed")
    unwritten = all(is_unwritten(outcome) for _, outcome, _ in wrong)
    known = None if unwritten else _named(examples, outcomes, suspects(), confirms)
    # a wrong value says more about a known mistake than an error in another example
    values = [trio for trio in wrong if not trio[1].error] if known else []
    status = "error" if wrong[0][1].error else "failed"
    return _finding(status, name, *(values or wrong)[0], known)


def is_unwritten(outcome):
    """Return whether a call reached a cell that still raises NotImplementedError."""
    return type_of(outcome.error) == UNWRITTEN


def _finding(status, name, example, outcome, trouble, known):
    """Return the `Finding` about one wrong outcome."""
    raised, line = type_of(outcome.error) or "", outcome.line or ""
    if is_unwritten(outcome):
        is_class = name[0].isupper()  # the function that raised is then one of its methods
        culprit = name if is_class else function_of(line) or name
        return Finding(status, name, unwritten=culprit, raised=raised, line=line)
    call = name if _is_script(example) else f"{name}({', '.join(example.names)}) with"
    sep = ":" if _is_script(example) else ""
    finding = Finding(status, f"{call}{sep} {example.kind}", raised=raised, line=line)
    finding = replace(finding, what=_what(outcome, trouble))
    if known:
        return replace(finding, mistake=known.name, sentence=known.sentence)
    return replace(finding, hint=trouble.hint or "")


def _what(outcome, trouble):
    """Return what happened in a call: its error, what it changed, or how its value differs."""
    if outcome.error:
        line = f" ({outcome.line})" if outcome.line else ""
        return f"{trouble.what.rstrip('.')}{line}"
    changed = outcome.changed and trouble.where == " and ".join(outcome.changed)
    return (
        trouble.what if changed or trouble.where == RESULT else (f"{trouble.where}: {trouble.what}")
    )


def find_trouble(example, outcome):
    """Return what is wrong with one outcome as a `Difference`, or None when it is right."""
    if outcome.error:
        return Difference(
            "the call",
            f"raised {outcome.error}",
            hint_for(outcome.error, example.args, outcome.line),
        )
    found = difference(outcome.value, example.expected, tolerance=example.tolerance)
    if found is None and outcome.changed:
        names = " and ".join(outcome.changed)
        found = Difference(
            names, f"the call changed {names}; work on a copy: the caller still needs the original"
        )
    return found


def _named(examples, outcomes, suspects, confirms):
    """
    Return the suspect that did the same as the student on every example, or None.

    The text of an error depends on how a line is written. So its type is enough if a wrong value
    points to the same mistake.
    """
    wrong_value = any(
        not outcome.error and find_trouble(example, outcome)
        for example, outcome in zip(examples, outcomes, strict=True)
    )
    for error_of in (text_of, type_of) if wrong_value else (text_of,):
        for suspect in suspects:
            trios = zip(examples, outcomes, suspect.outcomes, strict=True)
            if all(same(*trio, error_of) for trio in trios) and confirms(suspect):
                return suspect
    return None


def text_of(error):
    """Return the text of an error, the same for every version of NumPy; None for None."""
    return error and any_version(error)


def type_of(error):
    """Return the type of an error; None for None."""
    return error and error.partition(":")[0]


def same(example, one, other, error_of):
    """
    Return whether two outcomes agree: same error, or same value and same changed arguments.

    The other outcome is that of a known mistake. If its value is `UNSTEADY`, every wrong value
    agrees with it.
    """
    if one.error or other.error:
        return error_of(one.error) == error_of(other.error)
    if isinstance(other.value, Opaque) and other.value.type_name == UNSTEADY:
        return one.changed == other.changed and find_trouble(example, one) is not None
    return one.changed == other.changed and alike(
        one.value, other.value, example.expected, example.tolerance
    )


def _is_script(example):
    return any(isinstance(arg, Script) for arg in example.args)
