"""
Kill the grading of a folder again and again and say what was lost.

    python -m benchmarks.kills [--kills 200] [--students 12] [--seed 0]

Each kill is a SIGKILL at a random moment of a random process of a real run: the grader, a warm
parent, any process of a jail. A grader that died is started again with the same command; when a
folder is complete it is compared with an undisturbed run and begun anew.
"""

import argparse
import collections
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder.assignment import ROOT, Assignment
from demo.submissions import build, read

NAME = "01-activations"
KINDS = ("grader", "warm parent", "jail")
SCRIPTS = ("honest/all_right", "attacks/return_nan", "honest/extra_cells")
PATIENCE = 30


def make_class(folder, count):
    """Write `count` submissions, the last of them damaged; return the folder."""
    assignment = Assignment(NAME)
    released = ROOT / "release" / NAME / assignment.path.name
    scripts = [ROOT / f"tests/submissions/{script}.py" for script in SCRIPTS]
    built = [build(read(path), assignment, released) for path in scripts]
    for number in range(count):
        path = Path(folder, f"s{number:03}", NAME, assignment.path.name)
        path.parent.mkdir(parents=True)
        path.write_bytes(built[number % len(built)] if number < count - 1 else b"{")
    return Path(folder)


def records(out):
    """Return the records in a folder without their durations; raises for a half written one."""
    found = {}
    for path in sorted(Path(out).glob("*/*.json")):
        found[path.parent.name] = json.loads(path.read_text(encoding="utf-8"))
        del found[path.parent.name]["seconds"]
    return found


class Storm:
    """A run of the grade command that is killed and started again."""

    def __init__(self, submissions, out, rng, workers=2):
        self.command = [sys.executable, "-m", "autograder", "grade", "--assignment", NAME,
                        "--submissions", str(submissions), "--out", str(out),
                        "--workers", str(workers)]
        self.rng = rng
        self.grader = None

    def start(self):
        """Start the grader where none runs."""
        if self.grader is not None and self.grader.poll() is not None:
            self.grader.communicate()
            self.grader = None
        if self.grader is None:
            self.grader = subprocess.Popen(self.command, cwd=ROOT, stderr=subprocess.PIPE,
                                           env={**os.environ, "OMP_NUM_THREADS": "1"})

    def finish(self):
        """Let the grader come to its end; raises when it does not say 0."""
        self.start()
        _, errors = self.grader.communicate()
        if self.grader.returncode:
            raise RuntimeError(errors.decode()[-1000:])

    def kill(self, kind):
        """Kill one process of a kind at a random moment; False when the run ended before."""
        self.start()
        until = time.monotonic() + PATIENCE
        time.sleep(self.rng.uniform(0, 5 if kind == "grader" else 1))
        while self.grader.poll() is None and time.monotonic() < until:
            victims = self._of_kind(kind)
            if victims and self._kill(self.rng.choice(victims), kind):
                if kind == "grader":
                    self.grader.wait()
                return True
            time.sleep(self.rng.uniform(0, 0.2))
        return False

    def _kill(self, pid, kind):
        """Kill a process of this run, and no other that may have got its number meanwhile."""
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
        children = _children()
        parents = children[self.grader.pid]
        if kind == "warm parent":
            return parents
        found, waiting = [], list(parents)
        while waiting:
            below = children[waiting.pop()]
            found += below
            waiting += below
        return found


def _children():
    """Return the children of every process, by process id."""
    children = collections.defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = path.read_text().rpartition(")")[2].split()[1]
            children[int(parent)].append(int(path.parent.name))
    return children


def main():
    """Run the storm and print what it did and what was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--students", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    done, rounds, lost = collections.Counter(), 0, []
    with tempfile.TemporaryDirectory() as folder:
        submissions = make_class(Path(folder, "in"), args.students)
        calm, out = Path(folder, "calm"), Path(folder, "out")
        Storm(submissions, calm, None).finish()
        storm = Storm(submissions, out, random.Random(args.seed))
        while done.total() < args.kills:
            kind = storm.rng.choice(KINDS)
            killed = storm.kill(kind)
            done[kind] += killed
            half = records(out)  # raises for a record that is not whole
            if not killed or len(half) == args.students or done.total() == args.kills:
                storm.finish()
                rounds += 1
                lost += [f"{name} in round {rounds}" for name, record in records(calm).items()
                         if records(out).get(name) != record]
                lost += [str(path) for path in out.glob("*/.*.part")]
                shutil.rmtree(out)
    print(f"{done.total()} kills ({', '.join(f'{n} of a {kind}' for kind, n in done.items())}), "
          f"{rounds} folders of {args.students} submissions")
    print("lost:", ", ".join(lost) or "nothing")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
