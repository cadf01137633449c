"""Records of a class by hand."""

import dataclasses
import json

from autograder.record import fingerprint
from autograder.record import verdict as v
from autograder.record.verdict import Record, Verdict
from tutor.judging.finding import Finding

NAME = "02-forward"


def verdicts(assignment, **wrong):
    """Return right verdicts of every question but those that `wrong` has the fields of."""
    found = []
    for cell in assignment.questions:
        manual = cell.role == "manual"
        right = Verdict(
            cell.grade_id,
            None if manual else cell.points,
            cell.points,
            Finding(v.MANUAL if manual else v.PASSED),
        )
        found.append(dataclasses.replace(right, **wrong.get(cell.grade_id, {})))
    return found


def failed(mistake=None, message="wrong", status=v.FAILED, **fields):
    """Return the fields of a wrong answer."""
    found = Finding(status, what=message, mistake=mistake, **fields)
    return {"points": 0.0, "finding": found}


def record_of(assignment, student, status="graded", message="", **wrong):
    """Return the record of a student."""
    return Record(
        assignment.name,
        student,
        status,
        verdicts(assignment, **wrong),
        0.1,
        1,
        fingerprint.versions(),
        message,
        {"file": None, "cells": None, "checks": {}, "environment": "e" * 16},
    )


def put(folder, assignment, student, status="graded", message="", change=None, **wrong):
    """Write the record of a student, changed by a function of its tree."""
    record = record_of(assignment, student, status, message, **wrong).as_json()
    if change:
        change(record)
    path = folder / student / f"{assignment.name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def damage(key, value, question=None):
    """Return a change of a record's tree."""

    def change(record):
        target = record if question is None else record["questions"][question]
        target[key] = value

    return change
