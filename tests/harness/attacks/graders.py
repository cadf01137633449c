"""Three graders that give points for one submission; two of them run it in namespaces."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from autograder.judge.grading import grade
from autograder.nbgrader_plugin.plugin import write_files
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build
from tests.harness.attacks.contained import contained

NAME = "01-activations"
CELL_SECONDS = 5
STOCK = (
    "c = get_config()\nc.CourseDirectory.root = {root!r}\n"
    "c.ClearMarkScheme.enforce_metadata = False\n"
)
OTTER_TEST = """from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = {points}


@test_case(points={points}, hidden={hidden})
def test_cell(env):
    exec({source!r}, env)
"""


class Ours:
    """The grader of this repository, called directly."""

    def __init__(self, folder, assignment, sandbox):
        self.assignment, self.sandbox = assignment, sandbox
        self.path = Path(folder, "ours", assignment.path.name)
        self.path.parent.mkdir()
        self.released = ROOT / "release" / NAME / assignment.path.name

    def points(self, script, attacked):
        """Return the points of the attacked questions, None without a score; and a remark."""
        self.path.write_bytes(build(script, self.assignment, self.released))
        record = grade(self.path, self.assignment, self.sandbox, "student").record
        points = [one.points for one in record.questions if one.grade_id in attacked]
        return (None, record.status) if None in points else (sum(points), "")


def released_course(root):
    """Make a course folder for stock nbgrader, its notebook without experiments, and release it."""
    shutil.copytree(
        ROOT / "source" / NAME,
        root / "source" / NAME,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    assignment = Assignment(NAME, root)
    write_files(assignment.support_files, assignment.folder)
    notebook = assignment.notebook
    notebook["cells"] = [
        cell for cell in notebook["cells"] if "experiment" not in cell["metadata"].get("tags", [])
    ]
    assignment.path.write_text(json.dumps(notebook), encoding="utf-8")
    (root / "nbgrader_config.py").write_text(STOCK.format(root=str(root)), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", NAME],
        cwd=root,
        check=True,
        capture_output=True,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        },
    )


class Stock:
    """`nbgrader autograde` as it comes, without the experiments of the notebook."""

    def __init__(self, folder, assignment, limit):
        self.assignment, self.limit = assignment, limit
        self.root = Path(folder, "course")
        released_course(self.root)
        self.released = self.root / "release" / NAME / assignment.path.name
        config = STOCK.format(root=str(self.root))
        self.config = f"{config}c.ExecutePreprocessor.timeout = {CELL_SECONDS}\n"
        self.clean = Path(folder, "clean")
        shutil.copytree(self.root, self.clean)

    def points(self, script, attacked):
        """Return the points of the attacked questions, None without a score; and a remark."""
        shutil.rmtree(self.root)
        shutil.copytree(self.clean, self.root)
        (self.root / "nbgrader_config.py").write_text(self.config, encoding="utf-8")
        folder = self.root / "submitted" / "student" / NAME
        shutil.copytree(self.root / "release" / NAME, folder)
        (folder / self.assignment.path.name).write_bytes(
            build(script, self.assignment, self.released)
        )
        note = contained(
            [sys.executable, "-m", "nbgrader", "autograde", NAME, "--force"], self.root, self.limit
        )
        return scores(self.root / "gradebook.db", attacked), note


def scores(path, attacked):
    """Return the sum of the automatic scores in a gradebook, or None if one is missing."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        rows = dict(
            database.execute(
                "SELECT base_cell.name, grade.auto_score FROM grade "
                "JOIN base_cell ON grade.cell_id = base_cell.id"
            )
        )
    found = [rows.get(grade_id) for grade_id in attacked]
    return None if None in found else sum(found)


class Otter:
    """`otter run` with one test file for each grade cell, exceptions being failures."""

    def __init__(self, folder, assignment, limit, python):
        self.assignment, self.limit, self.python = assignment, limit, python
        self.root = Path(folder, "otter")
        self.released = ROOT / "release" / NAME
        shutil.copytree(self.released, self.root, ignore=shutil.ignore_patterns("*.ipynb"))
        files = sorted(path.name for path in self.root.iterdir())
        tests = self.root / "tests"
        tests.mkdir()
        for cell in assignment.questions:
            if cell.role == "grade":
                text = OTTER_TEST.format(
                    name=cell.grade_id,
                    points=cell.points,
                    hidden=cell.grade_id.endswith("_hidden"),
                    source=cell.source,
                )
                (tests / f"{cell.grade_id}.py").write_text(text, encoding="utf-8")
        command = [
            python,
            "-m",
            "otter",
            "generate",
            "-t",
            "tests",
            "-o",
            "autograder.zip",
            "--no-environment",
            *files,
        ]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"cannot make Otter's autograder.zip: {done.stderr[-800:]}")

    def points(self, script, attacked):
        """Return the points of the attacked questions, None without a score; and a remark."""
        submission = self.root / self.assignment.path.name
        submission.write_bytes(
            build(script, self.assignment, self.released / self.assignment.path.name)
        )
        results = self.root / "results.json"
        results.unlink(missing_ok=True)
        note = contained(
            [self.python, "-m", "otter", "run", "-a", "autograder.zip", "-o", ".", submission.name],
            self.root,
            self.limit,
        )
        if not results.exists():
            return None, note
        tests = json.loads(results.read_text(encoding="utf-8"))["tests"]
        found = {test["name"].split(" ")[0]: test.get("score") for test in tests}
        points = [found.get(grade_id) for grade_id in attacked]
        return (None if None in points else sum(points)), note
