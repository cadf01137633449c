"""A submission becomes the pristine notebook plus the text of its solution cells."""

import json
import os

import nbformat
import pytest

from autograder.judge.grading import grade
from autograder.submission.assignment import ROOT
from autograder.submission.notebook_file import MAX_BYTES, Unreadable, read_cells
from autograder.submission.rebuild import rebuild

NAME = "01-activations"


@pytest.fixture
def assignment(assignments):
    return assignments[NAME]


@pytest.fixture
def released(assignment):
    return (ROOT / "release" / NAME / assignment.path.name).read_text(encoding="utf-8")


BAD = {
    "empty": (b"", "is empty"),
    "only spaces": (b"  \n", "is empty"),
    "not json": (b"print('hello')", "JSON is damaged"),
    "json but no notebook": (b"[1, 2, 3]", "not a notebook"),
    "a number": (b"7", "not a notebook"),
    "cells is no list": (b'{"cells": {}}', "not a notebook"),
    "utf-16": ('{"cells": []}'.encode("utf-16"), "UTF-16"),
    "latin-1": ('{"cells": ["é"]}'.encode("latin-1"), "not UTF-8"),
    "nbformat 3": (b'{"worksheets": [{"cells": []}], "nbformat": 3}', "format 3"),
    "deeply nested": (b"[" * 100_000, "JSON is damaged"),
    "many cells": (json.dumps({"cells": [{}] * 2001}).encode(), "2001 cells"),
    "a giant cell": (json.dumps({"cells": [{"source": "x" * 200_001}]}).encode(), "200001"),
    "too large": (b" " * (MAX_BYTES + 1), "MB, more than"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_sentence(tmp_path, name):
    """A file that is no notebook is refused with a sentence that says why."""
    data, message = BAD[name]
    path = tmp_path / "activations.ipynb"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=message):
        read_cells(path)


def test_a_truncated_notebook_gets_a_sentence(tmp_path, released):
    """A notebook that was cut off is refused with a sentence."""
    path = tmp_path / "activations.ipynb"
    path.write_text(released[: len(released) // 2], encoding="utf-8")
    with pytest.raises(Unreadable, match="cut off"):
        read_cells(path)


def test_a_symlink_is_not_followed(tmp_path, released):
    """A link to another student's notebook is refused, not read."""
    (tmp_path / "other.ipynb").write_text(released, encoding="utf-8")
    (tmp_path / "activations.ipynb").symlink_to(tmp_path / "other.ipynb")
    with pytest.raises(Unreadable, match="not a link"):
        read_cells(tmp_path / "activations.ipynb")


def test_a_linked_folder_is_not_followed(tmp_path, released):
    """A link to another student's folder is refused, not read."""
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "activations.ipynb").write_text(released, encoding="utf-8")
    (tmp_path / "eve").symlink_to(tmp_path / "ada")
    with pytest.raises(Unreadable, match="folder is a link"):
        read_cells(tmp_path / "eve" / "activations.ipynb")


def test_the_notebook_of_another_assignment_is_told(tmp_path, assignments):
    """Who hands in the wrong notebook of the course reads which one it is."""
    other = assignments["02-forward"]
    path = tmp_path / other.path.name
    path.write_bytes((ROOT / "release" / "01-activations" / "activations.ipynb").read_bytes())
    assert rebuild(path, other).problem == (
        "this is the notebook of 01-activations; submit forward.ipynb of 02-forward"
    )


def test_a_fifo_does_not_block(tmp_path):
    """A named pipe in place of the notebook is refused at once."""
    os.mkfifo(tmp_path / "activations.ipynb")
    with pytest.raises(Unreadable, match="is not a file"):
        read_cells(tmp_path / "activations.ipynb")


def test_a_folder_is_refused(tmp_path):
    """A folder in place of the notebook is refused."""
    (tmp_path / "activations.ipynb").mkdir()
    with pytest.raises(Unreadable, match="is not a file"):
        read_cells(tmp_path / "activations.ipynb")


def test_a_wrong_name_is_told(tmp_path, released):
    """A notebook under another name is named in the message."""
    (tmp_path / "activations (1).ipynb").write_text(released, encoding="utf-8")
    with pytest.raises(Unreadable, match=r"found activations \(1\)\.ipynb instead"):
        read_cells(tmp_path / "activations.ipynb")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_record(tmp_path, name, assignment, sandbox):
    """A bad file gets a record with 0 points a question and the sentence in each."""
    path = tmp_path / "activations.ipynb"
    path.write_bytes(BAD[name][0])
    record = grade(path, assignment, sandbox, "student").record
    assert record.status == "unreadable"
    assert record.points == 0
    assert all(verdict.message == record.message for verdict in record.questions)


def test_a_missing_file_gets_a_record(tmp_path, assignment, sandbox):
    """A submission without a notebook is `missing`, not an accident of the batch."""
    record = grade(tmp_path / "activations.ipynb", assignment, sandbox, "student").record
    assert (record.status, record.points) == ("missing", 0)


def test_tests_come_from_the_pristine_notebook(tmp_path, assignment, released):
    """Whatever a submission writes into a grade cell is dropped."""
    notebook = nbformat.reads(released, as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = "print('mine')"
    path = tmp_path / "activations.ipynb"
    nbformat.write(notebook, path)
    cells = rebuild(path, assignment).cells
    pristine = {cell.grade_id: cell.source for cell in assignment.cells}
    graded = [cell for cell in cells if cell.role == "grade"]
    assert len(graded) == len([c for c in assignment.cells if c.role == "grade"])
    assert all(cell.source == pristine[cell.grade_id] for cell in graded)


def test_extra_cells_stay_where_they_stood(tmp_path, assignment, released):
    """A student's own cell runs between the same known cells as in the submission."""
    notebook = nbformat.reads(released, as_version=4)
    place = next(
        n
        for n, cell in enumerate(notebook.cells)
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "relu"
    )
    notebook.cells.insert(place, nbformat.v4.new_code_cell("my_own = 1"))
    path = tmp_path / "activations.ipynb"
    nbformat.write(notebook, path)
    sources = [cell.source for cell in rebuild(path, assignment).cells]
    roles = [cell.grade_id for cell in rebuild(path, assignment).cells]
    assert sources.index("my_own = 1") < roles.index("relu")


def test_strange_json_is_survived(tmp_path, assignment):
    """Cells whose fields have the wrong types are taken as empty."""
    cells = [
        7,
        None,
        {"source": 5},
        {"metadata": 3, "source": ["a", 4]},
        {"metadata": {"nbgrader": {"grade_id": ["relu"]}}, "source": "x"},
        {"id": {"a": 1}, "cell_type": [], "source": "\ud800"},
    ]
    path = tmp_path / "activations.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert rebuild(path, assignment).problem is None
