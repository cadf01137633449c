"""
A submission's functions as the trusted side sees them.

A `Session` keeps one jail with the student's cells run in it; when the jail dies, the next
request gets a new one in which the cells that survived are run again. A `Function` stands for a
student's function: arguments go out as plain values and plain values come back.
"""

import re
import time

import numpy as np

from autograder import wire
from autograder.sandbox import Died
from autograder.tutor import codec
from autograder.tutor.holding import FUNCTIONS
from autograder.tutor.judge import Outcome, changes

MAX_QUESTIONS = 100_000
MAX_TEXT = 2**17
MAX_PICTURE = 4 * 2**20
BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


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
        return _outputs(reply.get("outputs")), _error(reply)

    def look(self, name):
        """Return the value of a name; a `Function` for what can be called."""
        reply = self._ask({"do": "look", "name": name}, self._limits.call_seconds)
        if reply.get("found") is not True:
            raise StudentError(f"{name} is not defined")
        if reply.get("callable") is True:
            return Function(self, name)
        return _decode(reply.get("value"))

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
        error = _error(reply)
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
        remaining = self._deadline - time.monotonic()
        if remaining <= 0:
            self.close()
            raise Died("timeout", "the submission has used up its "
                                  f"{self._limits.total_seconds:g} seconds")
        self._restart_if_dead()
        return self._jail.ask(request, min(seconds, remaining), answer)

    def _restart_if_dead(self):
        """Open a new jail after a death and run the cells that survived so far."""
        if self._jail is not None and self._jail.alive:
            return
        self._jail = self._sandbox.open(self._files)
        for source in self._done:
            self._jail.ask({"do": "run", "source": source, "figures": False},
                           self._limits.cell_seconds)
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
                return lambda *args: _decode(_invoked(between(
                    {"invoke": number, "args": codec.encode(list(args))})))

            name = question.get("ask")
            known = isinstance(name, str) and name in self._references
            if not known or next(remaining, None) is None:
                return {"error": "this function cannot be asked now"}
            self.asked.add(name)
            try:
                args, kwargs = (_decode(question.get(key), lend, _generator)
                                for key in ("args", "kwargs"))
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
        error = _error(reply)
        if error:
            raise StudentError(error_text(self.__name__, error))
        return _decode(reply.get("value"))

    def observe(self, example):
        """Return the `Outcome` of one example of a check."""
        reply = self._session.call(self.__name__, example.args, seconds=example.seconds)
        error = _error(reply)
        if error:
            return Outcome(error=error["text"], line=error["line"])
        after = _decode(reply.get("after"))
        if not isinstance(after, list) or len(after) != len(example.args):
            raise Died("crashed", "the process broke the grader's protocol")
        return Outcome(_decode(reply.get("value")), changed=changes(example, tuple(after)))


def error_text(name, error):
    """Return an error of the student's code as a sentence."""
    line = f" ({error['line']})" if error["line"] else ""
    return f"{name} raised {error['text']}{line}"


def _refuse(value):
    """Refuse an argument that cannot travel: a fault of the test, not of the student."""
    raise TypeError(f"a test hands over a {type(value).__name__}, which cannot travel; "
                    "use a stand-in")


def _invoked(reply):
    """Return the value that a function of the student's gave in the middle of a question."""
    if "invoked" not in reply:
        raise wire.WireError("a question inside a question")
    if "failed" in reply:
        raise ValueError(str(reply["failed"]))
    return reply["invoked"]


def _generator(kind, fields):
    """Return the random generator that a question brings; no other stand-in comes from a jail."""
    if kind != "Seed" or not isinstance(fields, list) or [type(f) for f in fields] != [int]:
        raise codec.DecodeError("a stand-in that no student's function can mean")
    return np.random.default_rng(abs(fields[0]))


def _decode(tree, opaque=codec.Opaque, standin=None):
    """Return a plain value, or say that the jail is not to be talked to."""
    try:
        return codec.decode(tree, opaque, standin)
    except codec.DecodeError as error:
        raise Died("crashed", f"the result cannot be read: {error}") from None


def _error(reply):
    """Return the error of a reply as checked plain text, None where there is none."""
    error = reply.get("error")
    if error is None:
        return None
    if not isinstance(error, dict):
        raise Died("crashed", "the process broke the grader's protocol")
    line = error.get("line")
    return {"text": codec.one_printable_line(str(error.get("text")), 400),
            "line": codec.one_printable_line(str(line), 200) if line else None,
            "memory": error.get("memory") is True}


def _outputs(value):
    """Return the outputs of a cell that are plain text or a picture, of bounded size."""
    kept = []
    for output in value[:50] if isinstance(value, list) else ():
        if not isinstance(output, dict):
            continue
        picture, text, stream = (output.get(key) for key in ("picture", "text", "stream"))
        if isinstance(picture, str) and len(picture) <= MAX_PICTURE and BASE64.fullmatch(picture):
            kept.append({"picture": picture})
        elif isinstance(text, str) and stream in ("stdout", "stderr", "display"):
            # a lone surrogate is no text that a file could hold
            text = text[:MAX_TEXT].encode("utf-8", "replace").decode()
            kept.append({"stream": stream, "text": text})
    return kept
