"""
Compute hashes of everything on which a record depends.

If no hash has changed, grading again would give the same record. The hashes cover whole folders, so
that no module is forgotten; even a new comment counts as a change. A change of the modules of one
check affects the questions that use that check. Any other change affects every record.
"""

import functools
import hashlib
import json
import platform
import re
from dataclasses import asdict
from pathlib import Path

import numpy as np

from autograder import __version__
from autograder.limits import Limits
from autograder.submission import support_files
from autograder.submission.assignment import Assignment, Cell
from autograder.submission.notebook_file import Unreadable, read_bytes
from autograder.submission.rebuild import Rebuilt

PROGRAM = Path(__file__).resolve().parents[1]
PACKAGES = PROGRAM.parent
JUDGING = [
    *(PROGRAM / name for name in ("jail", "judge", "record", "submission")),
    PACKAGES / "tutor" / "judging",
    PACKAGES / "course",
]
TAKEN = ("solution", "manual", "extra")  # the roles of cells whose text comes from a submission


def versions() -> dict[str, str]:
    """Return the versions with which a record was made."""
    return {
        "autograder": __version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
    }


def of_file(path: Path | str) -> str | None:
    """Return the SHA-256 of a submitted file; None if no file can be read."""
    try:
        return hashlib.sha256(read_bytes(path)).hexdigest()
    except (Unreadable, OSError):
        return None


def of_submission(
    file: str | None, rebuilt: Rebuilt, assignment: Assignment, limits: Limits
) -> dict:
    """
    Return the field `hashes` of a record.

    Parameters
    ----------
    file : str or None
        From `of_file`, called before the file was read for grading. If the file changes in between,
        the record looks out of date, and the submission is graded again.
    rebuilt : Rebuilt
    assignment : Assignment
    limits : Limits
    """
    known = rebuilt.cells and not rebuilt.problem
    cells = [
        [cell.grade_id, cell.source, *cell.pictures] for cell in rebuilt.cells if cell.role in TAKEN
    ]
    return {
        "file": None if rebuilt.missing else file,
        "cells": _digest(cells) if known else None,
        "checks": of_checks(assignment),
        "environment": of_environment(assignment, limits),
    }


@functools.lru_cache(maxsize=1)
def of_checks(assignment: Assignment) -> dict[str, str]:
    """Return a hash for each question, of its grade cell and of the modules of its checks."""
    return {cell.grade_id: _of_check(cell, assignment) for cell in assignment.questions}


@functools.lru_cache(maxsize=1)
def of_environment(assignment: Assignment, limits: Limits) -> str:
    """Return one hash of everything else on which a verdict depends, with limits and versions."""
    own = {home for check in assignment.checks.values() for home in check.modules}
    grounds = [versions(), asdict(limits), _folders(), _shared(own), _around(assignment)]
    return _digest(grounds)


def _of_check(cell: Cell, assignment: Assignment) -> str:
    """Return the hash of a pristine grade cell and of the modules of its checks."""
    used = {
        name
        for name in assignment.checks
        if re.search(rf"\b(check_)?{re.escape(name)}\b", cell.source)
    }
    helpers = {helper for name in used for helper in assignment.checks[name].helpers}
    homes = {
        home
        for name in used | helpers & set(assignment.checks)
        for home in assignment.checks[name].modules
    }
    sources = {home: _of_module(home) for home in sorted(homes)}
    return _digest([cell.role, cell.points, cell.source, sources])


def _shared(own: set[str]) -> dict[str, str]:
    """Return the hashes of the modules that the checks of an assignment share."""
    checks = PROGRAM / "checks"
    topics = {_path(module).parent for module in own}
    paths = {path for folder in (checks, *topics) for path in folder.glob("*.py")}
    paths |= set(checks.glob("*/common*.py"))  # these are used by several topics
    paths -= {_path(module) for module in own}
    return {str(path.relative_to(PACKAGES)): _of_path(path) for path in sorted(paths)}


def _around(assignment: Assignment) -> list:
    """Return what surrounds a student's code: the given cells and the support files."""
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


@functools.cache
def _folders() -> dict[str, str]:
    """Return the hashes of all files in the folders of `JUDGING`, by path."""
    paths = [path for folder in JUDGING for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(PACKAGES)): _of_path(path)
        for path in sorted(paths)
        if path.suffix != ".pyc"
    }


def _of_module(name: str) -> str:
    return _of_path(_path(name))


def _path(module: str) -> Path:
    """Return the file of a module of this project."""
    base = PACKAGES.joinpath(*module.split("."))
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


@functools.cache
def _of_path(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(tree: object) -> str:
    """Return a short hash of a tree of plain values."""
    return hashlib.sha256(json.dumps(tree, sort_keys=True).encode()).hexdigest()[:16]
