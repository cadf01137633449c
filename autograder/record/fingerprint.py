"""
What a record depends on, as hashes: when none of them changed, grading again gives it again.

Whole folders count, so that nothing that judges can be left out: a comment in a module is a change
of it. A change of one check's own modules touches the questions that use that check; a change of
anything else that judges touches every record.
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
from autograder.submission.rebuild import Rebuilt, Unreadable, read_bytes

PROGRAM = Path(__file__).resolve().parents[1]
PACKAGES = PROGRAM.parent
JUDGING = [
    *(PROGRAM / name for name in ("jail", "judge", "record", "submission")),
    PACKAGES / "tutor" / "judging",
    PACKAGES / "course",
]
TAKEN = ("solution", "manual", "extra")  # the cells that a submission fills


def versions() -> dict[str, str]:
    """Return what a record needs to be replayed."""
    return {
        "autograder": __version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
    }


def of_file(path: Path | str) -> str | None:
    """Return the SHA-256 of a submitted file, None where no file can be read."""
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
        From `of_file`, taken before the file was read for grading: a change in between makes the
        record look old, never new.
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
    """Return a hash for each question: of its grade cell and its checks' own modules."""
    return {cell.grade_id: _of_check(cell, assignment) for cell in assignment.questions}


@functools.lru_cache(maxsize=1)
def of_environment(assignment: Assignment, limits: Limits) -> str:
    """Return one hash of everything else that judges, limits and versions included."""
    own = {home for check in assignment.checks.values() for home in check.modules}
    grounds = [versions(), asdict(limits), _folders(), _shared(own), _around(assignment)]
    return _digest(grounds)


def _of_check(cell: Cell, assignment: Assignment) -> str:
    """Return the hash of a pristine grade cell and of its checks' own modules."""
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
    """Return the hashes of what the checks of an assignment share: all but their own modules."""
    checks = PROGRAM / "checks"
    topics = {_path(module).parent for module in own}
    paths = {path for folder in (checks, *topics) for path in folder.glob("*.py")}
    paths |= set(checks.glob("*/common*.py"))  # topics share these with each other
    paths -= {_path(module) for module in own}
    return {str(path.relative_to(PACKAGES)): _of_path(path) for path in sorted(paths)}


def _around(assignment: Assignment) -> list:
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


@functools.cache
def _folders() -> dict[str, str]:
    """Return the hashes of all modules in the folders that judge, by path."""
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
