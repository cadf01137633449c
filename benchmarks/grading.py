"""
Seconds per submission: stock nbgrader, ours inside nbgrader, ours direct; one run, interleaved.

    python -m benchmarks.grading [--assignment 02-forward] [--students 8] [--rounds 3]

The class is the reference's answers, handed in by each student. Stock nbgrader runs every cell of
a submission, experiments and their figures included; ours does not run experiments, so the
benchmark also times stock nbgrader on notebooks without them.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from autograder.assignment import ROOT, Assignment
from demo.submissions import Script, build

OURS = (f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
        "get_config().CourseDirectory.root = {root!r}\n")
STOCK = ('c = get_config()\nc.CourseDirectory.root = {root!r}\n'
         "c.ClearMarkScheme.enforce_metadata = False\n")


def main():
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--assignment", default="02-forward")
    parser.add_argument("--students", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ways = {
            "stock nbgrader": course(folder, "stock", STOCK, args),
            "stock, experiments removed": course(folder, "bare", STOCK, args, bare=True),
            "ours through nbgrader": course(folder, "ours", OURS, args),
            "ours direct": None,
        }
        submitted = Path(folder, "ours", "submitted")
        times = {name: [] for name in ways}
        for number in range(args.rounds):  # a folder of records each: what stands is not graded
            for name, root in ways.items():
                command = ([sys.executable, "-m", "nbgrader", "autograde", args.assignment,
                            "--force"] if root else
                           [sys.executable, "-m", "autograder", "grade", "--assignment",
                            args.assignment, "--submissions", str(submitted),
                            "--out", str(Path(folder, f"out{number}"))])
                times[name].append(seconds(command, root or ROOT) / args.students)
    report(times, args)


def report(times, args):
    """Print medians and ratios."""
    print(f"{args.assignment}, {args.students} submissions, median of {args.rounds} rounds")
    base = statistics.median(times["stock nbgrader"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:<28}{median:8.3f} s a submission  ({min(values):.3f} to {max(values):.3f})"
              f"  {base / median:6.1f} times stock")


def course(folder, name, config, args, bare=False):
    """Make a course folder with a released assignment and a class; return its path."""
    root = Path(folder, name)
    shutil.copytree(ROOT / "source" / args.assignment, root / "source" / args.assignment,
                    ignore=shutil.ignore_patterns("__pycache__"))
    assignment = Assignment(args.assignment, root)
    for path, data in assignment.support_files.items():
        target = assignment.folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    if bare:
        notebook = assignment.notebook
        notebook.cells = [cell for cell in notebook.cells
                          if "experiment" not in cell.metadata.get("tags", [])]
        nbformat.write(notebook, assignment.path)
    (root / "nbgrader_config.py").write_text(config.format(root=str(root)), encoding="utf-8")
    seconds([sys.executable, "-m", "nbgrader", "generate_assignment", args.assignment], root)
    released = root / "release" / args.assignment / assignment.path.name
    data = build(Script("reference", "all right"), assignment, released)
    for number in range(args.students):
        path = root / "submitted" / f"student{number:03}" / args.assignment / assignment.path.name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    return root


def seconds(command, folder):
    """Return the wall time of a command that must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1",
                   "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
