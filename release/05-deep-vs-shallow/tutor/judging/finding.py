"""
The judgement of one function or question, as data; `words` writes it as sentences.

No code parses these sentences: code that needs to know what happened reads a field.
"""

from dataclasses import dataclass

from tutor.judging import words


@dataclass(frozen=True)
class Finding:
    """
    What a check found.

    Attributes
    ----------
    status : str
        `passed`, `failed`, `error`, or one of the other statuses of a record.
    where : str
        The call and what is special about it; empty if `what` says everything.
    what : str
        What happened: a wrong value, an error, the end of the process.
    hint : str
        What the values or the error usually mean, if no known mistake fits.
    mistake : str or None
        The name of the known mistake with the same results.
    sentence : str
        The sentence that helps to correct that mistake.
    unwritten : str
        The function that still raises NotImplementedError: the function of the exercise, or one
        that it calls; for an empty written answer, the name of the question.
    raised : str
        The type of the error that the student's code raised.
    line : str
        The student's own line that raised it.
    open_helpers : tuple of str
        Functions of the same notebook that this one may call and that have not passed yet.
    share : float
        The fraction of the points that an answer gets although it has not passed, 0 to 1.
    """

    status: str
    where: str = ""
    what: str = ""
    hint: str = ""
    mistake: str | None = None
    sentence: str = ""
    unwritten: str = ""
    raised: str = ""
    line: str = ""
    open_helpers: tuple = ()
    share: float = 0.0

    @property
    def message(self):
        """Return the finding as one line for the student."""
        return words.message(self)


class CheckFailed(AssertionError):
    """A check did not pass; `finding` says why."""

    def __init__(self, name, finding):
        super().__init__(finding.message)
        self.name, self.finding = name, finding

    def _render_traceback_(self):
        """Show IPython one line instead of a traceback through the checks."""
        return [words.brief(self.name, self.finding)]
