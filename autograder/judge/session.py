"""
The student's cells and functions behind the walls, as long as the submission is graded.

A `Session` keeps one jail with the student's cells run in it; when the jail dies, the next
request gets a new one in which the cells that survived are run again.
"""

import contextlib
import json
import time
from collections.abc import Callable, Iterator

from autograder.jail.errors import Died
from autograder.jail.handle import TOO_MUCH_MEMORY, Jail
from autograder.judge import untrusted
from autograder.judge.lent_reference import LentReference
from autograder.judge.proxy import Function, StudentError

MAX_BATCH = 2**20  # characters of calls in one message


class Session:
    """
    The student's cells and functions behind the walls.

    Parameters
    ----------
    sandbox : Sandbox
        Opens the jails.
    files : dict of str to bytes
        What lies in the scratch folder.
    deadline : float
        Of `time.monotonic`; when it has passed nothing is run any more.
    references : dict of str to callable
        For follow-through: functions that are answered from here whatever the student wrote.
    """

    def __init__(self, sandbox, files, deadline, references=None):
        self._sandbox, self._files = sandbox, files
        self._lent = LentReference(references) if references else None
        self._limits = sandbox.limits
        self._deadline = deadline
        self._jail: Jail | None = None
        self._done: list[str] = []
        self._hanging: dict[str, Died] = {}
        self._functions: dict[str, Function] = {}
        self._substituted = False

    @property
    def asked(self) -> set[str]:
        """Return the names of the references that the student's code really used."""
        return self._lent.asked if self._lent else set()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self) -> None:
        """End the jail."""
        if self._jail is not None:
            self._jail.close()
            self._jail = None

    def run(self, source: str, figures: bool = False) -> tuple[list, dict | None]:
        """Run a cell; return outputs and error as the worker sent them; raises `Died`."""
        reply = self._ask(
            {"do": "run", "source": source, "figures": figures}, self._limits.cell_seconds
        )
        self._done.append(source)
        self._functions.clear()
        self._substituted = False
        with self.reading():
            return untrusted.outputs(reply.get("outputs")), untrusted.error(reply)

    def look(self, name: str) -> object:
        """Return the value of a name; a `Function` for what can be called."""
        if name in self._functions:
            return self._functions[name]
        reply = self._ask({"do": "look", "name": name}, self._limits.call_seconds)
        if reply.get("found") is not True:
            raise StudentError(name, "is not defined", undefined=True)
        if reply.get("callable") is True:
            return self._functions.setdefault(name, Function(self, name))
        with self.reading():
            return untrusted.decode(reply.get("value"))

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """End a jail whose reply cannot be read: it is not to be asked anything else."""
        try:
            yield
        except Died:
            self.close()
            raise

    def calls(
        self, name: str, calls: list[tuple], seconds: float | None = None
    ) -> Iterator[tuple[dict | None, dict]]:
        """
        Call a function of the student's, once with each of several arguments.

        A function that once gave no answer in time is not waited for again.

        Parameters
        ----------
        name : str
        calls : list of (object, object)
            Arguments and keyword arguments, as `codec` trees.
        seconds : float, optional
            Granted to each call, on top of what the submission has left.

        Yields
        ------
        (error, reply)
            From `replies.error`, and the worker's message.

        Raises
        ------
        Died
            By the call that does not come back.
        """
        if name in self._hanging:
            raise self._hanging[name]
        with self._granted((seconds or 0.0) * len(calls)):
            for batch in _batches(calls):
                yield from self._batch(name, batch, seconds or self._limits.call_seconds)

    @contextlib.contextmanager
    def _granted(self, seconds: float) -> Iterator[None]:
        """Let the submission last longer; what is not used is taken back."""
        start = time.monotonic()
        self._deadline += seconds
        try:
            yield
        finally:
            self._deadline -= max(0.0, seconds - (time.monotonic() - start))

    def _batch(self, name: str, batch: list[tuple], limit: float) -> Iterator[tuple]:
        """Send calls in one message and yield as each comes back; see `calls`."""
        complete = False
        try:
            jail = self._with_references()
            times = (min(limit, self._remaining()) for _ in batch)
            message = {"do": "call", "name": name, "calls": batch}
            answer = self._lent.answerer() if self._lent else None
            for reply in jail.stream(message, times, answer):
                with self.reading():
                    error = untrusted.error(reply)
                if error and error["memory"]:
                    raise Died("memory", TOO_MUCH_MEMORY)
                yield error, reply
            complete = True
        except Died as death:
            if death.status == "timeout":
                self._hanging[name] = death
            raise
        finally:
            if not complete:  # the worker goes on with calls that nobody waits for
                self.close()

    def _with_references(self) -> Jail:
        """Return a jail in which the references stand in the place of the student's helpers."""
        jail = self._live_jail()  # a new jail has the student's own helpers again
        if self._lent and not self._substituted:
            request = {"do": "substitute", "names": list(self._lent.references)}
            self._ask(request, self._limits.call_seconds)
            self._substituted = True
        return jail

    def _ask(self, request: dict, seconds: float, answer: Callable | None = None) -> dict:
        """Ask the jail, within the time that the submission has left."""
        self._remaining()
        jail = self._live_jail()
        try:
            return jail.ask(request, min(seconds, self._remaining()), answer)
        except Died:
            self.close()  # it may still wait for an answer
            raise

    def _remaining(self) -> float:
        """Return the seconds that the submission has left; raises `Died` when there are none."""
        remaining = self._deadline - time.monotonic()
        if remaining <= 0:
            self.close()
            total = self._limits.total_seconds
            raise Died("timeout", f"the submission has used up its {total:g} seconds")
        return remaining

    def _live_jail(self) -> Jail:
        """Return the jail; after its death a new one, in which the cells that survived are run."""
        if self._jail is not None and self._jail.alive:
            return self._jail
        start = time.monotonic()
        jail = self._jail = self._sandbox.open(self._files)
        self._deadline += time.monotonic() - start  # a new parent is not the student's doing
        for source in self._done:
            request = {"do": "run", "source": source, "figures": False}
            jail.ask(request, min(self._limits.cell_seconds, self._remaining()))
        self._substituted = False
        return jail


def _batches(calls: list[tuple]) -> Iterator[list[tuple]]:
    """Yield the calls in lists, each for one message of bounded size."""
    batch: list[tuple] = []
    room = MAX_BATCH
    for call in calls:
        size = len(json.dumps(call))
        if batch and size > room:
            yield batch
            batch, room = [], MAX_BATCH
        batch.append(call)
        room -= size
    if batch:
        yield batch
