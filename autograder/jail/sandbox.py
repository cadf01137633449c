"""
Start jails: a `Sandbox` owns one parent, and each jail is a new fork of it.

A jail ends when it is closed, when its time is up, or when the trusted process ends.
"""

import contextlib
import json
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from typing import Any

from autograder.jail import cgroup_homes, cgroups, mountpoint
from autograder.jail.contents import ENVIRONMENT, host_view
from autograder.jail.errors import CannotIsolate, advice
from autograder.jail.handle import Jail
from autograder.jail.inside import wire
from autograder.jail.seccomp_filter import compiled_filter
from autograder.limits import Limits

START_SECONDS = 60
END_SECONDS = 2
LEFT_BYTES = 64 * 2**20  # half of `cgroups.MARGIN_BYTES`
STARTS = 3  # attempts to start a parent that something kills

# The first lines that the parent runs. No path of the project remains in it.
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
    Own a parent and open its jails; use it as a context manager.

    The parent is started for the first jail. It holds the support files of one assignment, loaded
    once for all submissions. If a jail needs other files, or if the parent was killed, a new parent
    is started.

    If `believes` is False, a jail that was killed raises `Disturbed`, because something other than
    the student's code may have killed it.
    """

    believes = True

    def __init__(self, limits: Limits | None = None):
        self.limits = limits or Limits()
        self._files: dict[str, bytes] = {}
        self._process: Any = None
        self._control: Any = None
        self._mountpoint = ""
        self._group = cgroups.NONE

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start(self) -> None:
        """
        Start the parent and wait until it has loaded everything.

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
        """Start the parent; return None when it is ready, else its last line."""
        self._mountpoint = mountpoint.make(START_SECONDS)
        self._control, theirs = socket.socketpair()
        with theirs:
            config = {
                **host_view(self._files),
                "mountpoint": self._mountpoint,
                "control": theirs.fileno(),
                "seccomp": compiled_filter().hex(),
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
        self._remove_mountpoint()  # the parent uses it in its own mount namespace only
        self._group = cgroup_homes.make(self.limits)
        # an error here means that the parent has ended, and `open` finds that out
        with contextlib.suppress(OSError), self._group.doors() as doors:
            socket.send_fds(self._control, [b"!"], doors)
        return None

    def _last_words(self):
        """Kill the parent; return the last line that it wrote."""
        self._process.kill()
        lines = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "the jail's parent process did not answer"

    def close(self) -> None:
        """End the parent; each of its jails ends with its own lifeline."""
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
        if self._mountpoint:
            mountpoint.remove(self._mountpoint)
            self._mountpoint = ""

    def open(self, files: dict[str, bytes]) -> Jail:
        """
        Return a new `Jail` whose scratch folder shows `files` (path to bytes).

        It starts once the jail before it has given back nearly all of its memory.

        Raises
        ------
        CannotIsolate
            If a parent cannot be started here, or is killed every time.
        """
        for _ in range(STARTS):
            if self._process is None or self._process.poll() is not None or files != self._files:
                self.close()
                self._files = files
                self.start()
            try:
                return self._fork()
            except OSError:  # the parent was killed, or the jail before does not end
                self.close()
        raise CannotIsolate(
            f"cannot grade: the parent process of the jails failed {STARTS} times; "
            "find out what kills it (`dmesg` shows whether memory ran out)"
        )

    def _fork(self) -> Jail:
        """Ask the parent for a jail."""
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
        """Wait until the jail before has given back its memory: the group has room for one."""
        deadline = time.monotonic() + END_SECONDS
        while self._group.used_bytes() > LEFT_BYTES and not self._group.is_left(self._process.pid):
            if time.monotonic() >= deadline:
                raise TimeoutError("processes of the jail before do not end")
            time.sleep(0.001)
