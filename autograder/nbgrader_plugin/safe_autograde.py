"""
An `nbgrader autograde` that loses no mark.

A submission's marks are one transaction. Its autograded notebook is marked as saved only when it
is written for the second time, after that transaction; so a submission whose folder lacks the
mark was given up half done, by whatever end of the process, and is graded afresh.
"""

import contextlib
import errno
import os
import shutil
import traceback
import warnings
from pathlib import Path

from nbgrader.converters import Autograde, NbGraderException
from sqlalchemy.exc import DBAPIError

from autograder.jail.errors import CannotIsolate
from autograder.jail.sandbox import Sandbox
from autograder.lock import alone
from autograder.nbgrader_plugin import autograded
from autograder.nbgrader_plugin.gradebook import StaleRelease, holds
from autograder.nbgrader_plugin.settings import Autograder
from autograder.record.fingerprint import of_file
from autograder.record.read import Damaged
from autograder.submission.notebook_file import Unreadable, read_bytes

UNFORESEEN = "the grader itself failed"
AGAIN = "run the same command again: the marks saved so far stay"
OF_GRADEBOOK = {
    "locked": f"another program holds it; close that program, or wait for it, and {AGAIN}",
    "full": f"its disk is full; free some space there and {AGAIN}",
    "disk I/O": f"its disk is full or broken; mend that and {AGAIN}",
    "readonly": f"make it and its folder writable for you and {AGAIN}",
    "unable to open": f"make it and its folder writable for you and {AGAIN}",
    "malformed": "it is damaged; put a backup of it in its place, then run with --force",
    "no such": "it was made by another nbgrader; BACK IT UP, then run `nbgrader db upgrade`",
}
OF_FILES = {
    errno.ENOSPC: f"free some space there and {AGAIN}",
    errno.EDQUOT: f"free some of your quota and {AGAIN}",
    errno.EROFS: f"make that disk writable and {AGAIN}",
    errno.EACCES: f"make it readable and its folder writable for you and {AGAIN}",
    errno.EPERM: f"make it readable and its folder writable for you and {AGAIN}",
    errno.ENOENT: f"it was there when the run began; put it back and {AGAIN}",
}


class Vanished(RuntimeError):
    """A submitted notebook is gone that was there when the run began; nothing was graded."""


