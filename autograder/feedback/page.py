"""The feedback page as text: one HTML file that loads nothing and runs nothing."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.feedback import exercises, rendering

FOLDER = Path(__file__).parent
# a sign and a class of page.css for each state
LOOKS = {
    exercises.UNWRITTEN: ("○", "open"),
    exercises.WRONG: ("✗", "wrong"),
    exercises.PARTLY: ("◐", "wait"),
    exercises.WAITING: ("…", "wait"),
    exercises.READ: ("•", "wait"),
    exercises.RIGHT: ("✓", "right"),
}
OPEN = exercises.UNWRITTEN, exercises.WRONG, exercises.PARTLY  # there is something to do


@cache
def _template():
    """Return the template; everything that is not marked as HTML is escaped in it."""
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
        WAITING=exercises.WAITING,
        RIGHT=exercises.RIGHT,
    )
    return environment.get_template("page.html.j2")


def render(**view):
    """
    Return the page.

    Parameters
    ----------
    view
        `title`, `record`, `exercises`, `score`, `max_score`, `late_penalty`, `handed_in`,
        `inputs_shown`: what the template names.
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
    """Return points as people write them."""
    return f"{round(number, 2):g}"


def pictures(cell):
    """Return the pictures of a cell's outputs, as base64 text."""
    return [
        output["data"]["image/png"].replace("\n", "")
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]


def printed(cell, limit=2000):
    """Return what a cell printed, not more than is read."""
    text = "".join(output.get("text", "") for output in cell.get("outputs", []))
    return text if len(text) <= limit else f"{text[:limit]}\n..."
