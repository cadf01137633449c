"""Grades for Canvas and Moodle, read by the rules of those systems."""

import json
import os
import sys
from dataclasses import replace

import pytest
from nbgrader.api import Gradebook

from autograder.nbgrader_plugin.lms_export import CanvasExport, MoodleExport
from tests.export import records as by_hand
from tests.nbgrader_plugin.lms_gradebook import STUDENTS, exported, plugin
from tests.nbgrader_plugin.lms_readers import CanvasReader, moodle_reads, rows_of


@pytest.fixture(autouse=True, scope="module")
def alembic():
    """The configuration of the course finds the `alembic` by which nbgrader makes a gradebook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.path.dirname(sys.executable), prepend=os.pathsep)
        yield


def test_canvas_takes_the_file(gradebook, tmp_path):
    """Canvas finds every student, the maxima and the marks; open, late and missing are right."""
    with pytest.raises(SystemExit):
        plugin(CanvasExport, gradebook, tmp_path / "canvas.csv")
    canvas = CanvasReader(
        rows_of(tmp_path / "canvas.csv"),
        [
            {"id": "101", "name": "Ada"},
            {"login": "bob", "name": "Bob"},
            {"id": "12", "name": "no"},
            {"login": "cid", "name": "Cid"},
            {"login": "-47", "id": "104", "name": "Dot"},
            {"id": "106", "name": "Fay"},
        ],
    )
    assert canvas.points == {"01-activations": "12.5", "02-forward": "12.5"}
    assert {who: one["01-activations"] for who, one in canvas.grades.items()} == {
        "Ada": "10.12",
        "Bob": "2.5",
        "Cid": "12.5",
        "Dot": "0",
        "Fay": "",
    }
    assert {one["02-forward"] for one in canvas.grades.values()} == {""}


def test_canvas_cells_can_be_named(gradebook, tmp_path):
    """Titles and the cells of open and missing work follow the configuration."""
    rows = plugin(
        CanvasExport,
        gradebook,
        tmp_path / "c.csv",
        student=["ada", "bob"],
        columns={"02-forward": "Forward (4711)"},
        missing="0",
        unfinished=True,
    )
    assert rows[0][5:] == ["01-activations", "Forward (4711)"]
    assert {row[3]: row[6] for row in rows[2:]} == {"ada": "7", "bob": "0"}


def test_nbgrader_export_writes_for_canvas(gradebook, tmp_path):
    """The command an instructor types takes the settings, and names who waits or is left out."""
    path = tmp_path / "canvas.csv"
    done = exported(
        gradebook,
        path,
        "--assignment",
        "['02-forward']",
        "--student",
        "['ada', 'cid', 'fay', '=1+f(x)']",
        "--exporter=autograder.nbgrader_plugin.lms_export.CanvasExport",
        "--CanvasExport.sis_login_id=email",
        "--CanvasExport.sis_user_id=id",
    )
    assert done.returncode == 1 and "'=1+f(x)' is left out" in done.stderr
    assert "1 submissions wait for a human and have empty cells" in done.stderr
    head, _, *rows = rows_of(path)
    assert head[5:] == ["02-forward"] and sorted(row[:5] for row in rows) == [
        ["    points possible", "", "cid", "", ""],
        ["Fay", "106", "fay", "bob@x.org", ""],
        ["Lövelace, Countess, Ada", "101", "ada", "ada@x.org", ""],
    ]


def test_moodle_takes_the_file(gradebook, tmp_path):
    """Moodle finds every student by the identifier; no row gives its marks to another's."""
    with pytest.raises(SystemExit):
        plugin(MoodleExport, gradebook, tmp_path / "moodle.csv")
    users = [{"username": name, "name": name} for name in STUDENTS]
    grades = moodle_reads(rows_of(tmp_path / "moodle.csv"), "username", users)
    assert {who: grade for (who, title), grade in grades.items() if title == "01-activations"} == {
        "ada": 10.12,
        "bob": 2.5,
        "cid": 12.5,
        "-47": 0.0,
        "fay": None,
    }
    assert not any(grade for (_, title), grade in grades.items() if title == "02-forward")


def test_nbgrader_export_writes_for_moodle(gradebook, tmp_path):
    """Who has no identifier, or shares it, gets no row, a name in the log, and exit status 1."""
    path = tmp_path / "moodle.csv"
    done = exported(
        gradebook,
        path,
        "--MoodleExport.identifier=email",
        "--exporter=autograder.nbgrader_plugin.lms_export.MoodleExport",
    )
    assert done.returncode == 1 and "'cid' is left out: has no identifier" in done.stderr
    assert "'bob' is left out: has the same identifier" in done.stderr
    assert "'fay' is left out" in done.stderr
    users = [{"email": f"{name}@x.org", "name": name} for name in ("ada", "bob", "dot", "eve")]
    grades = moodle_reads(rows_of(path), "email", users)
    assert {who for who, _ in grades} == {"ada", "dot", "eve"}


def test_weeks_to_come_have_no_column(tmp_path):
    """Only assignments with a submission have a column, unless one is asked for by name."""
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as book, book.db.no_autoflush:
        for name in ("01-activations", "02-forward"):
            book.add_assignment(name)
        book.add_student("ada")
    with pytest.raises(SystemExit):
        plugin(MoodleExport, url, tmp_path / "m.csv")
    with Gradebook(url) as book, book.db.no_autoflush:
        book.add_submission("01-activations", "ada")
    assert plugin(MoodleExport, url, tmp_path / "m.csv")[0] == ["Username", "01-activations"]
    asked = plugin(MoodleExport, url, tmp_path / "m.csv", assignment=["02-forward"])
    assert asked[0] == ["Username", "02-forward"]


def test_an_unknown_assignment_is_an_error(gradebook, tmp_path):
    """A misspelt assignment writes no file, and the message names those that exist."""
    path = tmp_path / "canvas.csv"
    done = exported(
        gradebook,
        path,
        "--assignment",
        "2-forward",
        "--exporter=autograder.nbgrader_plugin.lms_export.CanvasExport",
    )
    assert done.returncode == 1 and not path.exists()
    assert "cannot export 2-forward" in done.stderr
    assert "there are 01-activations, 02-forward" in done.stderr


def test_who_could_not_be_read_is_named(tmp_path, caplog, monkeypatch):
    """Students whose 0 is that of the whole file are named; a 0 for wrong answers is none."""
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    monkeypatch.chdir(tmp_path)
    statuses = {"cem": "missing", "gil": "unreadable", "ada": "graded", "bob": None}
    with Gradebook(url) as book, book.db.no_autoflush:
        book.add_assignment("01-activations")
        book.add_notebook("nb", "01-activations")
        book.add_grade_cell("f_hidden", "nb", "01-activations", max_score=2, cell_type="code")
        for student, status in statuses.items():
            book.add_student(student)
            book.add_submission("01-activations", student)
            book.find_grade("f_hidden", "nb", "01-activations", student).auto_score = 0
            if status:
                record = replace(by_hand.record(student=student), status=status)
                path = tmp_path / "autograded" / student / "01-activations" / "nb.ipynb"
                path.parent.mkdir(parents=True)
                path.write_text(json.dumps({"metadata": {"autograder": record.as_json()}}))
        book.db.commit()
    plugin(MoodleExport, url, tmp_path / "m.csv")
    assert "01-activations: 2 submissions could not be read and count as 0: cem, gil" in caplog.text
