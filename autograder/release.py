"""Make `release/` from `source/`: nbgrader's own generate_assignment, all assignments at once."""

import os
import shutil
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.assignment import ROOT, Assignment, names
from autograder.plugin import configure, write_files

GENERATED = ("tutor", "course", "checks.json")


class CannotRelease(RuntimeError):
    """nbgrader refused; the message holds what it said."""


def release(assignments=(), root=ROOT):
    """
    Write `release/NN-topic/` for the named assignments, by default for all.

    The support files are also written beside the source notebooks, so that these run in place.

    Parameters
    ----------
    assignments : iterable of str
    root : Path
        The course's root.

    Returns
    -------
    list of Path
        The folders that were written.
    """
    root = Path(root).resolve()
    before = os.getcwd()
    os.chdir(root)  # nbgrader resolves its folders from the working directory
    try:
        return [_release_one(name, root) for name in assignments or names(root)]
    finally:
        os.chdir(before)


def _release_one(name, root):
    assignment = Assignment(name, root)
    for generated in GENERATED:
        shutil.rmtree(assignment.folder / generated, ignore_errors=True)
    write_files(assignment.support_files, assignment.folder)
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(root)
    result = NbGraderAPI(config=config).generate_assignment(name, force=True, create=True)
    if not result["success"]:
        raise CannotRelease(f"cannot release {name}: {result.get('log')}")
    return root / "release" / name
