"""
Run student code and answer the trusted process about it.

This is the worker: a fork of the parent (`parent.warm`) behind the walls of a jail (`walls`). A
request is to run a cell, to call a function or to look up a name. Nothing here decides a verdict,
because student code can change everything in this process.
"""

import errno
import sys

from tutor.judging import codec, standins
from tutor.judging.error_text import one_line, student_line

from . import wire
from .outputs import MAX_OUTPUTS, MAX_TEXT, CappedText, figures

MAX_ERROR = 400


class Worker:
    """Answer the requests of the trusted process about one submission."""

    def __init__(self, sock, shell):
        self.sock, self.shell = sock, shell
        self.run_cell = shell.run_cell  # looked up now: a cell may replace it in the shell
        self.kept = []

    def serve(self):
        """Answer requests until the trusted process closes the socket."""
        actions = {
            "run": self.run,
            "call": self.call,
            "look": self.look,
            "substitute": self.substitute,
        }
        while True:
            try:
                request = wire.receive(self.sock)
            except wire.Closed:
                return
            self.number = request["number"]
            for reply in actions[request["do"]](request):
                self.reply(reply)
                self.number += 1

    def reply(self, message):
        """Send a message that answers the current request."""
        wire.send(self.sock, {**message, "number": self.number})

    def keep(self, value):
        """Keep a value that cannot travel; return its number."""
        self.kept.append(value)
        return len(self.kept) - 1

    def kept_value(self, number, _type_name):
        """Return the value that was kept under a number."""
        if not 0 <= number < len(self.kept):
            raise ValueError("a value that could not travel")
        return self.kept[number]

    def run(self, request):
        """Run one cell; return its outputs and its error."""
        out, err = CappedText(), CappedText()
        sys.stdout, sys.stderr = out, err
        self.shell.display_pub.outputs.clear()
        try:
            result = self.run_cell(request["source"], store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:
            error = raised
        finally:
            sys.stdout = sys.stderr = CappedText()
        outputs = [
            {"stream": name, "text": text.value()}
            for name, text in (("stdout", out), ("stderr", err))
            if text.size
        ]
        outputs += self._displayed()
        outputs += figures(request["figures"])
        yield {"outputs": outputs[:MAX_OUTPUTS], "error": _describe(error)}

    def _displayed(self):
        """Return the plain text of what the cell displayed."""
        texts = [
            str(out.get("data", {}).get("text/plain", ""))[:MAX_TEXT]
            for out in self.shell.display_pub.outputs[:MAX_OUTPUTS]
        ]
        return [{"stream": "display", "text": text} for text in texts if text]

    def call(self, request):
        """Call a function of the student by name, once for each list of arguments."""
        for args, kwargs in request["calls"]:
            yield self._call(request["name"], args, kwargs)

    def _call(self, name, sent, kwargs):
        """Return the value of one call, its error, and the arguments if the call changed them."""
        args = standins.live(codec.decode(sent, self.kept_value, standins.read))
        kwargs = codec.decode(kwargs, self.kept_value)
        sys.stdout = sys.stderr = CappedText()
        try:
            value = standins.perform(self.shell.user_ns[name], args, kwargs)
        except BaseException as error:
            return {"error": _describe(error)}
        finally:
            figures(False)
        after = codec.encode(standins.after(args), self.keep)
        return {
            "value": codec.encode(value, self.keep),
            "error": None,
            "after": None if after == sent else after,
        }

    def look(self, request):
        """Return the value of a name, or that it is a function."""
        name = request["name"]
        if name not in self.shell.user_ns:
            yield {"found": False}
            return
        value = self.shell.user_ns[name]
        if callable(value):
            yield {"found": True, "callable": True}
        else:
            yield {"found": True, "callable": False, "value": codec.encode(value, self.keep)}

    def substitute(self, request):
        """Bind names to functions that ask the trusted process for their results."""
        for name in request["names"]:
            self.shell.user_ns[name] = self._asker(name)
        yield {}

    def _invoke(self, request):
        """Call a student's function that was an argument of a question to the trusted process."""
        try:
            value = self.kept_value(request["invoke"], "")(*codec.decode(request["args"]))
        except Exception as error:
            return {"invoked": None, "failed": one_line(error)}
        return {"invoked": codec.encode(value)}

    def _asker(self, name):
        """Return a function that asks the trusted process for its result."""

        def ask(*args, **kwargs):
            given = [standins.sent(value) for value in args]
            named = {key: standins.sent(value) for key, value in kwargs.items()}
            self.reply(
                {
                    "ask": name,
                    "args": codec.encode(given, self.keep),
                    "kwargs": codec.encode(named, self.keep),
                }
            )
            while "invoke" in (answer := wire.receive(self.sock)):
                self.reply(self._invoke(answer))
            if answer.get("error"):
                raise ValueError(answer["error"])
            return codec.decode(answer["value"], self.kept_value)

        ask.__name__ = name
        return ask


def _describe(error):
    """Return an error as plain text with the line of the student's code; None if there is none."""
    if error is None:
        return None
    try:
        text, line = one_line(error), student_line(error)
    except BaseException:  # its `__str__`, written by the student, raises
        text, line = codec.type_name(error), None
    return {
        "text": text[:MAX_ERROR],
        "line": line and line[:MAX_ERROR],
        "memory": _is_out_of_memory(error),
    }


def _is_out_of_memory(error):
    """Return whether memory was refused, also to `mmap`; no code of the student runs for that."""
    return issubclass(type(error), MemoryError) or (
        type(error) is OSError and error.errno == errno.ENOMEM
    )
