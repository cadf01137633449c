"""
Keep a jail in which a student's cells were run, while the submission is graded.

If the jail ends, the next request gets a new one, in which the cells that did not end it are run
again.
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

MAX_BATCH = 2**20  # characters of the calls in one message


class Session:
    """
    Run a student's cells, and call the functions that they define.

    Parameters
    ----------
    sandbox : Sandbox
        Opens the jails.
    files : dict of str to bytes
        The files in the scratch folder.
    deadline : float
        A time of `time.monotonic`, after which nothing is run.
    references : dict of str to callable
        For follow-through: functions that the reference answers instead of the student's.
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
        """Return the names of the references that the student's code has called."""
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
        """Run a cell; return its checked outputs and error; raise `Died` if the jail ends."""
        reply = self._ask(
            {"do": "run", "source": source, "figures": figures}, self._limits.cell_seconds
        )
        self._done.append(source)
        self._functions.clear()
        self._substituted = False
        with self.reading():
            return untrusted.outputs(reply.get("outputs")), untrusted.error(reply)

    def look(self, name: str) -> object:
        """Return the value of a name, or a `Function` if it can be called."""
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
        """End the jail if its reply cannot be read in this block."""
        try:
            yield
        except Died:
            self.close()
            raise

    def calls(
        self, name: str, calls: list[tuple], seconds: float | None = None
    ) -> Iterator[tuple[dict | None, dict]]:
        """
        Call a function of the student once for each list of arguments.

        If a function has once taken too long, it is not called again.

        Parameters
        ----------
        name : str
        calls : list of (object, object)
            Arguments and keyword arguments, as `codec` trees.
        seconds : float, optional
            Time for each call, in addition to the time that the submission has left.

        Yields
        ------
        (error, reply)
            The error from `untrusted.error`, and the message of the worker.

        Raises
        ------
        Died
            When a call does not come back.
        """
        if name in self._hanging:
            raise self._hanging[name]
        with self._granted((seconds or 0.0) * len(calls)):
            for batch in _batches(calls):
                yield from self._batch(name, batch, seconds or self._limits.call_seconds)

    @contextlib.contextmanager
    def _granted(self, seconds: float) -> Iterator[None]:
        """Add time for this block; take back the part that was not used."""
        start = time.monotonic()
        self._deadline += seconds
        try:
            yield
        finally:
            self._deadline -= max(0.0, seconds - (time.monotonic() - start))

    def _batch(self, name: str, batch: list[tuple], limit: float) -> Iterator[tuple]:
        """Send several calls in one message and yield each reply; see `calls`."""
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
            if not complete:  # the worker may still run calls for which nobody waits
                self.close()

    def _with_references(self) -> Jail:
        """Return a jail in which the references replace the student's helpers."""
        jail = self._live_jail()  # a new jail has the student's own helpers again
        if self._lent and not self._substituted:
            request = {"do": "substitute", "names": list(self._lent.references)}
            self._ask(request, self._limits.call_seconds)
            self._substituted = True
        return jail

    def _ask(self, request: dict, seconds: float, answer: Callable | None = None) -> dict:
        """Send a request to the jail, within the time that the submission has left."""
        self._remaining()
        jail = self._live_jail()
        try:
            return jail.ask(request, min(seconds, self._remaining()), answer)
        except Died:
            self.close()  # it may still be waiting for an answer
            raise

    def _remaining(self) -> float:
        """Return the seconds that the submission has left; raise `Died` if there are none."""
        remaining = self._deadline - time.monotonic()
        if remaining <= 0:
            self.close()
            total = self._limits.total_seconds
            raise Died("timeout", f"the submission used up its {total:g} seconds")
        return remaining

    def _live_jail(self) -> Jail:
        """Return the jail, or after its end a new one, in which the earlier cells are run again."""
        if self._jail is not None and self._jail.alive:
            return self._jail
        start = time.monotonic()
        jail = self._jail = self._sandbox.open(self._files)
        self._deadline += time.monotonic() - start  # this takes none of the student's time
        for source in self._done:
            request = {"do": "run", "source": source, "figures": False}
            jail.ask(request, min(self._limits.cell_seconds, self._remaining()))
        self._substituted = False
        return jail


def _batches(calls: list[tuple]) -> Iterator[list[tuple]]:
    """Yield the calls in lists, each small enough for one message."""
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
