"""A record knows which change would alter it."""

import shutil

import pytest

from autograder.limits import Limits
from autograder.record import fingerprint
from autograder.submission.assignment import ROOT
from tests.harness.classes import NAME


@pytest.fixture
def hashes(tmp_path, assignments, monkeypatch):
    """Return a function that gives the hashes of a copy of the grader, after an edit of a file."""
    for package in ("autograder", "course", "tutor"):
        shutil.copytree(ROOT / package, tmp_path / package)
    places = {
        "PACKAGES": tmp_path,
        "PROGRAM": tmp_path / "autograder",
        "JUDGING": [tmp_path / folder.relative_to(ROOT) for folder in fingerprint.JUDGING],
    }
    for name, value in places.items():
        monkeypatch.setattr(fingerprint, name, value)
    cached = [value for value in vars(fingerprint).values() if hasattr(value, "cache_clear")]

    def after(edited=None, limits=None):
        if edited:
            with open(tmp_path / edited, "a", encoding="utf-8") as file:
                file.write("\n# edited\n")
        for function in cached:
            function.cache_clear()
        return (
            fingerprint.of_checks(assignments[NAME]),
            fingerprint.of_environment(assignments[NAME], limits or Limits()),
        )

    yield after
    for function in cached:
        function.cache_clear()


def test_an_edited_check_touches_its_questions(hashes):
    """An edit of one check's module changes the hashes of its questions and no other."""
    before, around = hashes()
    after, still = hashes("autograder/checks/activations/maxout.py")
    changed = {name for name, value in after.items() if value != before[name]}
    assert changed == {"maxout_visible", "maxout_hidden"}
    assert still == around


@pytest.mark.parametrize(
    "edited",
    [
        "autograder/judge/grade_cell.py",
        "autograder/jail/seccomp_filter.py",
        "autograder/jail/contents.py",
        "autograder/jail/inside/walls.py",
        "autograder/submission/rebuild.py",
        "autograder/checks/check.py",
        "autograder/checks/activations/common.py",
        "tutor/judging/compare.py",
        "course/activations.py",
    ],
)
def test_an_edit_of_what_judges_touches_all(hashes, edited):
    """An edit of anything else that judges changes the hash of the environment."""
    before, around = hashes()
    after, now = hashes(edited)
    assert after == before and now != around


def test_other_limits_are_another_environment(hashes):
    """A limit that an instructor sets is part of what a record depends on."""
    assert hashes()[1] != hashes(limits=Limits(call_seconds=1.0))[1]


def test_what_only_shows_a_record_is_no_part_of_it(hashes):
    """An edit of a page or of a door to the grader touches no record."""
    before = hashes()
    assert hashes("autograder/feedback/page.py") == before
    assert hashes("autograder/batch/run.py") == before
