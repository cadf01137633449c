"""
Start jails: one `Sandbox` owns one warm parent, of which each jail is a fresh fork.

A jail ends when it is closed, when its time is up, or when the grader dies.
"""

import contextlib
import glob
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from typing import Any

from autograder.jail import cgroups, seccomp_filter
from autograder.jail.contents import ENVIRONMENT, host_view
from autograder.jail.errors import CannotIsolate, advice
from autograder.jail.handle import Jail
from autograder.jail.inside import wire
from autograder.limits import Limits

START_SECONDS = 60
END_SECONDS = 2
LEFT_BYTES = 64 * 2**20  # half of what a group has to spare
STARTS = 3  # of a warm parent that is killed meanwhile

# Runs in the warm parent before anything else; no path of the project is left in it.
BOOTSTRAP = """
import base64, json, os, sys
config = json.loads(sys.stdin.buffer.read())
files = {path: base64.b64decode(text) for path, text in config.pop("files").items()}
root = {"__name__": "root"}
exec(compile(config.pop("root"), "root", "exec"), root)
proc = root["enter_root"](config.pop("mountpoint"), config.pop("readonly"), files)
sys.path[:] = config.pop("path")
sys.argv[:] = sys.orig_argv[:] = [""]
sys.executable = sys._base_executable = ""
for fd in (0, 1):
    os.dup2(os.open("/dev/null", os.O_RDWR), fd)
from autograder.jail.inside.parent import warm
warm(config["control"], proc, bytes.fromhex(config["seccomp"]), config["limits"])
"""


class Sandbox:
    """
    A warm parent, started for the first jail; a context manager.

    It holds the support files of one assignment, loaded once for all submissions; when it is asked
    for a jail with others, or when it was killed, a new warm parent takes its place.

    While `believes` is unset, a jail that was killed raises `Disturbed`: perhaps the student's code
    has no part in it.
    """

    believes = True

    def __init__(self, limits: Limits | None = None):
        self.limits = limits or Limits()
        self._files: dict[str, bytes] = {}
        self._process: Any = None
        self._control: Any = None
        self._mountpoint: str | None = None
        self._group = cgroups.NONE

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start(self) -> None:
        """
        Start the warm parent and wait until it has loaded everything.

        Raises
        ------
        CannotIsolate
            If this machine does not allow the namespaces or the filter.
        """
        for _ in range(STARTS):
            reason = self._start()
            if reason is None:
                return
            self.close()
        raise CannotIsolate(advice(reason or "the parent process ended"))

    def _start(self) -> str | None:
        """Start the warm parent; return None when it is ready, else what it said last."""
        _sweep_mountpoints()
        self._mountpoint = tempfile.mkdtemp(prefix="jail-")
        self._control, theirs = socket.socketpair()
        with theirs:
            config = {
                **host_view(self._files),
                "mountpoint": self._mountpoint,
                "control": theirs.fileno(),
                "seccomp": _filter().hex(),
                "limits": asdict(self.limits),
            }
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", BOOTSTRAP],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=ENVIRONMENT,
                cwd="/",
                start_new_session=True,
            )
        with contextlib.suppress(BrokenPipeError), self._process.stdin as pipe:
            pipe.write(json.dumps(config).encode())
        try:
            wire.receive(self._control, time.monotonic() + START_SECONDS)
        except (wire.Closed, wire.Late, wire.WireError):
            return self._last_words()
        self._remove_mountpoint()  # the warm parent's root is elsewhere by now
        self._group = cgroups.make(self.limits)
        with contextlib.suppress(OSError), self._group.doors() as doors:  # `open` sees its end
            socket.send_fds(self._control, [b"!"], doors)
        return None

    def _last_words(self):
        """Return the last line that the warm parent wrote before it failed."""
        self._process.kill()
        lines = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "the jail's parent process did not answer"

    def close(self) -> None:
        """End the warm parent; its jails end with their own lifelines."""
        if self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._process.stderr.close()
            self._process = None
        self._group.close(END_SECONDS)
        self._group = cgroups.NONE
        self._remove_mountpoint()

    def _remove_mountpoint(self):
        if self._mountpoint is not None:
            with contextlib.suppress(OSError):
                os.rmdir(self._mountpoint)
            self._mountpoint = None

    def open(self, files: dict[str, bytes]) -> Jail:
        """
        Return a new `Jail` whose scratch folder shows `files` (path to bytes).

        It begins when the one before holds no memory any more to speak of.

        Raises
        ------
        CannotIsolate
        """
        for _ in range(STARTS):
            if self._process is None or self._process.poll() is not None or files != self._files:
                self.close()
                self._files = files
                self.start()
            try:
                return self._fork()
            except OSError:  # the warm parent was killed, or what it began does not end
                self.close()
        raise CannotIsolate(
            "cannot grade: the jail's parent process is killed again and again; "
            "see what kills it (`dmesg` tells when memory ran out)"
        )

    def _fork(self) -> Jail:
        """Ask the warm parent for a jail."""
        self._wait_for_room()
        self._group.begin()
        ours, theirs = socket.socketpair()
        lifeline, theirs_life = socket.socketpair()
        jail = Jail(ours, lifeline, self._group, self.believes)
        with theirs, theirs_life:
            try:
                socket.send_fds(self._control, [b"!"], [theirs.fileno(), theirs_life.fileno()])
            except OSError:
                jail.close()
                raise
        return jail

    def _wait_for_room(self):
        """Wait for the end of a former jail that holds memory: the group's room is for one."""
        deadline = time.monotonic() + END_SECONDS
        while self._group.used_bytes() > LEFT_BYTES and not self._group.is_left(self._process.pid):
            if time.monotonic() >= deadline:
                raise TimeoutError("processes of the former jail do not end")
            time.sleep(0.001)


def _sweep_mountpoints():
    """Remove what graders left that were killed while they started their warm parent."""
    for path in glob.glob(f"{tempfile.gettempdir()}/jail-????????"):
        with contextlib.suppress(OSError):  # not empty, or another user's
            if os.lstat(path).st_mtime < time.time() - START_SECONDS:
                os.rmdir(path)


def _filter():
    """Return the compiled system-call filter."""
    try:
        return seccomp_filter.compiled_filter()
    except (ImportError, OSError, RuntimeError) as error:
        raise CannotIsolate(advice(f"libseccomp cannot be loaded ({error})")) from error
