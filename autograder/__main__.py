"""The command line: `python -m autograder check-environment | release | grade | grade-one`."""

import argparse
import json
import sys
from pathlib import Path

from tqdm import tqdm

from autograder import batch, environment
from autograder.assignment import Assignment, UnknownAssignment, names
from autograder.grading import grade
from autograder.sandbox import CannotIsolate, Sandbox


def main(argv=None):
    """Run one command; return the exit status."""
    args = _parser().parse_args(argv)
    try:
        return args.command(args)
    except (UnknownAssignment, CannotIsolate, batch.NoSubmissions, OSError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2


def _parser():
    parser = argparse.ArgumentParser(prog="python -m autograder", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("check-environment", help="can this machine grade?")
    command.set_defaults(command=check_environment)
    command = commands.add_parser("release", help="make release/ from source/")
    command.add_argument("assignments", nargs="*", metavar="NN-topic", help="default: all")
    command.set_defaults(command=make_release)
    command = commands.add_parser("grade", help="a folder of submissions to JSON records")
    command.add_argument("--assignment", required=True, metavar="NN-topic")
    command.add_argument("--submissions", required=True, type=Path, metavar="DIR")
    command.add_argument("--out", required=True, type=Path, metavar="DIR")
    command.add_argument("--workers", type=_positive, default=1, metavar="N")
    command.add_argument("--seed", type=int, default=0, metavar="S")
    command.set_defaults(command=grade_folder)
    command = commands.add_parser("grade-one", help="one submission to JSON on standard output")
    command.add_argument("notebook", type=Path, metavar="FILE.ipynb")
    command.add_argument("--assignment", required=True, metavar="NN-topic")
    command.add_argument("--student", default="", metavar="NAME")
    command.add_argument("--seed", type=int, default=0, metavar="S")
    command.set_defaults(command=grade_one)
    return parser


def _positive(text):
    """Return a whole number from 1 on."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def check_environment(_args):
    """Print what grading needs and whether it is there."""
    good_all = True
    for good, what, mend in environment.findings():
        print(f"{'ok     ' if good else 'MISSING'} {what}" + ("" if good else f"\n        {mend}"))
        good_all = good_all and good
    print("this machine can grade" if good_all else "this machine cannot grade yet")
    return 0 if good_all else 1


def make_release(args):
    """Write release/ and say where."""
    from autograder.release import CannotRelease, release  # nbgrader takes a second to load

    try:
        folders = release(args.assignments or names())
    except CannotRelease as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 1
    for folder in folders:
        print(f"released {folder}")
    return 0


def grade_folder(args):
    """Grade a folder with a progress bar; 0 when every submission got a record."""
    assignment = Assignment(args.assignment)
    todo = batch.students(args.submissions, assignment)
    with tqdm(total=len(todo), unit="submission", file=sys.stderr) as bar:
        human = 0

        def progress(record):
            nonlocal human
            human += any(verdict.points is None for verdict in record.questions)
            bar.set_postfix_str(f"{human} need a human", refresh=False)
            bar.update()

        batch.grade_folder(args.submissions, args.out, assignment, args.workers, args.seed,
                           progress)
    return 0


def grade_one(args):
    """Grade one file and print its record."""
    assignment = Assignment(args.assignment)
    with Sandbox() as sandbox:
        record = grade(args.notebook, assignment, sandbox, args.student, args.seed).record
    print(json.dumps(record.as_json(), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
