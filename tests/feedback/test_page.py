"""The page as a whole: it stands alone, can be read by everybody, and tells nothing hidden."""

import itertools
import re

import nbformat
import pytest

from autograder.feedback import exercises as ex
from autograder.feedback import page, rendering
from autograder.feedback.questions import Mark
from autograder.nbgrader_plugin.feedback_page import FeedbackPage, NotOurs
from autograder.record.read import from_tree
from autograder.submission.assignment import Assignment, Cell, names
from demo.submissions import solved
from tests.feedback.graded_notebooks import FORWARD, graded, rendered, text_of, wrong

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


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
    assert "Your other cells (1)" in html and "Answer</strong>: your instructor" in html


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
