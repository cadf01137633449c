"""Build the graded notebook: the pristine notebook with a student's answers and verdicts."""

from html import escape

import nbformat

from autograder.record import verdict as v
from autograder.submission import pictures
from autograder.submission.assignment import released_source

COLOURS = {v.PASSED: "#1b7837", v.MANUAL: "#0072b2", v.INTERNAL: "#0072b2"}


def as_notebook(graded, assignment):
    """Return the pristine notebook with the student's answers and the grader's outputs."""
    notebook = nbformat.v4.new_notebook(
        metadata={
            "kernelspec": dict(assignment.notebook["metadata"].get("kernelspec", {})),
            "autograder": graded.record.as_json(),
        }
    )
    verdicts = graded.record.answers
    originals = {cell["id"]: cell for cell in assignment.notebook["cells"]}
    for n, cell in enumerate(graded.cells):
        metadata = originals[cell.cell_id]["metadata"] if cell.cell_id else {}
        source = released_source(cell) if cell.role == "grade" else cell.source
        if cell.cell_type != "code":
            node = nbformat.v4.new_markdown_cell(source, metadata=metadata)
            if cell.pictures:
                node.attachments = pictures.attachments(cell.pictures)
        else:
            node = nbformat.v4.new_code_cell(source, metadata=metadata)
            node.outputs = [_output(out) for out in graded.outputs.get(n, [])]
        if cell.role == "grade":
            node.outputs.append(_verdict_output(verdicts[cell.grade_id]))
        node.id = cell.cell_id or f"extra-{n}"
        notebook.cells.append(node)
    return notebook


def _output(output):
    """Return an output from the worker as plain text or as a picture, never as HTML."""
    if "picture" in output:
        return nbformat.v4.new_output("display_data", {"image/png": output["picture"]})
    name = output["stream"] if output["stream"] != "display" else "stdout"
    return nbformat.v4.new_output("stream", name=name, text=output["text"])


def _verdict_output(verdict):
    """Return status and public message of a question as an output."""
    points = (
        "to be read"
        if verdict.points is None
        else (f"{verdict.points:g} of {verdict.max_points:g} points")
    )
    head = f"{verdict.status}, {points}"
    colour = COLOURS.get(verdict.status, "#b2182b")
    html = (
        f'<div style="border-left:4px solid {colour};padding-left:.8em">'
        f"<strong>{escape(head)}</strong><p>{escape(verdict.message)}</p></div>"
    )
    return nbformat.v4.new_output(
        "display_data", {"text/html": html, "text/plain": f"{head}\n{verdict.message}".strip()}
    )
