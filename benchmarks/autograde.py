"""
Measure `nbgrader autograde NN-topic` for a class of each assignment, in seconds with its start.

    python -m benchmarks.autograde [NN-topic ...] [--students 16] [--rounds 3]

The class is that of the demo, with right, wrong and unfinished answers. It is handed in again under
other names until it is large enough. Prints medians, and the fastest and slowest run.
"""

import argparse
import itertools
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from autograder.nbgrader_plugin.release import enter
from autograder.submission.assignment import ROOT, Assignment, names
from benchmarks.handed_in import hand_in
from benchmarks.processes import python
from demo.submissions import build, read

CONFIG = (
    f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
    "get_config().CourseDirectory.root = {root!r}\n"
)


def main():
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("assignments", nargs="*", default=names(), metavar="NN-topic")
    parser.add_argument("--students", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    print(f"| {args.students} students | seconds | from | to |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        root = course(Path(folder), args.assignments, args.students)
        for name in args.assignments:
            times = [autograde(root, name) for _ in range(args.rounds)]
            middle = statistics.median(times)
            print(f"| {name} | {middle:.1f} | {min(times):.1f} | {max(times):.1f} |", flush=True)


def course(root, assignments, students):
    """Fill a course folder with released assignments and a class; return it."""
    (root / "nbgrader_config.py").write_text(CONFIG.format(root=str(root)), encoding="utf-8")
    for name in assignments:
        for folder in ("source", "release"):
            shutil.copytree(
                ROOT / folder / name,
                root / folder / name,
                ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
            )
        assignment = Assignment(name, root)
        file = assignment.path.name
        scripts = map(read, sorted((ROOT / "demo" / "class" / name).glob("*.py")))
        notebooks = [build(script, assignment, assignment.release / file) for script in scripts]
        for number, data in enumerate(itertools.islice(itertools.cycle(notebooks), students)):
            hand_in(root / "submitted", number, name, file, data)
    enter(assignments, root)
    return root


def autograde(root, name):
    """Grade a class afresh; return the seconds it took."""
    return python(["-m", "nbgrader", "autograde", name, "--force"], root)[0]


if __name__ == "__main__":
    sys.exit(main())
