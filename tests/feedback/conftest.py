"""A course in which one student hands in attacks, graded once."""

import shutil

import pytest

from autograder.nbgrader_plugin.release import enter
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import Script, build
from tests.feedback.hostile_class import NAME, RELU, SIGMOID, hostile, nbgrader
from tests.feedback.payloads import IMAGE, MARKDOWN


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with an honest submission, a hostile one and one that is only a hostile name."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(
        ROOT / "source" / NAME,
        course / "source" / NAME,
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    (course / "nbgrader_config.py").write_text(
        f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
        f"get_config().CourseDirectory.root = {str(course)!r}\n",
        encoding="utf-8",
    )
    shutil.copytree(ROOT / "release" / NAME, course / "release" / NAME)
    enter([NAME], course)
    assignment = Assignment(NAME, course)
    released = course / "release" / NAME / assignment.path.name

    def hand_in(student, data, filename=assignment.path.name):
        path = course / "submitted" / student / NAME / filename
        path.parent.mkdir(parents=True)
        path.write_bytes(data)

    hand_in(
        "honest",
        build(Script("honest", "", answer="It **fails** for $x<0$."), assignment, released),
    )
    hand_in(
        "hostile",
        hostile(
            build(
                Script(
                    "hostile",
                    "",
                    cells={"relu": RELU, "sigmoid": SIGMOID},
                    answer="\n\n".join(MARKDOWN),
                ),
                assignment,
                released,
            )
        ),
    )
    hand_in("named", b"{}", f"{IMAGE}.ipynb")
    hand_in("odd", b"{}", "\x1b[31m\u202e\udcff\n.ipynb")  # an escape, and bytes that are no text
    nbgrader(course, "autograde", NAME)
    nbgrader(course, "generate_feedback", NAME)
    return course
