"""Grading a folder: skip, resume, lock, full disk, regrade."""

import json
import random
import shutil
import signal
import socket
import subprocess
import threading

import numpy as np
import pytest

from autograder.__main__ import main
from autograder.batch import job
from autograder.checks import CHECKS
from autograder.checks.check import Check
from autograder.jail.limits import Limits
from autograder.jail.sandbox import Sandbox
from autograder.judge import grading
from autograder.judge.grading import grade
from autograder.record import files as record_files
from autograder.record import fingerprint
from autograder.submission.assignment import ROOT
from autograder.submission.folder import students
from tests.harness.classes import NAME, make_class, records
from tests.harness.storm import KINDS, Storm


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Four submissions, three whole ones and a damaged one, and their records."""
    shared = tmp_path_factory.mktemp("shared")
    make_class(shared / "in", 4)
    assert (
        main(
            [
                "grade",
                "--assignment",
                NAME,
                "--submissions",
                str(shared / "in"),
                "--out",
                str(shared / "out"),
            ]
        )
        == 0
    )
    return shared


@pytest.fixture
def folder(shared, tmp_path):
    """Four submissions of this test's own."""
    return shutil.copytree(shared / "in", tmp_path / "in")


@pytest.fixture
def out(shared, tmp_path):
    """The records of the four submissions, as a calm run made them."""
    return shutil.copytree(shared / "out", tmp_path / "out")


@pytest.fixture
def run(folder, tmp_path):
    """Return a function that runs the grade command on the four submissions."""

    def grade_them(*arguments, out=tmp_path / "out"):
        return main(
            [
                "grade",
                "--assignment",
                NAME,
                "--submissions",
                str(folder),
                "--out",
                str(out),
                *arguments,
            ]
        )

    return grade_them


@pytest.fixture
def ran(monkeypatch):
    """Return the list of the students who are graded from now on."""
    names = []
    original = job._graded
    monkeypatch.setattr(
        job,
        "_graded",
        lambda job, student, sandbox: names.append(student) or original(job, student, sandbox),
    )
    return names


def files(out):
    """Return the bytes of all records."""
    return {path: path.read_bytes() for path in out.glob("*/*.json")}


def notebook(folder, student):
    """Return the path of a student's notebook."""
    return folder / student / NAME / "activations.ipynb"


def test_a_second_run_grades_nothing(run, ran, out, capsys):
    """Records whose grounds did not change are skipped, counted and left as they are."""
    before = files(out)
    assert run() == 0
    assert "skipped 4 of 4" in capsys.readouterr().err
    assert (ran, files(out)) == ([], before)


def test_a_notebook_in_the_wrong_place_is_told(run, folder, out, capsys):
    """Who put the notebook beside the assignment's folder is named; the others are graded."""
    (folder / "gil").mkdir()
    shutil.copy(notebook(folder, "s000"), folder / "gil")
    assert run() == 0
    said = capsys.readouterr().err
    assert f"not graded: gil; put the notebook into gil/{NAME}/" in said
    assert "skipped 4 of 4" in said and (out / "s000").is_dir()


@pytest.mark.parametrize("change", ["file", "environment", "seed", "cut off", "internal", "gone"])
def test_what_changed_is_graded_again(run, ran, folder, out, monkeypatch, change):
    """Another file, environment or seed, or a record that is no good, is graded and no more."""
    path = out / "s001" / f"{NAME}.json"
    if change == "file":
        notebook(folder, "s001").write_bytes(b"[]")
    elif change == "environment":
        monkeypatch.setattr(fingerprint, "__version__", "0.2.0")
    elif change == "cut off":
        path.write_bytes(path.read_bytes()[:1000])
    elif change == "internal":
        path.write_text(path.read_text().replace('"graded"', '"internal"', 1))
    elif change == "gone":
        path.unlink()
    run(*(["--seed", "1"] if change == "seed" else []))
    alone = change not in ("environment", "seed")
    assert ran == (["s001"] if alone else ["s000", "s001", "s002", "s003"])


