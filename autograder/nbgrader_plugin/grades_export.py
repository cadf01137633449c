"""Export the marks of nbgrader's gradebook: what the files for Canvas and Moodle share."""

import functools
from collections import Counter
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Unicode

from autograder.export.tables import is_safe, number, write
from autograder.nbgrader_plugin import autograded


class GradesExport(ExportPlugin):
    """Write one row per student and one column per assignment."""

    columns = Dict(help="the titles of assignments in the other system, by name").tag(config=True)
    missing = Unicode("", help="the cell of a student who handed in nothing").tag(config=True)
    unfinished = Bool(
        False, help="write the points so far if a human must still read an answer"
    ).tag(config=True)
    default_name = ""

    def export(self, gradebook):
        """Write the file that `--to` names; exit with status 1 if a student is left out."""
        assignments = self._assignments(gradebook)
        students = [
            one
            for one in gradebook.students
            if not self.student or one.id in map(str, self.student)
        ]
        marks = {
            one.name: {
                found.student.id: found for found in gradebook.assignment_submissions(one.name)
            }
            for one in assignments
        }
        reasons = self._reasons(students)
        rows = [
            self.person(student)
            + [self._cell(marks[one.name].get(student.id)) for one in assignments]
            for student in students
            if student.id not in reasons
        ]
        path = self.to or self.default_name
        write(path, [*self.head(assignments), *rows])
        self.log.info("%d students, %d assignments: %s", len(rows), len(assignments), path)
        self._tell([one for one in students if one.id not in reasons], marks, reasons)

    def _assignments(self, gradebook):
        """Return the assignments of the columns; exit with status 1 if there is none."""
        known = {one.name: one for one in gradebook.assignments}
        wanted = [*map(str, self.assignment)]
        unknown = [name for name in wanted if name not in known]
        if unknown:
            self.log.error(
                "cannot export %s: the gradebook has no such assignment; there are %s",
                ", ".join(unknown),
                ", ".join(known) or "none",
            )
            raise SystemExit(1)
        found = [
            one
            for name, one in known.items()
            if (name in wanted if wanted else one.num_submissions)
        ]
        if not found:
            self.log.error(
                "cannot export: no assignment has a submission in the gradebook; run "
                "`nbgrader autograde` first"
            )
            raise SystemExit(1)
        return found

    def head(self, assignments):
        """Return the rows above the students."""
        raise NotImplementedError

    def person(self, student):
        """Return the cells that identify a student."""
        raise NotImplementedError

    def identifiers(self, student):
        """Return the identifiers by which the other system finds the student."""
        raise NotImplementedError

    def titles(self, assignments):
        """Return the titles of the columns."""
        return [self.columns.get(one.name, one.name) for one in assignments]

    def _cell(self, submission):
        """Return the points of a submission as nbgrader counts them, late penalty included."""
        if submission is None:
            return self.missing
        if submission.needs_manual_grade and not self.unfinished:
            return ""
        return number(max(0.0, submission.score - (submission.late_submission_penalty or 0.0)))

    def _reasons(self, students):
        """Return, for each student who cannot be written, the reason."""
        seen = Counter(name for one in students for name in set(self.identifiers(one)) if name)
        reasons = {}
        for student in students:
            names = [name for name in self.identifiers(student) if name]
            if not names:
                reasons[student.id] = (
                    "has no identifier; docs/other-systems.md explains how to use another field"
                )
            elif not all(map(is_safe, names)):
                reasons[student.id] = "a spreadsheet would run the identifier as a formula"
            elif any(seen[name] > 1 for name in names):
                reasons[student.id] = "has the same identifier as another student"
        return reasons

    def _unread(self, submission):
        """Return whether the record says that a notebook of a submission could not be read."""
        names = submission.student.id, submission.name
        folder = Path(self._coursedir.format_path(self._coursedir.autograded_directory, *names))
        found = [one for path in folder.glob("*.ipynb") if (one := autograded.read(path))]
        return any(one.record and not one.record.was_read for one in found)

    @functools.cached_property
    def _coursedir(self):
        """Return the folders of the course from the configuration."""
        return CourseDirectory(config=self.config)

    def _tell(self, students, marks, reasons):
        """Tell the operator which cells are empty and which students are left out."""
        waiting = sum(
            one.id in found and found[one.id].needs_manual_grade
            for one in students
            for found in marks.values()
        )
        if waiting:
            what = "the points so far" if self.unfinished else "empty cells"
            self.log.warning(
                "%d submissions wait for a human and have %s; grade them in the "
                "formgrader and export again",
                waiting,
                what,
            )
        for assignment, found in marks.items():
            names = [one.id for one in students if one.id in found and self._unread(found[one.id])]
            if names:
                self.log.warning(
                    "%s: %d %s as 0: %s",
                    assignment,
                    len(names),
                    "submission could not be read and counts"
                    if len(names) == 1
                    else "submissions could not be read and count",
                    ", ".join(names),
                )
        for name, reason in reasons.items():
            self.log.error("%r is left out: %s; enter the marks by hand", name, reason)
        if reasons:
            raise SystemExit(1)
