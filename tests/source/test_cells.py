"""The cells of the sources: in order, clean, and with the reference's own code."""

import ast
import inspect

import pytest

from autograder.submission.assignment import Assignment, names


@pytest.mark.parametrize("name", names())
def test_every_exercise_has_its_cells(name):
    """Prompt, solution, visible and hidden check follow one another, under unique names."""
    assignment = Assignment(name)
    ids = [cell.grade_id for cell in assignment.cells if cell.grade_id]
    assert len(ids) == len(set(ids))
    for function in assignment.checks:
        at = ids.index(function)
        assert ids[at : at + 3] == [function, f"{function}_visible", f"{function}_hidden"]


@pytest.mark.parametrize("name", names())
def test_solution_region_shows_the_reference(name):
    """The code in a solution region is the reference's code, docstring and comments aside."""
    assignment = Assignment(name)
    cells = {cell.grade_id: cell.source for cell in assignment.cells}
    for function, check in assignment.checks.items():
        ours = ast.parse(inspect.getsource(check.reference)).body[0]
        shown = [
            node
            for node in ast.parse(cells[function]).body
            if getattr(node, "name", "") == function
        ][0]
        assert _code(shown) == _code(ours), function


def _code(node):
    """Return signature and body as normal text, without docstrings; a class by its methods."""
    if isinstance(node, ast.ClassDef):
        return [
            _code(item) if isinstance(item, ast.FunctionDef) else ast.unparse(item)
            for item in node.body[1:]
        ]
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return ast.unparse(node.args), [ast.unparse(statement) for statement in body]


@pytest.mark.parametrize("name", names())
def test_source_is_clean(name):
    """A source notebook carries no outputs, no execution counts and no empty prompts."""
    for cell in Assignment(name).notebook["cells"]:
        if cell["cell_type"] == "code":
            assert not cell["outputs"] and cell["execution_count"] is None, cell["id"]
        assert cell["source"].strip(), cell["id"]
