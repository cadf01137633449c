"""
Answer calls of helpers by the reference, for follow-through.

No code of the reference enters a jail. The worker asks by name, the trusted process computes, and
plain values travel back.
"""

import contextlib
import resource
from collections.abc import Callable, Iterator

from autograder.jail.errors import Died
from autograder.jail.inside import wire
from autograder.judge import untrusted
from tutor.judging import codec
from tutor.judging.open_places import FUNCTIONS

MAX_QUESTIONS = 100_000
LEEWAY_BYTES = 2**30


class LentReference:
    """
    Answer calls of some functions by the reference, instead of by the student's functions.

    Parameters
    ----------
    references : dict of str to callable
    """

    def __init__(self, references: dict[str, Callable]):
        self.references = references
        self.asked: set[str] = set()  # those that the student's code has called

    def answerer(self) -> Callable[[dict, Callable], dict]:
        """Return a function that answers questions during one request; see `Jail.stream`."""
        remaining = iter(range(MAX_QUESTIONS))

        def answer(question, between):
            name = question.get("ask")
            known = isinstance(name, str) and name in self.references
            if not known or next(remaining, None) is None:
                return {"error": "this function cannot be called now"}
            self.asked.add(name)
            return self._answer(name, question, between)

        return answer

    def _answer(self, name: str, question: dict, between: Callable[[dict], dict]) -> dict:
        """Return a message with the value of one call, or with its error."""

        def lend(number, type_name):
            """Return a proxy for a student's function that was passed as an argument."""
            if type_name not in FUNCTIONS:
                return codec.Opaque(number, type_name)
            return lambda *args: untrusted.decode(
                untrusted.invoked(between({"invoke": number, "args": codec.encode(list(args))}))
            )

        try:
            args, kwargs = (
                untrusted.decode(question.get(key), lend, untrusted.generator)
                for key in ("args", "kwargs")
            )
            with _bounded_memory():
                value = self.references[name](*args, **kwargs)
        except (Died, wire.WireError, wire.Closed, wire.Late):
            raise
        except Exception as error:  # the student's arguments do not suit the function
            return {"error": f"{type(error).__name__}: {error}"}
        return {"value": codec.encode(value), "error": None}


@contextlib.contextmanager
def _bounded_memory() -> Iterator[None]:
    """Let this process use at most `LEEWAY_BYTES` more memory while the block runs."""
    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    before = soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + LEEWAY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (wanted if soft < 0 else min(soft, wanted), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
