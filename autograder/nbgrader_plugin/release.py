"""Make `release/` from `source/`: nbgrader's own generate_assignment, all assignments at once."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.nbgrader_plugin.plugin import configure
from autograder.refusal import Refusal
from autograder.submission.assignment import names
from autograder.submission.course_folder import course_folder


class CannotRelease(Refusal):
    """nbgrader refused; the message holds what it said."""


def release(assignments=(), root=None):
    """
    Write `release/NN-topic/` for the named assignments, by default for all.

    Parameters
    ----------
    assignments : iterable of str
    root : Path, optional
        The folder of the course; by default `course_folder()`.

    Returns
    -------
    list of Path
        The folders that were written.
    """
    root = Path(root or course_folder()).resolve()
    before = os.getcwd()
    os.chdir(root)  # nbgrader resolves its folders from the working directory
    try:
        return [_release_one(name, root) for name in assignments or names(root)]
    finally:
        os.chdir(before)


def _release_one(name, root):
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(root)
    with _kept(root / "release" / name):
        result = NbGraderAPI(config=config).generate_assignment(name, force=True, create=True)
        if not result["success"]:
            raise CannotRelease(f"cannot release {name}: {_reason(result.get('log') or '')}")
    return root / "release" / name


@contextlib.contextmanager
def _kept(folder):
    """Put a folder back as it was when what is inside fails; nbgrader removes it first."""
    with tempfile.TemporaryDirectory(prefix="release-") as safe:
        if folder.is_dir():
            shutil.copytree(folder, Path(safe, "kept"))
        try:
            yield
        except BaseException:
            if Path(safe, "kept").is_dir():
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(Path(safe, "kept"), folder)
            raise


def _reason(log):
    """Return why nbgrader could not make a release, in a sentence."""
    if "Cannot add or remove cells" in log:
        return (
            "exercises were added or removed, and submissions are graded already, for which "
            "nbgrader cannot do that; the old release stands. Undo the change, or move "
            "gradebook.db away and grade everybody again"
        )
    lines = [line for line in log.splitlines() if "Error" in line or "ERROR" in line]
    return lines[-1].strip() if lines else log
