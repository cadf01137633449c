"""What students receive: fresh, and without any answer."""

import ast
import json
import re
import shutil
import textwrap

import nbformat
import numpy as np
import pytest

from autograder.nbgrader_plugin.release import release
from autograder.submission import support_files
from autograder.submission.assignment import ROOT, Assignment, names
from autograder.submission.support_files import PARTS
from tutor.judging import codec

MARKERS = ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "MARK SCHEME", "autograder.checks")
REGION = re.compile(r"### BEGIN SOLUTION\n(.*?)\n[^\n]*### END SOLUTION", re.DOTALL)
HANDED_OUT = {"training_step"}  # the prompt shows its lines in a wrong order


def tree(folder):
    """Return the files below a folder, path to bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.glob("**/*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and ".ipynb_checkpoints" not in path.parts
    }


@pytest.mark.parametrize("name", names())
def test_committed_release_is_fresh(name, tmp_path):
    """`release/` is, byte for byte, what `python -m autograder release` makes of source/ now."""
    shutil.copytree(
        ROOT / "source" / name,
        tmp_path / "source" / name,
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    release([name], root=tmp_path)
    assert tree(ROOT / "release" / name) == tree(tmp_path / "release" / name)


def test_nothing_else_is_released():
    """`release/` has a folder for each assignment of source/, and nothing besides."""
    assert sorted(path.name for path in (ROOT / "release").iterdir()) == names()


def arrays(value):
    """Return the arrays inside nested containers."""
    if isinstance(value, np.ndarray):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return (
        [array for item in value for array in arrays(item)]
        if isinstance(value, (list, tuple))
        else []
    )


def solution_lines(name):
    """Return the lines of code of an assignment's solution regions that give an answer away."""
    lines = set()
    for cell in Assignment(name).cells:
        if cell.role != "solution" or cell.grade_id in HANDED_OUT:
            continue
        for region in REGION.findall(cell.source):
            for statement in ast.parse(textwrap.dedent(region)).body:
                lines |= {line.strip() for line in ast.unparse(statement).splitlines()}
    return {
        line
        for line in lines
        if len(line) > 14
        and any(c in line for c in "*@/+(")
        and not line.startswith(("return A, ", "raise", "def ", "if ", "for "))
    }


def test_the_jail_shows_what_was_released(tmp_path):
    """Released data are taken as they are; where something else was released they are computed."""
    assignment = Assignment("01-activations")
    given = support_files.given(assignment)
    for name in given:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(given[name])
    data = tmp_path / "checks.json"
    data.write_bytes(b"as released")

    def shown():
        again = Assignment("01-activations")
        again.release = tmp_path
        return again.released_files["checks.json"]

    assert shown() == b"as released"
    (tmp_path / "tutor/judging/judge.py").write_bytes(b"another judge")
    assert shown() == assignment.support_files["checks.json"]
    data.unlink()
    assert shown() == assignment.support_files["checks.json"]


@pytest.mark.parametrize("name", names())
def test_no_solution_in_the_release(name):
    """No marker, no import of the checks and no line of the reference is in a released notebook."""
    notebook = nbformat.read(ROOT / "release" / name / Assignment(name).path.name, as_version=4)
    solutions = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    text = json.dumps(notebook)
    assert not [marker for marker in MARKERS if marker in text]
    assert all(
        "raise NotImplementedError" in source or "YOUR ANSWER" in source
        for source in solutions.values()
    )
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    normal = {
        ast.unparse(node)
        for tree_ in [ast.parse(_plain(code))]
        for node in ast.walk(tree_)
        if isinstance(node, (ast.Assign, ast.Return))
    }
    assert not normal & solution_lines(name)


def _plain(code):
    """Drop the lines that are IPython and not Python."""
    return "\n".join(line for line in code.splitlines() if not line.lstrip().startswith(("%", "!")))


@pytest.mark.parametrize("name", names())
def test_release_carries_earlier_parts_only(name):
    """A release holds the reference of the assignments before it, and of no other."""
    folder = ROOT / "release" / name / "course"
    earlier = {f"{part}.py" for other in PARTS if other < name for part in PARTS[other]}
    there = {path.name for path in folder.glob("*.py")} - {"__init__.py"}
    assert there == earlier
    for path in (ROOT / "release" / name).glob("**/*.py"):
        text = path.read_text(encoding="utf-8")
        for other, parts in PARTS.items():
            if other >= name:
                assert not [part for part in parts if f"course.{part}" in text], path


@pytest.mark.parametrize("name", names())
def test_no_hidden_value_in_the_release(name):
    """The data of the visible checks shows the visible examples and holds no hidden number."""
    data = json.loads((ROOT / "release" / name / "checks.json").read_text(encoding="utf-8"))
    text = json.dumps(data, ensure_ascii=False)
    for function, check in Assignment(name).checks.items():
        visible = {kind for kind, _ in check._visible}
        assert {e["kind"] for e in data["checks"][function]["examples"]} == visible
        for example in check.hidden_examples(seed=3):
            for value in arrays(example.args) + arrays(example.expected):
                written = json.dumps(codec.encode(value))
                by_chance = value.dtype.kind != "f" or np.unique(value).size < 6
                assert by_chance or written not in text, example.kind
