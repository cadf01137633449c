"""Show the inputs of hidden examples to students after the due date, if the instructor agrees."""

import re
from datetime import UTC, datetime

from autograder.record import fingerprint
from autograder.record import verdict as v
from tutor.judging.standins import Script
from tutor.notebook.formatting import write_items


class BadTime(ValueError):
    """A time in the configuration cannot be read."""


def allowed(setting, assignment, due=None, now=None):
    """
    Return whether hidden inputs may be shown.

    Parameters
    ----------
    setting : str or dict of str to str
        A time, or a time for each assignment; empty means never.
    assignment : str
    due : datetime, optional
        The due date of the submission, in UTC; nothing is shown before it.
    now : datetime, optional

    Raises
    ------
    BadTime
        If the time cannot be read; then nothing is shown.
    """
    text = setting.get(assignment, "") if isinstance(setting, dict) else setting
    if not text:
        return False
    try:
        after = datetime.fromisoformat(text)
    except ValueError:
        raise BadTime(
            f"cannot read show_hidden_inputs_after = {text!r}: write a time "
            "such as '2026-12-01 00:00+01:00'"
        ) from None
    now = now or datetime.now(UTC)
    return all(now >= _aware(time) for time in (after, due) if time)


def _aware(time):
    """Return a time with a time zone; nbgrader's times have none and are in UTC."""
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def add_inputs(exercises, record, assignment):
    """
    Draw the hidden examples of failed questions again and add their inputs to the questions.

    If a check has changed since the grading, nothing is shown: it would draw other examples.
    """
    pristine = {cell.grade_id: cell.source for cell in assignment.questions}
    now, then = fingerprint.of_checks(assignment), record.hashes["checks"]
    for question in (question for exercise in exercises for question in exercise.questions):
        grade_id = question.grade_id
        if question.status in v.COSTS and now.get(grade_id) == then.get(grade_id):
            names = re.findall(r"^check_(\w+)\(", pristine[grade_id], re.MULTILINE)
            question.inputs = [
                one
                for name in names
                if name in assignment.checks
                for one in inputs(assignment.checks[name], record.seed)
            ]


def inputs(check, seed):
    """Return the first example of each kind: its kind and its arguments as text."""
    found = {}
    for example in check.hidden_examples(seed)[:-1]:  # the last one repeats the first
        found.setdefault(example.kind, _call(example))
    return list(found.items())


def _call(example):
    """Return the arguments of an example as text."""
    if isinstance(example.args[0], Script):
        return str(example.args[0])
    return write_items(zip(example.names, example.args, strict=True), " = ")
