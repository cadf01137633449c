"""The one reader of records, and the schema that it holds them to."""

import copy
import json

import jsonschema
import pytest

from autograder.limits import Limits
from autograder.record import read
from autograder.record.verdict import Record, Verdict
from autograder.submission.assignment import ROOT
from tutor.judging.finding import Finding

SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
FOUND = Finding(
    "error",
    "relu(z) with one number",
    "raised ValueError: no",
    mistake="the mask",
    sentence="look at z",
    raised="ValueError",
    line="line 2: raise ValueError('no')",
)


@pytest.fixture
def tree():
    """A record as JSON, with a question of each kind."""
    questions = [
        Verdict("relu_visible", 1.0, 1.0, Finding("passed")),
        Verdict("relu_hidden", 0.5, 2.0, FOUND, ("sigmoid",)),
        Verdict("why", None, 3.0, Finding("manual", what="read by your instructor")),
    ]
    hashes = {"file": "0" * 64, "cells": None, "checks": {}, "environment": "0" * 16}
    versions = {"autograder": "1", "python": "3", "numpy": "2"}
    limits = {"call_seconds": 3.0}
    record = Record("01-a", "ada", "graded", questions, 1.5, 7, versions, "", hashes, limits)
    return json.loads(json.dumps(record.as_json()))


def places(node, path=()):
    """Yield the path of every value in a tree."""
    yield path
    if isinstance(node, dict):
        for key in node:
            yield from places(node[key], (*path, key))
    elif isinstance(node, list):
        for number in range(len(node)):
            yield from places(node[number], (*path, number))


def test_a_record_comes_back_as_it_was(tree):
    """Written, read and written again, a record is the same tree."""
    assert read.from_tree(tree).as_json() == tree
    assert read.from_tree(tree).answers["relu_hidden"].finding == FOUND


def test_a_real_record_fits_the_schema(grade_script):
    """What the grader writes is what docs/record.schema.json describes."""
    path = ROOT / "tests" / "submissions" / "honest" / "all_right.py"
    tree = grade_script(path, "01-activations").as_json()
    jsonschema.validate(tree, SCHEMA)
    assert set(tree["limits"]) == set(Limits.__dataclass_fields__)
    assert read.from_tree(json.loads(json.dumps(tree))).as_json() == tree


@pytest.mark.parametrize("wrong", [None, [], {}, "x" * 30_000, -1, 10**9, True])
def test_reader_and_schema_agree(tree, wrong):
    """Whatever stands in whatever place, the reader refuses what the schema refuses."""
    validator = jsonschema.Draft7Validator(SCHEMA)
    for path in list(places(tree))[1:]:
        damaged = copy.deepcopy(tree)
        node = damaged
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = wrong
        if not validator.is_valid(damaged):
            with pytest.raises(read.Damaged):
                read.from_tree(damaged)


def test_a_missing_or_unknown_field_is_refused(tree):
    """A record without one of its fields, or with another, is none."""
    for node in (tree, tree["questions"][0]):
        for key in list(node):
            kept = node.pop(key)
            with pytest.raises(read.Damaged):
                read.from_tree(tree)
            node[key] = kept
        node["more"] = 1
        with pytest.raises(read.Damaged, match="more"):
            read.from_tree(tree)
        del node["more"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda tree: tree.update(points=2.0), "points are not the sum"),
        (lambda tree: tree["questions"].append(tree["questions"][2]), "twice"),
        (lambda tree: tree["questions"][0].update(points=1.5), "more points than its maximum"),
        (lambda tree: tree.update(seconds=float("nan")), "nan"),
    ],
)
def test_parts_that_contradict_each_other(tree, change, sentence):
    """A record whose parts contradict each other is refused with the reason."""
    change(tree)
    with pytest.raises(read.Damaged, match=sentence):
        read.from_tree(tree)
