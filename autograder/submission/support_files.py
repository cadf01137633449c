"""
Collect the support files, which a release has beside its notebook, path to bytes.

They are the package of the visible checks with its data, the reference of earlier assignments, and
the hand-written files of the source folder.
"""

import json
from pathlib import Path

# the folder of tutor and course: the repository, or site-packages
ROOT = Path(__file__).resolve().parents[2]
CHECKS_FILE = "checks.json"
# The modules of the reference, by assignment. A release contains those of earlier assignments.
PARTS = {
    "01-activations": ("activations",),
    "02-forward": ("losses", "forward"),
    "03-backprop": ("graph", "backprop", "gradient_check", "gradient_descent"),
    "04-initialization": ("initialization", "normalization"),
    "05-deep-vs-shallow": ("depth",),
    "06-hyperparameters": ("regularization", "fully_connected", "training", "search"),
}


def all_of(assignment):
    """Return all support files of an assignment."""
    return {**given(assignment), CHECKS_FILE: _checks_data(assignment)}


def released(assignment):
    """
    Return the support files that students have.

    Like `all_of`, but take `checks.json` from the release if the rest of the release is up to date.
    The checks read that file when students call them.
    """
    files = given(assignment)
    try:
        old = {name: (assignment.release / name).read_bytes() for name in [*files, CHECKS_FILE]}
    except OSError:  # nothing was released here, or files were added since
        return assignment.support_files
    same = all(old[name] == data for name, data in files.items())
    return old if same else assignment.support_files


def given(assignment):
    """Return the support files except `checks.json`."""
    files = {
        path.name: path.read_bytes()
        for path in sorted(assignment.folder.iterdir())
        if path.is_file() and path.suffix != ".ipynb" and path.name != CHECKS_FILE
    }
    for path in sorted((ROOT / "tutor").rglob("*")):
        if path.suffix in (".py", ".npz"):
            files[path.relative_to(ROOT).as_posix()] = path.read_bytes()
    parts = [part for name in PARTS if name < assignment.name for part in PARTS[name]]
    if parts:
        files["course/__init__.py"] = b'"""The reference of the notebooks before this one."""\n'
    for part in parts:
        files[f"course/{part}.py"] = (ROOT / "course" / f"{part}.py").read_bytes()
    return files


def _checks_data(assignment):
    """Return `checks.json`, one line per function, so that a diff shows what changed."""
    lines = list(map(line_of, assignment.checks.values()))
    head = {
        "assignment": assignment.name,
        "points": _points_by_function(assignment),
        "written": {
            cell.grade_id: cell.points for cell in assignment.questions if cell.role == "manual"
        },
    }
    body = ",\n".join(lines)
    return f'{json.dumps(head)[:-1]}, "checks": {{\n{body}\n}}}}\n'.encode()


def line_of(check):
    """Return the line of `checks.json` for one function."""
    return f"{json.dumps(check.name)}: {json.dumps(check.visible_data(), ensure_ascii=False)}"


def _points_by_function(assignment):
    """Return the points of the visible and hidden check of each function together."""
    points = {cell.grade_id: cell.points for cell in assignment.questions}
    return {
        name: points.get(f"{name}_visible", 0) + points.get(f"{name}_hidden", 0)
        for name in assignment.checks
    }
