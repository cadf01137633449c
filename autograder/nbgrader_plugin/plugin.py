"""
The grader inside nbgrader: what `nbgrader_config.py` plugs in.

nbgrader converts a submission twice. In the first pass `GradedNotebook` reads the submitted file
(it alone does), grades it and writes the pristine notebook with the student's answers, verdicts
as outputs and the record in its metadata. In the second pass `SaveVerdicts` puts that record
into the gradebook. `careful.CarefulAutograde` sees to it that no mark is lost on the way.
"""

import functools
import os
import sys
from html import escape
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.judge.grading import grade_in_peace
from autograder.nbgrader_plugin import gradebook, safe_autograde
from autograder.nbgrader_plugin.autograded import SAVED
from autograder.record import verdict as v
from autograder.record.read import from_tree
from autograder.submission import pictures
from autograder.submission.assignment import Assignment, released_source

COLOURS = {v.PASSED: "#1b7837", v.MANUAL: "#0072b2", v.INTERNAL: "#0072b2"}
SUPPORT_FILES = "autograder.nbgrader_plugin.plugin.WriteSupportFiles"


def configure(c):
    """Set what an `nbgrader_config.py` needs so that nbgrader grades with this grader."""
    c.Autograde.exporter_class = "autograder.nbgrader_plugin.plugin.GradedNotebook"
    c.Autograde.sanitize_preprocessors = []
    c.Autograde.autograde_preprocessors = [
        "autograder.nbgrader_plugin.plugin.SaveVerdicts",
        "nbgrader.preprocessors.AssignLatePenalties",
    ]
    c.Autograde.pre_convert_hook = expect_notebook
    c.GenerateAssignment.preprocessors = [
        SUPPORT_FILES,
        *(
            f"nbgrader.preprocessors.{name}"
            for name in (
                "IncludeHeaderFooter",
                "LockCells",
                "ClearSolutions",
                "ClearOutput",
                "CheckCellMetadata",
                "ComputeChecksums",
                "SaveCells",
                "ClearHiddenTests",
                "ClearMarkScheme",
                "ComputeChecksums",
                "CheckCellMetadata",
            )
        ),
    ]
    c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\nraise NotImplementedError"}
    # a written answer carries its mark scheme in the answer's own cell
    c.ClearMarkScheme.enforce_metadata = False
    c.GenerateFeedback.exporter_class = "autograder.nbgrader_plugin.feedback_page.FeedbackPage"
    c.GenerateFeedback.preprocessors = ["autograder.nbgrader_plugin.feedback_page.ReadMarks"]
    # the formgrader shows what students wrote
    c.HTMLExporter.filters = {"markdown2html": "autograder.feedback.safe_markdown.markdown_filter"}
    # nbgrader calls a bare `alembic`, which lives beside this interpreter
    os.environ["PATH"] = os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    )


def expect_notebook(assignment, student, notebooks):
    """Put the notebook that a submission should have in the place of those that nbgrader found."""
    folder = Path(notebooks[0]).parent
    notebooks[:] = [str(folder / Assignment(folder.name, Path.cwd()).path.name)]


class GradedNotebook(NotebookExporter):
    """Reads a submission safely and returns it graded; reads everything else as it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        safe_autograde.CarefulAutograde.take_over(self.parent)

    def from_filename(self, filename, resources=None, **kwargs):
        """Return the notebook text for nbgrader's writer."""
        coursedir = self.parent.coursedir
        submitted = Path(coursedir.root, coursedir.submitted_directory).resolve()
        if not Path(os.path.abspath(filename)).is_relative_to(submitted):
            return super().from_filename(filename, resources, **kwargs)
        names = resources["nbgrader"]
        assignment = assignment_of(names["assignment"], coursedir.root)
        graded = grade_in_peace(
            filename, assignment, self.parent.sandbox(), names["student"], figures=True
        )
        record = graded.record
        known = self.parent.assignments.get(os.path.dirname(filename), [])
        if filename in known and not os.path.lexists(filename) and record.status == "missing":
            raise safe_autograde.Vanished(
                f"{filename} vanished while it was graded; put it back and {safe_autograde.AGAIN}"
            )
        self.log.info(
            "%s: %s, %g of %g points",
            record.student,
            record.status,
            record.points,
            record.max_points,
        )
        resources.setdefault("metadata", {}).update(
            name=names["notebook"], path=str(Path(filename).parent)
        )
        return self.from_notebook_node(as_notebook(graded, assignment), resources, **kwargs)


class SaveVerdicts(NbGraderPreprocessor):
    """Puts the record that a graded notebook carries into the gradebook."""

    def preprocess(self, nb, resources):
        """Save and return the notebook unchanged."""
        names = resources["nbgrader"]
        record = from_tree(nb.metadata["autograder"])
        gradebook.save(
            record,
            names["notebook"],
            names["db_url"],
            unchanged=self.parent.parent.has_graded(record),
        )
        nb.metadata[SAVED] = True  # on disk only once all else is in the gradebook
        return nb, resources


class WriteSupportFiles(NbGraderPreprocessor):
    """Writes the visible-check package and its data beside the released notebook."""

    def preprocess(self, nb, resources):
        """Write the files and return the notebook unchanged."""
        coursedir = self.parent.parent.coursedir
        name = resources["nbgrader"]["assignment"]
        folder = Path(coursedir.format_path(coursedir.release_directory, ".", name))
        write_files(Assignment(name, coursedir.root).support_files, folder)
        return nb, resources


def write_files(files, folder):
    """Write `files` (path to bytes) below a folder."""
    for name, data in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def assignment_of(name, root):
    """Return an assignment, the same one for a whole class: its support files take seconds."""
    folder = Path(root, "source", name)
    return _assignment(
        name, root, tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*")))
    )


@functools.lru_cache(maxsize=1)
def _assignment(name, root, _stamps):
    """Return the assignment of these time stamps; an edited source is another one."""
    return Assignment(name, root)


def as_notebook(graded, assignment):
    """Return the pristine notebook with the student's answers and our outputs."""
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
    """Return an output of the jail as plain text or as a picture, never as HTML."""
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
