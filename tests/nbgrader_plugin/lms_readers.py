"""Canvas and Moodle as readers of grades: what each makes of a file."""

import csv
import re


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


class CanvasReader:
    """
    What Canvas makes of a file: lib/gradebook_importer.rb of github.com/instructure/canvas-lms.

    Written down from `row_has_student_headers?`, `update_column_count`, `header?`,
    `check_for_non_student_row`, `process_student` and `decimal_comma_to_period`.
    """

    def __init__(self, rows, users):
        head, self.users = rows[0], users
        assert len(head) > 3 and "Student" in head[0] and "ID" in head[1], "Invalid header row"
        assert re.search(r"SIS\s+User\s+ID", head[2]) and re.search(r"SIS\s+Login\s+ID", head[3])
        n_who = 5
        assert "Section" in head[n_who - 1], "Invalid header row"
        self.titles, self.points, self.grades = head[n_who:], {}, {}
        for row in rows[1:]:
            assert len(row) == len(head)
            marks = dict(zip(self.titles, map(self.converted, row[n_who:]), strict=True))
            if "Points Possible" in row[0]:
                self.points = marks
            else:
                self.grades[self.student(row)] = marks

    @staticmethod
    def converted(field):
        """Return a number as Canvas reads it, with point or comma."""
        if not re.fullmatch(r"-?[0-9.,]+%?", field):
            return field
        *whole, last = re.split("[,.]", field)
        return ".".join(["".join(whole), last]) if whole else last

    def student(self, row):
        """Return the user whom Canvas finds: by ID, SIS User ID, SIS Login ID, name."""
        digits = re.match(r"\d*", row[1])[0]
        for key, value in (("id", digits), ("sis", row[2]), ("login", row[3]), ("name", row[0])):
            for user in self.users:
                if value and user.get(key) == value:
                    return user["name"]
        return f"NEW {row[0]}"


def moodle_reads(rows, field, users):
    """
    Return what Moodle makes of a file: grade/import/csv/classes/load_data.php of moodle/moodle.

    Written down from `prepare_import_grade_data`, `check_user_exists` and `update_grade_item`: a
    row without identifier keeps the student of the row before, an unknown one ends the import, a
    grade is empty, `-` or a number, and none is above 100.
    """
    head, grades, who = [name.strip() for name in rows[0]], {}, None
    for row in rows[1:]:
        assert len(row) == len(head), "csvweirdcolumns"
        if row[0].strip():
            (who,) = [user["name"] for user in users if user[field] == row[0].strip()]
        for title, value in zip(head[1:], map(str.strip, row[1:]), strict=True):
            grade = None if value in ("", "-") else float(value)
            assert grade is None or grade <= 100
            assert (who, title) not in grades, "the marks of another row"
            grades[who, title] = grade
    return grades
