"""Make the feedback page inside nbgrader, for `nbgrader generate_feedback`."""

from nbconvert.exporters import Exporter
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Dict, Unicode, Union

from autograder.feedback import hidden, page
from autograder.feedback.exercises import exercises
from autograder.feedback.questions import Mark
from autograder.nbgrader_plugin.plugin import assignment_of
from autograder.record.read import Damaged, from_tree


class NotOurs(RuntimeError):
    """Another grader graded the notebook, so there is no record."""


class ReadMarks(NbGraderPreprocessor):
    """Add the gradebook's data on a submission to the resources of its conversion."""

    def preprocess(self, nb, resources):
        """Add marks, comments, penalty and times; return the notebook unchanged."""
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(
                names["notebook"], names["assignment"], names["student"]
            )
            submission = notebook.assignment
            names["marks"] = {grade.name: _mark(grade) for grade in notebook.grades}
            names["comments"] = {comment.name: _written(comment) for comment in notebook.comments}
            names["late_penalty"] = notebook.late_submission_penalty or 0.0
            names["handed_in"], names["due"] = submission.timestamp, submission.duedate
        return nb, resources


def _mark(grade):
    """Return one mark; a manual score replaces an automatic one."""
    by_hand = grade.manual_score is not None
    score = grade.manual_score if by_hand else grade.auto_score
    return Mark(score, grade.max_score, by_hand, grade.extra_credit or 0.0)


def _written(comment):
    """Return what a person wrote, without the grader's remark at its beginning."""
    return (comment.manual_comment or "").removeprefix(comment.auto_comment or "").strip()


class FeedbackPage(Exporter):
    """Makes the feedback page of a graded notebook."""

    output_mimetype = "text/html"
    show_hidden_inputs_after = Union(
        [Unicode(), Dict(value_trait=Unicode())],
        default_value="",
        help="The time after which students see the inputs of hidden examples that they failed: a "
        "time such as '2026-12-01 00:00+01:00' (UTC without an offset), or a dict of such times "
        "by assignment. Never before a submission's due date. Empty: never.",
    ).tag(config=True)

    def _file_extension_default(self):
        return ".html"

    def from_notebook_node(self, nb, resources=None, **kwargs):
        """Return the page."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        names = resources["nbgrader"]
        try:
            record = from_tree(nb.metadata.get("autograder"))
        except Damaged:
            raise NotOurs(
                f"cannot make feedback for {names['student']}: {names['assignment']} was "
                "graded by another grader; run `nbgrader autograde` with --force first"
            ) from None
        found = exercises(nb, record, names["marks"], names["comments"])
        shown = hidden.allowed(self.show_hidden_inputs_after, names["assignment"], names["due"])
        if shown:
            hidden.add_inputs(
                found, record, assignment_of(names["assignment"], self.parent.coursedir.root)
            )
        handed_in = names["handed_in"]
        return page.render(
            title=_title(nb),
            record=record,
            exercises=found,
            inputs_shown=shown,
            score=sum(one.score for one in found),
            max_score=sum(one.max_score for one in found),
            late_penalty=names["late_penalty"],
            handed_in=f"{handed_in:%Y-%m-%d %H:%M} UTC" if handed_in else "",
        ), resources


def _title(nb):
    """Return the heading of a notebook."""
    lines = [line for cell in nb.cells for line in cell.source.splitlines()]
    return next((line[2:] for line in lines if line.startswith("# ")), "")
