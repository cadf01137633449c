"""A jail as the trusted side sees it: a socket to talk through, and how it ended."""

import contextlib
import secrets
import signal
import time
from collections.abc import Callable, Iterable, Iterator

from autograder.jail import cgroups
from autograder.jail.errors import CannotIsolate, Died, Disturbed, advice
from autograder.jail.inside import wire
from autograder.jail.inside.walls import FULL

TOO_MUCH_MEMORY = "it asked for more memory than a submission may use"


class Jail:
    """
    One submission's process, seen from outside.

    Parameters
    ----------
    sock, lifeline : socket
        See `warm.warm`.
    group : cgroups.Group
    believes : bool
        Whether being killed counts as what the student's code did.
    """

    def __init__(self, sock, lifeline, group=cgroups.NONE, believes=True):
        self._sock, self._lifeline = sock, lifeline
        self.group = group
        self._believes = believes
        self.alive = True

    def close(self) -> None:
        """End every process of the jail."""
        self._sock.close()
        self._lifeline.close()
        self.alive = False

    def ask(self, request: dict, seconds: float, answer: Callable | None = None) -> dict:
        """Send a request and return the one reply, complete within `seconds`; see `stream`."""
        (reply,) = self.stream(request, [seconds], answer)
        return reply

    def stream(
        self, request: dict, seconds: Iterable[float], answer: Callable | None = None
    ) -> Iterator[dict]:
        """
        Send a request and yield its replies.

        Parameters
        ----------
        request : dict
            See `worker.Worker`.
        seconds : iterable of float
            For each reply, the wall time until it must be complete, from when it is waited for.
        answer : callable, optional
            Called with each question that the jail asks back (name, arguments and keyword
            arguments as trees) and with a function that sends a message in between and returns
            what comes back; returns a message. Without it no question is allowed.

        Raises
        ------
        Died
            If the jail ended, was too slow or broke the protocol; it is closed then.
        """
        first = secrets.randbits(62)
        for number, limit in enumerate(seconds, first):
            deadline = time.monotonic() + limit
            with self._as_died(limit):
                if number == first:
                    wire.send(self._sock, {**request, "number": number}, deadline)
                reply = self._reply(number, deadline, answer)
            yield reply

    def _reply(self, number: int, deadline: float, answer: Callable | None) -> dict:
        """Return the reply of a number; answer the questions that come before it."""

        def receive():
            reply = wire.receive(self._sock, deadline)
            if reply.get("number") != number:
                raise wire.WireError("an answer to another request")
            return reply

        def between(message):
            wire.send(self._sock, message, deadline)
            return receive()

        while "ask" in (reply := receive()):
            if answer is None:
                raise wire.WireError("a question out of turn")
            wire.send(self._sock, answer(reply, between), deadline)
        return reply

    @contextlib.contextmanager
    def _as_died(self, seconds: float) -> Iterator[None]:
        """Turn a communication failure into `Died` with its cause."""
        try:
            yield
        except wire.Late:
            raise self._died("timeout", f"no answer within {seconds:g} seconds") from None
        except wire.WireError as error:
            raise self._died(
                "crashed", f"the process broke the grader's protocol: {error}"
            ) from None
        except wire.Closed:
            raise self._died(*self._cause()) from None

    def _died(self, status: str, message: str) -> Died:
        self.close()
        return Died(status, message)

    def _cause(self) -> tuple[str, str]:
        """Return status and message for a process that has ended by itself."""
        if self.group.exceeded():
            return "memory", TOO_MUCH_MEMORY
        word, alive = self._last_word()
        if word.startswith("jail: "):
            raise CannotIsolate(advice(word[6:].partition("\n")[0]))
        code = int(word) if word.lstrip("-").isdigit() else None
        if not (alive or self._believes) and code in (None, -signal.SIGKILL):
            raise Disturbed(
                "cannot grade: the jail was killed; see what kills it (`dmesg` tells "
                "when memory ran out)"
            )
        if code == FULL:
            return "memory", TOO_MUCH_MEMORY
        if code == -signal.SIGXCPU:
            return "timeout", "the processor time is used up"
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
            return "crashed", f"the process was ended by {name}"
        return "crashed", "the process ended itself" + (f" (status {code})" if code else "")

    def _last_word(self) -> tuple[str, bool]:
        """Return what the lifeline says at the end, and whether the jail lives all the same."""
        self._lifeline.settimeout(2)
        try:
            return self._lifeline.recv(400).decode(errors="replace"), False
        except TimeoutError:  # it has closed its end of the wire only
            return "", True
        except OSError:
            return "", False
