"""Render the feedback page: one HTML file that loads nothing and runs nothing."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.feedback import questions, rendering

FOLDER = Path(__file__).parent
# for each state a sign and a class of page.css
LOOKS = {
    questions.UNWRITTEN: ("○", "open"),
    questions.WRONG: ("✗", "wrong"),
    questions.PARTLY: ("◐", "wait"),
    questions.WAITING: ("…", "wait"),
    questions.READ: ("•", "wait"),
    questions.RIGHT: ("✓", "right"),
}
OPEN = (
    questions.UNWRITTEN,
    questions.WRONG,
    questions.PARTLY,
)  # states in which the student can improve the answer


@cache
def _template():
    """Return the template; it escapes every value that is not marked as HTML."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        points=points,
        line=rendering.line,
        code=rendering.code,
        markdown=rendering.markdown,
        pictures=pictures,
        printed=printed,
    )
    environment.globals.update(
        style=Markup((FOLDER / "page.css").read_text(encoding="utf-8")),
        LOOKS=LOOKS,
        OPEN=OPEN,
        WAITING=questions.WAITING,
        RIGHT=questions.RIGHT,
    )
    return environment.get_template("page.html.j2")


def render(**view):
    """
    Return the page.

    Parameters
    ----------
    view
        `title`, `record`, `exercises`, `score`, `max_score`, `late_penalty`, `handed_in`,
        `inputs_shown`: the names that the template uses.
    """
    waiting = sum(
        question.mark.max_score
        for exercise in view["exercises"]
        for question in exercise.questions
        if question.mark.score is None
    )
    begin = next((one for one in view["exercises"] if one.state in OPEN and one.max_score), None)
    return _template().render(**view, waiting=waiting, begin=begin)


def points(number):
    """Return points as text, without needless decimals."""
    return f"{round(number, 2):g}"


def pictures(cell):
    """Return the pictures of a cell's outputs, as base64 text."""
    return [
        output["data"]["image/png"].replace("\n", "")
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]


def printed(cell, limit=2000):
    """Return what a cell printed, cut at `limit` characters."""
    text = "".join(output.get("text", "") for output in cell.get("outputs", []))
    return text if len(text) <= limit else f"{text[:limit]}\n..."
