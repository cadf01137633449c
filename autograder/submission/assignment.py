"""
Read an assignment: the pristine notebook, its questions, its support files.

Everything comes from `source/` and from the modules of this project, never from a submission.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.checks import checks_of
from autograder.refusal import Refusal
from autograder.submission import support_files
from autograder.submission.course_folder import course_folder

# the folder of autograder, course and tutor: the repository, or site-packages
ROOT = Path(__file__).resolve().parents[2]
HIDDEN = re.compile(r"[^\n]*BEGIN HIDDEN TESTS.*?END HIDDEN TESTS[^\n]*\n?", re.DOTALL)
SOLUTION = re.compile(r"[^\n]*BEGIN SOLUTION.*?END SOLUTION[^\n]*\n?", re.DOTALL)
SCHEME = re.compile(r"[^\n]*BEGIN MARK SCHEME.*?END MARK SCHEME[^\n]*\n?", re.DOTALL)
STUB = "raise NotImplementedError"


class UnknownAssignment(Refusal):
    """There is no such assignment in source/."""


@dataclass(frozen=True)
class Cell:
    """
    One cell of a notebook.

    `role` is solution, grade, manual (a written answer), text, code (given code), show (an
    experiment) or extra (a cell that the student added). `pictures` are those that a student pasted
    into the cell, see `pictures.read`.
    """

    cell_id: str
    role: str
    source: str
    grade_id: str = ""
    points: float = 0.0
    cell_type: str = "code"
    pictures: tuple = ()


class Assignment:
    """
    One assignment.

    Parameters
    ----------
    name : str
        `NN-topic`, the name of its folder in source/.
    root : Path, optional
        The folder of the course; by default `course_folder()`.
    """

    def __init__(self, name, root=None):
        root = Path(root or course_folder())
        self.name = name
        self.folder = root / "source" / name
        self.release = root / "release" / name
        self.topic = name.split("-", 1)[-1]
        self.path = self.folder / f"{self.topic.replace('-', '_')}.ipynb"
        if not self.path.is_file():
            raise UnknownAssignment(
                f"cannot find assignment {name!r}: there is no {self.path}; "
                f"use one of: {', '.join(names(root)) or 'none'}"
            )

    @cached_property
    def notebook(self):
        """Return the source notebook (format 4) as a tree, including hidden tests and solutions."""
        tree = json.loads(self.path.read_text(encoding="utf-8"))
        for cell in tree["cells"]:
            cell["source"] = "".join(cell["source"])
        return tree

    @cached_property
    def cells(self):
        """Return the cells of the source notebook with their roles."""
        return [
            Cell(
                cell["id"],
                _role(cell),
                cell["source"],
                _meta(cell).get("grade_id", ""),
                float(_meta(cell).get("points") or 0),
                cell["cell_type"],
            )
            for cell in self.notebook["cells"]
        ]

    @cached_property
    def questions(self):
        """Return the cells that give points, in notebook order."""
        return [cell for cell in self.cells if cell.role in ("grade", "manual")]

    @property
    def max_points(self):
        """Return the points of all questions."""
        return sum(cell.points for cell in self.questions)

    @property
    def checks(self):
        """Return the checks of the assignment by function name, in the order of its exercises."""
        known = checks_of(self.name)
        return {name: known[name] for name in sorted(known, key=self._place)}

    def _place(self, function):
        """Return the position of a function's exercise; one without a solution cell comes last."""
        names = [cell.grade_id for cell in self.cells if cell.role == "solution"]
        return names.index(function) if function in names else len(names)

    @cached_property
    def support_files(self):
        """Return the files beside the notebook in a release, path to bytes."""
        return support_files.all_of(self)

    @cached_property
    def released_files(self):
        """Return the same, but take `checks.json` from an up-to-date release: saves a second."""
        return support_files.released(self)


def names(root=None):
    """Return the names of the assignments in source/, in order."""
    source = Path(root or course_folder()) / "source"
    return sorted(path.parent.name for path in source.glob("*/*.ipynb"))


def released_source(cell):
    """Return a grade cell as students see it: without its hidden tests."""
    return HIDDEN.sub("", cell.source).rstrip("\n")


def _meta(cell):
    return cell["metadata"].get("nbgrader", {})


def _role(cell):
    meta = _meta(cell)
    if meta.get("grade") and meta.get("solution"):
        return "manual"
    if meta.get("grade"):
        return "grade"
    if meta.get("solution"):
        return "solution"
    if cell["cell_type"] != "code":
        return "text"
    return "show" if "experiment" in cell["metadata"].get("tags", []) else "code"
