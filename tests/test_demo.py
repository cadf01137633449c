"""The demo's table and the nbgrader commands that it runs."""

import pytest

from autograder.record.verdict import Record, Verdict
from demo.commands import Command, Failed, first_to_end
from demo.table import remarks
from tutor.judging.finding import Finding


def record(*findings):
    """Return the record of a submission whose hidden checks found this."""
    questions = [
        Verdict(f"{name}_hidden", 0.0 if finding.status != "passed" else 1.0, 1.0, finding)
        for name, finding in findings
    ]
    return Record("02-forward", "ada", "graded", questions, 0.1, 0, {})


def test_functions_with_the_same_mistake_share_a_line():
    """A remark names the mistake once, with every function that shows it."""
    found = remarks(
        record(
            ("f", Finding("failed", mistake="the bias forgotten")),
            ("g", Finding("passed")),
            ("h", Finding("failed", mistake="the bias forgotten")),
            ("i", Finding("error", "i(x) with a zero", unwritten="i")),
            ("j", Finding("failed", "j(x) with a zero", what="it is 1, not 0")),
        )
    )
    assert found == [
        "f, h: the bias forgotten",
        "i: not written yet",
        "j: failed: j(x) with a zero: it is 1, not 0.",
    ]


def test_at_most_four_remarks():
    """Of many failures the first four are told, and how many more there are."""
    names = "abcdef"
    found = remarks(record(*((name, Finding("failed", mistake=f"no {name}")) for name in names)))
    assert found == [*(f"{name}: no {name}" for name in "abcd"), "... and 2 more"]


def test_a_failed_command_says_what_nbgrader_said(tmp_path):
    """The end of a command that fails is an error with the command line and its last lines."""
    command = Command(tmp_path, "autograde", "no-such-assignment")
    assert first_to_end([command]) is command
    with pytest.raises(Failed, match=r"(?s)^nbgrader autograde no-such-assignment failed\n.+"):
        command.result()
