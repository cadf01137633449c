"""Grades for other systems, held against what those systems' own documents and programs say."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata

import jsonschema
import pytest
from nbgrader.api import Gradebook
from packaging.requirements import Requirement
from traitlets.config import Config

from autograder.__main__ import main
from autograder.export import bundle, gradescope, tables
from autograder.nbgrader_plugin.lms_export import CanvasExport, MoodleExport
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import Script, build

pytestmark = pytest.mark.xdist_group(__name__)  # one class, graded once

NAME = "02-forward"
FORMULAS = [
    "=1+1",
    "+1+f(x)",
    "-1|cmd",
    "@SUM(A1)",
    " =1+1",
    "\t=1+1",
    "a;=1+1",
    'a",=1+1',
    "a\n=1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
]

# ------------------------------------------------------------------------------- Gradescope
# https://gradescope-autograders.readthedocs.io/en/latest/specs/ ("Output format" and the sections
# below it; its text is docs/specs.md of github.com/gradescope/autograder_samples).
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
TEXT, NUMBER, TREE = {"type": "string"}, {"type": "number"}, {"type": "object"}
TEST = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": NUMBER,
        "max_score": NUMBER,
        "status": {"enum": ["passed", "failed"]},
        "name": TEXT,
        "name_format": FORMAT,
        "number": TEXT,
        "output": TEXT,
        "output_format": FORMAT,
        "tags": {"type": "array", "items": TEXT},
        "visibility": VISIBILITY,
        "extra_data": TREE,
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": NUMBER,
        "execution_time": NUMBER,
        "output": TEXT,
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "test_name_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": TREE,
        "tests": {"type": "array", "items": TEST},
        "leaderboard": {"type": "array"},
    },
}
# "optional, but required if not on each test case below" and the other way round
SCORED = {
    "anyOf": [
        {"required": ["score"]},
        {
            "required": ["tests"],
            "properties": {"tests": {"minItems": 1, "items": {"required": ["score"]}}},
        },
    ]
}
# What Docker's own filter refuses without CAP_SYS_ADMIN: new namespaces and mounts.
LIKE_DOCKER = """
import errno, os, sys
import pyseccomp
walls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
for name in ("unshare", "mount", "setns", "pivot_root", "mount_setattr", "umount2"):
    walls.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
walls.load()
os.execv(sys.argv[1], sys.argv[1:])
"""


def question(grade_id="relu_hidden", status="passed", points=2.0, maximum=2.0, message=""):
    return {
        "grade_id": grade_id,
        "status": status,
        "points": points,
        "max_points": maximum,
        "message": message,
        "mistake": None,
    }


def record(*questions, status="graded", message="", student="ada"):
    return {
        "schema": "autograder.record/1",
        "assignment": "01-activations",
        "student": student,
        "status": status,
        "message": message,
        "seconds": 1.25,
        "seed": 7,
        "versions": {"numpy": "2.4.6"},
        "hashes": {},
        "questions": list(questions),
        "points": sum(one["points"] or 0.0 for one in questions),
        "max_points": sum(one["max_points"] for one in questions),
    }


def accepted(tree):
    """Hold a results.json against the specification; return it."""
    jsonschema.validate(tree, RESULTS)
    jsonschema.validate(tree, SCORED)
    return tree


def test_results_follow_the_specification():
    """Every status becomes an entry of Gradescope's format; the scores add up to the total."""
    statuses = ["failed", "error", "timeout", "memory", "crashed"]
    costly = [
        question(f"f{n}_visible", status, 0.5, 2.0, "looks like <b>x</b>")
        for n, status in enumerate(statuses)
    ]
    tree = accepted(gradescope.results(record(question(), *costly)))
    assert tree["score"] == sum(test["score"] for test in tree["tests"]) == 4.5
    assert [test["status"] for test in tree["tests"]] == ["passed"] + ["failed"] * 5
    assert tree["tests"][1]["output"] == "failed: looks like <b>x</b>"
    formats = {tree[key] for key in ("output_format", "test_output_format", "test_name_format")}
    assert formats == {"text"} and tree["stdout_visibility"] == "hidden"


