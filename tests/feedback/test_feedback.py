"""The page that students get back: what it says, what it never says, and how it reaches them."""

import itertools
import re
from datetime import UTC, datetime
from html import unescape

import nbformat
import pytest
from traitlets import TraitError
from traitlets.config import Config

from autograder.feedback import exercises as ex
from autograder.feedback import hidden, page, rendering
from autograder.feedback.exercises import Mark
from autograder.judge.grading import Graded
from autograder.nbgrader_plugin.feedback_page import FeedbackPage, NotOurs
from autograder.nbgrader_plugin.plugin import as_notebook
from autograder.record import fingerprint
from autograder.record import verdict as v
from autograder.record.read import from_tree
from autograder.record.verdict import Record, Verdict
from autograder.submission.assignment import Assignment, Cell, names
from demo.submissions import solved
from tutor.judging.finding import Finding

FORWARD = Assignment("02-forward")
BIAS = "the bias forgotten"
SENTENCE = "every unit is off by the same number"
FORGOTTEN = Finding(
    v.FAILED,
    "linear_forward(A_prev, W, b) with sizes",
    "8 of 8 are wrong",
    mistake=BIAS,
    sentence=SENTENCE,
)
NO_ANSWER = Finding(v.FAILED, what="no answer", unwritten="linear_forward_hidden")
HASHES = {"file": None, "cells": None, "checks": {}, "environment": "0" * 16}
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def graded(assignment, changed=(), status="graded", message="", cells=None, hashes_=None):
    """Return a graded notebook in which all is right but the verdicts of `changed`."""
    changed = {verdict.grade_id: verdict for verdict in changed}
    verdicts = [
        changed.get(cell.grade_id)
        or (
            Verdict(cell.grade_id, None, cell.points, Finding(v.MANUAL, what="read by a human"))
            if cell.role == "manual"
            else Verdict(cell.grade_id, cell.points, cell.points, Finding(v.PASSED))
        )
        for cell in assignment.questions
    ]
    record = Record(
        assignment.name,
        "ada",
        status,
        verdicts,
        1.0,
        7,
        fingerprint.versions(),
        message,
        hashes_ or HASHES,
    )
    return as_notebook(Graded(record, cells or assignment.cells), assignment)


def rendered(notebook, marks=None, comments=None, config=None, **names_):
    """Return the page of a graded notebook with what the gradebook has besides."""
    record = from_tree(notebook.metadata["autograder"])
    known = {one.grade_id: Mark(one.points, one.max_points) for one in record.questions}
    beside = {
        "assignment": record.assignment,
        "student": record.student,
        "marks": known | (marks or {}),
        "comments": comments or {},
        "late_penalty": 0.0,
        "handed_in": None,
        "due": None,
        **names_,
    }
    exporter = FeedbackPage(config=config or Config())
    return exporter.from_notebook_node(notebook, {"nbgrader": beside})[0]


