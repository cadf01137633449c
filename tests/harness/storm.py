"""Run the grader and kill one of its processes after another."""

import collections
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from autograder.submission.assignment import ROOT
from tests.harness.classes import NAME, NBGRADER, records, rows

KINDS = ("grader", "pool", "parent", "jail")
PATIENCE = 30


class Storm:
    """A run of a command that grades a class; it is killed and started again."""

    folder, kinds = ROOT, KINDS
    seconds = 5.0  # an undisturbed run; `finish` measures it, for machines differ

    def __init__(self, submissions, out, rng, workers=2):
        self.command = [
            sys.executable,
            "-m",
            "autograder",
            "grade",
            "--assignment",
            NAME,
            "--submissions",
            str(submissions),
            "--out",
            str(out),
            "--workers",
            str(workers),
        ]
        self.out, self.rng = Path(out), rng
        self.grader = None

    def saved(self):
        """Return by student what is on disk; raise for an incomplete file."""
        return records(self.out)

    def stray(self):
        """Return what a killed run left behind."""
        return [str(path) for path in self.out.glob("*/.*.part")]

    def begin(self):
        """Forget everything that was graded."""
        shutil.rmtree(self.out)

    def start(self):
        """Start the grader where none runs."""
        if self.grader is not None and self.grader.poll() is not None:
            self.grader.communicate()
            self.grader = None
        if self.grader is None:
            self.grader = subprocess.Popen(
                self.command,
                cwd=self.folder,
                stderr=subprocess.PIPE,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )

    def finish(self):
        """Return what is on disk when the grader has ended; raise if it failed."""
        undisturbed, start = self.grader is None, time.monotonic()
        self.start()
        _, errors = self.grader.communicate()
        if undisturbed:
            self.seconds = min(self.seconds, time.monotonic() - start)
        status, self.grader = self.grader.returncode, None
        if status:
            raise RuntimeError(errors.decode()[-1000:])
        return self.saved()

    def kill(self, kind):
        """Kill one process of a kind at a random moment; False when the run ended before."""
        self.start()
        until = time.monotonic() + PATIENCE
        time.sleep(self.rng.uniform(0, self.seconds * (0.8 if kind == "grader" else 0.2)))
        while self.grader.poll() is None and time.monotonic() < until:
            victims = self._of_kind(kind)
            if victims and self._kill(self.rng.choice(victims), kind):
                if kind in ("grader", "pool"):  # without its pool the grader gives up
                    self.grader.wait()
                return True
            time.sleep(self.rng.uniform(0, 0.2))
        return False

    def _kill(self, pid, kind):
        """Kill a process of this run, but not another one that has the same id meanwhile."""
        with contextlib.suppress(ProcessLookupError):
            handle = os.pidfd_open(pid)
            try:
                if pid in self._of_kind(kind):
                    signal.pidfd_send_signal(handle, signal.SIGKILL)
                    return True
            finally:
                os.close(handle)
        return False

    def _of_kind(self, kind):
        """Return the process ids of a kind among those of this run."""
        if kind == "grader":
            return [self.grader.pid]
        children, found, waiting = _children(), [], [self.grader.pid]
        while waiting:
            parent = waiting.pop()
            for pid in children[parent]:
                waiting.append(pid)
                inside = "jail" if _is_parent(parent) else "parent"
                if kind == (inside if _is_parent(pid) else "pool"):
                    found.append(pid)
        return found


def _is_parent(pid):
    """Return whether a process is a parent or a fork of one: all have its command line."""
    with contextlib.suppress(OSError):
        return b"\0-I\0-S\0-c\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def _children():
    """Return the children of every process, by process id."""
    children = collections.defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = path.read_text().rpartition(")")[2].split()[1]
            children[int(parent)].append(int(path.parent.name))
    return children


class CourseStorm(Storm):
    """A run of `nbgrader autograde` in a course folder."""

    def __init__(self, course, rng, *options):
        self.kinds = [kind for kind in KINDS if kind != "pool"]
        self.command = [*NBGRADER, "autograde", NAME, "--log-level=ERROR", *options]
        self.folder, self.rng, self.grader = Path(course), rng, None
        self.before = (self.folder / "gradebook.db").read_bytes()

    def saved(self):
        """Return the contents of the gradebook; raise if it is damaged or incomplete."""
        return rows(self.folder)

    def stray(self):
        """Return what a killed run left behind."""
        return [str(path) for path in self.folder.glob("gradebook.db?*")]

    def begin(self):
        """Restore the gradebook from before the storm."""
        shutil.rmtree(self.folder / "autograded")
        (self.folder / "gradebook.db").write_bytes(self.before)
