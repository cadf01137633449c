"""
What each attack of the corpus gets: from this grader, stock nbgrader and Otter-Grader.

    python -m tests.harness.attacks [--only NAME ...] [--limit 60] [--skip-stock] [--skip-otter]
                                 [--otter-python PATH]

The attacks are tests/submissions/attacks/*.py, handed in for 01-activations. What an attack
deserves is what its first lines declare for the questions that it attacks. The other graders give
student code every right of the person who grades, so an attack runs there in a throw-away course,
in process and user namespaces of its own (`unshare`) that die with it, with limits on time, memory
and files. What could still hurt the machine is not run on them; `NOT_RUN` says why. All three get
the same checks.
"""

import argparse
import contextlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.jail.sandbox import Limits, Sandbox
from autograder.judge.grading import grade
from autograder.nbgrader_plugin.plugin import write_files
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import build, read

NAME = "01-activations"
CORPUS = ROOT / "tests" / "submissions" / "attacks"
CELL_SECONDS = 5
STOCK = (
    "c = get_config()\nc.CourseDirectory.root = {root!r}\n"
    "c.ClearMarkScheme.enforce_metadata = False\n"
)
NAMESPACES = [
    "unshare",
    "--user",
    "--map-root-user",
    "--pid",
    "--fork",
    "--kill-child",
    "--mount-proc",
]
MEMORY, FILE = 4 * 2**30, 64 * 2**20

NOT_RUN = {
    "call_libc": "forks inside the kernel and mounts over /tmp",
    "change_root": "leaves the process without a file system",
    "fill_disk": "writes 3 GB to the disk",
    "flood": "the grader keeps all that is printed until memory is gone",
    "kill_everything": "kills what it may reach",
    "many_files": "makes 10 000 files",
    "memory_slowly": "takes memory until the machine has none",
    "open_devices": "reads the machine's memory as root",
    "read_proc": "opens the machine's disks and keys",
    "signal_others": "stops and kills what it may reach",
    "interrupt_first": "interrupts the first process",
    "stop_itself": "leaves a stopped process behind",
    "threads_without_end": "starts threads until the machine refuses",
    "use_up_processor": "a dozen threads that work for ever",
    "wipe_scratch": "wipes /tmp",
}

OTTER_TEST = """from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = {points}


@test_case(points={points}, hidden={hidden})
def test_cell(env):
    exec({source!r}, env)
"""


