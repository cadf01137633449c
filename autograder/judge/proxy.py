"""
Call a student's function from the trusted process.

Arguments go to the worker as plain values. Plain values come back: the result or the error as text,
and the arguments as they are after the call.
"""

import contextlib
import itertools

from autograder.jail.errors import Died
from autograder.jail.handle import INVALID_MESSAGE
from autograder.judge import untrusted
from tutor.judging import codec
from tutor.judging.judge import Example, Outcome, changes, type_of


class StudentError(Exception):
    """
    The student's code raised an error, or did not define a name that a test needs.

    Parameters
    ----------
    name : str
        The name that a test used.
    what : str
        What is wrong with it, as the end of a sentence that begins with the name.
    raised, line : str
        Type and line of the error that the student's code raised, if any.
    undefined : bool
        Whether the name is not defined.
    """

    def __init__(
        self, name: str, what: str, raised: str = "", line: str = "", undefined: bool = False
    ):
        super().__init__(f"{name} {what}")
        self.name, self.raised, self.line, self.undefined = name, raised, line, undefined


class Function:
    """A student's function, to be called by tests and checks; raises `ended` if its jail ends."""

    ended = Died

    def __init__(self, session, name):
        self._session = session
        self.__name__ = name

    def __call__(self, *args, **kwargs):
        """Return the result of the student's function; raise `StudentError` if it fails."""
        call = (codec.encode(list(args), _refuse), codec.encode(kwargs, _refuse))
        ((error, reply),) = self._session.calls(self.__name__, [call])
        if error:
            text, line = error["text"], error["line"] or ""
            what = f"raised {text} ({line})" if line else f"raised {text}"
            raise StudentError(self.__name__, what, type_of(text), line)
        with self._session.reading():
            return untrusted.decode(reply.get("value"))

    def observe_all(self, examples: list[Example]) -> list[Outcome]:
        """Return the `Outcome` of each example of a check."""
        outcomes = []
        for seconds, group in itertools.groupby(examples, lambda example: example.seconds):
            alike = list(group)
            calls = [
                (codec.encode(list(example.args), _refuse), codec.encode({})) for example in alike
            ]
            with contextlib.closing(self._session.calls(self.__name__, calls, seconds)) as answers:
                outcomes += [
                    self._outcome(example, error, reply)
                    for example, (error, reply) in zip(alike, answers, strict=True)
                ]
        return outcomes

    def _outcome(self, example: Example, error: dict | None, reply: dict) -> Outcome:
        """Return the outcome of one call from the reply to it."""
        if error:
            return Outcome(error=error["text"], line=error["line"])
        with self._session.reading():
            changed = self._changed(example, reply.get("after"))
            return Outcome(untrusted.decode(reply.get("value")), changed=changed)

    def _changed(self, example: Example, tree: object) -> tuple:
        """Return the names of the arguments that a call changed; None means that none changed."""
        if tree is None:
            return ()
        after = untrusted.decode(tree)
        if not isinstance(after, list) or len(after) != len(example.args):
            raise Died("crashed", INVALID_MESSAGE)
        return changes(example, tuple(after))


def _refuse(value):
    """Raise for an argument that cannot travel: a fault of the test, not of the student."""
    raise TypeError(
        f"a test passes a {type(value).__name__}, which cannot travel to a jail; use a stand-in"
    )
