"""
Start jails and talk to them: the only module of the trusted side that starts a process.

One `Sandbox` owns one warm parent; `open` returns a `Jail`, a fresh fork of it for one
submission. A jail ends when it is closed, when its time is up, or when the grader dies.
"""

import base64
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass

from . import syscalls, wire
from .interior import ENVIRONMENT, host_view

START_SECONDS = 60

# Runs in the warm parent before anything else; no path of the project is left in it.
BOOTSTRAP = """
import json, os, sys
config = json.loads(sys.stdin.buffer.read())
walls = {"__name__": "jail"}
exec(compile(config.pop("jail"), "jail", "exec"), walls)
proc = walls["enter_root"](config.pop("mountpoint"), config.pop("readonly"), config.pop("files"))
sys.path[:] = config.pop("path")
sys.argv[:] = sys.orig_argv[:] = [""]
sys.executable = sys._base_executable = ""
for fd in (0, 1):
    os.dup2(os.open("/dev/null", os.O_RDWR), fd)
from autograder.worker import warm
warm(config["control"], proc, bytes.fromhex(config["seccomp"]), config["limits"])
"""


class CannotIsolate(RuntimeError):
    """The machine cannot build the jail; the message says what is missing and what to do."""


class Died(Exception):
    """A jail ended while it was asked something; `status` is timeout, memory or crashed."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Limits:
    """What one submission may use; bytes and seconds."""

    memory_bytes: int = 1024 * 2**20
    cpu_seconds: int = 300
    file_bytes: int = 32 * 2**20
    scratch_bytes: int = 64 * 2**20
    open_files: int = 128
    cell_seconds: float = 10.0
    call_seconds: float = 3.0
    total_seconds: float = 120.0


class Sandbox:
    """A warm parent; a context manager."""

    def __init__(self, limits=None):
        self.limits = limits or Limits()
        self._process = None
        self._control = None
        self._mountpoint = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.close()

    def start(self):
        """
        Start the warm parent and wait until it has loaded everything.

        Raises
        ------
        CannotIsolate
            If this machine does not allow the namespaces or the filter.
        """
        self._mountpoint = tempfile.mkdtemp(prefix="jail-")
        self._control, theirs = socket.socketpair()
        with theirs:
            config = {**host_view(), "mountpoint": self._mountpoint, "control": theirs.fileno(),
                      "seccomp": _filter().hex(), "limits": asdict(self.limits)}
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", BOOTSTRAP], pass_fds=[theirs.fileno()],
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                env=ENVIRONMENT, cwd="/", start_new_session=True)
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(config).encode())
            self._process.stdin.close()
        try:
            wire.receive(self._control, time.monotonic() + START_SECONDS)
        except (wire.Closed, wire.Late, wire.WireError) as error:
            reason = self._last_words()
            self.close()
            raise CannotIsolate(_advice(reason)) from error

    def _last_words(self):
        """Return the last line that the warm parent wrote before it failed."""
        self._process.kill()
        lines = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "the jail's parent process did not answer"

    def close(self):
        """End the warm parent; its jails end with their own lifelines."""
        if self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._process.stderr.close()
            self._process = None
        if self._mountpoint is not None:
            with contextlib.suppress(OSError):
                os.rmdir(self._mountpoint)
            self._mountpoint = None

    def open(self, files):
        """Return a new `Jail` whose scratch folder holds `files` (path to bytes)."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self.start()
        ours, theirs = socket.socketpair()
        lifeline, theirs_life = socket.socketpair()
        jail = Jail(ours, lifeline)
        with theirs, theirs_life:
            encoded = {name: base64.b64encode(data).decode() for name, data in files.items()}
            try:
                wire.send(self._control, {"files": encoded})
                socket.send_fds(self._control, [b"!"], [theirs.fileno(), theirs_life.fileno()])
            except (wire.Closed, OSError):
                jail.close()
                raise
        return jail


class Jail:
    """One submission's process, seen from outside."""

    def __init__(self, sock, lifeline):
        self._sock, self._lifeline = sock, lifeline
        self.alive = True

    def close(self):
        """End every process of the jail."""
        self._sock.close()
        self._lifeline.close()
        self.alive = False

    def ask(self, request, seconds, answer=None):
        """
        Send a request and return the reply.

        Parameters
        ----------
        request : dict
            See `worker.Worker`.
        seconds : float
            Wall time until the reply must be complete.
        answer : callable, optional
            Called with each question that the jail asks back (name, arguments and keyword
            arguments as trees) and with a function that sends a message in between and returns
            what comes back; returns a message. Without it no question is allowed.

        Raises
        ------
        Died
            If the jail ended, was too slow or broke the protocol; it is closed then.
        """
        deadline = time.monotonic() + seconds
        number = secrets.randbits(62)

        def receive():
            reply = wire.receive(self._sock, deadline)
            if reply.get("number") != number:
                raise wire.WireError("an answer to another request")
            return reply

        def between(message):
            wire.send(self._sock, message, deadline)
            return receive()

        try:
            wire.send(self._sock, {**request, "number": number}, deadline)
            while True:
                reply = receive()
                if "ask" not in reply:
                    return reply
                if answer is None:
                    raise wire.WireError("a question out of turn")
                wire.send(self._sock, answer(reply, between), deadline)
        except wire.Late:
            raise self._died("timeout", f"no answer within {seconds:g} seconds") from None
        except wire.WireError as error:
            raise self._died("crashed", f"the process broke the grader's protocol: {error}") \
                from None
        except wire.Closed:
            raise self._died(*self._cause()) from None

    def _died(self, status, message):
        self.close()
        return Died(status, message)

    def _cause(self):
        """Return status and message for a process that has ended by itself."""
        self._lifeline.settimeout(2)
        try:
            text = self._lifeline.recv(400).decode(errors="replace")
        except OSError:
            text = ""
        if text.startswith("jail: "):
            raise CannotIsolate(_advice(text[6:]))
        code = int(text) if text.lstrip("-").isdigit() else None
        if code == -signal.SIGXCPU:
            return "timeout", "the processor time is used up"
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
            return "crashed", f"the process was ended by {name}"
        return "crashed", "the process ended itself" + (f" (status {code})" if code else "")


def _filter():
    """Return the compiled system-call filter."""
    try:
        return syscalls.compiled_filter()
    except (ImportError, OSError, RuntimeError) as error:
        raise CannotIsolate(_advice(f"libseccomp cannot be loaded ({error})")) from error


def _advice(reason):
    return (f"cannot grade: this machine does not let the jail be built ({reason}); run "
            "`python -m autograder check-environment` for what is missing and how to mend it")
