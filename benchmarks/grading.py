"""
Measure seconds per submission: stock nbgrader, this grader inside nbgrader, direct, lower bound.

    python -m benchmarks.grading [--assignment 02-forward] [--rounds 5]

All ways take turns in one run, and the medians are printed. The class hands in the reference's
answers in the notebooks of the release. Stock nbgrader is timed on one student and on a few, and
only the difference counts, so its start is free; the start of this grader counts. Stock nbgrader,
the command `grade` with one worker and the lower bound (`benchmarks.floor`) also run on one core.
"""

import argparse
import collections
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from autograder.jail.sandbox import Sandbox
from autograder.judge import cell_run, grading, proxy, session
from autograder.submission.assignment import ROOT, Assignment
from benchmarks.handed_in import course, hand_in
from benchmarks.processes import python

OURS = (
    f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
    "get_config().CourseDirectory.root = {root!r}\n"
)
STOCK = (
    "c = get_config()\nc.CourseDirectory.root = {root!r}\n"
    "c.ClearMarkScheme.enforce_metadata = False\n"
)
ONE_CORE = {min(os.sched_getaffinity(0))}


def main():
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--assignment", default="02-forward")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--direct", type=int, default=200, help="submissions for the direct door")
    parser.add_argument("--plugin", type=int, default=60, help="submissions for nbgrader's door")
    parser.add_argument("--stock", type=int, default=9, help="submissions for stock nbgrader")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder, args)
        times = collections.defaultdict(list)
        for number in range(args.rounds):
            for way, value in bench.round(number):
                times[way].append(value)
                print(f"round {number + 1}: {value:8.3f}  {way}", file=sys.stderr, flush=True)
        report(times, args, bench.peaks)
        print_where(args.assignment, bench.large)


class Bench:
    """The classes of one run and the ways to grade them."""

    def __init__(self, folder, args):
        self.args, self.folder, self.peaks = args, Path(folder), {}
        self.stock = course(folder, "stock", STOCK, args.assignment, 1 + args.stock)
        self.ours = course(folder, "ours", OURS, args.assignment, args.plugin)
        self.large = self.folder / "large"
        notebook = next(self.ours.glob("submitted/*/*/*.ipynb"))
        for number in range(args.direct):
            hand_in(self.large, number, args.assignment, notebook.name, notebook.read_bytes())

    def round(self, number):
        """Yield each way's name and its seconds per submission, once."""
        args = self.args
        yield "stock", self._stock()
        yield "plugin", nbgrader(self.ours, args.assignment) / args.plugin
        yield "stock, one core", self._stock(ONE_CORE)
        yield "direct, 1 worker, one core", self._direct(number, 1, ONE_CORE)
        floor = python(["-m", "benchmarks.floor", args.assignment, str(self.large)], ROOT, ONE_CORE)
        yield "floor, one core", float(floor[1].split()[-1])
        yield "direct, 2 workers, two cores", self._direct(number, 2)

    def _stock(self, cores=None):
        """Return the seconds that stock nbgrader needs for each further submission."""
        few = nbgrader(self.stock, self.args.assignment, cores, "student000")
        many = nbgrader(self.stock, self.args.assignment, cores)
        return (many - few) / self.args.stock

    def _direct(self, number, workers, cores=None):
        """Return the seconds per submission of the command `grade`, with its start."""
        out = self.folder / f"out{number}-{workers}-{len(cores or ())}"
        seconds, _, self.peaks[workers] = python(
            [
                "-m",
                "autograder",
                "grade",
                "--assignment",
                self.args.assignment,
                "--submissions",
                str(self.large),
                "--out",
                str(out),
                "--workers",
                str(workers),
            ],
            ROOT,
            cores,
        )
        for path in out.glob("*/*.json"):
            points = {
                q["points"]
                for q in json.loads(path.read_text())["questions"]
                if q["status"] != "manual" and q["points"] != q["max_points"]
            }
            if points:
                raise SystemExit(f"{path}: a right answer got {points}")
        return seconds / self.args.direct


def report(times, args, peaks):
    """Print medians and ratios."""
    medians = {way: statistics.median(values) for way, values in times.items()}
    print(
        f"{args.assignment}, seconds a submission, median of {args.rounds}; {args.direct} "
        f"submissions direct, {args.plugin} through nbgrader, {args.stock} stock"
    )
    for way, values in times.items():
        print(f"{way:<28}{medians[way]:8.4f}  ({min(values):.4f} to {max(values):.4f})")
    for workers, (largest, whole) in peaks.items():
        print(
            f"peak memory with {workers} worker{'s' * (workers > 1)}: "
            f"{largest / 2**20:.0f} MB the largest process, {whole / 2**20:.0f} MB in all"
        )
    direct = medians["direct, 1 worker, one core"]
    print(f"direct_vs_stock: {medians['stock, one core'] / direct:.1f}")
    print(f"plugin_vs_stock: {medians['stock'] / medians['plugin']:.1f}")
    print(f"direct_vs_floor: {direct / medians['floor, one core']:.2f}")
    print(f"two_workers_vs_one: {direct / medians['direct, 2 workers, two cores']:.2f}")


def print_where(name, folder):
    """Print how the time of the command `grade` is spent, for submissions of a class."""
    assignment, spent = Assignment(name), collections.Counter()
    paths = sorted(Path(folder).glob("*/*/*.ipynb"))[:21]

    def timed(what, original):
        def call(*args, **kwargs):
            start = time.perf_counter()
            try:
                return original(*args, **kwargs)
            finally:
                spent[what] += time.perf_counter() - start

        return call

    class Timed(session.Session):
        _live_jail = timed("asking for a jail", session.Session._live_jail)
        run = timed("running cells, the jail's own start included", session.Session.run)
        look = timed("looking up names", session.Session.look)

    originals = cell_run.Session, proxy.Function.observe_all
    cell_run.Session = Timed
    proxy.Function.observe_all = timed("calling functions", originals[1])
    try:
        with Sandbox() as sandbox:
            grading.grade(paths[0], assignment, sandbox)
            spent.clear()
            start = time.perf_counter()
            for path in paths[1:]:
                grading.grade(path, assignment, sandbox)
            whole = time.perf_counter() - start
    finally:
        cell_run.Session, proxy.Function.observe_all = originals
    spent["everything else: reading, drawing examples, judging"] = whole - sum(spent.values())
    print(f"where {1000 * whole / len(paths[1:]):.0f} ms of a submission go")
    for what, seconds in spent.most_common():
        print(f"{1000 * seconds / len(paths[1:]):8.1f} ms  {what}")


def nbgrader(root, assignment, cores=None, student=None):
    """Return the seconds of `nbgrader autograde`."""
    only = ["--student", student] if student else []
    return python(["-m", "nbgrader", "autograde", assignment, "--force", *only], root, cores)[0]


if __name__ == "__main__":
    main()
