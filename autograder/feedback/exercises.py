"""
Read a graded notebook as a list of exercises: task, answers, results, and what to read again.

An exercise is a passage of the notebook (the text that ends with its task) and the questions that
follow it. The cells of the course and those of the student differ in their ids, which only the
grader writes (`autograder.nbgrader_plugin.graded_notebook.as_notebook`).
"""

import ast
import re

from autograder.feedback.questions import Exercise, Question
from autograder.record import verdict as v
from tutor.judging import words

HEADING = re.compile(r"^(#{1,6}) +(.+?)$", re.MULTILINE)
CAPTION = re.compile(r"^\*Figure: .+?(\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
KINDS = re.compile(r"^Hidden checks for \w+: (.+?)\s*\([\d.]+ points?\)\.?\s*$", re.DOTALL)
EXTRA = "extra-"  # start of the id of a cell that the student added
LABELS = {"_visible": "Visible examples", "_hidden": "Hidden examples"}


def exercises(notebook, record, marks, comments):
    """
    Return the exercises of a graded notebook.

    Parameters
    ----------
    notebook : NotebookNode
        As `graded_notebook.as_notebook` makes it.
    record : Record
    marks : dict of str to Mark
        By the name of the question.
    comments : dict of str to str
        The comments of graders, by the name of the cell.
    """
    verdicts = record.answers
    found, own, reader = [], [], _Reader()
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.id.startswith(EXTRA):
            own.append(cell)
            continue
        if grade_id is None:
            reader.read(cell)
            continue
        if reader.has_task() or not found:
            found.append(Exercise(len(found) + 1, *reader.take(), own=own))
            own = found[-1].own
        exercise = found[-1]
        if record.was_read and cell.metadata["nbgrader"]["solution"]:
            exercise.answers.append(cell)
        if grade_id in verdicts:
            question = _question(verdicts[grade_id], cell, marks[grade_id], record.was_read)
            if question.message in [one.message for one in exercise.questions]:
                question.message = ""  # say it only once
            exercise.questions.append(question)
        if comments.get(grade_id):
            exercise.comments.append(comments[grade_id])
    return found


class _Reader:
    """Collect the text before the next question: from a heading on, without a break."""

    def __init__(self):
        self._section, self._opening, self._passage, self._headed = "", [], [], False

    def read(self, cell):
        """Read a cell of the course; the first heading after a break begins a passage."""
        if cell.cell_type != "markdown":
            self._headed = False
            return
        headings = HEADING.findall(FENCED.sub("", cell.source))
        section = next((text for marks, text in headings if marks == "##"), None)
        if section:
            self._section, self._opening = section, []
        if headings and not self._headed:
            self._passage, self._headed = [], True
        if self._passage or headings:
            self._passage.append(cell.source)
        if section:
            self._opening = self._passage  # the same list: it grows with the passage until a break

    def has_task(self):
        """Return whether a passage was read that belongs to no exercise yet."""
        return bool(self._passage)

    def take(self):
        """Return title, section and passage of the next exercise; a section's opening only once."""
        passage = [text for text in self._opening if text not in self._passage] + self._passage
        headings = HEADING.findall(FENCED.sub("", "\n\n".join(passage)))
        self._opening, self._passage, self._headed = [], [], False
        texts = [CAPTION.sub("", text) for text in passage]  # figures are in the notebook only
        return (headings[-1][1] if headings else ""), self._section, [*filter(None, texts)]


def _question(verdict, cell, mark, graded):
    """Return one question as the page shows it."""
    finding, grade_id = verdict.finding, verdict.grade_id
    shown = graded and verdict.status != v.MANUAL
    message = _explanation(finding) if shown else ""
    label = next(
        (words for end, words in LABELS.items() if grade_id.endswith(end)),
        "Written answer" if cell.cell_type == "markdown" else "Answer",
    )
    return Question(
        grade_id,
        label,
        verdict.status,
        mark,
        message,
        verdict.mistake,
        words.ended(finding.sentence) if finding.sentence else "",
        " and ".join(verdict.given),
        _kinds(cell),
        finding.unwritten in (grade_id, verdict.function) and bool(finding.unwritten),
    )


def _explanation(finding):
    """Return what happened, with the likely reason unless that is a known mistake."""
    parts = [words.what_happened(finding), "" if finding.mistake else words.why(finding)]
    return " ".join(filter(None, parts))


def _kinds(cell):
    """Return the kinds of examples that the docstring of a hidden grade cell names."""
    if cell.cell_type != "code":
        return ""
    try:
        found = KINDS.match(ast.get_docstring(ast.parse(cell.source)) or "")
    except SyntaxError:  # a cell of the student
        return ""
    return " ".join(found[1].split()) if found else ""
