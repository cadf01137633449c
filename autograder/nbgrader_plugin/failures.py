"""Explain to an instructor why a submission could not be graded, and what to do."""

import errno
import os

from nbgrader.api import MissingEntry
from nbgrader.converters import NbGraderException
from sqlalchemy.exc import DBAPIError

from autograder.jail.errors import CannotIsolate
from autograder.nbgrader_plugin.gradebook import StaleRelease

UNFORESEEN = "the grader itself failed"
AGAIN = "run the same command again: the marks saved so far stay"
OF_GRADEBOOK = {
    "locked": f"another program holds it; close that program, or wait for it, and {AGAIN}",
    "full": f"its disk is full; free some space there and {AGAIN}",
    "disk I/O": f"its disk is full or broken; fix that and {AGAIN}",
    "readonly": f"make it and its folder writable for you and {AGAIN}",
    "unable to open": f"make it and its folder writable for you and {AGAIN}",
    "malformed": "it is damaged; restore a backup, then run with --force",
    "no such": "another version of nbgrader made it; BACK IT UP, then run `nbgrader db upgrade`",
}
OF_FILES = {
    errno.ENOSPC: f"free some space there and {AGAIN}",
    errno.EDQUOT: f"free some of your quota and {AGAIN}",
    errno.EROFS: f"make that disk writable and {AGAIN}",
    errno.EACCES: f"make it readable and its folder writable for you and {AGAIN}",
    errno.EPERM: f"make it readable and its folder writable for you and {AGAIN}",
    errno.ENOENT: f"it existed when the run began; put it back and {AGAIN}",
}


class Vanished(RuntimeError):
    """A submitted notebook vanished after the run began; nothing was graded."""


def explain(error, folder):
    """Return what happened and what to do, or None for an unforeseen error."""
    if isinstance(error, (StaleRelease, Vanished, CannotIsolate, NbGraderException)):
        if isinstance(error.__context__, MissingEntry):
            return (
                f"{error}; run `python -m autograder release` once, which enters the assignments "
                f"into the gradebook, and {AGAIN}"
            )
        return str(error)
    inner = error
    while inner and not isinstance(inner, DBAPIError):  # nbgrader wraps some in its own errors
        inner = inner.__cause__ or inner.__context__
    if inner:
        said = str(inner.orig)
        advice = next((do for word, do in OF_GRADEBOOK.items() if word in said), None)
        if advice:
            return f"the gradebook cannot be used ({said}): {advice}"
    if isinstance(error, OSError):
        advice = OF_FILES.get(error.errno, f"fix that and {AGAIN}")
        path = os.path.join(folder, error.filename or "")  # shutil reports some without the folder
        return f"cannot use {path} ({error.strerror or error}): {advice}"
    return None