def main():
    """Run the attacks and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--limit", type=int, default=60, help="seconds for one attack")
    parser.add_argument("--skip-stock", action="store_true")
    parser.add_argument("--skip-otter", action="store_true")
    parser.add_argument(
        "--otter-python",
        default=sys.executable,
        metavar="PATH",
        help="an interpreter that has Otter and what the notebooks need",
    )
    args = parser.parse_args()
    paths = sorted(path for path in CORPUS.glob("*.py") if not args.only or path.stem in args.only)
    assignment = Assignment(NAME)
    limits = Limits(cell_seconds=3, call_seconds=2)
    with tempfile.TemporaryDirectory() as folder, Sandbox(limits) as sandbox:
        graders = {"ours": Ours(folder, assignment, sandbox)}
        problem = cannot_contain()
        if problem:
            print(f"stock nbgrader and Otter are not run: {problem}")
        elif not args.skip_stock:
            graders["stock"] = Stock(folder, assignment, args.limit)
        if not problem and not args.skip_otter:
            if has_otter(args.otter_python):
                graders["Otter"] = Otter(folder, assignment, args.limit, args.otter_python)
            else:
                print(
                    f"Otter-Grader is not run: {args.otter_python} cannot import `otter`; "
                    "`pip install otter-grader` there or name another with --otter-python"
                )
        compare(paths, assignment, graders)


def compare(paths, assignment, graders):
    """Print a line for each attack, and at the end how many got more or less than they deserve."""
    counts = {
        name: dict.fromkeys(("right", "more", "less", "no score", "not run"), 0) for name in graders
    }
    print(f"{'attack':<28}{'deserved':>9}" + "".join(f"{name:>12}" for name in graders))
    for path in paths:
        script = read(path)
        attacked = {
            cell.grade_id: cell.points
            for cell in assignment.questions
            if cell.grade_id in script.expected
        }
        least, most = deserved(script, attacked)
        texts, notes = [], []
        for name, grader in graders.items():
            if name != "ours" and path.stem in NOT_RUN:
                kind, text = "not run", "not run"
                notes = [f"not run on stock: {NOT_RUN[path.stem]}"]
            else:
                points, note = grader.points(script, attacked)
                kind = outcome(points, least, most)
                text = "none" if points is None else f"{points:g}"
                notes += [f"{name}: {note}"] if note else []
            counts[name][kind] += 1
            texts.append(text + ("!" if kind == "more" else ""))
        declared = f"{least:g}" if least == most else f"{least:g}-{most:g}"
        print(
            f"{path.stem:<28}{declared:>9}"
            + "".join(f"{text:>12}" for text in texts)
            + f"  {'; '.join(notes)}".rstrip(),
            flush=True,
        )
    print(
        f"{len(paths)} attacks. "
        + "; ".join(
            f"{name}: " + ", ".join(f"{number} {kind}" for kind, number in count.items() if number)
            for name, count in counts.items()
        )
    )


def deserved(script, attacked):
    """Return the least and the most points that the attacked questions may get."""
    least = most = 0.0
    for grade_id, points in attacked.items():
        status = script.expected[grade_id][0]
        least += points if status == "passed" else 0.0
        most += points if status in ("passed", "partly") else 0.0
    return least, most


def outcome(points, least, most):
    """Say in a word whether points are what was deserved."""
    if points is None:
        return "no score"
    return "more" if points > most else "less" if points < least else "right"


def cannot_contain():
    """Return why this machine cannot keep an attack away from it, None when it can."""
    try:
        done = subprocess.run([*NAMESPACES, "true"], capture_output=True, text=True)
    except FileNotFoundError:
        return "the program `unshare` (util-linux) is not there"
    return done.stderr.strip() or None if done.returncode else None


def has_otter(python):
    """Return whether an interpreter can import Otter."""
    return subprocess.run([python, "-c", "import otter"], capture_output=True).returncode == 0


class Ours:
    """The grader of this repository, called directly."""

    def __init__(self, folder, assignment, sandbox):
        self.assignment, self.sandbox = assignment, sandbox
        self.path = Path(folder, "ours", assignment.path.name)
        self.path.parent.mkdir()
        self.released = ROOT / "release" / NAME / assignment.path.name

    def points(self, script, attacked):
        """Return the points of the attacked questions, None without a score; and a remark."""
        self.path.write_bytes(build(script, self.assignment, self.released))
        record = grade(self.path, self.assignment, self.sandbox, "student").record
        points = [one.points for one in record.questions if one.grade_id in attacked]
        return (None, record.status) if None in points else (sum(points), "")


def released_course(root):
    """Make a course folder for stock nbgrader, its notebook without experiments, and release it."""
    shutil.copytree(
        ROOT / "source" / NAME,
        root / "source" / NAME,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    assignment = Assignment(NAME, root)
    write_files(assignment.support_files, assignment.folder)
    notebook = assignment.notebook
    notebook["cells"] = [
        cell for cell in notebook["cells"] if "experiment" not in cell["metadata"].get("tags", [])
    ]
    assignment.path.write_text(json.dumps(notebook), encoding="utf-8")
    (root / "nbgrader_config.py").write_text(STOCK.format(root=str(root)), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", NAME],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


class Stock:
    """`nbgrader autograde` as it comes, without the experiments of the notebook."""

    def __init__(self, folder, assignment, limit):
        self.assignment, self.limit = assignment, limit
        self.root = Path(folder, "course")
        released_course(self.root)
        self.released = self.root / "release" / NAME / assignment.path.name
        config = STOCK.format(root=str(self.root))
        self.config = f"{config}c.ExecutePreprocessor.timeout = {CELL_SECONDS}\n"
        self.clean = Path(folder, "clean")
        shutil.copytree(self.root, self.clean)

    def points(self, script, attacked):
        """Return the points of the attacked questions, None without a score; and a remark."""
        shutil.rmtree(self.root)
        shutil.copytree(self.clean, self.root)
        (self.root / "nbgrader_config.py").write_text(self.config, encoding="utf-8")
        folder = self.root / "submitted" / "student" / NAME
        shutil.copytree(self.root / "release" / NAME, folder)
        (folder / self.assignment.path.name).write_bytes(
            build(script, self.assignment, self.released)
        )
        note = contained(
            [sys.executable, "-m", "nbgrader", "autograde", NAME, "--force"], self.root, self.limit
        )
        return scores(self.root / "gradebook.db", attacked), note


def scores(path, attacked):
    """Return the sum of the automatic scores in a gradebook, None where one is missing."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        rows = dict(
            database.execute(
                "SELECT base_cell.name, grade.auto_score FROM grade "
                "JOIN base_cell ON grade.cell_id = base_cell.id"
            )
        )
    found = [rows.get(grade_id) for grade_id in attacked]
    return None if None in found else sum(found)


class Otter:
    """`otter run` with one test file for each grade cell, exceptions being failures."""

    def __init__(self, folder, assignment, limit, python):
        self.assignment, self.limit, self.python = assignment, limit, python
        self.root = Path(folder, "otter")
        self.released = ROOT / "release" / NAME
        shutil.copytree(self.released, self.root, ignore=shutil.ignore_patterns("*.ipynb"))
        files = sorted(path.name for path in self.root.iterdir())
        tests = self.root / "tests"
        tests.mkdir()
        for cell in assignment.questions:
            if cell.role == "grade":
                text = OTTER_TEST.format(
                    name=cell.grade_id,
                    points=cell.points,
                    hidden=cell.grade_id.endswith("_hidden"),
                    source=cell.source,
                )
                (tests / f"{cell.grade_id}.py").write_text(text, encoding="utf-8")
        command = [
            python,
            "-m",
            "otter",
            "generate",
            "-t",
            "tests",
            "-o",
            "autograder.zip",
            "--no-environment",
            *files,
        ]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"cannot make Otter's autograder.zip: {done.stderr[-800:]}")

    def points(self, script, attacked):
        """Return the points of the attacked questions, None without a score; and a remark."""
        submission = self.root / self.assignment.path.name
        submission.write_bytes(
            build(script, self.assignment, self.released / self.assignment.path.name)
        )
        results = self.root / "results.json"
        results.unlink(missing_ok=True)
        note = contained(
            [self.python, "-m", "otter", "run", "-a", "autograder.zip", "-o", ".", submission.name],
            self.root,
            self.limit,
        )
        if not results.exists():
            return None, note
        tests = json.loads(results.read_text(encoding="utf-8"))["tests"]
        found = {test["name"].split(" ")[0]: test.get("score") for test in tests}
        points = [found.get(grade_id) for grade_id in attacked]
        return (None if None in points else sum(points)), note


def contained(command, folder, limit):
    """Run a command behind namespaces and limits; return what went wrong, "" for nothing."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
        "PATH": path,
        "HOME": str(folder),
        "MPLBACKEND": "agg",
    }
    with subprocess.Popen(
        [*NAMESPACES, *command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_limits,
    ) as process:
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            return f"ended after {limit} s"
    return f"exit status {status}" if status else ""


def _limits():
    for kind, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_CPU, 120),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    main()
