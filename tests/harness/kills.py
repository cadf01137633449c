"""
Kill the grading of a class again and again and report what was lost.

    python -m tests.harness.kills [--door direct|nbgrader] [--kills 200] [--students 12] [--seed 0]

Each kill is a SIGKILL at a random moment of a random process of a real run: the grader, one of
its pool processes, a parent, any process of a jail. A killed grader is started again with the same
command. When a class is complete, its records or its gradebook are compared with those of an
undisturbed run, and the class is graded anew.
"""

import argparse
import collections
import random
import sys
import tempfile
from pathlib import Path

from tests.harness.classes import make_class, make_course
from tests.harness.storm import CourseStorm, Storm


def main():
    """Kill processes and print how many, and what was lost."""
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
    """Return the storm for the command `grade` or for nbgrader."""
    rng = random.Random(args.seed)
    if args.door == "nbgrader":
        return CourseStorm(make_course(folder / "course", args.students), rng)
    return Storm(make_class(folder / "in", args.students), folder / "out", rng)


if __name__ == "__main__":
    sys.exit(main())
