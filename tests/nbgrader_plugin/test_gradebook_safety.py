"""`nbgrader autograde` loses no mark: killed, doubled, shut out, on a full disk."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess

import pytest

from tests.harness.classes import NAME, NBGRADER, copy_course, make_course, rows
from tests.harness.storm import CourseStorm
from tests.nbgrader_plugin.events import EVENTS

COUNT = 3


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """A course with a class not yet graded, and the same after a calm run."""
    folder = tmp_path_factory.mktemp("courses")
    fresh = make_course(folder / "fresh", COUNT)
    with open(fresh / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(EVENTS.replace("c.Course", "get_config().Course"))
    calm = copy_course(fresh, folder / "calm")
    assert autograde(calm).returncode == 0
    return fresh, calm


@pytest.fixture
def course(courses, tmp_path):
    """A course of this test's own, with a class not yet graded."""
    return copy_course(courses[0], tmp_path / "course")


@pytest.fixture
def calm(courses):
    """The gradebook of a calm run."""
    return rows(courses[1])


def command(*options):
    return [*NBGRADER, "autograde", NAME, "--log-level=WARN", *options]


def autograde(course, *options, event="", student=""):
    """Run `nbgrader autograde` to its end while something happens to a student's submission."""
    return subprocess.run(
        command(*options),
        cwd=course,
        text=True,
        capture_output=True,
        env={**os.environ, "EVENT": event, "FOR": student, "NO_COLOR": "1"},
    )


def test_killed_at_any_moment_no_mark_is_lost(courses, tmp_path):
    """After kills of grader and jails a regraded class has its marks, those of humans too."""
    course = copy_course(courses[1], tmp_path / "course")
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute("UPDATE grade SET manual_score = 1.5 WHERE needs_manual_grade")
        gradebook.execute("UPDATE grade SET extra_credit = 0.5")
        gradebook.execute("UPDATE comment SET manual_comment = 'well done'")
    marked = rows(course)
    assert [1.5, 0.5] in [mark[2:4] for mark in marks_of(marked)]
    storm = CourseStorm(course, random.Random(3), "--force")
    killed = 0
    for kind in ("grader", "jail", "grader"):
        killed += storm.kill(kind)
        storm.saved()  # nothing is half written
    assert storm.finish() == marked
    assert killed and not storm.stray()


def marks_of(found):
    return [row for student in found.values() for row in student]


def test_killed_around_the_commit_the_next_run_finishes(course, calm):
    """Killed before or after the commit, or within the last write, a submission is done afresh."""
    for event in ("before the commit", "after the commit", "while it writes"):
        done = autograde(course, event=f"killed {event}")
        assert done.returncode == -signal.SIGKILL, done.stderr
        rows(course)  # nothing is half written
    last = autograde(course)
    assert last.returncode == 0
    assert "s000 was interrupted while it was graded; it is graded again" in last.stderr
    assert rows(course) == calm


def test_power_off_at_any_moment(course, calm, tmp_path):
    """The course folder as it is at some moment, journal and all, is one to go on from."""
    storm = CourseStorm(course, random.Random(1))
    storm.start()
    while not list((course / "autograded").glob("*/*/*.ipynb")):
        assert storm.grader.poll() is None
    storm.grader.send_signal(signal.SIGSTOP)
    then = copy_course(course, tmp_path / "then")
    storm.grader.kill()
    storm.grader.communicate()
    assert len(rows(then)) < COUNT
    assert CourseStorm(then, None).finish() == calm


@pytest.mark.parametrize("lock", ["EXCLUSIVE"])
def test_locked_gradebook(course, calm, lock):
    """While another program holds the gradebook each student is told, and nothing is changed."""
    with contextlib.closing(sqlite3.connect(course / "gradebook.db")) as other:
        other.execute(f"BEGIN {lock}")
        done = autograde(course)
    assert done.returncode == 1
    for number in range(COUNT):
        assert (
            f"s{number:03} is not graded: the gradebook cannot be used (database is locked): "
            "another program holds it; close that program"
        ) in done.stderr
    assert rows(course) == {}
    assert autograde(course).returncode == 0
    assert rows(course) == calm


def test_full_disk(course, calm):
    """A full disk costs no mark: who is hit is told, the others are graded, a new run completes."""
    done = autograde(course, event="gradebook full")
    assert done.returncode == 1
    assert (
        "s002 is not graded: the gradebook cannot be used (database or disk is full): its disk "
        "is full; free some space"
    ) in done.stderr
    rows(course)  # nothing is half written
    done = autograde(course, event="disk full", student="s001")
    assert done.returncode == 1
    assert "s001 is not graded: cannot use" in done.stderr and "s002 is not" not in done.stderr
    assert "(No space left on device): free some space there" in done.stderr
    assert "Traceback" not in done.stderr
    assert {name: row for name, row in rows(course).items() if name != "s001"} == {
        name: row for name, row in calm.items() if name != "s001"
    }
    assert autograde(course).returncode == 0
    assert rows(course) == calm


def test_one_vanishes_and_one_is_shut_out(course, calm):
    """A vanished submission and a folder not to be written are told; nobody gets zeros for it."""
    kept = course / "submitted" / "s000" / NAME / "activations.ipynb"
    data = kept.read_bytes()
    (course / "autograded").mkdir()
    (course / "autograded" / "s001").write_text("in the way")  # root writes read-only folders too
    done = autograde(course, event="vanishes", student="s000")
    assert done.returncode == 1
    assert f"s000 is not graded: {kept} vanished while it was graded; put it back" in done.stderr
    assert "s001 is not graded: cannot use" in done.stderr and "s002 is" not in done.stderr
    assert rows(course)["s002"] == calm["s002"]
    assert all(mark[1] is None for mark in rows(course).get("s000", []))
    kept.write_bytes(data)
    (course / "autograded" / "s001").unlink()
    assert autograde(course).returncode == 0
    assert rows(course) == calm


def test_two_at_once(course, calm):
    """Of two runs in one course the second waits, says so, and both end well."""
    runs = [
        subprocess.Popen(command(), cwd=course, text=True, stderr=subprocess.PIPE) for _ in range(2)
    ]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sum("another `nbgrader autograde` is running" in text for text in said) == 1
    assert rows(course) == calm


def test_a_gradebook_of_before_is_filled_again(courses, tmp_path, calm):
    """Where the gradebook lacks what autograded/ holds, a backup put back, it is graded again."""
    course = copy_course(courses[1], tmp_path / "course")
    shutil.copy(courses[0] / "gradebook.db", course / "gradebook.db")
    assert autograde(course).returncode == 0
    assert rows(course) == calm


def test_what_lies_beside_a_notebook_stays_there(course, calm):
    """A pipe, a link and a page beside the notebook cost nobody anything and are not copied."""
    beside = course / "submitted" / "s001" / NAME
    os.mkfifo(beside / "pipe")
    (beside / "link.html").symlink_to("/etc/passwd")
    (beside / "page.html").write_text("<script>alert(1)</script>")
    done = autograde(course)
    assert done.returncode == 0, done.stderr
    assert rows(course) == calm
    graded = course / "autograded" / "s001" / NAME
    assert [path.name for path in graded.iterdir()] == ["activations.ipynb"]
