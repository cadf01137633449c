"""
Export nbgrader's gradebook as the files that Canvas and Moodle import.

`nbgrader export --exporter=autograder.nbgrader_plugin.lms_export.CanvasExport --to canvas.csv`. No
mark is invented: a student who handed in nothing, or whose answers a human has not read yet, has an
empty cell, and the log counts these cells. It names students whose file could not be read: they
have 0.
"""

from traitlets import Enum

from autograder.export.tables import guarded, number
from autograder.nbgrader_plugin.grades_export import GradesExport

FIELDS = ("id", "email", "lms_user_id")


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
        """Return Canvas's two header rows."""
        who = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
        points = ["    Points Possible", "", "", "", ""]
        return [
            who + self.titles(assignments),
            points + [number(one.max_score) for one in assignments],
        ]

    def person(self, student):
        """Return the name as Canvas sorts it, the identifiers, no section."""
        name = ", ".join(filter(None, (student.last_name, student.first_name))) or student.id
        name = name.replace("Points Possible", "points possible")  # Canvas would read the row as
        return [guarded(name), *self.identifiers(student), ""]  # a head and change the maxima

    def identifiers(self, student):
        """Return ID, SIS User ID, SIS Login ID; Canvas would reduce a text as ID to its digits."""
        canvas = student.lms_user_id or ""
        sis = getattr(student, self.sis_user_id) or "" if self.sis_user_id else ""
        return [
            canvas if canvas.isascii() and canvas.isdigit() else "",
            sis,
            getattr(student, self.sis_login_id) or "",
        ]


class MoodleExport(GradesExport):
    """
    The CSV that Moodle's grade import reads: one identifier, one column per grade item.

    Moodle gives the marks of a row without identifier to the student of the row before, so no such
    row is written.
    """

    identifier = Enum(FIELDS, "id", help="nbgrader's field that Moodle knows").tag(config=True)
    default_name = "moodle.csv"
    labels = {"id": "Username", "email": "Email address", "lms_user_id": "ID number"}

    def head(self, assignments):
        """Return the single header row."""
        return [[self.labels[self.identifier], *self.titles(assignments)]]

    def person(self, student):
        """Return the identifier."""
        return self.identifiers(student)

    def identifiers(self, student):
        """Return the one field that Moodle looks for."""
        return [getattr(student, self.identifier) or ""]
