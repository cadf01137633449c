"""
Run `nbgrader autograde` so that no mark is lost.

The marks of a submission are saved in one transaction. Its autograded notebook is marked as saved
when nbgrader writes it for the second time, after this transaction. If the notebook is not marked,
the process ended in the middle, for whatever reason, and the submission is graded again.
"""

import contextlib
import os
import shutil
import traceback
import warnings
from pathlib import Path

from nbgrader.converters import Autograde, NbGraderException

from autograder.jail.errors import CannotIsolate
from autograder.jail.sandbox import Sandbox
from autograder.lock import alone
from autograder.nbgrader_plugin import autograded, other_files
from autograder.nbgrader_plugin.failures import AGAIN, UNFORESEEN, explain
from autograder.nbgrader_plugin.gradebook import holds
from autograder.nbgrader_plugin.settings import limits_of
from autograder.record.fingerprint import of_file
from autograder.record.read import Damaged


class CarefulAutograde(Autograde):
    """
    Do what `nbgrader autograde` does, and continue when a submission fails.

    Report why a submission could not be graded and what to do, then go on with the next.
    """

    @classmethod
    def take_over(cls, converter):
        """Change the class of nbgrader's converter to this one; no configuration can name it."""
        if type(converter) is Autograde:
            converter.__class__ = cls

    def convert_notebooks(self):
        """Grade the class under a lock; raise at the end if a submission is not graded."""
        self._left, self._stopped, self._before, self._sandbox = {}, False, {}, None
        self._limits = limits_of(self)  # before anything that was graded is removed
        root = self.coursedir.root
        with alone(root, self._wait, self._unlocked), warnings.catch_warnings():
            # nbgrader creates the rows of a submission like this
            warnings.filterwarnings("ignore", "Object of type <SubmittedAssignment> not in session")
            try:
                super().convert_notebooks()
            finally:
                if self._sandbox is not None:
                    self._sandbox.close()
        if self._left:
            left = [f"{name} is not graded: {reason}" for name, reason in self._left.items()]
            self.log.error("\n".join(["at the end:", *left]))
            raise NbGraderException("\n".join(left))  # the formgrader shows this

    def _wait(self):
        """Tell the operator that this run waits for another one."""
        self.log.warning(
            "another `nbgrader autograde` is running in %s; this one waits until it "
            "has ended, then grades the rest",
            self.coursedir.root,
        )

    def _unlocked(self, error):
        """Warn that another run can interfere: some network disks have no locks."""
        self.log.warning(
            "cannot lock %s (%s): start no other `nbgrader autograde` there "
            "until this one has ended",
            self.coursedir.root,
            error.strerror,
        )

    def sandbox(self):
        """Return the sandbox of this run, with the configured limits; started on first use."""
        if self._sandbox is None:
            self._sandbox = Sandbox(self._limits)
        return self._sandbox

    def init_destination(self, assignment_id, student_id):
        """Return whether to grade a submission; first remove what an interrupted run left."""
        if self._stopped:
            return False
        with self._cleaning_up(assignment_id, student_id) as dest:
            found = self._graded(assignment_id, dest)
            if os.path.lexists(dest) and not self._finished(found):
                self.log.warning(
                    "%s was interrupted while it was graded; it is graded again", student_id
                )
                shutil.rmtree(dest)
                found = {}
            self._before[student_id] = {
                name: graded.record.hashes
                for name, graded in found.items()
                if graded and graded.record
            }
            wanted = super().init_destination(assignment_id, student_id)
            for path in self.notebooks if wanted else []:
                os.lstat(path)  # for a file that vanished, nbgrader would save zeros
            if not wanted:
                self._warn_of_changes(assignment_id, student_id)
            return wanted
        return False

    def has_graded(self, record):
        """Return whether the marks in the gradebook are for the same answers as a new record."""
        cells = record.hashes["cells"]
        return cells is not None and any(
            old.get("cells") == cells for old in self._before[record.student].values()
        )

    def _warn_of_changes(self, assignment_id, student_id):
        """Warn about notebooks that changed after they were graded and are not graded again."""
        source = self._format_source(assignment_id, student_id)
        changed = [
            name
            for name, hashes in self._before[student_id].items()
            if hashes.get("file") != of_file(os.path.join(source, name))
        ]
        if changed:
            self.log.warning(
                "%s: %s changed after it was graded; to grade it again, add --student %s --force",
                student_id,
                ", ".join(changed),
                student_id,
            )

    def init_assignment(self, assignment_id, student_id):
        """Create the folder and the rows of a submission; if that fails, convert nothing."""
        self._names = assignment_id, student_id
        names = assignment_id, student_id
        with self._cleaning_up(*names), other_files.none_copied(self.coursedir):
            super().init_assignment(*names)
            source, dest = self._format_source(*names), self._format_dest(*names)
            return other_files.copy_receipts(Path(source), Path(dest))
        self.notebooks = []

    def convert_single_notebook(self, notebook_filename):
        """Grade, save, and write the notebook."""
        with self._cleaning_up(*self._names):
            super().convert_single_notebook(notebook_filename)

    def set_permissions(self, assignment_id, student_id):
        """Set the permissions of what was written, unless the submission failed."""
        if student_id not in self._left:
            with self._cleaning_up(assignment_id, student_id):
                super().set_permissions(assignment_id, student_id)

    def _finished(self, found):
        """Return whether all notebooks that `_graded` found were graded and saved completely."""
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
        """Return the `Autograded` of each notebook by file name; None if there is none."""
        source = Path(
            self.coursedir.format_path(self.coursedir.source_directory, ".", assignment_id)
        )
        return {path.name: _read(Path(dest, path.name)) for path in source.glob("*.ipynb")}

    @contextlib.contextmanager
    def _cleaning_up(self, assignment_id, student_id):
        """Yield the destination folder; on failure record the reason and delete the folder."""
        dest = os.path.normpath(self._format_dest(assignment_id, student_id))
        try:
            yield dest
        except Exception as error:
            reason = explain(error, dest)
            if reason is None:
                reason = f"{UNFORESEEN} ({type(error).__name__}: {error}): please report this, "
                reason += "with the lines above"
                self.log.error(traceback.format_exc())
            self._left[student_id] = reason
            self.log.error("%s: %s", student_id, reason)
            shutil.rmtree(dest, ignore_errors=True)
            self._stopped = isinstance(error, CannotIsolate)
            if self._stopped:
                self.log.error("no other submission is graded either; fix this, then %s", AGAIN)


def _read(path):
    """Return the `Autograded` in a notebook; None if there is none or it is damaged."""
    try:
        return autograded.read(path)
    except Damaged:
        return None
