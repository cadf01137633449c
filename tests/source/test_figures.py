"""The drawings beside each notebook: they only draw, and a name means one thing in the course."""

import ast
import sys
from collections import Counter

import pytest

import tutor
from autograder.submission.assignment import ROOT, Assignment, names

FILES = sorted((ROOT / "source").glob("*/figures.py"))


def functions(path):
    """Return the public functions of a module as syntax trees."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def test_one_name_means_one_thing():
    """No two notebooks have a drawing of one name, nor one that the tutor uses for another."""
    shared = ROOT / "tutor" / "notebook" / "figure.py"
    count = Counter(one.name for path in [*FILES, shared] for one in functions(path))
    assert [name for name, times in count.items() if times > 1] == []
    own = {one.name for path in FILES for one in functions(path)}
    assert not own & set(tutor.__all__)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_figures_only_draw(path):
    """A module of figures imports NumPy, matplotlib and the tutor's drawing; it opens no file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    drawing = {"numpy", "tutor.notebook.figure", "tutor.notebook.palette"}
    assert {name for name in imported if name.split(".")[0] != "matplotlib"} == drawing
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"np.load", "open", "print", "show"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_drawing_returns_its_figure(path):
    """The last line of each public function hands back the figure, for `show` or `explore`."""
    last = {one.name: ast.unparse(one.body[-1]) for one in functions(path)}
    assert last
    assert set(last.values()) <= {"return figure", "return finish(figure)"}, last


@pytest.mark.parametrize("name", names())
def test_the_tutor_is_imported_before_numpy(name):
    """The setup cell imports the tutor first, which sets one thread before NumPy is loaded."""
    setup = next(cell.source for cell in Assignment(name).cells if "import figures" in cell.source)
    modules = [
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.parse(setup).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert [module for module in modules if module not in sys.stdlib_module_names][0] == "tutor"
