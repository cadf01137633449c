"""Where a notebook finds the examples of its visible checks."""

from pathlib import Path

import pytest

from tutor.notebook import check


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Return a course where a package without data stands in for the installed tutor."""
    monkeypatch.setattr(check, "ROOT", tmp_path / "site-packages")
    for name in ("source/02-forward", "release/02-forward", "site-packages"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_a_release_has_them_beside_the_notebook(places, monkeypatch):
    """A student's notebook reads the file of its own folder."""
    (places / "release/02-forward/checks.json").touch()
    monkeypatch.chdir(places / "release/02-forward")
    assert check.data_file() == places / "release/02-forward/checks.json"


def test_a_source_notebook_takes_those_of_its_release(places, monkeypatch):
    """An instructor's notebook reads the release of the same course, wherever tutor lies."""
    (places / "release/02-forward/checks.json").touch()
    monkeypatch.chdir(places / "source/02-forward")
    assert check.data_file() == places / "release/02-forward/checks.json"


def test_a_notebook_elsewhere_takes_those_beside_the_package(places, monkeypatch):
    """A notebook that was moved away reads the file of the release that it imports tutor from."""
    (places / "site-packages/checks.json").touch()
    monkeypatch.chdir(Path("/"))
    assert check.data_file() == places / "site-packages/checks.json"


def test_without_the_file_there_is_none(places, monkeypatch):
    """Where no file is there the answer is None, even in the file system's root."""
    monkeypatch.chdir(Path("/"))
    assert check.data_file() is None
