"""
A submission's functions as the trusted side sees them.

A `Session` keeps one jail with the student's cells run in it; when the jail dies, the next
request gets a new one in which the cells that survived are run again. A `Function` stands for a
student's function: arguments go out as plain values and plain values come back.
"""

import contextlib
import time

from autograder import replies, wire
from autograder.memory import bounded_memory
from autograder.sandbox import Died
from autograder.tutor import codec
from autograder.tutor.holding import FUNCTIONS
from autograder.tutor.judge import Outcome, changes

MAX_QUESTIONS = 100_000


class StudentError(Exception):
    """The student's code raised, or a name that a test needs is not there."""


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
        self._references = references or {}
        self._limits = sandbox.limits
        self._deadline = deadline
        self._jail = None
        self._done = []
        self._hanging = {}
        self._substituted = False
        self.asked = set()  # references that the student's code really used

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """End the jail."""
        if self._jail is not None:
            self._jail.close()
            self._jail = None

    def run(self, source, figures=False):
        """Run a cell; return outputs and error as the worker sent them; raises `Died`."""
        reply = self._ask({"do": "run", "source": source, "figures": figures},
                          self._limits.cell_seconds)
        self._done.append(source)
        self._substituted = False
        with self.reading():
            return replies.outputs(reply.get("outputs")), replies.error(reply)

    def look(self, name):
        """Return the value of a name; a `Function` for what can be called."""
        reply = self._ask({"do": "look", "name": name}, self._limits.call_seconds)
        if reply.get("found") is not True:
            raise StudentError(f"{name} is not defined")
        if reply.get("callable") is True:
            return Function(self, name)
        with self.reading():
            return replies.decode(reply.get("value"))

    @contextlib.contextmanager
    def reading(self):
        """End a jail whose reply cannot be read: it is not to be asked anything else."""
        try:
            yield
        except Died:
            self.close()
            raise

    def call(self, name, args, kwargs=None, seconds=None):
        """
        Call a function of the student's; return the reply of the worker; raises `Died`.

        A function that once gave no answer in time is not waited for again. `seconds` are granted
        on top of what the submission has left.
        """
        if name in self._hanging:
            raise self._hanging[name]
        message = {"do": "call", "name": name, "args": codec.encode(list(args), _refuse),
                   "kwargs": codec.encode(kwargs or {}, _refuse)}
        self._deadline += seconds or 0.0
        start = time.monotonic()
        try:
            self._substitute()
            reply = self._ask(message, seconds or self._limits.call_seconds, self._answerer())
        except Died as death:
            if death.status == "timeout":
                self._hanging[name] = death
            raise
        finally:
            if seconds:  # what was granted and not used is taken back
                self._deadline -= max(0.0, seconds - (time.monotonic() - start))
        with self.reading():
            error = replies.error(reply)
        if error and error["memory"]:
            raise Died("memory", "it asked for more memory than a submission may use")
        return reply

    def _substitute(self):
        """Put the references in the place of the student's helpers, for the calls that follow."""
        self._restart_if_dead()  # a new jail has the student's own helpers again
        if self._references and not self._substituted:
            self._ask({"do": "substitute", "names": list(self._references)}, 1)
            self._substituted = True

    def _ask(self, request, seconds, answer=None):
        """Ask the jail, within the time that the submission has left."""
        self._remaining()
        self._restart_if_dead()
        try:
            return self._jail.ask(request, min(seconds, self._remaining()), answer)
        except Died:
            self.close()  # it may still wait for an answer
            raise

    def _remaining(self):
        """Return the seconds that the submission has left; raises `Died` when there are none."""
        remaining = self._deadline - time.monotonic()
        if remaining <= 0:
            self.close()
            total = self._limits.total_seconds
            raise Died("timeout", f"the submission has used up its {total:g} seconds")
        return remaining

    def _restart_if_dead(self):
        """Open a new jail after a death and run the cells that survived so far."""
        if self._jail is not None and self._jail.alive:
            return
        self._jail = self._sandbox.open(self._files)
        for source in self._done:
            self._jail.ask({"do": "run", "source": source, "figures": False},
                           min(self._limits.cell_seconds, self._remaining()))
        self._substituted = False

    def _answerer(self):
        """Return the callback that answers for the references; none without them."""
        if not self._references:
            return None
        remaining = iter(range(MAX_QUESTIONS))

        def answer(question, between):
            def lend(number, type_name):
                if type_name not in FUNCTIONS:
                    return codec.Opaque(number, type_name)
                return lambda *args: replies.decode(replies.invoked(between(
                    {"invoke": number, "args": codec.encode(list(args))})))

            name = question.get("ask")
            known = isinstance(name, str) and name in self._references
            if not known or next(remaining, None) is None:
                return {"error": "this function cannot be asked now"}
            self.asked.add(name)
            try:
                args, kwargs = (replies.decode(question.get(key), lend, replies.generator)
                                for key in ("args", "kwargs"))
                with bounded_memory:
                    value = self._references[name](*args, **kwargs)
            except (Died, wire.WireError, wire.Closed, wire.Late):
                raise
            except Exception as error:  # the student's arguments do not fit the function
                return {"error": f"{type(error).__name__}: {error}"}
            return {"value": codec.encode(value), "error": None}
        return answer


class Function:
    """A student's function; call it, or let a check `observe` it."""

    def __init__(self, session, name):
        self._session = session
        self.__name__ = name

    def __call__(self, *args, **kwargs):
        """Return what the student's function returns; raises `StudentError` with its message."""
        reply = self._session.call(self.__name__, args, kwargs)
        with self._session.reading():
            error = replies.error(reply)
            if not error:
                return replies.decode(reply.get("value"))
        raise StudentError(error_text(self.__name__, error))

    def observe(self, example):
        """Return the `Outcome` of one example of a check."""
        reply = self._session.call(self.__name__, example.args, seconds=example.seconds)
        with self._session.reading():
            error = replies.error(reply)
            if error:
                return Outcome(error=error["text"], line=error["line"])
            after = replies.decode(reply.get("after"))
            if not isinstance(after, list) or len(after) != len(example.args):
                raise Died("crashed", "the process broke the grader's protocol")
            value = replies.decode(reply.get("value"))
        return Outcome(value, changed=changes(example, tuple(after)))


def error_text(name, error):
    """Return an error of the student's code as a sentence."""
    line = f" ({error['line']})" if error["line"] else ""
    return f"{name} raised {error['text']}{line}"


def _refuse(value):
    """Refuse an argument that cannot travel: a fault of the test, not of the student."""
    raise TypeError(f"a test hands over a {type(value).__name__}, which cannot travel; "
                    "use a stand-in")
