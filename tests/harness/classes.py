"""Make a small class, as a folder and as a course of nbgrader, and read its saved grades."""

import collections
import contextlib
import json
import shutil
import sqlite3
import sys
from pathlib import Path

from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build, read

NAME = "01-activations"
SCRIPTS = ("honest/all_right", "attacks/return_nan", "honest/extra_cells")
NBGRADER = (sys.executable, "-W", "ignore", "-m", "nbgrader")
SUBMITTED = "submitted_assignment s JOIN submitted_notebook n ON n.assignment_id = s.id"
GRADES = f"{SUBMITTED} JOIN grade g ON g.notebook_id = n.id JOIN base_cell b ON b.id = g.cell_id"
QUERIES = (
    "SELECT student_id, name, auto_score, manual_score, extra_credit, needs_manual_grade "
    f"FROM {GRADES}",
    "SELECT student_id, name, auto_comment, manual_comment FROM "
    + GRADES.replace("JOIN grade", "JOIN comment"),
    f"SELECT student_id, timestamp, late_submission_penalty FROM {SUBMITTED}",
)
HALF = (
    f"SELECT student_id FROM {GRADES} GROUP BY n.id HAVING count(auto_score) > 0 "
    "AND min(auto_score IS NOT NULL OR needs_manual_grade) = 0"
)


def make_class(folder, count):
    """Write `count` submissions, the last of them damaged; return the folder."""
    assignment = Assignment(NAME)
    released = ROOT / "release" / NAME / assignment.path.name
    scripts = [ROOT / f"tests/submissions/{script}.py" for script in SCRIPTS]
    built = [build(read(path), assignment, released) for path in scripts]
    for number in range(count):
        path = Path(folder, f"s{number:03}", NAME, assignment.path.name)
        path.parent.mkdir(parents=True)
        path.write_bytes(built[number % len(built)] if number < count - 1 else b"{")
    return Path(folder)


def records(out):
    """Return the records in a folder without their durations; raise for an incomplete one."""
    found = {}
    for path in sorted(Path(out).glob("*/*.json")):
        found[path.parent.name] = json.loads(path.read_text(encoding="utf-8"))
        del found[path.parent.name]["seconds"]
    return found


def make_course(root, count):
    """Make a course folder with a released assignment and `count` submissions; return it."""
    from autograder.nbgrader_plugin.release import enter  # nbgrader: seconds that few need

    root = Path(root)
    shutil.copytree(ROOT / "release" / NAME, root / "release" / NAME)
    shutil.copytree(
        ROOT / "source" / NAME,
        root / "source" / NAME,
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    (root / "nbgrader_config.py").write_text(
        f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
        "import os\nget_config().CourseDirectory.root = os.getcwd()\n",
        encoding="utf-8",
    )
    enter([NAME], root)
    make_class(root / "submitted", count)
    return root


def copy_course(course, target):
    """Copy a course folder as it is now, with incomplete files and journals."""
    return shutil.copytree(course, target, symlinks=True)


def rows(course):
    """
    Return the marks, comments and penalties of a gradebook by student.

    Raises
    ------
    RuntimeError
        If the database is damaged, or holds some scores of a submission and lacks others.
    """
    found = collections.defaultdict(list)
    with contextlib.closing(sqlite3.connect(Path(course, "gradebook.db"))) as database:
        health = database.execute("PRAGMA integrity_check").fetchone()[0]
        half = database.execute(HALF).fetchall()
        for query in QUERIES:
            for student, *row in sorted(database.execute(query), key=repr):
                found[student].append(row)
    if health != "ok" or half:
        raise RuntimeError(f"gradebook: {health}; half saved: {half}")
    return dict(found)
