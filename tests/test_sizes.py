"""One limit on the length of modules, for code, tests and benchmarks alike."""

import ast

import pytest

from autograder.submission.assignment import ROOT
from tests.test_arrows import MODULES

LIMIT = 200  # lines; docstrings of course/ are the book that goes with it, and are not counted
LONGER = {  # files that are longer, with the length that they must not pass, and why
    "tests/jail/traces.py": 300,  # what a submission may leave behind, one script after the other
    "source/06-hyperparameters/figures.py": 250,  # one figure after the other
    "demo/submissions.py": 210,  # one deed after the other that damages a notebook
    "autograder/judge/session.py": 220,  # one class; its clock is the next thing to change
    "tutor/judging/codec.py": 250,  # encoder and decoder of one format, each other's inverse
    "tutor/judging/compare.py": 270,  # the comparison and the hints that it gives go together
    "tutor/judging/judge.py": 240,  # the types of one call and its judgement
}


def length(path):
    """Return how many lines of a module count."""
    text = (ROOT / path).read_text(encoding="utf-8")
    lines = len(text.splitlines())
    if path.startswith("course/"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and (
                ast.get_docstring(node) is not None
            ):
                lines -= node.body[0].end_lineno - node.body[0].lineno + 1
    return lines


@pytest.mark.parametrize("path", MODULES)
def test_a_module_can_be_read_at_once(path):
    """No module has more than 200 lines, but those that `LONGER` names."""
    assert length(path) <= LONGER.get(path, LIMIT)


def test_no_exception_is_needless():
    """What `LONGER` names is there and is longer than the limit."""
    for path in LONGER:
        assert length(path) > LIMIT, path


def test_docstrings_count_in_code():
    """Only the reference may have long docstrings: they are shown to students."""
    assert length("course/forward.py") < 100 < length("tutor/notebook/check.py")
