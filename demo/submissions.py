"""
Whole submissions as text: a header, then the cells that a student wrote.

    # about: forgets the bias
    # base: reference
    # expect: linear_forward_hidden failed the bias forgotten
    # %% linear_forward
    def linear_forward(A_prev, W, b):
        return W @ A_prev
    # %% after linear_forward
    print("a cell of my own")

Cells that are not named contain what `base` says: the reference's answer or the unchanged skeleton.
`# do:` lines damage or forge the finished notebook (see `DEEDS`). `# expect:` lines say what the
grader must find: `partly` for part of the points, `any` for a result that may differ. A status line
gives the status of the whole submission. Questions that are not named must pass (unless there is
`# rest: any`); written answers wait for a human.
"""

import copy
import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

MARK = re.compile(r"^# %% (after )?(\S+)\n", re.MULTILINE)
HEADER = re.compile(r"^# (about|base|do|expect|status|rest|answer): ?(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Script:
    """A submission as its author described it."""

    name: str
    about: str
    base: str = "reference"
    cells: dict = field(default_factory=dict)
    extra: dict = field(default_factory=dict)
    deeds: tuple = ()
    expected: dict = field(default_factory=dict)
    status: str = "graded"
    lenient: bool = False
    answer: str = "The claim fails: my figure above shows the counter-example."


def read(path):
    """Return the script in a file."""
    text = Path(path).read_text(encoding="utf-8")
    head, *rest = MARK.split(text)
    fields = {key: [] for key in ("about", "base", "do", "expect", "status", "rest", "answer")}
    for key, value in HEADER.findall(head):
        fields[key].append(value.strip())
    cells, extra = {}, {}
    for after, name, body in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if after:
            extra.setdefault(name, []).append(body.strip("\n"))
        else:
            cells[name] = body.strip("\n")
    expected = {}
    for line in fields["expect"]:
        grade_id, status, *mistake = line.split(" ", 2)
        expected[grade_id] = (status, mistake[0] if mistake else None)
    chosen = {key: fields[key][0] for key in ("base", "status", "answer") if fields[key]}
    return Script(
        Path(path).stem,
        " ".join(fields["about"]),
        cells=cells,
        extra=extra,
        deeds=tuple(fields["do"]),
        expected=expected,
        lenient=fields["rest"] == ["any"],
        **chosen,
    )


def build(script, assignment, release):
    """
    Return the bytes of the notebook that a script describes.

    Parameters
    ----------
    script : Script
    assignment : Assignment
        Its source notebook contains the reference's answers.
    release : Path
        The released notebook, which the student fills in.
    """
    notebook = nbformat.read(release, as_version=4)
    reference = {cell.grade_id: cell for cell in assignment.cells if cell.grade_id}
    unknown = (set(script.cells) | set(script.extra)) - set(reference)
    if unknown:
        raise LookupError(f"{script.name}: no cell called {', '.join(sorted(unknown))}")
    cells = []
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        pristine = reference.get(grade_id)
        if grade_id in script.cells:
            cell.source = script.cells[grade_id]
        elif pristine and script.base == "reference" and pristine.role == "solution":
            cell.source = solved(pristine.source)
        elif pristine and script.base == "reference" and pristine.role == "manual":
            cell.source = script.answer
        cells += [cell, *map(nbformat.v4.new_code_cell, script.extra.get(grade_id, []))]
    notebook.cells = cells
    data = notebook
    for deed in script.deeds:
        verb, *words = deed.split(" ")
        data = DEEDS[verb](data, *words)
    return data if isinstance(data, bytes) else nbformat.writes(data).encode()


def solved(source):
    """Return a solution cell of the source notebook as a student would hand it in."""
    return re.sub(r"^.*### (BEGIN|END) SOLUTION.*\n?", "", source, flags=re.MULTILINE)


def _find(notebook, grade_id):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id:
            return cell
    raise LookupError(f"no cell {grade_id}")


def _copy_cell(notebook, grade_id):
    twin = copy.deepcopy(_find(notebook, grade_id))
    twin.id = f"{twin.id}-copy"
    notebook.cells.append(twin)
    return notebook


def _delete_cell(notebook, grade_id):
    notebook.cells.remove(_find(notebook, grade_id))
    return notebook


def _tag_cell(notebook, grade_id, tag):
    _find(notebook, grade_id).metadata["tags"] = [tag]
    return notebook


def _retype_cell(notebook, grade_id):
    cell = _find(notebook, grade_id)
    cell.cell_type = "markdown"
    for key in ("outputs", "execution_count"):
        cell.pop(key, None)
    return notebook


def _forge_output(notebook, grade_id, text):
    _find(notebook, grade_id).outputs = [
        nbformat.v4.new_output("execute_result", {"text/plain": text}, execution_count=1)
    ]
    return notebook


def _rename_cell(notebook, grade_id, new):
    _find(notebook, grade_id).metadata.nbgrader.grade_id = new
    return notebook


def _empty_cell(notebook, grade_id):
    _find(notebook, grade_id).source = "pass"
    return notebook


def _points(notebook, grade_id, points):
    _find(notebook, grade_id).metadata.nbgrader.points = int(points)
    return notebook


def _reverse(notebook):
    notebook.cells.reverse()
    return notebook


def _strip_metadata(notebook):
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def _cut_off(notebook):
    return nbformat.writes(notebook).encode()[:2000]


def _windows(notebook):
    for cell in notebook.cells:
        cell.source = cell.source.replace("\n", "\r\n").replace("    ", "\t")
    return notebook


# the changes that a `# do:` line can make to a finished notebook
DEEDS = {
    "copy": _copy_cell,
    "delete": _delete_cell,
    "tag": _tag_cell,
    "retype": _retype_cell,
    "forge": _forge_output,
    "rename": _rename_cell,
    "empty": _empty_cell,
    "points": _points,
    "reverse": _reverse,
    "strip-metadata": _strip_metadata,
    "cut-off": _cut_off,
    "windows": _windows,
}
