"""Whole submissions, honest and hostile: each gets exactly what its answers deserve."""

from pathlib import Path

import pytest

from demo.submissions import read

FOLDER = Path(__file__).parent.parent / "submissions"
SCRIPTS = sorted(FOLDER.glob("*/*.py"))
ASSIGNMENT = {"callback": "03-backprop"}  # of a folder's scripts; 01 otherwise
CLASS = sorted(Path(__file__).parents[2].glob("demo/class/*/*.py"))


def check_record(record, script):
    """Compare each verdict with what the script declares; what is not named must pass."""
    assert record.status == script.status
    for verdict in record.questions:
        status, mistake = script.expected.get(
            verdict.grade_id, (None, None) if script.lenient else ("passed", None)
        )
        if status is None and verdict.status in ("passed", "manual"):
            continue
        if verdict.status == "manual" and verdict.grade_id not in script.expected:
            continue
        if status in (None, "any"):
            assert verdict.status != "internal", verdict
            continue
        if status == "partly":  # points in proportion
            assert verdict.status == "failed" and 0 < verdict.points < verdict.max_points, verdict
            continue
        assert verdict.status == status, verdict
        if status != "passed":
            assert verdict.points == 0, verdict
            assert verdict.message
        if mistake:
            assert verdict.mistake == mistake


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_submission_gets_what_it_deserves(path, grade_script):
    """A submission of the corpus gets the statuses that its first lines declare."""
    script = read(path)
    check_record(grade_script(path, ASSIGNMENT.get(path.parent.name, "01-activations")), script)


@pytest.mark.parametrize("path", CLASS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_demo_class_gets_what_it_declares(path, grade_script):
    """Each student of the demo class gets the verdicts that the script declares."""
    check_record(grade_script(path, path.parent.name), read(path))