def test_a_written_answer_has_no_score_and_no_maximum():
    """What a human reads is shown, outside of the points of the autograder, answered or not."""
    answered = question("why", "manual", None, 3.0, "read by your instructor")
    empty = question("why_not", "failed", 0.0, 5.0, "no answer")
    tree = accepted(gradescope.results(record(question(), answered, empty), {"why", "why_not"}))
    assert tree["score"] == sum(test.get("max_score", 0) for test in tree["tests"]) == 2.0
    assert all("score" not in test for test in tree["tests"][1:])
    assert "no answer (5 points, given by hand)" == tree["tests"][2]["output"]
    assert "why, why_not" in tree["output"]


def test_a_fault_of_the_grader_leaves_no_total():
    """Where the grader failed there is no score, no total, and a sentence that says so."""
    failed = question("tanh_hidden", "internal", None, 2.0, "the grader itself failed here")
    tree = gradescope.results(record(question(), failed, status="internal"))
    jsonschema.validate(tree, RESULTS)
    assert "score" not in tree and not {"score", "status"} & set(tree["tests"][1])
    assert "no mark was given and none taken" in tree["output"]


def test_hidden_checks_can_wait_for_the_due_date():
    """Only the hidden checks get the visibility asked for, and no text tells the points."""
    both = record(question("relu_visible"), question("relu_hidden"))
    tree = accepted(gradescope.results(both, hidden_checks="after_due_date"))
    assert [test["visibility"] for test in tree["tests"]] == ["visible", "after_due_date"]
    assert not re.search(r"\d", tree["output"])


def test_the_submitter_is_read_from_gradescopes_metadata(tmp_path):
    """The addresses of a group are the student's name; a damaged file is no reason to fail."""
    # https://gradescope-autograders.readthedocs.io/en/latest/submission_metadata/
    path = tmp_path / "submission_metadata.json"
    assert gradescope.submitter(path) == ""
    path.write_text('{"users": [{"email": "b@x", "id": 2, "name": "B"}, {"email": "a@x"}]}')
    assert gradescope.submitter(path) == "a@x,b@x"
    path.write_text('{"users": 3}')
    assert gradescope.submitter(path) == ""


@pytest.fixture(scope="module")
def container(tmp_path_factory):
    """A folder like /autograder in Gradescope's image, made by the one command."""
    folder = tmp_path_factory.mktemp("autograder")
    assert main(["gradescope-bundle", "--assignment", NAME, "--out", str(folder / "b.zip")]) == 0
    with zipfile.ZipFile(folder / "b.zip") as archive:
        archive.extractall(folder / "source")
    shutil.copy(folder / "source" / "run_autograder", folder)
    (folder / "run_autograder").chmod(0o755)
    python = folder / "source" / ".venv" / "bin" / "python"  # what setup.sh makes
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    return folder


def run(container, files, *launcher):
    """Hand in files (path to bytes) and run run_autograder; return results and what it printed."""
    shutil.rmtree(container / "submission", ignore_errors=True)
    shutil.rmtree(container / "results", ignore_errors=True)
    (container / "submission").mkdir()
    for name, data in files.items():
        (container / "submission" / name).parent.mkdir(exist_ok=True, parents=True)
        (container / "submission" / name).write_bytes(data)
    done = subprocess.run(
        [*launcher, str(container / "run_autograder")],
        cwd=container,
        text=True,
        capture_output=True,
        check=False,
    )
    tree = json.loads((container / "results" / "results.json").read_text(encoding="utf-8"))
    jsonschema.validate(tree, RESULTS)
    return tree, done.stdout


def handed_in(**cells):
    """Return the bytes of a submission in which everything is right but the given cells."""
    assignment = Assignment(NAME)
    return build(
        Script("x", "", cells=cells), assignment, ROOT / "release" / NAME / assignment.path.name
    )


