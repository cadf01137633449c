"""Who may import what: data flows one way, and the reference never enters the jail."""

import ast
import sys
from pathlib import Path

import pytest

from autograder.submission.assignment import ROOT, names

PACKAGES = ROOT / "autograder"
NBGRADER = {"plugin.py", "careful.py", "gradebook.py", "release.py", "learning_systems.py"}
PROCESSES = {"sandbox.py", "pool.py", "root.py", "jail.py", "warm.py"}
IN_JAIL = [
    "root.py",
    "jail.py",
    "warm.py",
    "wire.py",
    "worker.py",
    "tutor/codec.py",
    "tutor/errors.py",
    "tutor/formulas.py",
    "tutor/standins.py",
]


def imports(path):
    """Return the dotted names of everything that a file imports, relative ones made absolute."""
    found = set()
    package = ".".join(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = f"{package}.{node.module or ''}".rstrip(".") if node.level else node.module
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found


def tops(path):
    """Return the top-level packages that a file imports."""
    return {name.split(".")[0] for name in imports(path)}


@pytest.mark.parametrize("path", sorted((ROOT / "course").glob("*.py")), ids=lambda p: p.name)
def test_course_imports_numpy_only(path):
    """The reference imports NumPy, the standard library and itself."""
    assert tops(path) - sys.stdlib_module_names <= {"numpy", "course"}


@pytest.mark.parametrize(
    "path", sorted(PACKAGES.glob("**/*.py")), ids=lambda p: str(p.relative_to(PACKAGES))
)
def test_autograder_imports(path):
    """Only the nbgrader side imports nbgrader, only the sandbox starts processes."""
    names_ = imports(path)
    if path.name not in NBGRADER:
        assert "nbgrader" not in tops(path)
    if path.name not in PROCESSES:
        assert not {"subprocess", "multiprocessing", "os.fork", "ctypes"} & names_
        assert "os.fork" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((PACKAGES / "checks").glob("*.py")), ids=lambda p: p.name)
def test_checks_import_course_and_numpy(path):
    """Checks import the reference, NumPy and the comparison that students have too."""
    allowed = ("autograder.checks", "tutor")
    for name in imports(path):
        if name.startswith("autograder") and name != "autograder":
            assert name.startswith(allowed), name
    assert "nbformat" not in tops(path)


@pytest.mark.parametrize("name", IN_JAIL)
def test_the_jail_holds_nothing_of_the_checks(name):
    """What runs in the jail imports the standard library, NumPy, matplotlib and IPython."""
    for imported in imports(PACKAGES / name):
        if imported.startswith("autograder"):
            tail = imported.removeprefix("autograder").lstrip(".").replace(".", "/")
            assert tail == "" or any(f.startswith(tail.split("/")[0]) for f in IN_JAIL), imported
    assert not tops(PACKAGES / name) & {"course", "nbgrader", "nbformat"}


@pytest.mark.parametrize("path", sorted((PACKAGES / "tutor").glob("*.py")), ids=lambda p: p.name)
def test_the_tutor_needs_what_students_have(path):
    """The visible-check package imports itself, NumPy, matplotlib, ipywidgets and IPython."""
    allowed = {"numpy", "matplotlib", "ipywidgets", "IPython", "autograder"}
    for imported in imports(path):
        if imported.startswith("autograder"):
            assert imported.startswith("tutor"), imported
    import sys

    assert tops(path) - allowed <= set(sys.stdlib_module_names)


def test_nothing_pickles():
    """No file of the grader loads pickles or numpy object arrays."""
    for path in PACKAGES.glob("**/*.py"):
        text = path.read_text(encoding="utf-8")
        assert "import pickle" not in text and "allow_pickle=True" not in text, path


def test_every_module_is_reviewable():
    """No module of the project is longer than 260 lines."""
    for folder in ("course", "autograder", "demo"):
        for path in (ROOT / folder).glob("**/*.py"):
            if "run" in path.parts or "class" in path.parts or path.parent.name == "course":
                continue
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 260, path


def test_there_are_assignments():
    """The tests above have something to look at."""
    assert names() and Path(PACKAGES / "checks").is_dir()
