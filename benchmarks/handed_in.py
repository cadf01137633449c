"""Make courses and classes that hand in the reference's answers."""

import shutil
from pathlib import Path

from autograder.nbgrader_plugin.plugin import write_files
from autograder.submission.assignment import ROOT, Assignment
from benchmarks.processes import python
from demo.submissions import Script, build


def course(folder, name, config, assignment_name, students):
    """Make a course folder with a released assignment and a class; return its path."""
    root = Path(folder, name)
    shutil.copytree(
        ROOT / "source" / assignment_name,
        root / "source" / assignment_name,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    assignment = Assignment(assignment_name, root)
    write_files(assignment.support_files, assignment.folder)
    (root / "nbgrader_config.py").write_text(config.format(root=str(root)), encoding="utf-8")
    python(["-m", "nbgrader", "generate_assignment", assignment_name], root)
    released = root / "release" / assignment_name / assignment.path.name
    data = build(Script("reference", "all right"), assignment, released)
    for number in range(students):
        hand_in(root / "submitted", number, assignment_name, released.name, data)
    return root


def hand_in(folder, number, assignment_name, file_name, data):
    """Write one student's submission."""
    path = Path(folder, f"student{number:03}", assignment_name, file_name)
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
