"""Records as CSV: every field is data, and what was not read has no points."""

import json
import re

import pytest

from autograder.__main__ import main
from autograder.export import tables
from tests.export.records import question, record
from tests.nbgrader_plugin.lms_readers import rows_of

FORMULAS = [
    "=1+1",
    "+1+f(x)",
    "-1|cmd",
    "@SUM(A1)",
    " =1+1",
    "\t=1+1",
    "a;=1+1",
    'a",=1+1',
    "a\n=1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
]


@pytest.fixture
def records(tmp_path):
    """A folder of records: right, hostile, open, and a file that is none."""
    rows = [
        record(question(), question("why", "manual", None, 3.0)),
        record(
            question("relu_hidden", "failed", 0.0, 2.0, "=cmd|' /C calc'!A0, +1"),
            student="bob",
            message="@SUM(A1)",
        ),
        record(question(), student="=1+f(x)"),
    ]
    for row in rows:
        path = tmp_path / "records" / row.student / "01-activations.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(row.as_json()), encoding="utf-8")
    (tmp_path / "records" / "cid").mkdir()
    (tmp_path / "records" / "cid" / "01-activations.json").write_text("{")
    return tmp_path / "records"


def test_records_become_one_csv(records, tmp_path, capsys):
    """Each complete record is a line; one that is not is named and gives exit status 1."""
    out = tmp_path / "grades.csv"
    assert main(["csv", "--records", str(records), "--out", str(out)]) == 1
    assert "cid/01-activations.json is not a complete record" in capsys.readouterr().err
    head, *rows = rows_of(out)
    table = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(table) == {"ada", "bob", "'=1+f(x)"}
    assert (table["ada"]["points"], table["ada"]["max_points"], table["ada"]["waiting"]) == (
        "2",
        "5",
        "1",
    )
    assert table["bob"]["message"] == "'@SUM(A1)"


@pytest.mark.parametrize("status", ["missing", "unreadable"])
@pytest.mark.parametrize("more", [[], ["--questions"]])
def test_what_was_not_read_has_no_points(status, more, tmp_path):
    """A file that is not there, or is no notebook, has an empty cell in the place of its 0."""
    path = tmp_path / "records" / "ada" / "01-activations.json"
    path.parent.mkdir(parents=True)
    path.write_text(
        json.dumps({**record(question("f_hidden", "error", 0.0)).as_json(), "status": status}),
        encoding="utf-8",
    )
    out = tmp_path / "marks.csv"
    assert main(["csv", "--records", str(tmp_path / "records"), "--out", str(out), *more]) == 0
    head, row = rows_of(out)
    assert dict(zip(head, row, strict=True))["points"] == ""


def test_questions_become_one_csv(records, tmp_path):
    """With --questions each question is a line, and points that nobody knows are an empty cell."""
    out = tmp_path / "questions.csv"
    main(["csv", "--records", str(records), "--out", str(out), "--questions"])
    head, *rows = rows_of(out)
    found = {(row[0], row[2]): dict(zip(head, row, strict=True)) for row in rows}
    assert found["ada", "why"]["points"] == "" and found["ada", "relu_hidden"]["points"] == "2"
    assert found["bob", "relu_hidden"]["message"] == "'=cmd|' /C calc'!A0, '+1"


def test_csv_says_what_it_cannot_do(tmp_path, capsys):
    """An empty folder and a place that cannot be written to are told with what to do."""
    assert main(["csv", "--records", str(tmp_path), "--out", str(tmp_path / "x.csv")]) == 2
    err = capsys.readouterr().err
    assert re.search("cannot export .*: it contains no .*; give the folder", err)
    with pytest.raises(tables.CannotExport, match="cannot write .*; name another file"):
        tables.write(tmp_path / "none" / "x.csv", [])


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text, tmp_path):
    """No text begins a formula, in whatever way a spreadsheet cuts it, and it stays readable."""
    said = tables.guarded(text)
    tables.write(tmp_path / "x.csv", [["a", said]])
    raw = (tmp_path / "x.csv").read_text(encoding="utf-8")
    for cell in re.split('[,;\t\r\n"]', raw):
        assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
    assert said.replace("'", "") == text.replace("'", "") and not tables.is_safe(text)


@pytest.mark.parametrize(
    "name", ["ada", "ada.l-x@uni.org", "2024-0017", "-47", "+49", "@ada", "Ada Lovelace", "Müller"]
)
def test_an_identifier_stays_as_it_is(name):
    """What cannot call, link or start anything is written without a change."""
    assert tables.is_safe(name)
