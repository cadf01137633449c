"""Courses and gradebooks that are made once."""

import shutil

import pytest
from nbgrader.api import Gradebook

from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build, read
from tests.nbgrader_plugin.course import CLASS, FOLDER, NAME, nbgrader
from tests.nbgrader_plugin.lms_gradebook import STUDENTS


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course folder with a graded class: honest, hostile, damaged, wrongly named."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(
        ROOT / "source",
        course / "source",
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    (course / "nbgrader_config.py").write_text(
        f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
        f"get_config().CourseDirectory.root = {str(course)!r}\n",
        encoding="utf-8",
    )
    done = nbgrader(course, "generate_assignment", NAME)
    assert done.returncode == 0, done.stderr
    assignment = Assignment(NAME, course)
    released = course / "release" / NAME / assignment.path.name

    def hand_in(student, data, filename=assignment.path.name):
        path = course / "submitted" / student / NAME / filename
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    for script in CLASS:
        data = build(read(FOLDER / f"{script}.py"), assignment, released)
        hand_in(script.split("/")[1], data)
    hand_in("damaged", b'{"cells": [')
    hand_in("renamed", released.read_bytes(), "activations (1).ipynb")
    hand_in("linked", b"")
    (course / "submitted" / "linked" / NAME / assignment.path.name).unlink()
    (course / "submitted" / "linked" / NAME / assignment.path.name).symlink_to(released)
    done = nbgrader(course, "autograde", NAME)
    assert done.returncode == 0, done.stderr
    return course


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
