"""
An assignment as the grader knows it: the pristine notebook, its questions, its support files.

Everything is read from `source/` and from the modules of this project, never from a submission.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.checks import CHECKS

ROOT = Path(__file__).resolve().parent.parent
TUTOR = Path(__file__).resolve().parent / "tutor"
HIDDEN = re.compile(r"[^\n]*BEGIN HIDDEN TESTS.*?END HIDDEN TESTS[^\n]*\n?", re.DOTALL)
SOLUTION = re.compile(r"[^\n]*BEGIN SOLUTION.*?END SOLUTION[^\n]*\n?", re.DOTALL)
SCHEME = re.compile(r"[^\n]*BEGIN MARK SCHEME.*?END MARK SCHEME[^\n]*\n?", re.DOTALL)
STUB = "raise NotImplementedError"
CHECKS_FILE = "checks.json"
# what the reference of an assignment consists of; a release carries that of earlier ones only
PARTS = {
    "01-activations": ("activations",),
    "02-forward": ("losses", "forward"),
    "03-backprop": ("graph", "backprop", "gradient_check", "gradient_descent"),
    "04-initialization": ("initialization", "normalization"),
    "05-deep-vs-shallow": ("depth",),
    "06-hyperparameters": ("regularization", "fully_connected", "training", "search"),
}


class UnknownAssignment(LookupError):
    """There is no such assignment in source/."""


@dataclass(frozen=True)
class Cell:
    """
    One cell of a notebook; `role` is solution, grade, manual, text, code, show, extra.

    `pictures` are those that a student pasted into it; see `pasted.read`.
    """

    cell_id: str
    role: str
    source: str
    grade_id: str | None = None
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
    root : Path
        The course's root.
    """

    def __init__(self, name, root=ROOT):
        self.name = name
        self.folder = Path(root) / "source" / name
        self.release = Path(root) / "release" / name
        self.topic = name.split("-", 1)[-1]
        self.path = self.folder / f"{self.topic.replace('-', '_')}.ipynb"
        if not self.path.is_file():
            raise UnknownAssignment(
                f"cannot find assignment {name!r}: there is no {self.path}; "
                f"there are {', '.join(names(root)) or 'none'}"
            )

    @cached_property
    def notebook(self):
        """Return the source notebook (format 4) as a tree, hidden tests and solutions included."""
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
                _meta(cell).get("grade_id"),
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
        """Return the checks of the assignment by function name."""
        return CHECKS.get(self.name, {})

    @cached_property
    def support_files(self):
        """Return what lies beside the notebook in a release, path to bytes."""
        return {**self.given_files, CHECKS_FILE: self._checks_data()}

    @cached_property
    def released_files(self):
        """
        Return what lies beside the notebooks that students have, path to bytes.

        These are the `support_files`, less a second of computing where a release was made with
        the same package: then its data are what the students' own calls of the checks read.
        """
        try:
            files = {
                name: (self.release / name).read_bytes()
                for name in [*self.given_files, CHECKS_FILE]
            }
        except OSError:  # nothing was released from here, or less than there is now
            return self.support_files
        same = all(files[name] == data for name, data in self.given_files.items())
        return files if same else self.support_files

    @cached_property
    def given_files(self):
        """
        Return what lies beside the notebook in a release, less what the checks give.

        The package of the visible checks and the digits, the reference of earlier assignments,
        and the hand-written files of the source folder.
        """
        files = {
            path.name: path.read_bytes()
            for path in sorted(self.folder.iterdir())
            if path.is_file() and path.suffix != ".ipynb" and path.name != CHECKS_FILE
        }
        files |= {
            f"tutor/{path.name}": path.read_bytes()
            for path in sorted(TUTOR.iterdir())
            if path.suffix in (".py", ".npz")
        }
        parts = [part for name in PARTS if name < self.name for part in PARTS[name]]
        if parts:
            files["course/__init__.py"] = b'"""The reference of the notebooks before this one."""\n'
        for part in parts:
            files[f"course/{part}.py"] = (ROOT / "course" / f"{part}.py").read_bytes()
        return files

    def _checks_data(self):
        """Return `checks.json`: one line a function, so that a change shows where it is."""
        lines = [
            f"{json.dumps(name)}: {json.dumps(check.visible_data(), ensure_ascii=False)}"
            for name, check in self.checks.items()
        ]
        head = {
            "assignment": self.name,
            "points": self._points_by_function(),
            "written": {
                cell.grade_id: cell.points for cell in self.questions if cell.role == "manual"
            },
        }
        return (f'{json.dumps(head)[:-1]}, "checks": {{\n' + ",\n".join(lines) + "\n}}\n").encode()

    def _points_by_function(self):
        """Return what each function's visible and hidden checks give together."""
        points = {cell.grade_id: cell.points for cell in self.questions}
        return {
            name: points.get(f"{name}_visible", 0) + points.get(f"{name}_hidden", 0)
            for name in self.checks
        }


def names(root=ROOT):
    """Return the names of the assignments in source/, in order."""
    return sorted(path.parent.name for path in (Path(root) / "source").glob("*/*.ipynb"))


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
