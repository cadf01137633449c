"""When the inputs of hidden checks may be shown, and to whom."""

from datetime import UTC, datetime

import pytest
from traitlets import TraitError

from autograder.feedback import exercises as ex
from autograder.feedback import hidden, page
from autograder.feedback.questions import Mark
from autograder.nbgrader_plugin.feedback_page import FeedbackPage
from autograder.record import fingerprint
from autograder.record.read import from_tree
from tests.feedback.graded_notebooks import FORWARD, HASHES, failed, graded, rendered, wrong

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("setting", "due", "shown"),
    [
        ("", None, False),
        ({}, None, False),
        ({"01-activations": "2020-01-01"}, None, False),
        ("2026-12-01 00:00:01", None, False),
        ("2026-12-01", None, True),
        ("2026-12-01T00:30+01:00", None, True),
        ("2026-11-30 23:30-01:00", None, False),
        ({"02-forward": "2026-11-01"}, None, True),
        ("2026-11-01", datetime(2026, 12, 2), False),
        ("2026-11-01", datetime(2026, 11, 2), True),
    ],
)
def test_when_hidden_inputs_may_be_shown(setting, due, shown):
    """Never unless a time is set, never before it, never before the due date; UTC by default."""
    assert hidden.allowed(setting, "02-forward", due, NOW) is shown


def test_a_time_that_cannot_be_read():
    """A wrong time in the configuration stops the page and says how to write it."""
    with pytest.raises(hidden.BadTime, match=r"cannot read show_hidden_inputs_after = 'soon'"):
        hidden.allowed("soon", "02-forward")
    with pytest.raises(TraitError):
        FeedbackPage(show_hidden_inputs_after=3)


def test_hidden_inputs_are_shown_where_it_is_allowed():
    """The inputs that a failed answer was asked appear, drawn from its seed, without answers."""
    notebook = graded(
        FORWARD,
        [wrong(), wrong("accuracy_hidden", failed("wrong"), 0.0, 2.0)],
        hashes_={**HASHES, "checks": fingerprint.of_checks(FORWARD)},
    )
    record = from_tree(notebook.metadata["autograder"])
    assert "Inputs of the hidden examples" not in rendered(notebook)
    found = ex.exercises(
        notebook, record, {cell.grade_id: Mark(0.0, cell.points) for cell in FORWARD.questions}, {}
    )
    hidden.add_inputs(found, record, FORWARD)
    given = {one.grade_id: dict(one.inputs) for exercise in found for one in exercise.questions}
    assert {name for name, inputs in given.items() if inputs} == {
        "linear_forward_hidden",
        "accuracy_hidden",
    }
    check = FORWARD.checks["linear_forward"]
    example = check.hidden_examples(record.seed)[0]
    shown = given["linear_forward_hidden"][example.kind]
    assert shown.startswith("A_prev = [[") and f"shape {example.args[1].shape}" in shown
    assert "Z" not in shown and "expected" not in shown
    html = page.render(
        title="t",
        record=record,
        exercises=found,
        score=0,
        max_score=1,
        late_penalty=0,
        handed_in="",
        inputs_shown=True,
    )
    assert "Inputs of the hidden examples (" in html and "they are not shown" not in html


def test_inputs_of_a_changed_check_are_not_shown():
    """Where a check has changed since the grading, what it would draw now is not shown."""
    notebook = graded(FORWARD, [wrong()])
    record = from_tree(notebook.metadata["autograder"])
    for then in ({}, {"linear_forward_hidden": "another"}):
        record.hashes["checks"] = then
        found = ex.exercises(
            notebook,
            record,
            {cell.grade_id: Mark(0.0, cell.points) for cell in FORWARD.questions},
            {},
        )
        hidden.add_inputs(found, record, FORWARD)
        assert not any(one.inputs for exercise in found for one in exercise.questions)
