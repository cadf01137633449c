"""
Rebuild a submission: put the student's answers into the pristine notebook.

Three things are taken from a student's file: the text of each solution cell, found by its
`grade_id` or cell id; the text of code cells that the student added, which keep their place between
the known cells; and pictures pasted into a written answer. Metadata, tags, cell types, outputs and
the text of grade cells are ignored. A damaged file raises nothing here: the result says what is
wrong with it.
"""

import os
from dataclasses import dataclass, field, replace

from autograder.submission.assignment import STUB, Assignment, Cell, names
from autograder.submission.notebook_file import Unreadable, read_cells


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
