"""Find the folder of the course, which contains `source/`, wherever the grader is installed."""

from pathlib import Path

from autograder.refusal import Refusal

NOTEBOOKS = "source/[0-9][0-9]-*/*.ipynb"


class NoCourse(Refusal):
    """The command was run outside a course."""


def course_folder():
    """
    Return the folder of the course.

    This is the working directory or the nearest folder above it with notebooks in
    `source/NN-topic/`. If there is none, it is the repository that the grader runs from.

    Returns
    -------
    Path

    Raises
    ------
    NoCourse
        If the grader was installed as a package and the working directory is outside a course.
    """
    here = Path.cwd()
    repository = Path(__file__).resolve().parents[2]
    for folder in (here, *here.parents, repository):
        if any(folder.glob(NOTEBOOKS)):
            return folder
    raise NoCourse(
        f"cannot find the course: neither {here} nor a folder above it has notebooks in "
        "source/NN-topic/; change to the folder of the course and run the command again"
    )
