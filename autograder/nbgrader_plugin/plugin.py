"""
Plug the grader into nbgrader; `nbgrader_config.py` calls `configure`.

nbgrader converts a submission twice. In the first pass, `GradedNotebook` reads the submitted file
and grades it; no other code reads this file. It writes the pristine notebook with the student's
answers, the verdicts as outputs and the record in the metadata. In the second pass, `SaveVerdicts`
puts the record into the gradebook. `safe_autograde.CarefulAutograde` loses no mark.
"""

import functools
import os
import sys
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.judge.grading import grade_in_peace
from autograder.nbgrader_plugin import gradebook, safe_autograde
from autograder.nbgrader_plugin.autograded import SAVED
from autograder.nbgrader_plugin.failures import AGAIN, Vanished
from autograder.nbgrader_plugin.graded_notebook import as_notebook
from autograder.record.read import from_tree
from autograder.submission.assignment import Assignment

SUPPORT_FILES = "autograder.nbgrader_plugin.plugin.WriteSupportFiles"


def configure(c):
    """Set the options with which nbgrader uses this grader, in an `nbgrader_config.py`."""
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
    # the mark scheme of a written answer is in the cell of the answer
    c.ClearMarkScheme.enforce_metadata = False
    c.GenerateFeedback.exporter_class = "autograder.nbgrader_plugin.feedback_page.FeedbackPage"
    c.GenerateFeedback.preprocessors = ["autograder.nbgrader_plugin.feedback_page.ReadMarks"]
    # the formgrader shows text that students wrote
    c.HTMLExporter.filters = {"markdown2html": "autograder.feedback.safe_markdown.markdown_filter"}
    # nbgrader calls `alembic` without a path; it is installed beside this interpreter
    os.environ["PATH"] = os.pathsep.join(
        [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    )


def expect_notebook(assignment, student, notebooks):
    """Replace the notebooks that nbgrader found by the one that a submission should have."""
    folder = Path(notebooks[0]).parent
    notebooks[:] = [str(folder / Assignment(folder.name, Path.cwd()).path.name)]


class GradedNotebook(NotebookExporter):
    """Read a submission safely and return it graded; read all other notebooks unchanged."""

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
            raise Vanished(f"{filename} vanished while it was graded; put it back and {AGAIN}")
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
    """Put the record in the metadata of a graded notebook into the gradebook."""

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
        nb.metadata[SAVED] = True  # written to disk only after the gradebook has everything
        return nb, resources


class WriteSupportFiles(NbGraderPreprocessor):
    """Write the package and the data of the visible checks beside the released notebook."""

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
    """Return an assignment, cached for a whole class: its support files take seconds."""
    folder = Path(root, "source", name)
    return _assignment(
        name, root, tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*")))
    )


@functools.lru_cache(maxsize=1)
def _assignment(name, root, _stamps):
    """Return an assignment; the time stamps make sure that an edited source is read again."""
    return Assignment(name, root)
