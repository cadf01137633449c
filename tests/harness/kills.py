"""
Kill the grading of a class again and again and say what was lost.

    python -m tests.harness.kills [--door direct|nbgrader] [--kills 200] [--students 12] [--seed 0]

Each kill is a SIGKILL at a random moment of a random process of a real run: the grader, one of
its workers, a warm parent, any process of a jail. A grader that died is started again with the
same command; when a class is complete, its records or its gradebook are compared with those of
an undisturbed run, and it is begun anew.
"""

import argparse
import collections
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build, read

NAME = "01-activations"
KINDS = ("grader", "worker", "warm parent", "jail")
SCRIPTS = ("honest/all_right", "attacks/return_nan", "honest/extra_cells")
PATIENCE = 30
NBGRADER = (sys.executable, "-W", "ignore", "-m", "nbgrader")
SUBMITTED = "submitted_assignment s JOIN submitted_notebook n ON n.assignment_id = s.id"
GRADES = f"{SUBMITTED} JOIN grade g ON g.notebook_id = n.id JOIN base_cell b ON b.id = g.cell_id"
QUERIES = (
    "SELECT student_id, name, auto_score, manual_score, extra_credit, needs_manual_grade "
    f"FROM {GRADES}",
    "SELECT student_id, name, auto_comment, manual_comment FROM "
    + GRADES.replace("JOIN grade", "JOIN comment"),
    f"SELECT student_id, timestamp, late_submission_penalty FROM {SUBMITTED}",
)
HALF = (
    f"SELECT student_id FROM {GRADES} GROUP BY n.id HAVING count(auto_score) > 0 "
    "AND min(auto_score IS NOT NULL OR needs_manual_grade) = 0"
)


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


def make_course(root, count):
    """Make a course folder with a released assignment and `count` submissions; return it."""
    root = Path(root)
    shutil.copytree(
        ROOT / "source" / NAME,
        root / "source" / NAME,
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    (root / "nbgrader_config.py").write_text(
        f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
        "import os\nget_config().CourseDirectory.root = os.getcwd()\n",
        encoding="utf-8",
    )
    subprocess.run(
        [*NBGRADER, "generate_assignment", NAME], cwd=root, check=True, capture_output=True
    )
    make_class(root / "submitted", count)
    return root


def copy_course(course, target):
    """Copy a course folder as it is at this moment, half written files and journals too."""
    return shutil.copytree(course, target, symlinks=True)


def rows(course):
    """
    Return by student what a gradebook says: marks, comments, penalties.

    Raises
    ------
    RuntimeError
        If the database is damaged, or holds some scores of a submission and lacks others.
    """
    found = collections.defaultdict(list)
    with contextlib.closing(sqlite3.connect(Path(course, "gradebook.db"))) as database:
        health = database.execute("PRAGMA integrity_check").fetchone()[0]
        half = database.execute(HALF).fetchall()
        for query in QUERIES:
            for student, *row in sorted(database.execute(query), key=repr):
                found[student].append(row)
    if health != "ok" or half:
        raise RuntimeError(f"gradebook: {health}; half saved: {half}")
    return dict(found)


class Storm:
    """A run of a command that grades a class; it is killed and started again."""

    folder, kinds = ROOT, KINDS

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
        """Return by student what is on disk; raises for what is half written."""
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
        """Return what is on disk when the grader has come to its end; raises where that is bad."""
        self.start()
        _, errors = self.grader.communicate()
        status, self.grader = self.grader.returncode, None
        if status:
            raise RuntimeError(errors.decode()[-1000:])
        return self.saved()

    def kill(self, kind):
        """Kill one process of a kind at a random moment; False when the run ended before."""
        self.start()
        until = time.monotonic() + PATIENCE
        time.sleep(self.rng.uniform(0, 5 if kind == "grader" else 1))
        while self.grader.poll() is None and time.monotonic() < until:
            victims = self._of_kind(kind)
            if victims and self._kill(self.rng.choice(victims), kind):
                if kind in ("grader", "worker"):  # without a worker the grader gives up
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
        children, found, waiting = _children(), [], [self.grader.pid]
        while waiting:
            parent = waiting.pop()
            for pid in children[parent]:
                waiting.append(pid)
                inside = "jail" if _is_warm(parent) else "warm parent"
                if kind == (inside if _is_warm(pid) else "worker"):
                    found.append(pid)
        return found


def _is_warm(pid):
    """Return whether a process is a warm parent or a fork of one, which all have its words."""
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
        self.kinds = [kind for kind in KINDS if kind != "worker"]
        self.command = [*NBGRADER, "autograde", NAME, "--log-level=ERROR", *options]
        self.folder, self.rng, self.grader = Path(course), rng, None
        self.before = (self.folder / "gradebook.db").read_bytes()

    def saved(self):
        """Return what the gradebook says; raises where it is damaged or half written."""
        return rows(self.folder)

    def stray(self):
        """Return what a killed run left behind."""
        return [str(path) for path in self.folder.glob("gradebook.db?*")]

    def begin(self):
        """Go back to the gradebook of before the storm."""
        shutil.rmtree(self.folder / "autograded")
        (self.folder / "gradebook.db").write_bytes(self.before)


def main():
    """Run the storm and print what it did and what was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--door", choices=["direct", "nbgrader"], default="direct")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--students", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    done, rounds, lost = collections.Counter(), 0, []
    with tempfile.TemporaryDirectory() as folder:
        storm = _storm(args, Path(folder))
        calm = storm.finish()
        storm.begin()
        while done.total() < args.kills:
            kind = storm.rng.choice(storm.kinds)
            killed = storm.kill(kind)
            done[kind] += killed
            half = storm.saved()  # raises for what is not whole
            if not killed or len(half) == args.students or done.total() == args.kills:
                after = storm.finish()
                rounds += 1
                for name, marks in calm.items():
                    if after.get(name) != marks:
                        lost.append(f"{name} in round {rounds}")
                        print(f"{lost[-1]}:\n{marks}\nbecame\n{after.get(name)}", flush=True)
                lost += storm.stray()
                storm.begin()
    print(
        f"{done.total()} kills ({', '.join(f'{n} of a {kind}' for kind, n in done.items())}), "
        f"{rounds} classes of {args.students} submissions"
    )
    print("lost:", ", ".join(lost) or "nothing")
    return 1 if lost else 0


def _storm(args, folder):
    """Return the storm on one of the doors to the grader."""
    rng = random.Random(args.seed)
    if args.door == "nbgrader":
        return CourseStorm(make_course(folder / "course", args.students), rng)
    return Storm(make_class(folder / "in", args.students), folder / "out", rng)


if __name__ == "__main__":
    sys.exit(main())
