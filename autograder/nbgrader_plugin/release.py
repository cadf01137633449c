"""Make `release/` from `source/` with nbgrader's generate_assignment."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.nbgrader_plugin.plugin import SUPPORT_FILES, configure
from autograder.refusal import Refusal
from autograder.submission.assignment import names
from autograder.submission.course_folder import course_folder


class CannotRelease(Refusal):
    """nbgrader refused; the message contains its reason."""


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
    with _working_in(root):
        return [_release_one(name, root) for name in assignments or names(root)]


def enter(assignments=(), root=None):
    """
    Put the named assignments, by default all, into the gradebook; leave `release/` as it is.

    Use this if the release exists already: making the data of its checks takes long.
    """
    root = Path(root or course_folder()).resolve()
    with _working_in(root), tempfile.TemporaryDirectory(prefix="release-") as unused:
        config = _config(root)
        config.CourseDirectory.release_directory = unused
        config.GenerateAssignment.preprocessors.remove(SUPPORT_FILES)
        for name in assignments or names(root):
            _generate(name, config)


@contextlib.contextmanager
def _working_in(root):
    """Change to a course folder: nbgrader resolves its folders from there."""
    before = os.getcwd()
    os.chdir(root)
    try:
        yield
    finally:
        os.chdir(before)


def _release_one(name, root):
    with _kept(root / "release" / name):
        _generate(name, _config(root))
    return root / "release" / name


def _config(root):
    """Return nbgrader's configuration for a course folder."""
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(root)
    return config


def _generate(name, config):
    """Let nbgrader generate an assignment."""
    result = NbGraderAPI(config=config).generate_assignment(name, force=True, create=True)
    if not result["success"]:
        raise CannotRelease(f"cannot release {name}: {_reason(result.get('log') or '')}")


@contextlib.contextmanager
def _kept(folder):
    """Restore a folder if the body fails; nbgrader deletes it before it writes."""
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
    """Return in one sentence why nbgrader could not make a release."""
    if "Cannot add or remove cells" in log:
        return (
            "exercises were added or removed, but submissions are graded already, and then "
            "nbgrader cannot do that; the old release is unchanged. Undo the change, or move "
            "gradebook.db away and grade everybody again"
        )
    lines = [line for line in log.splitlines() if "Error" in line or "ERROR" in line]
    return lines[-1].strip() if lines else log
