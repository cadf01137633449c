"""
The process that runs student code.

`warm` is the parent: NumPy, matplotlib and IPython loaded, one fork for each submission, which
goes behind the walls of `jail` and then answers requests: run a cell, call a function, look up a
name. Nothing here decides anything, because student code can change all of it.
"""

import base64
import io
import os
import signal
import socket
import sys

from . import jail, wire
from .tutor import codec, standins
from .tutor.errors import one_line, student_line

MAX_TEXT = 64 * 1024
MAX_OUTPUTS = 50
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


def warm(control_fd, proc, seccomp, limits):
    """
    Load everything, say so, then fork a worker for each request until the grader hangs up.

    Parameters
    ----------
    control_fd : int
        A socket; each request is a message with the support files, then two sockets: wire and
        lifeline.
    proc, seccomp, limits
        See `jail.isolate`.
    """
    shell = _shell()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=control_fd)
    wire.send(control, {"ready": True})
    while True:
        try:
            request = wire.receive(control)
        except wire.Closed:
            return
        _, fds, _, _ = socket.recv_fds(control, 1, 2)
        if os.fork() == 0:
            _become_worker(shell, request["files"], fds, proc, seccomp, limits)
        for fd in fds:
            os.close(fd)


def _become_worker(shell, files, fds, proc, seccomp, limits):
    """Go behind the walls and serve; never returns."""
    wire_fd, lifeline = fds
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        jail.isolate(proc, lifeline, wire_fd, lambda: _populate(files), limits, seccomp)
    except BaseException as error:
        os.write(lifeline, f"jail: {one_line(error)}".encode())
        os._exit(1)
    sys.path.insert(0, jail.WORK)
    Worker(socket.socket(fileno=wire_fd), shell).serve()
    os._exit(0)


def _populate(files):
    """Write the release's support files into the scratch folder."""
    for name, data in files.items():
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "wb") as file:
            file.write(base64.b64decode(data))


def _shell():
    """Return an IPython shell without history, with the libraries a notebook uses loaded."""
    import matplotlib.pyplot as plt
    import numpy as np
    from IPython.core.displaypub import CapturingDisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = InteractiveShell.instance(config=config)
    shell.display_pub = CapturingDisplayPublisher(parent=shell)
    shell.showtraceback = lambda *_, **__: None
    shell.showsyntaxerror = lambda *_, **__: None
    shell.register_magic_function(lambda line: None, "line", "matplotlib")
    shell.run_cell("1", store_history=False)
    plt.figure().gca().plot(np.arange(2))
    plt.close("all")
    shell.display_pub.outputs.clear()
    return shell


class Worker:
    """Answers the grader's requests about one submission."""

    def __init__(self, sock, shell):
        self.sock, self.shell = sock, shell
        self.run_cell = shell.run_cell  # bound now: a cell may replace the shell's own
        self.kept = []

    def serve(self):
        """Answer requests until the grader hangs up."""
        actions = {"run": self.run, "call": self.call, "look": self.look,
                   "substitute": self.substitute}
        while True:
            try:
                request = wire.receive(self.sock)
            except wire.Closed:
                return
            self.number = request["number"]
            self.reply(actions[request["do"]](request))

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
        outputs = [{"stream": name, "text": text.value()}
                   for name, text in (("stdout", out), ("stderr", err)) if text.size]
        outputs += self._displayed()
        outputs += _figures(request["figures"])
        return {"outputs": outputs[:MAX_OUTPUTS], "error": _describe(error)}

    def _displayed(self):
        """Return the plain text of what the cell displayed."""
        texts = [str(out.get("data", {}).get("text/plain", ""))[:MAX_TEXT]
                 for out in self.shell.display_pub.outputs[:MAX_OUTPUTS]]
        return [{"stream": "display", "text": text} for text in texts if text]

    def call(self, request):
        """Call a function of the student's by name; return value, arguments after, error."""
        args = standins.live(codec.decode(request["args"], self.kept_value, standins.read))
        kwargs = codec.decode(request["kwargs"], self.kept_value)
        sys.stdout = sys.stderr = CappedText()
        try:
            value = standins.perform(self.shell.user_ns[request["name"]], args, kwargs)
        except BaseException as error:
            return {"error": _describe(error)}
        finally:
            _figures(False)
        return {"value": codec.encode(value, self.keep), "error": None,
                "after": codec.encode(standins.after(args), self.keep)}

    def look(self, request):
        """Return what a name is bound to."""
        name = request["name"]
        if name not in self.shell.user_ns:
            return {"found": False}
        value = self.shell.user_ns[name]
        if callable(value):
            return {"found": True, "callable": True}
        return {"found": True, "callable": False, "value": codec.encode(value, self.keep)}

    def substitute(self, request):
        """Bind names to functions that ask the grader for their values."""
        for name in request["names"]:
            self.shell.user_ns[name] = self._asker(name)
        return {}

    def _invoke(self, request):
        """Call a function that was handed over as an argument of a question."""
        try:
            value = self.kept_value(request["invoke"], "")(*codec.decode(request["args"]))
        except Exception as error:
            return {"invoked": None, "failed": one_line(error)}
        return {"invoked": codec.encode(value)}

    def _asker(self, name):
        def ask(*args, **kwargs):
            args = [standins.sent(value) for value in args]
            kwargs = {key: standins.sent(value) for key, value in kwargs.items()}
            self.reply({"ask": name, "args": codec.encode(args, self.keep),
                        "kwargs": codec.encode(kwargs, self.keep)})
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
    return {"text": one_line(error), "line": student_line(error),
            "memory": isinstance(error, MemoryError)}


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