def text_of(html):
    """Return the words of a page as one line."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", body)).split())


def wrong(grade_id="linear_forward_hidden", found=FORGOTTEN, points=0.0, max_=3.0, given=()):
    return Verdict(grade_id, points, max_, found, given)


def failed(what, status=v.FAILED, **fields):
    """Return a finding without a name."""
    return Finding(status, what=what, **fields)


def section(html, number):
    """Return the part of a page on one exercise."""
    return html.partition(f'<h2 id="exercise-{number}">')[2].partition("</section>")[0]


def test_a_wrong_answer_is_told_with_its_likely_mistake():
    """Status, points, message, the mistake's name and sentence, the answer and its passage."""
    html = rendered(graded(FORWARD, [wrong()]))
    told = text_of(section(html, 2))
    assert told.startswith("Exercise 2 · Write linear_forward ✗ not right yet, 1 of 4 points")
    assert "Visible examples: passed, 1 of 1 point" in told
    assert (
        "Hidden examples: failed, 0 of 3 points linear_forward(A_prev, W, b) with sizes: "
        "8 of 8 are wrong. Asked for: sizes that differ, equal sizes" in told
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
        (wrong(points=1.5), None, "in part", "in part"),
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
        (
            wrong(found=NO_ANSWER),
            None,
            "not written yet",
            "failed",
        ),
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
    assert "35 of 38 points so far Up to 3 more for what your instructor has still to read." in told
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
    assert told.count("judged with a right linear_forward in the place of yours") == 1
    assert "yours is not right yet" not in told and f"Looks like {BIAS}: {SENTENCE}." in told


def test_a_student_cannot_cut_a_message():
    """Words of the grader's own inside a student's error stay where they are."""
    what = "raised ValueError: it Looks like 3, given a right x; yours is not right yet"
    found = Finding(v.ERROR, "relu(z) with x", what, mistake=BIAS, sentence=SENTENCE)
    told = text_of(section(rendered(graded(FORWARD, [wrong(found=found)])), 2))
    assert f"relu(z) with x: {what}." in told and f"Looks like {BIAS}: {SENTENCE}." in told
    assert "judged with a right x" not in told


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
    told = text_of(
        rendered(
            graded(FORWARD, [wrong(found=failed("a fault", v.INTERNAL), points=None)], "internal")
        )
    )
    assert "costs you nothing" in told and "Up to 6 more" in told


@pytest.mark.parametrize("name", names())
def test_each_question_has_its_passage(name):
    """Every question of every assignment stands below the text that ends with its task."""
    assignment = Assignment(name)
    notebook = graded(assignment)
    record = from_tree(notebook.metadata["autograder"])
    marks = {cell.grade_id: Mark(None, cell.points) for cell in assignment.questions}
    found = ex.exercises(notebook, record, marks, {})
    assert [one.grade_id for exercise in found for one in exercise.questions] == [
        cell.grade_id for cell in assignment.questions
    ]
    for exercise in found:
        function, _, kind = exercise.questions[0].grade_id.rpartition("_")
        assert f"`{function}`" in exercise.title or kind not in ("visible", "hidden")
        assert exercise.title in exercise.passage[-1] and exercise.section
        assert exercise.passage[0].startswith("#") and exercise.answers
        assert not any("*Figure:" in text for text in exercise.passage)
    openings = list(itertools.chain.from_iterable(exercise.passage for exercise in found))
    assert len(openings) == len(set(openings))


@pytest.mark.parametrize("name", names())
def test_a_page_stands_alone(name):
    """A page loads nothing, runs nothing, and each of its links leads to a place in it."""
    html = rendered(graded(Assignment(name)))
    assert not re.search(r"<script|<link|<iframe|@import|url\(|\son\w+=", html)
    assert re.findall(r'(?:src|srcset|action)="(?!data:image/png;base64,)', html) == []
    targets = re.findall(r'href="#([^"]*)"', html)
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert set(targets) <= set(ids) and len(ids) == len(set(ids)) and len(targets) > 10
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')


@pytest.mark.parametrize("name", names())
def test_headings_tell_the_structure(name):
    """One first heading, and no level is left out on the way down."""
    assignment = Assignment(name)
    cell = next(cell for cell in assignment.questions if cell.grade_id.endswith("_hidden"))
    html = rendered(
        graded(assignment, [wrong(cell.grade_id)]),
        comments={assignment.questions[-1].grade_id: "# A heading\n\n### Another"},
    )
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


@pytest.mark.parametrize("name", names())
def test_nothing_hidden_is_told(name):
    """No line of a hidden test, no reference of a written answer and no mark scheme."""
    assignment = Assignment(name)
    answers = {cell.grade_id: cell.source for cell in assignment.cells if cell.role == "manual"}
    cells = [
        Cell(cell.cell_id, cell.role, "My own words.", cell.grade_id, cell.points, cell.cell_type)
        if cell.role == "manual"
        else cell
        for cell in assignment.cells
    ]
    told = text_of(rendered(graded(assignment, cells=cells)))
    assert "HIDDEN TESTS" not in told and "autograder.checks" not in told
    assert "My own words." in told and "MARK SCHEME" not in told
    for answer in answers.values():
        assert solved(answer).split("\n")[4] not in told


def test_every_formula_of_the_course_is_mathematics():
    """All formulas of all passages become MathML; no dollar sign is left outside code."""
    count = 0
    for name in names():
        for cell in Assignment(name).cells:
            if cell.role == "text":
                html = rendering.markdown(cell.source, 3, trusted=True)
                assert "$" not in re.sub(rendering.VERBATIM, "", html), cell.cell_id
                count += html.count("<math")
    assert count > 80


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\href{javascript:alert(1)}{x}",
        r"\frac{1}",
        r"\style{position:fixed}{x}",
        r"\class{a}{x}",
        r"\text{<![CDATA[<img src=x>]]>}",
        r"\text{<img src=x onerror=alert(1)>}",
        r"\text{</math><b>}",
        "\\left(" * 3000,
    ],
)
def test_odd_formulas_stay_text(tex):
    """What the converter does not know, or lets through as it is, appears as it was typed."""
    html = rendering.markdown(f"a ${tex}$ b", 3, trusted=True)
    assert not re.search(r"<(script|img|b|mrow href|mrow style|mrow class)", html)


