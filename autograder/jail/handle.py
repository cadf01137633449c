"""Talk to a jail from the trusted process, and find out how it ended."""

import contextlib
import secrets
import signal
import time
from collections.abc import Callable, Iterable, Iterator

from autograder.jail import cgroups
from autograder.jail.errors import CannotIsolate, Died, Disturbed, advice
from autograder.jail.inside import wire
from autograder.jail.inside.walls import FULL

TOO_MUCH_MEMORY = "it needed more memory than a submission may use"
INVALID_MESSAGE = "the Python process sent the grader an invalid message"


class Jail:
    """
    The jail of one submission, seen from outside.

    Parameters
    ----------
    sock, lifeline : socket
        The ends of the trusted process; see `inside.walls.isolate`.
    group : cgroups.Group
    believes : bool
        Whether a worker that was killed counts as killed by the student's code.
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
        """Send a request and return its only reply, complete within `seconds`; see `stream`."""
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
            For each reply, the wall time within which it must be complete, counted from the moment
            when the caller asks for it.
        answer : callable, optional
            Called with each question of the jail (name, arguments and keyword arguments as trees)
            and with a function that sends a message in between and returns the reply to it. Returns
            the answer, a message. Without `answer` the jail may not ask.

        Raises
        ------
        Died
            If the jail ended, was too slow or sent an invalid message; it is closed then.
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
        """Return the reply with this number, after answering the questions that come before it."""

        def receive():
            reply = wire.receive(self._sock, deadline)
            if reply.get("number") != number:
                raise wire.WireError("a reply to another request")
            return reply

        def between(message):
            wire.send(self._sock, message, deadline)
            return receive()

        while "ask" in (reply := receive()):
            if answer is None:
                raise wire.WireError("a question that is not allowed now")
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
            raise self._died("crashed", f"{INVALID_MESSAGE}: {error}") from None
        except wire.Closed:
            raise self._died(*self._cause()) from None

    def _died(self, status: str, message: str) -> Died:
        self.close()
        return Died(status, message)

    def _cause(self) -> tuple[str, str]:
        """Return status and message for a worker that ended before its time was up."""
        if self.group.exceeded():
            return "memory", TOO_MUCH_MEMORY
        word, alive = self._last_word()
        if word.startswith("jail: "):
            raise CannotIsolate(advice(word[6:].partition("\n")[0]))
        code = int(word) if word.lstrip("-").isdigit() else None
        if not (alive or self._believes) and code in (None, -signal.SIGKILL):
            raise Disturbed(
                "cannot grade: the jail was killed; find out what kills it (`dmesg` shows "
                "whether memory ran out)"
            )
        if code == FULL:
            return "memory", TOO_MUCH_MEMORY
        if code == -signal.SIGXCPU:
            return "timeout", "it used up its processor time"
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
            return "crashed", f"the Python process was ended by {name}"
        return "crashed", "the Python process ended" + (f" (exit status {code})" if code else "")

    def _last_word(self) -> tuple[str, bool]:
        """Return the last message of the lifeline, and whether the jail is still running."""
        self._lifeline.settimeout(2)
        try:
            return self._lifeline.recv(400).decode(errors="replace"), False
        except TimeoutError:  # the worker has closed the wire and goes on
            return "", True
        except OSError:
            return "", False
