"""
The process that runs student code.

Behind the walls of `jail`, a fork of `warm`, it answers requests: run a cell, call a function,
look up a name. Nothing here decides anything, because student code can change all of it.
"""

import base64
import errno
import io
import sys

from tutor.judging import codec, standins
from tutor.judging.error_text import one_line, student_line

from . import wire

MAX_TEXT = 64 * 1024
MAX_OUTPUTS = 50
MAX_ERROR = 400
MAX_PICTURE = 2 * 2**20


class CappedText(io.TextIOBase):
    """A text stream that keeps its first `MAX_TEXT` characters and counts the rest."""

    def __init__(self):
        self.parts, self.size = [], 0

    def writable(self):
        """Say that it can be written to."""
        return True

    def write(self, text):
        """Keep what fits."""
        room = MAX_TEXT - self.size
        if room > 0:
            self.parts.append(text[:room])
        self.size += len(text)
        return len(text)

    def value(self):
        """Return what was kept."""
        lost = self.size - MAX_TEXT
        return "".join(self.parts) + (f"\n[{lost} more characters]" if lost > 0 else "")


class Worker:
    """Answers the grader's requests about one submission."""

    def __init__(self, sock, shell):
        self.sock, self.shell = sock, shell
        self.run_cell = shell.run_cell  # bound now: a cell may replace the shell's own
        self.kept = []

    def serve(self):
        """Answer requests until the grader hangs up."""
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
        outputs += _figures(request["figures"])
        yield {"outputs": outputs[:MAX_OUTPUTS], "error": _describe(error)}

    def _displayed(self):
        """Return the plain text of what the cell displayed."""
        texts = [
            str(out.get("data", {}).get("text/plain", ""))[:MAX_TEXT]
            for out in self.shell.display_pub.outputs[:MAX_OUTPUTS]
        ]
        return [{"stream": "display", "text": text} for text in texts if text]

    def call(self, request):
        """Call a function of the student's by name, once with each of several arguments."""
        for args, kwargs in request["calls"]:
            yield self._call(request["name"], args, kwargs)

    def _call(self, name, sent, kwargs):
        """Return the value of one call, the arguments after it where they changed, the error."""
        args = standins.live(codec.decode(sent, self.kept_value, standins.read))
        kwargs = codec.decode(kwargs, self.kept_value)
        sys.stdout = sys.stderr = CappedText()
        try:
            value = standins.perform(self.shell.user_ns[name], args, kwargs)
        except BaseException as error:
            return {"error": _describe(error)}
        finally:
            _figures(False)
        after = codec.encode(standins.after(args), self.keep)
        return {
            "value": codec.encode(value, self.keep),
            "error": None,
            "after": None if after == sent else after,
        }

    def look(self, request):
        """Return what a name is bound to."""
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
        """Bind names to functions that ask the grader for their values."""
        for name in request["names"]:
            self.shell.user_ns[name] = self._asker(name)
        yield {}

    def _invoke(self, request):
        """Call a function that was handed over as an argument of a question."""
        try:
            value = self.kept_value(request["invoke"], "")(*codec.decode(request["args"]))
        except Exception as error:
            return {"invoked": None, "failed": one_line(error)}
        return {"invoked": codec.encode(value)}

    def _asker(self, name):
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
    """Return an error as plain text with the student's own line, None for None."""
    if error is None:
        return None
    try:
        text, line = one_line(error), student_line(error)
    except BaseException:  # an error whose own words cannot be told
        text, line = codec.type_name(error), None
    return {
        "text": text[:MAX_ERROR],
        "line": line and line[:MAX_ERROR],
        "memory": _is_for_want_of_memory(error),
    }


def _is_for_want_of_memory(error):
    """Return whether memory was refused, also by `mmap`; no attribute of a student's is asked."""
    return issubclass(type(error), MemoryError) or (
        type(error) is OSError and error.errno == errno.ENOMEM
    )


def _figures(wanted):
    """Close all figures; return those of the cell as pictures where they are wanted."""
    plt = sys.modules["matplotlib.pyplot"]
    pictures = []
    for number in plt.get_fignums() if wanted else ():
        buffer = io.BytesIO()
        plt.figure(number).savefig(buffer, format="png", dpi=72)
        if buffer.tell() <= MAX_PICTURE:
            pictures.append({"picture": base64.b64encode(buffer.getvalue()).decode("ascii")})
    plt.close("all")
    return pictures
