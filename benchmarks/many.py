"""
Compare a large class with a small one: time and memory per submission.

    python -m benchmarks.many [--submissions 10000] [--small 200] [--workers 2]

The class is one right submission under many names. The small class is graded before and after the
large one. Memory is that of all processes together, at each tenth of the class.
"""

import argparse
import os
import statistics
import tempfile
import threading
import time
from pathlib import Path

from autograder.submission.assignment import ROOT, Assignment
from benchmarks.handed_in import hand_in
from benchmarks.processes import memory, python, tree
from demo.submissions import Script, build


def main():
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--assignment", default="02-forward")
    parser.add_argument("--submissions", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = make_class(Path(folder, "small"), args.small, args.assignment)
        large = make_class(Path(folder, "large"), args.submissions, args.assignment)
        before = grade(small, Path(folder, "out0"), args) / args.small
        seconds, memories = watched(large, Path(folder, "out"), args)
        after = grade(small, Path(folder, "out1"), args) / args.small
    each, reference = seconds / args.submissions, statistics.mean([before, after])
    print(f"{args.small} submissions: {before:.4f} s each before, {after:.4f} s after")
    print(f"{args.submissions} submissions: {each:.4f} s each, {each / reference:.2f} times that")
    print(
        "MB in all, each tenth of the way: " + " ".join(f"{size / 2**20:.0f}" for size in memories)
    )


def make_class(folder, students, name):
    """Hand in the reference's answers under many names, one file on the disk; return the folder."""
    assignment = Assignment(name)
    released = ROOT / "release" / name / assignment.path.name
    hand_in(folder, 0, name, released.name, build(Script("reference", ""), assignment, released))
    first = Path(folder, "student000", name, released.name)
    for number in range(1, students):
        path = Path(folder, f"student{number:03}", name, released.name)
        path.parent.mkdir(parents=True)
        os.link(first, path)
    return folder


def grade(submissions, out, args):
    """Return the seconds of the grade command."""
    return python(
        [
            "-m",
            "autograder",
            "grade",
            "--assignment",
            args.assignment,
            "--submissions",
            str(submissions),
            "--out",
            str(out),
            "--workers",
            str(args.workers),
        ],
        ROOT,
    )[0]


def watched(submissions, out, args):
    """Return the seconds of the grade command, and its memory at each tenth of the class."""
    memories, over = [], threading.Event()

    def watch():
        while not over.wait(0.5):
            done = sum(1 for _ in out.glob("*/*.json")) if out.exists() else 0
            if done >= args.submissions * (len(memories) + 0.5) / 10:
                memories.append(sum(map(memory, tree(os.getpid()))) - memory(os.getpid()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.perf_counter()
    try:
        grade(submissions, out, args)
        return time.perf_counter() - start, memories
    finally:
        over.set()
        watcher.join()


if __name__ == "__main__":
    main()
