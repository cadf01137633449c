"""
What a record depends on, as hashes: when none of them changed, grading again gives it again.

Module files are followed through their imports: a change of one check touches the questions that
use it, a change of the grader itself touches every record.
"""

import ast
import hashlib
import json
import platform
import re
import sys
from functools import cache, lru_cache

import numpy as np

from autograder import __version__
from autograder.submission import support_files
from autograder.submission.assignment import ROOT
from autograder.submission.rebuild import Unreadable, read_bytes

ENGINE = ("autograder.judge.grading", "autograder.jail.inside.parent")
ALL_CHECKS = "autograder.checks"  # its own file only lists the checks
TAKEN = ("solution", "manual", "extra")  # the cells that a submission fills


def versions():
    """Return what a record needs to be replayed."""
    return {"autograder": __version__, "python": platform.python_version(), "numpy": np.__version__}


def of_file(path):
    """Return the SHA-256 of a submitted file, None where no file can be read."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest()
    except (Unreadable, OSError):
        return None


def of_submission(file, rebuilt, assignment):
    """
    Return the field `hashes` of a record.

    Parameters
    ----------
    file : str or None
        From `of_file`, taken before the file was read for grading: a change in between makes the
        record look old, never new.
    rebuilt : Rebuilt
    assignment : Assignment
    """
    known = rebuilt.cells and not rebuilt.problem
    cells = [
        [cell.grade_id, cell.source, *cell.pictures] for cell in rebuilt.cells if cell.role in TAKEN
    ]
    return {
        "file": None if rebuilt.missing else file,
        "cells": _digest(cells) if known else None,
        **of_grader(assignment),
    }


@lru_cache(maxsize=1)
def of_grader(assignment):
    """Return the hashes of what judges: the check of each question, and everything around."""
    return {
        "checks": {cell.grade_id: _of_check(cell, assignment) for cell in assignment.questions},
        "environment": _digest([versions(), _sources(*ENGINE), _around(assignment)]),
    }


def _of_check(cell, assignment):
    """Return the hash of a pristine grade cell and of the modules that its check needs."""
    used = {
        name
        for name in assignment.checks
        if re.search(rf"\b(check_)?{re.escape(name)}\b", cell.source)
    }
    helpers = {helper for name in used for helper in assignment.checks[name].helpers}
    homes = {
        home
        for name in used | helpers & set(assignment.checks)
        for home in _homes(assignment.checks[name])
    }
    return _digest([cell.role, cell.points, cell.source, _sources(*sorted(homes))])


def _around(assignment):
    """Return what a student's code finds beside itself: given cells and support files."""
    cells = [
        [
            cell.role,
            cell.grade_id,
            "" if cell.role in ("solution", "grade", "manual") else cell.source,
        ]
        for cell in assignment.cells
    ]
    files = {
        name: hashlib.sha256(data).hexdigest()
        for name, data in support_files.given(assignment).items()
    }
    return [cells, files]


@cache
def _homes(check):
    """Return the modules that hold a check: the one that makes it, those that add to it."""
    return [
        name
        for name, module in sorted(sys.modules.items())
        if name.startswith(f"{ALL_CHECKS}.")
        and name.count(".") > 2
        and any(value is check for value in vars(module).values())
    ]


@cache
def _sources(*modules):
    """Return the hashes of modules and of all that they import from this project, by name."""
    found, waiting = {}, list(modules)
    while waiting:
        name = waiting.pop()
        if name not in found and name != ALL_CHECKS:
            text = _path(name).read_bytes()
            found[name] = hashlib.sha256(text).hexdigest()
            waiting += _imports(name, text)
    return found


def _path(module):
    """Return the file of a module of this project, None for what is no such module."""
    base = ROOT.joinpath(*module.split("."))
    for path in (base.with_name(f"{base.name}.py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None


@cache
def _imports(module, text):
    """Return the modules of this project that a module's text imports."""
    is_package = _path(module).name == "__init__.py"
    package = module.split(".") if is_package else module.split(".")[:-1]
    names = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            names += [
                inner if _path(inner := f"{base}.{alias.name}") else base for alias in node.names
            ]
    return [
        name
        for name in names
        if name.split(".")[0] in ("autograder", "course", "tutor") and _path(name)
    ]


def _digest(tree):
    """Return a short hash of a tree of plain values."""
    return hashlib.sha256(json.dumps(tree, sort_keys=True).encode()).hexdigest()[:16]
