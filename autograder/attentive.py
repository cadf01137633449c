"""
A sandbox that notices when something outside disturbs it: a killed warm parent, a killed jail.

A process that was killed says nothing about the student's code, so the submission is given up at
once (`Disturbed`) and whoever grades begins it afresh.
"""

import signal
import socket

from autograder import wire
from autograder.sandbox import CannotIsolate, Jail, Sandbox

STARTS = 3


class Disturbed(CannotIsolate):
    """The jail of a submission was killed, perhaps from outside; nothing was graded."""


class Attentive(Sandbox):
    """
    A warm parent that is started again when it dies.

    Its jails raise `Disturbed` when they are killed, unless `believes` is set: then it counts as
    what the student's code did.
    """

    believes = False

    def start(self):
        """Start the warm parent; a second and third time where it was killed meanwhile."""
        for _ in range(STARTS - 1):
            try:
                return super().start()
            except CannotIsolate:
                continue
        return super().start()

    def open(self, files):
        """Return a new jail, of a new warm parent where the old one died."""
        for _ in range(STARTS):
            try:
                return _AttentiveJail(super().open(files), self)
            except (wire.Closed, ConnectionError):
                self.close()
        raise CannotIsolate("cannot grade: the jail's parent process is killed again and again; "
                            "see what kills it (`dmesg` tells when memory ran out)")


class _AttentiveJail(Jail):
    """A jail that tells being killed from ending."""

    def __init__(self, jail, sandbox):
        super().__init__(jail._sock, jail._lifeline)
        self._sandbox = sandbox

    def _cause(self):
        """Return why the jail ended; no word at all or SIGKILL: it may have come from outside."""
        self._lifeline.settimeout(2)
        try:
            word = self._lifeline.recv(400, socket.MSG_PEEK)
        except TimeoutError:  # it lives and has closed its end of the wire
            return super()._cause()
        except OSError:
            word = b""
        if not self._sandbox.believes and word in (b"", str(-signal.SIGKILL.value).encode()):
            raise Disturbed("cannot grade: the jail was killed; see what kills it (`dmesg` tells "
                            "when memory ran out)")
        return super()._cause()
