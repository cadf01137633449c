"""Records by hand."""

from autograder.record.fingerprint import versions
from autograder.record.verdict import Record, Verdict
from tutor.judging.finding import Finding

NAME = "02-forward"
HASHES = {"file": None, "cells": None, "checks": {}, "environment": "0" * 16}


def question(grade_id="relu_hidden", status="passed", points=2.0, maximum=2.0, message=""):
    """Return a verdict."""
    return Verdict(grade_id, points, maximum, Finding(status, what=message))


def record(*questions, status="graded", message="", student="ada"):
    """Return a record of these verdicts."""
    return Record(
        "01-activations",
        student,
        status,
        list(questions),
        1.25,
        7,
        versions(),
        message,
        HASHES,
        {},
    )
