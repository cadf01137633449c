"""Graded notebooks made by hand, and the pages of them."""

import re
from html import unescape

from traitlets.config import Config

from autograder.feedback.questions import Mark
from autograder.judge.grading import Graded
from autograder.nbgrader_plugin.feedback_page import FeedbackPage
from autograder.nbgrader_plugin.graded_notebook import as_notebook
from autograder.record import fingerprint
from autograder.record import verdict as v
from autograder.record.read import from_tree
from autograder.record.verdict import Record, Verdict
from autograder.submission.assignment import Assignment
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
    """Return a verdict that is not `passed`."""
    return Verdict(grade_id, points, max_, found, given)


def failed(what, status=v.FAILED, **fields):
    """Return a finding without a name."""
    return Finding(status, what=what, **fields)


def section(html, number):
    """Return the part of a page on one exercise."""
    return html.partition(f'<h2 id="exercise-{number}">')[2].partition("</section>")[0]
