"""Where the grader finds the course, from a repository and from an installed package."""

import pytest

from autograder.submission import course_folder as module
from autograder.submission.assignment import ROOT, Assignment, names
from autograder.submission.course_folder import NoCourse, course_folder


@pytest.fixture
def other_course(tmp_path):
    """Return a course with one assignment outside the repository."""
    folder = tmp_path / "source" / "02-forward"
    folder.mkdir(parents=True)
    original = Assignment("02-forward", ROOT).path
    (folder / original.name).write_bytes(original.read_bytes())
    return tmp_path


def test_the_working_directory_comes_first(other_course, monkeypatch):
    """Inside a course, this course is used and not the repository's own."""
    monkeypatch.chdir(other_course)
    assert course_folder() == other_course
    assert names() == ["02-forward"]
    assert Assignment("02-forward").path.is_relative_to(other_course)


def test_a_folder_below_the_course_will_do(other_course, monkeypatch):
    """The nearest folder above the working directory that holds notebooks is the course."""
    monkeypatch.chdir(other_course / "source" / "02-forward")
    assert course_folder() == other_course


def test_the_repository_comes_last(tmp_path, monkeypatch):
    """Outside a course the repository is the course, when the grader runs from one."""
    (tmp_path / "source" / "notes").mkdir(parents=True)
    (tmp_path / "source" / "notes" / "mine.ipynb").touch()
    monkeypatch.chdir(tmp_path)
    assert course_folder() == ROOT


def test_an_installed_grader_says_what_to_do_outside_a_course(tmp_path, monkeypatch):
    """Without a course the message names the working directory and what to do."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "__file__", str(tmp_path / "a" / "b" / "c" / "course_folder.py"))
    with pytest.raises(NoCourse, match=rf"neither {tmp_path} nor .* change to the folder"):
        course_folder()
    with pytest.raises(NoCourse):
        names()