def test_the_bundle_grades_a_right_and_a_wrong_submission(container):
    """run_autograder gives all points of the machine to right answers, and names a mistake."""
    tree, printed = run(container, {"forward.ipynb": handed_in()})
    machine, by_hand = bundle.points(Assignment(NAME))
    assert accepted(tree)["score"] == machine, printed
    assert sum(test.get("max_score", 0) for test in tree["tests"]) == machine
    assert [test["name"] for test in tree["tests"] if "score" not in test] == list(by_hand)
    wrong = handed_in(linear_forward="def linear_forward(A_prev, W, b):\n    return W @ A_prev - b")
    folded = {"my folder/forward.ipynb": wrong, "__MACOSX/my folder/forward.ipynb": b"no notebook"}
    tree, printed = run(container, folded)
    assert 0 < accepted(tree)["score"] < machine, printed
    lost = [test for test in tree["tests"] if test.get("status") == "failed"]
    assert lost and all(test["output"].startswith("failed: ") for test in lost)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"forward.ipynb": b'{"cells": ['}, "notebook"),
        ({}, "there is no forward.ipynb in the submission"),
    ],
    ids=["damaged", "missing"],
)
def test_the_bundle_says_what_is_wrong_with_a_file(container, files, said):
    """A file that cannot be graded gives valid results with 0 points and the reason."""
    tree, _ = run(container, files)
    assert accepted(tree)["score"] == 0 and said in tree["output"]


def test_a_misnamed_file_is_told(tmp_path):
    """A notebook under another name is no submission, and the results say which name is wanted."""
    (tmp_path / "submission").mkdir()
    (tmp_path / "submission" / "forward (1).ipynb").write_bytes(handed_in())
    assert gradescope.main(["--assignment", NAME, "--folder", str(tmp_path)]) == 0
    tree = accepted(json.loads((tmp_path / "results" / "results.json").read_text("utf-8")))
    assert tree["score"] == 0 and "there is no forward.ipynb" in tree["output"]


def test_without_a_jail_no_mark_is_invented(container):
    """Where namespaces are forbidden, as Docker does, nothing is scored and both are told."""
    tree, printed = run(
        container, {"forward.ipynb": handed_in()}, sys.executable, "-c", LIKE_DOCKER
    )
    assert tree == gradescope.refusal() and not {"score", "tests"} & set(tree)
    assert "No mark was given" in tree["output"]
    assert "cannot grade: this machine does not let the jail be built" in printed
    assert "MISSING a jail" in printed


def test_without_a_grader_no_mark_is_invented(container):
    """Where not even Python starts, run_autograder itself writes the refusal."""
    python = container / "source" / ".venv" / "bin" / "python"
    python.rename(python.with_name("away"))
    try:
        tree, _ = run(container, {})
    finally:
        python.with_name("away").rename(python)
    assert tree == gradescope.refusal()


def test_a_bundle_is_the_same_twice(container, tmp_path):
    """Two bundles are equal byte by byte; scripts are executable; nothing generated is inside."""
    bundle.build(Assignment(NAME), tmp_path / "again.zip", "after_due_date")
    assert (tmp_path / "again.zip").read_bytes() == (container / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "again.zip") as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
    for name in ("setup.sh", "run_autograder"):  # in the root of the archive, says the page
        assert entries[name].external_attr >> 16 & 0o111
    assert not [name for name in entries if "__pycache__" in name or ".venv" in name]
    folders = {name.split("/")[1] for name in entries if name.startswith("source/")}
    assert folders == {NAME}
    for name in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", container / "source" / name], check=True)


def test_the_bundle_asks_for_what_grading_imports():
    """Each package has one version, and what the grader loads comes with those packages."""
    lines = bundle.requirements().splitlines()
    assert all(re.match(r"[\w.-]+==[\w.]+(;.*)?$", line) for line in lines), lines
    wanted, waiting = set(), list(bundle.PACKAGES)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name not in wanted:
            wanted.add(name)
            waiting += [
                one.name
                for one in map(Requirement, metadata.requires(name) or [])
                if not one.marker or one.marker.evaluate({"extra": ""})
            ]
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, autograder.export.gradescope\n"
            "print(*{name.split('.')[0] for name in sys.modules})",
        ],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    ).stdout.split()
    owners = metadata.packages_distributions()
    brought = {owner.lower().replace("_", "-") for name in loaded for owner in owners.get(name, ())}
    assert not brought - wanted - {"setuptools", "pip", bundle.DISTRIBUTION}