class CarefulAutograde(Autograde):
    """
    What `nbgrader autograde` does, whatever befalls a submission.

    A submission that cannot be graded is told with what to do, and the next one is graded.
    """

    @classmethod
    def take_over(cls, converter):
        """Make nbgrader's own converter, which no configuration can name, one of these."""
        if type(converter) is Autograde:
            converter.__class__ = cls

    def convert_notebooks(self):
        """Grade the class while no other run does; raise at the end if a submission is left."""
        self._left, self._stopped, self._before, self._sandbox = {}, False, {}, None
        root = self.coursedir.root
        with alone(root, self._wait, self._unlocked), warnings.catch_warnings():
            # nbgrader's own way of making the rows of a submission
            warnings.filterwarnings("ignore", "Object of type <SubmittedAssignment> not in session")
            try:
                super().convert_notebooks()
            finally:
                if self._sandbox is not None:
                    self._sandbox.close()
        if self._left:
            left = [f"{name} is not graded: {reason}" for name, reason in self._left.items()]
            self.log.error("\n".join(["at the end:", *left]))
            raise NbGraderException("\n".join(left))  # which the formgrader shows

    def _wait(self):
        """Say that this run waits for another."""
        self.log.warning(
            "another `nbgrader autograde` is at work in %s; this one waits until it "
            "has ended, then does what is left",
            self.coursedir.root,
        )

    def _unlocked(self, error):
        """Say that nothing keeps another run out: some network disks know no locks."""
        self.log.warning(
            "cannot lock %s (%s): start no other `nbgrader autograde` there "
            "until this one has ended",
            self.coursedir.root,
            error.strerror,
        )

    def sandbox(self):
        """Return the sandbox of this run, with the limits that are set; started on first use."""
        if self._sandbox is None:
            self._sandbox = Sandbox(Autograder(parent=self).all_limits())
        return self._sandbox

    def init_destination(self, assignment_id, student_id):
        """Return whether to grade a submission; remove first what is left of one half done."""
        if self._stopped:
            return False
        with self._minding(assignment_id, student_id) as dest:
            found = self._graded(assignment_id, dest)
            if os.path.lexists(dest) and not self._finished(found):
                self.log.warning("%s was given up half done; it is graded again", student_id)
                shutil.rmtree(dest)
                found = {}
            self._before[student_id] = {
                name: graded.record.hashes
                for name, graded in found.items()
                if graded and graded.record
            }
            wanted = super().init_destination(assignment_id, student_id)
            for path in self.notebooks if wanted else []:
                os.lstat(path)  # nbgrader would write zeros for a file that vanished
            if not wanted:
                self._tell_changed(assignment_id, student_id)
            return wanted
        return False

    def has_graded(self, record):
        """Return whether the marks in the gradebook are for the same answers as a new record."""
        cells = record.hashes["cells"]
        return cells is not None and any(
            old.get("cells") == cells for old in self._before[record.student].values()
        )

    def _tell_changed(self, assignment_id, student_id):
        """Say which notebooks of a submission that stands are not those that were graded."""
        source = self._format_source(assignment_id, student_id)
        changed = [
            name
            for name, hashes in self._before[student_id].items()
            if hashes.get("file") != of_file(os.path.join(source, name))
        ]
        if changed:
            self.log.warning(
                "%s: %s is not the file that was graded; to grade it now add --student %s --force",
                student_id,
                ", ".join(changed),
                student_id,
            )

    def init_assignment(self, assignment_id, student_id):
        """Make the folder and the rows of a submission; without them convert nothing."""
        self._names = assignment_id, student_id
        with self._minding(assignment_id, student_id), self._leaving_other_files():
            super().init_assignment(assignment_id, student_id)
            return self._copy_receipts(assignment_id, student_id)
        self.notebooks = []

    def _copy_receipts(self, assignment_id, student_id):
        """Copy what the exchange put beside the notebook, which the way back asks for."""
        source, dest = (
            Path(path(assignment_id, student_id))
            for path in (self._format_source, self._format_dest)
        )
        for name in ("timestamp.txt", "submission_secret.txt"):
            with contextlib.suppress(Unreadable):  # handed in without the exchange, or a trap
                data = read_bytes(source / name)
                dest.mkdir(parents=True, exist_ok=True)
                (dest / name).write_bytes(data)

    @contextlib.contextmanager
    def _leaving_other_files(self):
        """Copy nothing that lies beside a notebook: links, pipes and pages can be traps."""
        ignored = self.coursedir.ignore
        self.coursedir.ignore = ["*"]
        try:
            yield
        finally:
            self.coursedir.ignore = ignored

    def convert_single_notebook(self, notebook_filename):
        """Grade, save, and write the notebook."""
        with self._minding(*self._names):
            super().convert_single_notebook(notebook_filename)

    def set_permissions(self, assignment_id, student_id):
        """Protect what was written, where something was."""
        if student_id not in self._left:
            with self._minding(assignment_id, student_id):
                super().set_permissions(assignment_id, student_id)

    def _finished(self, found):
        """Return whether what `_graded` found was graded and saved to the end."""
        return all(
            graded
            and (
                graded.record is None  # graded by something else
                or graded.saved
                and holds(graded.record, Path(name).stem, self.coursedir.db_url)
            )
            for name, graded in found.items()
        )

    def _graded(self, assignment_id, dest):
        """Return the `Autograded` of each notebook by file name, None where there is none."""
        source = Path(
            self.coursedir.format_path(self.coursedir.source_directory, ".", assignment_id)
        )
        return {path.name: _read(Path(dest, path.name)) for path in source.glob("*.ipynb")}

    @contextlib.contextmanager
    def _minding(self, assignment_id, student_id):
        """Give the folder of a submission; keep in mind why grading fails, and clean up."""
        dest = os.path.normpath(self._format_dest(assignment_id, student_id))
        try:
            yield dest
        except Exception as error:
            reason = told(error, dest)
            if reason is None:
                reason = f"{UNFORESEEN} ({type(error).__name__}: {error}): report it, with the "
                reason += "lines above"
                self.log.error(traceback.format_exc())
            self._left[student_id] = reason
            self.log.error("%s: %s", student_id, reason)
            shutil.rmtree(dest, ignore_errors=True)
            self._stopped = isinstance(error, CannotIsolate)
            if self._stopped:
                self.log.error("nobody else is graded either; then %s", AGAIN)


def _read(path):
    """Return what an autograded notebook says of itself, None for a damaged one too."""
    try:
        return autograded.read(path)
    except Damaged:
        return None


def told(error, folder):
    """Return what happened and what to do; None for what is not foreseen."""
    if isinstance(error, (StaleRelease, Vanished, CannotIsolate, NbGraderException)):
        return str(error)
    inner = error
    while inner and not isinstance(inner, DBAPIError):  # nbgrader hides some in its own
        inner = inner.__cause__ or inner.__context__
    if inner:
        said = str(inner.orig)
        advice = next((do for word, do in OF_GRADEBOOK.items() if word in said), None)
        if advice:
            return f"the gradebook cannot be used ({said}): {advice}"
    if isinstance(error, OSError):
        advice = OF_FILES.get(error.errno, f"mend that and {AGAIN}")
        path = os.path.join(folder, error.filename or "")  # shutil names some without folder
        return f"cannot use {path} ({error.strerror or error}): {advice}"
    return None