def test_students_formulas_and_money_stay_as_typed():
    """A student's formula is not converted; two prices are no formula."""
    assert "$x&lt;0$" in rendering.markdown("for $x<0$", 4)
    assert "costs $5 and $6" in rendering.markdown("costs $5 and $6", 4, trusted=True)
    assert "$x$" in rendering.markdown("`$x$`", 4, trusted=True)


def test_long_code_is_text():
    """Code that would take long to colour is shown without colours, still escaped."""
    assert "<span" in rendering.code("def f(): pass")
    long = rendering.code("<b>" * 10_000)
    assert "<span" not in long and "&lt;b&gt;" in long


def test_figures_of_answers_that_people_read():
    """Figures and prints of a manually graded answer are shown, those of other cells are not."""
    notebook = graded(FORWARD)
    meta = {"nbgrader": {"grade": True, "solution": True, "grade_id": "broadcasting_verdict"}}
    cells = notebook.cells
    place = next(
        n
        for n, cell in enumerate(cells)
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "broadcasting_verdict"
    )
    drawn = [
        nbformat.v4.new_output("display_data", {"image/png": PIXEL}),
        nbformat.v4.new_output("stream", name="stdout", text="<b>" + "x" * 5000),
    ]
    cells[place] = nbformat.v4.new_code_cell("plt.plot([1])", metadata=meta, outputs=drawn)
    own = nbformat.v4.new_code_cell("plt.plot([2])", outputs=drawn)
    own.id = "extra-3"
    cells.insert(place, own)
    html = rendered(notebook)
    assert (
        html.count(f'<img src="data:image/png;base64,{PIXEL}" alt="Figure 1 of your answer">') == 1
    )
    assert html.count("&lt;b&gt;xxx") == 1 and "x" * 3000 not in html
    assert "Other cells of yours (1)" in html and "Answer</strong>: your instructor" in html


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
    assert "What the hidden examples asked" not in rendered(notebook)
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
    assert "What the hidden examples asked (" in html and "they are not shown" not in html


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


def test_a_notebook_without_a_record_is_told_apart():
    """What another grader graded has no record; the message says what to do."""
    notebook = nbformat.v4.new_notebook()
    resources = {"nbgrader": {"assignment": "02-forward", "student": "ada"}}
    with pytest.raises(NotOurs, match="graded by another grader; run `nbgrader autograde`"):
        FeedbackPage().from_notebook_node(notebook, resources)


def contrast(one, other):
    """Return the ratio of the luminances of two colours, as WCAG 2 defines it."""

    def luminance(colour):
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_can_be_read():
    """Every colour of letters has a contrast of 4.5 to both grounds: light, dark and on paper."""
    style = (page.FOLDER / "page.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--(\w+): (#\w{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(schemes) == 3
    for scheme in schemes:
        for name in scheme.keys() - {"page", "box", "line"}:
            assert contrast(scheme[name], scheme["page"]) >= 4.5, (name, scheme[name])
            assert contrast(scheme[name], scheme["box"]) >= 4.5, (name, scheme[name])
