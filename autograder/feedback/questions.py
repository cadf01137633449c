"""The results of one submission as plain data: marks, questions, exercises, and their states."""

from dataclasses import dataclass, field

from autograder.record import verdict as v

UNWRITTEN, WRONG, PARTLY = "not written yet", "not right yet", "partly right"
WAITING, READ, RIGHT = "to be read", "read", "right"
STATES = (
    UNWRITTEN,
    WRONG,
    PARTLY,
    WAITING,
    READ,
    RIGHT,
)  # the state that needs most attention comes first


@dataclass(frozen=True)
class Mark:
    """The gradebook's mark for one question; `score` is None until somebody decides."""

    score: float | None
    max_score: float
    by_hand: bool = False
    extra: float = 0.0


@dataclass
class Question:
    """The result of one question, in words."""

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
        """Return the state of the question."""
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
    """A passage of the notebook with the student's answers and their results."""

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
        """Return the points that are decided so far."""
        return sum((one.mark.score or 0.0) + one.mark.extra for one in self.questions)

    @property
    def max_score(self):
        """Return the largest possible number of points."""
        return sum(one.mark.max_score for one in self.questions)

    @property
    def mistakes(self):
        """Return the known mistakes that the answers look like, each once, with its sentence."""
        return {one.mistake: one.likely for one in self.questions if one.mistake}

    @property
    def given(self):
        """Return the functions for which the reference answered instead of the student's."""
        return sorted({one.given for one in self.questions if one.given})
