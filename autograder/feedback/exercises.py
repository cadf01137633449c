"""
A graded notebook as a list of exercises: what was asked, answered, found, and where to read on.

An exercise is a passage of the notebook (the text that ends with its task) and the questions
that follow it. Cells of the course are told from the student's by their names, which nobody but
the grader gives (`plugin.as_notebook`).
"""

import ast
import re
from dataclasses import dataclass, field

from autograder.record import verdict as v
from tutor.judging import words

UNWRITTEN, WRONG, PARTLY = "not written yet", "not right yet", "in part"
WAITING, READ, RIGHT = "to be read", "read", "right"
STATES = UNWRITTEN, WRONG, PARTLY, WAITING, READ, RIGHT  # what needs attention comes first
HEADING = re.compile(r"^(#{1,6}) +(.+?)$", re.MULTILINE)
CAPTION = re.compile(r"^\*Figure: .+?(\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
KINDS = re.compile(r"^Hidden checks for \w+: (.+?)\s*\([\d.]+ points?\)\.?\s*$", re.DOTALL)
EXTRA = "extra-"  # how the name of a cell that the student added begins
LABELS = {"_visible": "Visible examples", "_hidden": "Hidden examples"}


@dataclass(frozen=True)
class Mark:
    """What the gradebook has on one question; `score` is None while nobody has decided."""

    score: float | None
    max_score: float
    by_hand: bool = False
    extra: float = 0.0


@dataclass
class Question:
    """One question's outcome in words."""

    grade_id: str
    label: str
    status: str
    mark: Mark
    message: str = ""
    mistake: str | None = None
    likely: str = ""
    given: str = ""
    kinds: str = ""
    unwritten: bool = False
    inputs: list = field(default_factory=list)

    @property
    def state(self):
        """Return which of the states a question is in."""
        score, max_score = self.mark.score, self.mark.max_score
        if score is None:
            return WAITING
        if score >= max_score and (self.mark.by_hand or self.status == v.PASSED):
            return RIGHT
        if self.mark.by_hand:
            return READ
        if self.unwritten:
            return UNWRITTEN
        return PARTLY if score else WRONG

    @property
    def outcome(self):
        """Return the status as students read it."""
        if self.status != v.MANUAL:
            return PARTLY if self.state == PARTLY else self.status
        return "" if self.mark.by_hand else "your instructor has not read it yet"


@dataclass
class Exercise:
    """A passage of the notebook and what the student made of it."""

    number: int
    title: str = ""
    section: str = ""
    passage: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    own: list = field(default_factory=list)
    comments: list = field(default_factory=list)

    @property
    def state(self):
        """Return the state of the question that needs most attention."""
        return min((question.state for question in self.questions), key=STATES.index)

    @property
    def score(self):
        """Return the points that are known."""
        return sum((one.mark.score or 0.0) + one.mark.extra for one in self.questions)

    @property
    def max_score(self):
        """Return the points that there are."""
        return sum(one.mark.max_score for one in self.questions)

    @property
    def mistakes(self):
        """Return the known mistakes that the answers look like, each once, with its sentence."""
        return {one.mistake: one.likely for one in self.questions if one.mistake}

    @property
    def given(self):
        """Return the functions that the course answered in place of the student's."""
        return sorted({one.given for one in self.questions if one.given})


def exercises(notebook, record, marks, comments):
    """
    Return the exercises of a graded notebook.

    Parameters
    ----------
    notebook : NotebookNode
        As `plugin.as_notebook` makes it.
    record : Record
    marks : dict of str to Mark
        By name of the question.
    comments : dict of str to str
        What people wrote, by name of the cell.
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
                question.message = ""  # once is enough
            exercise.questions.append(question)
        if comments.get(grade_id):
            exercise.comments.append(comments[grade_id])
    return found


class _Reader:
    """Keeps the text that leads to the next question: from a heading on, without a break."""

    def __init__(self):
        self._section, self._opening, self._passage, self._headed = "", [], [], False

    def read(self, cell):
        """Take note of a given cell; the first heading after a break begins a passage."""
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
            self._opening = self._passage  # it grows with the passage until a break

    def has_task(self):
        """Return whether a passage was read that no exercise has yet."""
        return bool(self._passage)

    def take(self):
        """Return title, section and passage of the next exercise; a section's opening once."""
        passage = [text for text in self._opening if text not in self._passage] + self._passage
        headings = HEADING.findall(FENCED.sub("", "\n\n".join(passage)))
        self._opening, self._passage, self._headed = [], [], False
        texts = [CAPTION.sub("", text) for text in passage]  # figures are in the notebook only
        return (headings[-1][1] if headings else ""), self._section, [*filter(None, texts)]


def _question(verdict, cell, mark, graded):
    """Return one question as the page tells it."""
    finding, grade_id = verdict.finding, verdict.grade_id
    told = graded and verdict.status != v.MANUAL
    message = _told(finding) if told else ""
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


def _told(finding):
    """Return what happened, with what it looks like unless that is a known mistake."""
    parts = [words.what_happened(finding), "" if finding.mistake else words.why(finding)]
    return " ".join(filter(None, parts))


def _kinds(cell):
    """Return what a hidden grade cell says that it asks for."""
    if cell.cell_type != "code":
        return ""
    try:
        told = KINDS.match(ast.get_docstring(ast.parse(cell.source)) or "")
    except SyntaxError:  # a student's own cell
        return ""
    return " ".join(told[1].split()) if told else ""
