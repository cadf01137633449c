"""What the page says of each answer."""

from datetime import datetime

import pytest

from autograder.feedback import exercises as ex
from autograder.feedback.questions import Mark
from autograder.record import verdict as v
from autograder.record.read import from_tree
from tests.feedback.graded_notebooks import (
    BIAS,
    FORWARD,
    NO_ANSWER,
    SENTENCE,
    failed,
    graded,
    rendered,
    section,
    text_of,
    wrong,
)
from tutor.judging.finding import Finding


def test_a_wrong_answer_is_told_with_its_likely_mistake():
    """Status, points, message, the mistake's name and sentence, the answer and its passage."""
    html = rendered(graded(FORWARD, [wrong()]))
    told = text_of(section(html, 2))
    assert told.startswith("Exercise 2 · Write linear_forward ✗ not right yet, 1 of 4 points")
    assert "Visible examples: passed, 1 of 1 point" in told
    assert (
        "Hidden examples: failed, 0 of 3 points linear_forward(A_prev, W, b) with sizes: "
        "8 of 8 are wrong. Tested: sizes that differ, equal sizes" in told
    )
    assert f"Looks like {BIAS}: {SENTENCE}." in told
    assert "def linear_forward(A_prev, W, b):" in told
    assert "Read again: Hand the loops to NumPy, Exercise 2" in told
    assert '<details id="passage-2" open>' in html and '<details id="passage-3">' in html
    assert f'<span class="mistake">{BIAS}</span>' in html.partition("</table>")[0]
    assert 'Begin with <a href="#exercise-2">' in html


@pytest.mark.parametrize(
    ("verdict", "mark", "state", "outcome"),
    [
        (wrong(found=Finding(v.PASSED), points=3.0), None, "right", "passed"),
        (wrong(), None, "not right yet", "failed"),
        (wrong(found=failed("too slow", v.TIMEOUT)), None, "not right yet", "timeout"),
        (
            wrong(found=Finding(v.ERROR, "linear_forward", unwritten="linear_forward")),
            None,
            "not written yet",
            "error",
        ),
        (
            wrong(found=Finding(v.ERROR, "linear_forward", unwritten="relu")),
            None,
            "not right yet",
            "error",
        ),
        (wrong(points=1.5), None, "partly right", "partly right"),
        (wrong(found=failed("a fault", v.INTERNAL), points=None), None, "to be read", "internal"),
        (wrong(), Mark(3.0, 3.0, by_hand=True), "right", "failed"),
        (wrong(), Mark(1.0, 3.0, by_hand=True), "read", "failed"),
        (
            wrong(found=Finding(v.MANUAL), points=None),
            None,
            "to be read",
            "your instructor has not read it yet",
        ),
        (wrong(found=Finding(v.MANUAL), points=None), Mark(0.0, 3.0, by_hand=True), "read", ""),
        (wrong(found=NO_ANSWER), None, "not written yet", "failed"),
    ],
)
def test_states(verdict, mark, state, outcome):
    """Each outcome of machine and human is one of six states, in the words of the README."""
    notebook = graded(FORWARD, [verdict])
    record = from_tree(notebook.metadata["autograder"])
    marks = {one.grade_id: Mark(one.points, one.max_points) for one in record.questions}
    marks[verdict.grade_id] = mark or marks[verdict.grade_id]
    exercise = ex.exercises(notebook, record, marks, {})[1]
    assert (exercise.state, exercise.questions[1].outcome) == (state, outcome)


def test_points_of_machine_human_and_calendar():
    """Manual scores replace automatic ones, extra credit adds, a late penalty is taken off."""
    marks = {
        "broadcasting_verdict": Mark(2.0, 3.0, by_hand=True, extra=0.5),
        "linear_forward_hidden": Mark(1.0, 3.0, by_hand=True),
    }
    html = rendered(
        graded(FORWARD, [wrong()]), marks, late_penalty=4.0, handed_in=datetime(2026, 11, 3, 17, 20)
    )
    told = text_of(html)
    assert "31.5 of 38 points" in told
    assert "35.5 for the answers, minus 4 because it was handed in late" in told
    assert "Written answer: 2 of 3 points, given by your instructor, and 0.5 extra" in told
    assert "Hidden examples: failed, 1 of 3 points, given by your instructor" in told
    assert "handed in 2026-11-03 17:20 UTC" in told


def test_points_that_wait():
    """What nobody has read yet is not taken for zero points."""
    told = text_of(rendered(graded(FORWARD)))
    assert (
        "35 of 38 points so far Up to 3 more for answers that your instructor must still read."
        in told
    )
    assert "– / 3" in told and "Begin with" not in told


def test_what_people_write():
    """A comment is shown as Markdown with mathematics, and nothing in it runs."""
    html = rendered(
        graded(FORWARD),
        comments={"linear_forward": "Try **two** units, $n < 3$. <script>alert(1)</script>"},
    )
    told = section(html, 2)
    assert "<strong>two</strong> units, <math" in told and "&lt;script&gt;" in told
    assert "<script" not in html


def test_given_helpers():
    """What was judged with the course's helpers says so, and the rest of the message stays."""
    given = ("linear_forward",)
    html = rendered(
        graded(
            FORWARD,
            [
                wrong("layer_forward_visible", Finding(v.PASSED), 1.0, 1.0, given),
                wrong("layer_forward_hidden", given=given),
            ],
        )
    )
    told = text_of(section(html, 3))
    assert told.count("judged with a correct linear_forward instead of yours") == 1
    assert "yours is not right yet" not in told and f"Looks like {BIAS}: {SENTENCE}." in told


def test_a_student_cannot_cut_a_message():
    """Words of the grader's own inside a student's error stay where they are."""
    what = "raised ValueError: it Looks like 3, given a correct x; yours is not right yet"
    found = Finding(v.ERROR, "relu(z) with x", what, mistake=BIAS, sentence=SENTENCE)
    told = text_of(section(rendered(graded(FORWARD, [wrong(found=found)])), 2))
    assert f"relu(z) with x: {what}." in told and f"Looks like {BIAS}: {SENTENCE}." in told
    assert "judged with a correct x" not in told


def test_the_same_message_is_told_once():
    """What visible and hidden examples have in common is not repeated."""
    unwritten = Finding(v.ERROR, "predict", unwritten="predict", raised="NotImplementedError")
    html = rendered(
        graded(
            FORWARD,
            [
                wrong("predict_visible", unwritten, 0.0, 1.0),
                wrong("predict_hidden", unwritten, 0.0, 2.0),
            ],
        )
    )
    assert html.count(unwritten.message) == 1


def test_nothing_to_grade():
    """A file that is no notebook gets the sentence that says so, and the comments of people."""
    html = rendered(
        graded(
            FORWARD,
            status="unreadable",
            message="the file is empty; submit it",
            cells=FORWARD.cells,
        ),
        comments={"predict": "Come and see me."},
    )
    told = text_of(html)
    assert "Nothing could be graded: the file is empty; submit it." in told
    assert "Come and see me." in told and "<table>" not in html and "def " not in html


def test_a_fault_of_the_grader_is_no_fault_of_the_student():
    """An internal fault is told, with the points left open."""
    fault = wrong(found=failed("a fault", v.INTERNAL), points=None)
    told = text_of(rendered(graded(FORWARD, [fault], "internal")))
    assert "costs you no points" in told and "Up to 6 more" in told
