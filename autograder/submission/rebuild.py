"""
Rebuild a submission: put the student's answers into the pristine notebook.

Three things are taken from a student's file: the text of each solution cell, found by its
`grade_id` or cell id; the text of code cells that the student added, which keep their place between
the known cells; and pictures pasted into a written answer. Metadata, tags, cell types, outputs and
the text of grade cells are ignored. A damaged file raises nothing here: the result says what is
wrong with it.
"""

import json
import os
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.submission.assignment import STUB, Assignment, Cell, names
from autograder.submission.pictures import read as read_pictures
from tutor.judging.codec import one_printable_line

MAX_BYTES = 20 * 2**20
MAX_CELLS = 2000
MAX_CELL_TEXT = 200_000


class Unreadable(Exception):
    """The file is not a notebook that can be graded; the message is for the student."""


@dataclass(frozen=True)
class Rebuilt:
    """The cells to grade, in order, and what is wrong with the file, if anything."""

    cells: list = field(default_factory=list)
    problem: str | None = None
    missing: bool = False


def rebuild(path, assignment):
    """
    Return the pristine notebook of an assignment with a student's answers.

    Parameters
    ----------
    path : Path
        The submitted notebook; nothing in it is trusted.
    assignment : Assignment
        The pristine notebook.

    Returns
    -------
    Rebuilt
        With the cells of `skeleton` and a sentence in `problem` if the file cannot be used.
    """
    try:
        submitted = read_cells(path)
        _refuse_another(submitted, assignment)
    except Unreadable as error:
        return Rebuilt(skeleton(assignment), str(error), not os.path.lexists(path))
    return Rebuilt(_merge(submitted, assignment))


def _refuse_another(submitted, assignment):
    """Raise `Unreadable` if the cells are those of another assignment of the course."""
    answered = {grade_id for grade_id, *_ in submitted if grade_id}
    if not answered or answered & {cell.grade_id for cell in assignment.cells}:
        return
    root = assignment.folder.parent.parent
    for name in names(root):
        if answered & {cell.grade_id for cell in Assignment(name, root).cells if cell.grade_id}:
            raise Unreadable(
                f"this is the notebook of {name}; submit {assignment.path.name} of "
                f"{assignment.name}"
            )


def read_cells(path):
    """
    Return the cells of any file as (grade_id, cell id, type, text, pictures).

    Raises
    ------
    Unreadable
        With one sentence that says what is wrong and what to do.
    """
    data = read_bytes(path)
    if not data.strip():
        raise Unreadable("the file is empty; submit the notebook again")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("the file is UTF-16 text; save it as a notebook in JupyterLab (UTF-8)")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8 text; save it again in JupyterLab") from None
    except (ValueError, RecursionError):
        raise Unreadable(
            "the file is not a notebook: its JSON is damaged or cut off; "
            "open it in JupyterLab, save it and submit it again; if it does not open, "
            "submit an earlier copy (.ipynb_checkpoints/ has the last one)"
        ) from None
    return _cells_of(notebook)


def read_bytes(path):
    """Return the bytes of a regular file of limited size; never wait, never follow a link."""
    path = Path(path)
    if path.parent.is_symlink():
        raise Unreadable("the submission's folder is a link; submit the notebook itself")
    if not os.path.lexists(path):
        others = (
            sorted(one_printable_line(p.name, 80) for p in path.parent.glob("*.ipynb"))[:3]
            if path.parent.is_dir()
            else []
        )
        found = f"found {', '.join(others)} instead; rename it" if others else "submit it"
        raise Unreadable(f"there is no {path.name} in the submission; {found}")
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Unreadable(
            f"{path.name} cannot be opened ({os.strerror(error.errno)}); "
            "submit the notebook itself, not a link to it"
        ) from None
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{path.name} is not a file; submit the notebook itself")
        if status.st_size > MAX_BYTES:
            raise Unreadable(
                f"{path.name} has {status.st_size / 2**20:.0f} MB, more than the allowed "
                f"{MAX_BYTES // 2**20} MB; clear its outputs and submit it again"
            )
        with open(fd, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    finally:
        os.close(fd)


def _cells_of(notebook):
    """Return the cells of parsed JSON as (grade_id, cell id, type, text, pictures)."""
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        if isinstance(notebook, dict) and notebook.get("worksheets") is not None:
            raise Unreadable("the notebook is in the old format 3; open and save it in JupyterLab")
        raise Unreadable("the file is JSON but not a notebook; submit the notebook itself")
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"the notebook has {len(cells)} cells, more than the allowed {MAX_CELLS}")
    return [_cell_of(cell) for cell in cells if isinstance(cell, dict)]


def _cell_of(cell):
    """Return one cell as (grade_id, cell id, type, text, pictures)."""
    meta = cell.get("metadata")
    meta = meta.get("nbgrader") if isinstance(meta, dict) else None
    grade_id = meta.get("grade_id") if isinstance(meta, dict) else None
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        source = ""
    if len(source) > MAX_CELL_TEXT:
        raise Unreadable(
            f"a cell has {len(source)} characters, more than the allowed {MAX_CELL_TEXT}"
        )
    # JSON allows a lone surrogate, but no encoder accepts it
    source = source.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    return (
        grade_id if isinstance(grade_id, str) else None,
        cell.get("id"),
        cell.get("cell_type"),
        source,
        read_pictures(cell),
    )


def skeleton(assignment):
    """Return the cells of an assignment without answers."""
    return _merge([], assignment)


def _merge(submitted, assignment):
    """Put the submitted texts into the pristine cells, and extra cells after their predecessors."""
    pristine = assignment.cells
    by_grade_id = {cell.grade_id: n for n, cell in enumerate(pristine) if cell.grade_id}
    by_cell_id = {cell.cell_id: n for n, cell in enumerate(pristine)}
    answers, extras, position = {}, {}, -1
    for grade_id, cell_id, cell_type, source, pictures in submitted:
        place = by_grade_id.get(grade_id)
        if place is None and isinstance(cell_id, str):
            place = by_cell_id.get(cell_id)
        takes_text = place is not None and pristine[place].role in ("solution", "manual")
        first = place not in answers
        if place is not None and first:
            position = place
        if takes_text and first:
            answers[place] = {"source": source}
            if pristine[place].cell_type == "markdown":
                answers[place]["pictures"] = pictures
        elif _is_own_code(source, cell_type, place, pristine):
            extras.setdefault(position, []).append(source)
    own = [Cell("", "extra", text) for text in extras.get(-1, [])]
    for n, cell in enumerate(pristine):
        if cell.role in ("solution", "manual"):
            cell = replace(cell, **answers.get(n, {"source": _unanswered(cell, submitted)}))
        own.append(cell)
        own += [Cell("", "extra", text) for text in extras.get(n, [])]
    return own


def _is_own_code(source, cell_type, place, pristine):
    """Return whether a cell is code that the student added or changed, and so must run."""
    if cell_type != "code" or not source.strip():
        return False
    if place is None:
        return all(source.strip() != cell.source.strip() for cell in pristine)
    cell = pristine[place]
    if cell.role in ("solution", "manual"):
        return True  # a copy of a solution cell: it runs in its place, and the last copy counts
    return cell.role in ("code", "show") and source.strip() != cell.source.strip()


def _unanswered(cell, submitted):
    """Return the text for a solution cell that is missing in the submission."""
    return "" if submitted else STUB
