"""Grading a folder: skip, resume, lock, full disk, regrade."""

import json
import shutil
import subprocess

import pytest

from autograder.batch import job
from autograder.judge import grading
from autograder.judge.grading import grade
from autograder.record import files as record_files
from autograder.record import fingerprint
from autograder.submission.folder import students
from tests.batch.places import files, notebook
from tests.harness.classes import NAME, records


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


@pytest.mark.parametrize("spoilt", ["{", '{"schema": "autograder.record/1"}', "another"])
def test_a_record_that_cannot_be_read_is_named(run, out, capsys, spoilt):
    """A damaged record, one of another version or of another student is named and graded again."""
    path = out / "s000" / f"{NAME}.json"
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept.replace('"s000"', '"s001"') if spoilt == "another" else spoilt)
    run("--regrade")
    assert "another version: s000; a run without --regrade" in capsys.readouterr().err
    assert run() == 0
    assert "another version: s000; they are graded again" in capsys.readouterr().err
    assert json.loads(path.read_text(encoding="utf-8"))["student"] == "s000"


def test_a_lock_keeps_a_second_grader_out(run, tmp_path, capsys):
    """A folder of records takes one grader; the other is told so."""
    with record_files.locked(tmp_path / "out"):
        assert run() == 2
    error = capsys.readouterr().err
    assert "another grader is using it" in error and "use another --out" in error
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
