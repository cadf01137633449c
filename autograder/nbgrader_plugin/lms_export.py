"""
nbgrader's gradebook as the files that Canvas and Moodle import, by nbgrader's exporter plug-in.

`nbgrader export --exporter=autograder.nbgrader_plugin.lms_export.CanvasExport --to canvas.csv`. No
mark is invented: who handed nothing in, and whose answers a human has not read yet, has an empty
cell, and the log counts them. It names those whose file could not be read: they stand as 0.
"""

import functools
from collections import Counter
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Enum, Unicode

from autograder.export.tables import guarded, is_safe, number, write
from autograder.nbgrader_plugin import autograded

FIELDS = ("id", "email", "lms_user_id")


class GradesExport(ExportPlugin):
    """One row a student, one column an assignment; what the two systems have in common."""

    columns = Dict(help="what an assignment is called in the other system, by its name here").tag(
        config=True
    )
    missing = Unicode("", help="the cell of a student who handed nothing in").tag(config=True)
    unfinished = Bool(False, help="write the points so far where a human has to read on").tag(
        config=True
    )
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
        """Return the assignments of the columns; exit with status 1 where there is none."""
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
        """Return the cells that say who a student is."""
        raise NotImplementedError

    def identifiers(self, student):
        """Return what the other system finds the student by."""
        raise NotImplementedError

    def titles(self, assignments):
        """Return the column heads."""
        return [self.columns.get(one.name, one.name) for one in assignments]

    def _cell(self, submission):
        """Return the points of a submission as nbgrader counts them, late penalty included."""
        if submission is None:
            return self.missing
        if submission.needs_manual_grade and not self.unfinished:
            return ""
        return number(max(0.0, submission.score - (submission.late_submission_penalty or 0.0)))

    def _reasons(self, students):
        """Return why a student cannot be written, for those who cannot."""
        seen = Counter(name for one in students for name in set(self.identifiers(one)) if name)
        reasons = {}
        for student in students:
            names = [name for name in self.identifiers(student) if name]
            if not names:
                reasons[student.id] = "has no identifier; see docs/other-systems.md for another"
            elif not all(map(is_safe, names)):
                reasons[student.id] = "a spreadsheet would run the identifier as a formula"
            elif any(seen[name] > 1 for name in names):
                reasons[student.id] = "shares an identifier with somebody"
        return reasons

    def _unread(self, submission):
        """Return whether the record says that no notebook of a submission could be read."""
        names = submission.student.id, submission.name
        folder = Path(self._coursedir.format_path(self._coursedir.autograded_directory, *names))
        found = [one for path in folder.glob("*.ipynb") if (one := autograded.read(path))]
        return any(one.record and not one.record.was_read for one in found)

    @functools.cached_property
    def _coursedir(self):
        """Return the folders of the course, as the configuration names them."""
        return CourseDirectory(config=self.config)

    def _tell(self, students, marks, reasons):
        """Say whose cells are empty and who is left out."""
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
                    "submission could not be read and stands"
                    if len(names) == 1
                    else "submissions could not be read and stand",
                    ", ".join(names),
                )
        for name, reason in reasons.items():
            self.log.error("%r is left out: %s; enter the marks by hand", name, reason)
        if reasons:
            raise SystemExit(1)


class CanvasExport(GradesExport):
    """
    The CSV that Canvas's gradebook imports.

    Canvas looks for a student by ID, then SIS User ID, then SIS Login ID, then name. The ID is
    nbgrader's `lms_user_id` where that is a number.
    """

    sis_login_id = Enum(FIELDS, "id", help="nbgrader's field for it").tag(config=True)
    sis_user_id = Enum(("", *FIELDS), "", help="nbgrader's field for it").tag(config=True)
    default_name = "canvas.csv"

    def head(self, assignments):
        """Return Canvas's two head rows."""
        who = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
        points = ["    Points Possible", "", "", "", ""]
        return [
            who + self.titles(assignments),
            points + [number(one.max_score) for one in assignments],
        ]

    def person(self, student):
        """Return the name as Canvas sorts it, the identifiers, no section."""
        name = ", ".join(filter(None, (student.last_name, student.first_name))) or student.id
        name = name.replace("Points Possible", "points possible")  # Canvas would take the row for
        return [guarded(name), *self.identifiers(student), ""]  # a head and change the maxima

    def identifiers(self, student):
        """Return ID, SIS User ID, SIS Login ID; a text as ID would be cut down to its digits."""
        canvas = student.lms_user_id or ""
        sis = getattr(student, self.sis_user_id) or "" if self.sis_user_id else ""
        return [
            canvas if canvas.isascii() and canvas.isdigit() else "",
            sis,
            getattr(student, self.sis_login_id) or "",
        ]


class MoodleExport(GradesExport):
    """
    The CSV that Moodle's grade import reads: one identifier, one column a grade item.

    Moodle gives the marks of a row without identifier to the student of the row before; so no
    such row is written.
    """

    identifier = Enum(FIELDS, "id", help="nbgrader's field that Moodle knows").tag(config=True)
    default_name = "moodle.csv"
    labels = {"id": "Username", "email": "Email address", "lms_user_id": "ID number"}

    def head(self, assignments):
        """Return the one head row."""
        return [[self.labels[self.identifier], *self.titles(assignments)]]

    def person(self, student):
        """Return the identifier."""
        return self.identifiers(student)

    def identifiers(self, student):
        """Return the one field that Moodle looks for."""
        return [getattr(student, self.identifier) or ""]
