"""A record knows which change would alter it."""

import shutil

from autograder.record import fingerprint
from autograder.submission.assignment import ROOT
from tests.harness.classes import NAME


def test_hashes_touch_what_a_change_touches(tmp_path, assignments, monkeypatch):
    """An edit of one check changes the hashes of its questions, one of the grader the rest."""
    for package in ("autograder", "course", "tutor"):
        shutil.copytree(ROOT / package, tmp_path / package)
    monkeypatch.setattr(fingerprint, "ROOT", tmp_path)

    def anew():
        fingerprint._sources.cache_clear()
        fingerprint.of_grader.cache_clear()
        return fingerprint.of_grader(assignments[NAME])

    def edited(name):
        with open(tmp_path / name, "a", encoding="utf-8") as file:
            file.write("\n# edited\n")
        return anew()

    first = anew()
    second = edited("autograder/checks/activations/maxout.py")
    assert {name for name, value in second["checks"].items() if value != first["checks"][name]} == {
        "maxout_visible",
        "maxout_hidden",
    }
    assert second["environment"] == first["environment"]
    third = edited("autograder/judge/grade_cell.py")
    assert third["checks"] == second["checks"]
    assert third["environment"] != second["environment"]
    fingerprint._sources.cache_clear()
    fingerprint.of_grader.cache_clear()