def test_an_unreadable_file_is_compared_by_what_is_said_of_it(run, ran, folder, out):
    """A link in place of the notebook is graded once, and again when it becomes no file at all."""
    path = notebook(folder, "s003")
    path.unlink()
    path.symlink_to("/etc/passwd")
    run()
    run()
    assert ran == ["s003"]
    path.unlink()
    run()
    assert ran == ["s003", "s003"]


def test_hashes_touch_what_a_change_touches(tmp_path, assignments, monkeypatch):
    """An edit of one check changes the hashes of its questions, one of the grader the rest."""
    for package in ("autograder", "course", "tutor"):
        shutil.copytree(ROOT / package, tmp_path / package)
    folders = [tmp_path / path.relative_to(ROOT) for path in fingerprint.JUDGING]
    for name, value in {
        "PACKAGES": tmp_path,
        "PROGRAM": tmp_path / "autograder",
        "JUDGING": folders,
    }.items():
        monkeypatch.setattr(fingerprint, name, value)
    cached = [value for value in vars(fingerprint).values() if hasattr(value, "cache_clear")]

    def anew(limits=Limits()):  # noqa: B008  frozen
        for function in cached:
            function.cache_clear()
        return {
            "checks": fingerprint.of_checks(assignments[NAME]),
            "environment": fingerprint.of_environment(assignments[NAME], limits),
        }

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
    assert edited("autograder/jail/limits.py")["environment"] != third["environment"]
    assert anew()["environment"] != anew(Limits(call_seconds=1))["environment"]
    for function in cached:
        function.cache_clear()


def test_order_and_workers_do_not_matter(folder, assignments, tmp_path):
    """The same seed gives the same records in any order and from any number of workers."""
    made = []
    for workers, order in ((1, 1), (2, -1)):
        one = job.Job(folder, tmp_path, assignments[NAME], 3, workers)
        found = {}
        job.run(
            one,
            students(folder, one.assignment)[::order],
            lambda record, found=found: found.update({record.student: record.as_json()}),
        )
        made.append({name: {**tree, "seconds": 0} for name, tree in found.items()})
    assert made[0] == made[1] and len(made[0]) == 4


def test_a_lock_keeps_a_second_grader_out(run, tmp_path, capsys):
    """A folder of records takes one grader; the other is told who works there."""
    with record_files.locked(tmp_path / "out"):
        assert run() == 2
    error = capsys.readouterr().err
    assert "another grader (pid " in error and "use another --out" in error
    assert not files(tmp_path / "out")


def test_a_full_disk_keeps_what_was_written(run, tmp_path, capsys):
    """On a full disk the run ends with a clear sentence, and completes when there is room."""
    full = tmp_path / "full"
    full.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(full)]
    done = subprocess.run(mount, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"a small disk needs the right to mount one: {done.stderr.strip()}")
    try:
        assert run(out=full) == 2
        error = capsys.readouterr().err
        assert "No space left on device; free some space" in error
        kept = files(full)
        assert kept and len(kept) < 4
        assert not list(full.glob("*/.*.part"))
        subprocess.run(["mount", "-o", "remount,size=1m", str(full)], check=True)
        assert run(out=full) == 0
        assert len(records(full)) == 4
        assert kept.items() <= files(full).items()
    finally:
        subprocess.run(["umount", str(full)], check=True)


def test_a_folder_that_cannot_be_made_is_refused(run, tmp_path, capsys):
    """An output folder below a file is one sentence and exit status 2."""
    (tmp_path / "file").write_text("x")
    assert run(out=tmp_path / "file" / "out") == 2
    assert f"cannot write {tmp_path / 'file' / 'out'}: Not a directory; " in capsys.readouterr().err


def test_a_submission_that_vanishes_is_missing(run, out, monkeypatch):
    """A notebook that is taken away while it is graded gets the record of a missing one."""
    (out / "s001" / f"{NAME}.json").unlink()

    def vanishing(path, *rest):
        graded = grade(path, *rest)
        if "s001" in str(path):
            path.unlink(missing_ok=True)
        return graded

    monkeypatch.setattr(grading, "grade", vanishing)
    assert run() == 0
    record = records(out)["s001"]
    assert (record["status"], record["points"], record["hashes"]["file"]) == ("missing", 0, None)


