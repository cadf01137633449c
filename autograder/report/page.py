"""
Render the report as one HTML file: it loads nothing and runs nothing that a student wrote.

Jinja2 escapes all text, or the script sets it as `textContent` from JSON data. The page's policy
allows a browser to run only the page's own script, identified by its hash.
"""

import base64
import hashlib
import time
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.record import verdict as v
from autograder.record.read import text
from autograder.record.verdict import OVERALL, STATUSES
from autograder.report import charts
from autograder.report.advice import weak
from autograder.report.figures import UNWRITTEN
from autograder.report.measures import quantile

HERE = Path(__file__).resolve().parent
SHOWN = (*STATUSES[:-2], UNWRITTEN, *STATUSES[-2:])
MANY = 100  # students; a longer table is laid out only when it is scrolled to
TOP = 8  # mistakes in the chart, and in the table before "Show all"
MAX_LINES, MAX_WIDTH = 120, 300  # of an answer in a comparison of two
AROUND = 3  # lines before and after the shared ones


def render(class_, exercises, mistakes, waiting, advice, groups):
    """
    Return the page.

    Parameters
    ----------
    class_ : Class
    exercises, mistakes, waiting, advice : list
        From `figures` and `advice`.
    groups : (list of Group, dict of str to dict of str to str) or None
        Similar answers and the texts of all; None if no submissions were given.
    """
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_printable,
    )
    environment.filters |= {
        "percent": _percent,
        "points": lambda value: f"{round(value, 1):g}",
        "breakable": _breakable,
    }
    style, script = (
        Markup((HERE / name).read_text(encoding="utf-8")) for name in ("page.css", "page.js")
    )
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    read = class_.read
    named = [one for one in mistakes if one.kind != "open"]
    return environment.get_template("page.html.j2").render(
        style=style,
        script=script,
        digest=digest,
        class_=class_,
        n=len(read),
        exercises=exercises,
        weak=weak(exercises, len(read)),
        waiting=waiting,
        advice=advice,
        statuses=SHOWN,
        wrong=named,
        unwritten=[one for one in mistakes if one.kind == "open"],
        overall={
            status: sum(one.status == status for one in class_.submissions) for status in OVERALL
        },
        middle=[quantile([one.points for one in read], q) for q in (0.25, 0.5, 0.75)],
        pictures=_pictures(class_, named),
        top=TOP,
        many=MANY,
        by_status=charts.stacked([(one.name, one.statuses) for one in exercises], SHOWN),
        details=_details(class_.submissions),
        rows=[_row(one) for one in class_.submissions],
        groups=groups and groups[0],
        sides=_sides(*groups) if groups else [],
        newest=time.strftime("%Y-%m-%d %H:%M", time.localtime(class_.newest)),
    )


def _printable(value):
    """Return a value for the page; plain text loses its control characters."""
    return text(value) if type(value) is str else value


def _breakable(name):
    """Return a name in which the browser may break a line after each underscore."""
    return Markup("_<wbr>").join(name.split("_"))


def _percent(value):
    return "–" if value is None else f"{value:.0%}".replace("%", " %")


def _pictures(class_, wrong):
    """Return the charts with their titles: points, most frequent mistakes."""
    read, open_ = class_.read, max((one.waiting for one in class_.read), default=0)
    label = "points, without those that wait for a human" if open_ else "points"
    top = [(f"{one.exercise}: {one.name}", len(one.students)) for one in wrong[:TOP]]
    return [
        (title, picture)
        for title, picture in (
            (
                "Points",
                charts.histogram([one.points for one in read], class_.assignment.max_points, label),
            ),
            ("Most frequent mistakes", charts.bars(top, len(read)) if top else None),
        )
        if picture
    ]


def _row(one):
    """Return one row of the table of students."""
    counts = {"passed": 0, "wrong": 0}
    for answer in one.answers.values():
        counts["passed"] += answer.status == v.PASSED
        counts["wrong"] += answer.status in v.COSTS
    return {
        "name": one.student,
        "status": one.status,
        "points": one.points,
        "waiting": one.waiting,
        **counts,
    }


def _details(submissions):
    """Return the verdicts that did not pass, by student; equal texts are stored once."""
    texts, found = {}, []
    for one in submissions:
        if one.message:
            found.append([texts.setdefault(one.message, len(texts))])
            continue
        found.append(
            [
                [
                    texts.setdefault(word, len(texts))
                    for word in (grade_id, answer.status, _points(answer), answer.message)
                ]
                for grade_id, answer in one.answers.items()
                if answer.status != v.PASSED
            ]
        )
    return {"texts": list(texts), "students": found}


def _points(answer):
    return "waits" if answer.points is None else f"{answer.points:g} of {answer.max_points:g}"


def _sides(groups, texts):
    """Return the pairs with their answers side by side, cut to the shared lines."""
    return [
        [
            *map(text, pair.students),
            [
                [
                    one.exercise,
                    _percent(one.alike),
                    _percent(one.reference),
                    *(
                        _cut(texts[name][one.exercise], telling)
                        for name, telling in zip(pair.students, one.lines, strict=True)
                    ),
                ]
                for one in pair.answers
            ],
        ]
        for group in groups
        for pair in group.shown
    ]


def _cut(answer, telling):
    """Return the lines around the shared ones, each with whether it is shared."""
    first = max(0, telling[0] - 1 - AROUND)
    last = min(telling[-1] + AROUND, first + MAX_LINES)
    lines = answer.split("\n")
    cut = [
        [text(line.expandtabs(4), MAX_WIDTH), first + k + 1 in telling]
        for k, line in enumerate(lines[first:last])
    ]
    return [["⋮", False]] * (first > 0) + cut + [["⋮", False]] * (last < len(lines))
