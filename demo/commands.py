"""
Run nbgrader's commands, each in a fork of this process.

They do what `nbgrader autograde NN-topic` does at a prompt, but start faster: nbgrader is imported
only once, before the first command.
"""

import os
import sys
import time
from multiprocessing import connection, get_context

from nbgrader.apps import NbGraderApp

FORK = get_context("fork")


class Failed(RuntimeError):
    """A command of nbgrader failed; the message contains its last lines."""


class Command:
    """
    One command, which starts to run when the object is made.

    Parameters
    ----------
    course : Path
        The course folder.
    *words : str
        The command line after `nbgrader`.
    """

    def __init__(self, course, *words):
        self.words = words
        self._log = course / f"{'-'.join(words)}.log"
        self._start = time.monotonic()
        self._process = FORK.Process(target=_run, args=(course, words, self._log))
        self._process.start()
        self.ended = self._process.sentinel

    def result(self):
        """
        Return the command line and how long it took, once the command has ended.

        Raises
        ------
        Failed
        """
        self._process.join()
        line = " ".join(["nbgrader", *self.words])
        if self._process.exitcode:
            said = self._log.read_text(encoding="utf-8", errors="replace")
            raise Failed(f"{line} failed\n{said[-3000:]}")
        return f"{line} took {time.monotonic() - self._start:.1f} s"


def first_to_end(commands):
    """Wait until one of the commands has ended, and return it."""
    ended = connection.wait([command.ended for command in commands])
    return next(command for command in commands if command.ended in ended)


def _run(course, words, log):
    """Run a command of nbgrader in this process; write its output to a file."""
    os.chdir(course)
    os.environ["NO_COLOR"] = "1"
    sys.stdout = sys.stderr = open(log, "w", encoding="utf-8", buffering=1)
    for stream in (1, 2):
        os.dup2(sys.stdout.fileno(), stream)
    NbGraderApp.launch_instance(list(words))