@pytest.mark.parametrize("victim", ["warm parent", "jail"])
def test_a_killed_process_costs_nobody(folder, assignments, tmp_path, monkeypatch, victim):
    """A submission whose jail or warm parent was killed is graded afresh, not `crashed`."""
    alone = job.Job(folder, tmp_path, assignments[NAME])
    opened = []
    original = Sandbox.open

    def killed(self, files):
        if opened:
            return original(self, files)
        opened.append(victim)
        if victim == "warm parent":
            self._process.send_signal(signal.SIGSTOP)  # so that it dies while it is asked
            threading.Timer(0.2, self._process.kill).start()
            return original(self, files)
        jail = original(self, files)
        jail._lifeline.shutdown(socket.SHUT_RDWR)  # every process of the jail is killed
        return jail

    with Sandbox() as sandbox:
        calm = job._graded(alone, "s000", sandbox)
        monkeypatch.setattr(Sandbox, "open", killed)
        again = job._graded(alone, "s000", sandbox)
    assert opened and calm.questions == again.questions


def test_a_student_who_kills_the_jail_is_crashed(folder, assignments, tmp_path):
    """Code that ends its own process every time is not taken for a fault from outside."""
    path = notebook(folder, "s000")
    tree = json.loads(path.read_text(encoding="utf-8"))
    for cell in tree["cells"]:
        if "def relu(" in "".join(cell["source"]):
            cell["source"] = "def relu(z):\n    import os\n    os.kill(os.getpid(), 9)"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with Sandbox() as sandbox:
        record = job._graded(job.Job(folder, tmp_path, assignments[NAME]), "s000", sandbox)
    verdicts = {verdict.grade_id: verdict.status for verdict in record.questions}
    assert (verdicts["relu_hidden"], verdicts["sigmoid_hidden"]) == ("crashed", "passed")


def test_killed_at_any_moment_nothing_is_lost(tmp_path):
    """After kills of graders, warm parents and jails the records are those of a calm run."""
    submissions = make_class(tmp_path / "in", 12)
    Storm(submissions, tmp_path / "calm", None).finish()
    storm = Storm(submissions, tmp_path / "out", random.Random(5))
    killed = 0
    for kind in [*KINDS, "jail"]:
        killed += storm.kill(kind)
        records(tmp_path / "out")  # none is half written
    storm.finish()
    assert killed  # the others came after the end
    assert records(tmp_path / "out") == records(tmp_path / "calm")
    assert not list((tmp_path / "out").glob("*/.*.part"))


def test_stray_parts_are_swept(run, out):
    """What a killed grader left half written is removed by the next."""
    part = out / "s000" / f".{NAME}.json.part"
    part.write_text('{"half')
    assert run() == 0
    assert not part.exists()


@pytest.fixture
def other_relu(monkeypatch):
    """Ask something else of relu: the identity."""

    def relu(z):
        return np.asarray(z) * 1.0

    monkeypatch.setitem(CHECKS[NAME], "relu", Check(relu, visible=[("one number", (-2.0,))]))


def test_regrade_shows_first_and_writes_when_told(run, out, capsys, other_relu):
    """A changed check is shown as who loses what, written with --yes only, and then stands."""
    before = files(out)
    assert run("--regrade") == 3
    shown = capsys.readouterr().out
    assert "s000  relu_visible  1 -> 0  (the check changed) failed: " in shown
    assert "relu_hidden" not in shown and "sigmoid" not in shown
    assert "nothing is written; with --yes" in shown
    assert files(out) == before
    assert run("--regrade", "--yes") == 0
    assert (
        records(out)["s000"]["points"]
        == json.loads(before[out / "s000" / f"{NAME}.json"])["points"] - 1
    )
    capsys.readouterr()
    assert run("--regrade") == 0
    assert "0 graded again" in capsys.readouterr().out


def test_regrade_runs_only_what_changed(run, ran, folder, out, capsys):
    """With one new file one submission is graded again, and its new answers explain the change."""
    notebook(folder, "s001").write_bytes(notebook(folder, "s000").read_bytes())
    assert run("--regrade", "--yes") == 0
    assert ran == ["s001"]
    shown = capsys.readouterr().out
    assert "(the file changed) passed" in shown and "1 gain on a question, 0 lose on one" in shown
