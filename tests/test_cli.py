"""The command line: records, progress, exit status, refusal."""

import json
import subprocess
import sys

import pytest

from autograder import __version__
from autograder.__main__ import main
from autograder.jail import sandbox
from autograder.submission.assignment import ROOT
from demo.submissions import build, read

NAME = "01-activations"
FIELDS = {
    "schema",
    "assignment",
    "student",
    "status",
    "message",
    "points",
    "max_points",
    "seconds",
    "seed",
    "versions",
    "limits",
    "hashes",
    "questions",
}
QUESTION = {
    "grade_id",
    "status",
    "points",
    "max_points",
    "message",
    "where",
    "what",
    "hint",
    "mistake",
    "sentence",
    "unwritten",
    "raised",
    "line",
    "given",
}


@pytest.fixture
def submissions(tmp_path, assignments):
    """A folder with a right, a wrong, a damaged and a missing submission."""
    assignment = assignments[NAME]
    released = ROOT / "release" / NAME / assignment.path.name
    for student, script in (("ada", "honest/all_right"), ("bob", "attacks/return_nan")):
        path = tmp_path / "in" / student / NAME / assignment.path.name
        path.parent.mkdir(parents=True)
        path.write_bytes(build(read(ROOT / f"tests/submissions/{script}.py"), assignment, released))
    for student in ("cid", "dot"):
        (tmp_path / "in" / student / NAME).mkdir(parents=True)
    (tmp_path / "in" / "cid" / NAME / assignment.path.name).write_bytes(b"{")
    return tmp_path / "in"


def test_grade_writes_a_record_for_everybody(submissions, tmp_path, capsys):
    """Every submission gets its own JSON record, a line of sums, and the exit status is 0."""
    out = tmp_path / "out"
    status = main(
        [
            "grade",
            "--assignment",
            NAME,
            "--submissions",
            str(submissions),
            "--out",
            str(out),
            "--workers",
            "2",
            "--seed",
            "7",
        ]
    )
    assert status == 0
    (sums,) = capsys.readouterr().out.splitlines()
    assert sums.startswith("4 submissions: 2 graded, 1 unreadable, 1 missing; median ")
    assert f"of 50 points; 2 wait for a human; records in {out}" in sums
    records = {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))
        for path in out.glob("*/*.json")
    }
    assert {name: record["status"] for name, record in records.items()} == {
        "ada": "graded",
        "bob": "graded",
        "cid": "unreadable",
        "dot": "missing",
    }
    for name, record in records.items():
        assert set(record) == FIELDS
        assert record["student"] == name
        assert all(set(question) == QUESTION for question in record["questions"])
    assert records["ada"]["points"] > records["bob"]["points"] > 0


def test_one_worker_and_two_agree(submissions, tmp_path):
    """The records do not depend on how many workers made them, durations aside."""
    results = []
    for workers in ("1", "2"):
        out = tmp_path / workers
        main(
            [
                "grade",
                "--assignment",
                NAME,
                "--submissions",
                str(submissions),
                "--out",
                str(out),
                "--workers",
                workers,
            ]
        )
        records = [
            json.loads(path.read_text(encoding="utf-8")) for path in sorted(out.glob("*/*.json"))
        ]
        results.append([{k: v for k, v in r.items() if k != "seconds"} for r in records])
    assert results[0] == results[1]


def test_grade_one_prints_one_record(submissions, capsys):
    """`grade-one` writes one JSON record to standard output and nothing else."""
    path = submissions / "ada" / NAME / "activations.ipynb"
    assert main(["grade-one", str(path), "--assignment", NAME]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["status"] == "graded"
    order = [question["grade_id"] for question in record["questions"]]
    assert order.index("sigmoid_visible") < order.index("relu_hidden")


def test_grade_one_of_a_missing_file_ends_with_2(tmp_path, capsys):
    """Where there is no file, the record says so and the exit status is 2."""
    assert main(["grade-one", str(tmp_path / "activations.ipynb"), "--assignment", NAME]) == 2
    assert json.loads(capsys.readouterr().out)["status"] == "missing"


def test_a_limit_is_an_option(submissions, capsys):
    """`--limit` sets a limit, the record says so, and an unknown one is refused with the names."""
    path = str(submissions / "ada" / NAME / "activations.ipynb")
    command = ["grade-one", path, "--assignment", NAME]
    assert main([*command, "--limit", "call_seconds=5"]) == 0
    assert json.loads(capsys.readouterr().out)["limits"]["call_seconds"] == 5
    assert main([*command, "--limit", "call_second=5"]) == 2
    assert "'call_second' is not a limit; the limits are memory_bytes" in capsys.readouterr().err


def test_help_does_not_load_the_checks():
    """The command line answers `--help` and `--version` without NumPy and without any check."""
    program = (
        "import sys; from autograder.__main__ import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(*sorted({'numpy', 'autograder.checks', 'nbgrader', 'nbformat'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, text=True, capture_output=True, check=True
    )
    assert done.stdout.splitlines() == [f"autograder {__version__}", ""]


def test_unknown_assignment_is_refused(capsys):
    """An unknown assignment is one line on stderr and exit status 2."""
    assert main(["grade-one", "x.ipynb", "--assignment", "99-nothing"]) == 2
    assert "use one of: 01-activations" in capsys.readouterr().err


def test_empty_folder_is_refused(tmp_path, capsys):
    """A folder without submissions is one line on stderr and exit status 2."""
    arguments = ["--assignment", NAME, "--out", str(tmp_path / "out")]
    assert main(["grade", "--submissions", str(tmp_path), *arguments]) == 2
    assert main(["grade", "--submissions", str(tmp_path / "no"), *arguments]) == 2
    assert "cannot grade" in capsys.readouterr().err


def test_grading_refuses_without_isolation(monkeypatch, submissions, capsys):
    """Where the jail cannot be built nothing is graded and the message says what to do."""
    monkeypatch.setattr(sandbox, "BOOTSTRAP", "raise SystemExit('namespaces are not allowed')")
    path = submissions / "ada" / NAME / "activations.ipynb"
    assert main(["grade-one", str(path), "--assignment", NAME]) == 2
    error = capsys.readouterr().err
    assert "namespaces are not allowed" in error
    assert "check-environment" in error
