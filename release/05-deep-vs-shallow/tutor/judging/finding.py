"""
The judgement of one function or question, as data; `words` puts it into sentences.

Nothing takes such a sentence apart again: whoever needs to know what happened reads a field.
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
        The call and what is special about it; empty where `what` says all.
    what : str
        What happened: a wrong value, an error, the end of the process.
    hint : str
        What the values or the error usually mean, where no mistake is known.
    mistake : str or None
        The name of the known mistake that does the same.
    sentence : str
        What helps against that mistake.
    unwritten : str
        The function that still raises NotImplementedError: the one that was asked for, or one that
        it calls; the question's own name for a written answer without a word.
    raised : str
        The type of the error that the student's code raised.
    line : str
        The student's own line in which it arose.
    open_helpers : tuple of str
        Functions of the same notebook that this one may build on and that are not right yet.
    share : float
        How much of the points a judgement short of `passed` is worth all the same, 0 to 1.
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
