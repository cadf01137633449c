"""Records that are not what they should be are told, and the command says why not."""

import os
import re

import pytest

from autograder.__main__ import main
from autograder.report import build, data
from tests.report.pages import HOSTILE, assert_harmless
from tests.report.records import NAME, damage, put


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (damage("schema", "autograder.record/9"), "not autograder.record/2"),
        (damage("assignment", "01-activations"), "another assignment"),
        (damage("student", HOSTILE), "another student"),
        (damage("status", ["graded"]), "data.status"),
        (damage("questions", None), "data.questions"),
        (damage("questions", [1, 2]), "data.questions[0]"),
        (damage("questions", []), "not the sum of its questions"),
        (lambda record: record["questions"].append(record["questions"][0]), "appears twice"),
        (damage("grade_id", HOSTILE, 0), "the questions of the assignment have changed since"),
        (damage("grade_id", {"a": 1}, 0), "data.questions[0].grade_id"),
        (damage("status", HOSTILE, 0), "data.questions[0].status"),
        (damage("status", {}, 0), "data.questions[0].status"),
        (damage("points", float("nan"), 0), "nan or an infinite number"),
        (damage("points", float("inf"), 0), "nan or an infinite number"),
        (damage("points", 10**400, 0), "data.questions[0].points"),
        (damage("points", -1, 0), "data.questions[0].points"),
        (damage("points", True, 0), "data.questions[0].points"),
        (damage("points", "1", 0), "data.questions[0].points"),
        (damage("max_points", 1e9, 0), "data.questions[0].max_points"),
        (damage("max_points", None, 0), "data.questions[0].max_points"),
    ],
)
def test_a_record_that_is_not_what_it_should_be(forward, tmp_path, change, sentence):
    """A record with odd values is named with the reason, counts nowhere, and stops nothing."""
    put(tmp_path, forward, "ada", change=change)
    put(tmp_path, forward, "bob")
    page, class_ = build.report(forward, tmp_path)
    assert [one.student for one in class_.submissions] == ["bob"]
    assert [one.student for one in class_.problems] == ["ada"]
    assert sentence in class_.problems[0].sentence
    assert_harmless(page)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[]", "not autograder.record/2"),
        (b"\xff{}", "UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"points": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"schema": null}', "not autograder.record/2"),
        (b" " * 5_000_001, "more than 5 MB"),
        ("folder", "not a file"),
        ("link", "not a file"),
        ("pipe", "not a file"),
    ],
)
def test_a_file_that_is_no_record(forward, tmp_path, content, sentence):
    """What is no record is named, whatever it is; a pipe is not waited for, no link followed."""
    good = put(tmp_path, forward, "bob")
    path = put(tmp_path, forward, "ada")
    path.unlink()
    if content == "folder":
        path.mkdir()
    elif content == "link":
        path.symlink_to(good)
    elif content == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(content)
    class_ = data.read_class(forward, tmp_path)
    assert [one.student for one in class_.submissions] == ["bob"]
    assert [one.student for one in class_.problems] == ["ada"]
    assert sentence in class_.problems[0].sentence


def test_records_by_other_checks_are_in_doubt(forward, tmp_path):
    """A record that other checks made counts, and the page says to grade again."""
    for student in ("ada", "bob", "cid"):
        put(tmp_path, forward, student)
    put(tmp_path, forward, "dot", change=lambda one: one["hashes"].update(environment="0" * 16))
    class_ = data.read_class(forward, tmp_path)
    assert len(class_.read) == 4
    assert [one.student for one in class_.problems] == ["dot"]
    assert "--regrade" in class_.problems[0].sentence


def test_the_command(made_up, tmp_path, capsys):
    """The command writes the page and says how many students it counts."""
    root, _, page = made_up
    out = tmp_path / "class.html"
    arguments = ["report", "--assignment", NAME, "--records", str(root / "records"), "--out"]
    assert main([*arguments, str(out), "--submissions", str(root / "submissions")]) == 0
    assert out.read_text(encoding="utf-8") == page
    assert "students in the figures" in capsys.readouterr().out
    assert main([*arguments, str(out)]) == 0
    assert 'id="alike"' not in out.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class.html"]


@pytest.mark.parametrize(
    ("records", "out", "said"),
    [
        ("nowhere", "x.html", "cannot report on 02-forward: there is no"),
        ("records", "nowhere/x.html", "cannot write .*No such file or directory; name a file"),
    ],
)
def test_the_command_says_why_not(forward, tmp_path, capsys, records, out, said):
    """Without records, or a place for the page, the command says what to do; status 2."""
    put(tmp_path / "records", forward, "ada")
    assert (
        main(
            [
                "report",
                "--assignment",
                NAME,
                "--records",
                str(tmp_path / records),
                "--out",
                str(tmp_path / out),
            ]
        )
        == 2
    )
    assert re.search(said, capsys.readouterr().err)