# ------------------------------------------------------------------------- learning systems


@pytest.fixture(autouse=True, scope="module")
def alembic():
    """The configuration of the course finds the `alembic` by which nbgrader makes a gradebook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.path.dirname(sys.executable), prepend=os.pathsep)
        yield


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


STUDENTS = {  # id: first name, last name, email, lms_user_id
    "ada": ("Ada", "Lövelace, Countess", "ada@x.org", "101"),
    "bob": ("=HYPERLINK(A1)", "@SUM(B1)", "bob@x.org", "12ab"),
    "cid": (None, "    Points Possible", None, None),
    "-47": ("Dot", 'O\'Neil "D"', "dot@x.org", "104"),
    "=1+f(x)": ("Eve", "Mallory", "eve@x.org", "105"),
    "fay": ("Fay", None, "bob@x.org", "106"),
}


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    """The address of a gradebook: graded, late, unread, missing, hostile names."""
    url = f"sqlite:///{tmp_path_factory.mktemp('course') / 'gradebook.db'}"
    with Gradebook(url) as book, book.db.no_autoflush:
        for name in ("01-activations", "02-forward"):
            book.add_assignment(name)
            book.add_notebook("nb", name)
            for cell, points in (("machine", 10), ("human", 2.5)):
                book.add_grade_cell(cell, "nb", name, max_score=points, cell_type="code")
        for name, (first, last, email, number) in STUDENTS.items():
            book.add_student(
                name, first_name=first, last_name=last, email=email, lms_user_id=number
            )
        marks = {
            ("ada", "01-activations"): (9.125, 1.0, 0),
            ("ada", "02-forward"): (7, None, 0),
            ("bob", "01-activations"): (4, 0, 1.5),
            ("-47", "01-activations"): (3, 0, 30),
            ("cid", "01-activations"): (10, 2.5, 0),
            ("=1+f(x)", "01-activations"): (1, 0, 0),
        }
        for (student, name), (auto, manual, penalty) in marks.items():
            book.add_submission(name, student)
            book.find_submission_notebook("nb", name, student).late_submission_penalty = penalty
            machine = book.find_grade("machine", "nb", name, student)
            machine.auto_score, machine.needs_manual_grade = auto, False
            human = book.find_grade("human", "nb", name, student)
            human.manual_score, human.needs_manual_grade = manual, manual is None
        book.db.commit()
    return url


def exported(url, path, *words):
    """Run `nbgrader export` as an instructor does, from the root of the course."""
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", "--db", url, "--to", str(path), *words],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


def plugin(kind, gradebook_url, path, **settings):
    """Run one exporter in this process."""
    exporter = kind(config=Config({"GradesExport": {**settings, "to": str(path)}}))
    with Gradebook(gradebook_url) as book:
        exporter.export(book)
    return rows_of(path)


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
    assert "'bob' is left out: shares" in done.stderr and "'fay' is left out" in done.stderr
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


def test_who_could_not_be_read_is_named(tmp_path, caplog):
    """Students whose 0 is that of the whole file are named; a 0 for wrong answers is none."""
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    reason = "there is no nb.ipynb in the submission; found x.ipynb instead; rename it"
    remarks = {
        "cem": [reason, reason],
        "gil": [reason, reason],
        "ada": ["wrong", "not written"],
        "bob": [reason, ""],
    }
    with Gradebook(url) as book, book.db.no_autoflush:
        book.add_assignment("01-activations")
        book.add_notebook("nb", "01-activations")
        book.add_grade_cell("f_hidden", "nb", "01-activations", max_score=2, cell_type="code")
        for cell in ("f", "g"):
            book.add_solution_cell(cell, "nb", "01-activations")
        for student, words in remarks.items():
            book.add_student(student)
            book.add_submission("01-activations", student)
            book.find_grade("f_hidden", "nb", "01-activations", student).auto_score = 0
            for cell, said in zip("fg", words, strict=True):
                book.find_comment(cell, "nb", "01-activations", student).auto_comment = (
                    f"visible: {said}\nhidden: {said}" if said else None
                )
        book.db.commit()
    plugin(MoodleExport, url, tmp_path / "m.csv")
    assert "01-activations: 2 submissions could not be read and stand as 0: cem, gil" in caplog.text


# ------------------------------------------------------------------------------- plain, CSV


@pytest.fixture
def records(tmp_path):
    """A folder of records: right, hostile, open, and a file that is none."""
    rows = [
        record(question(), question("why", "manual", None, 3.0)),
        record(
            question("relu_hidden", "failed", 0.0, 2.0, "=cmd|' /C calc'!A0, +1"),
            student="bob",
            message="@SUM(A1)",
        ),
        record(question(), student="=1+f(x)"),
    ]
    for row in rows:
        path = tmp_path / "records" / row["student"] / "01-activations.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "records" / "cid").mkdir()
    (tmp_path / "records" / "cid" / "01-activations.json").write_text("{")
    return tmp_path / "records"


def test_records_become_one_csv(records, tmp_path, capsys):
    """Each complete record is a line; one that is not is named and gives exit status 1."""
    out = tmp_path / "grades.csv"
    assert main(["csv", "--records", str(records), "--out", str(out)]) == 1
    assert "cid/01-activations.json is no complete record" in capsys.readouterr().err
    head, *rows = rows_of(out)
    table = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(table) == {"ada", "bob", "'=1+f(x)"}
    assert (table["ada"]["points"], table["ada"]["max_points"], table["ada"]["waiting"]) == (
        "2",
        "5",
        "1",
    )
    assert table["bob"]["message"] == "'@SUM(A1)"


@pytest.mark.parametrize("status", ["missing", "unreadable"])
@pytest.mark.parametrize("more", [[], ["--questions"]])
def test_what_was_not_read_has_no_points(status, more, tmp_path):
    """A file that is not there, or is no notebook, has an empty cell in the place of its 0."""
    path = tmp_path / "records" / "ada" / "01-activations.json"
    path.parent.mkdir(parents=True)
    path.write_text(
        json.dumps({**record(question("f_hidden", "error", 0.0)), "status": status}),
        encoding="utf-8",
    )
    out = tmp_path / "marks.csv"
    assert main(["csv", "--records", str(tmp_path / "records"), "--out", str(out), *more]) == 0
    head, row = rows_of(out)
    assert dict(zip(head, row, strict=True))["points"] == ""


def test_questions_become_one_csv(records, tmp_path):
    """With --questions each question is a line, and points that nobody knows are an empty cell."""
    out = tmp_path / "questions.csv"
    main(["csv", "--records", str(records), "--out", str(out), "--questions"])
    head, *rows = rows_of(out)
    found = {(row[0], row[2]): dict(zip(head, row, strict=True)) for row in rows}
    assert found["ada", "why"]["points"] == "" and found["ada", "relu_hidden"]["points"] == "2"
    assert found["bob", "relu_hidden"]["message"] == "'=cmd|' /C calc'!A0, '+1"


def test_csv_says_what_it_cannot_do(tmp_path, capsys):
    """An empty folder and a place that cannot be written to are told with what to do."""
    assert main(["csv", "--records", str(tmp_path), "--out", str(tmp_path / "x.csv")]) == 2
    assert re.search("cannot export .*: it holds no .*; name what", capsys.readouterr().err)
    with pytest.raises(tables.CannotExport, match="cannot write .*; name another file"):
        tables.write(tmp_path / "none" / "x.csv", [])


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text, tmp_path):
    """No text begins a formula, in whatever way a spreadsheet cuts it, and it stays readable."""
    said = tables.guarded(text)
    tables.write(tmp_path / "x.csv", [["a", said]])
    raw = (tmp_path / "x.csv").read_text(encoding="utf-8")
    for cell in re.split('[,;\t\r\n"]', raw):
        assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
    assert said.replace("'", "") == text.replace("'", "") and not tables.is_safe(text)


@pytest.mark.parametrize(
    "name", ["ada", "ada.l-x@uni.org", "2024-0017", "-47", "+49", "@ada", "Ada Lovelace", "Müller"]
)
def test_an_identifier_stays_as_it_is(name):
    """What cannot call, link or start anything is written without a change."""
    assert tables.is_safe(name)
