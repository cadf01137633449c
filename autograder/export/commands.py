"""The commands of `python -m autograder` that write for other systems."""

import sys
from pathlib import Path

from autograder.assignment import Assignment
from autograder.export import bundle, gradescope, plain


def add_to(commands):
    """Add the commands to the parser of the command line."""
    command = commands.add_parser("csv", help="a folder of records to one CSV file")
    command.add_argument("--records", required=True, type=Path, metavar="DIR")
    command.add_argument("--out", required=True, type=Path, metavar="FILE")
    command.add_argument(
        "--questions",
        action="store_true",
        help="a line for each question instead of each submission",
    )
    command.set_defaults(command=write_csv)
    command = commands.add_parser("gradescope-bundle", help="an autograder for Gradescope")
    command.add_argument("--assignment", required=True, metavar="NN-topic")
    command.add_argument("--out", required=True, type=Path, metavar="FILE.zip")
    command.add_argument(
        "--hidden-checks",
        choices=gradescope.VISIBILITIES,
        default="after_due_date",
        help="when students see them",
    )
    command.set_defaults(command=write_bundle)


def write_csv(args):
    """Write the CSV; 1 if a file was no complete record."""
    count, unreadable = plain.export(args.records, args.out, args.questions)
    print(f"{args.out}: {count} records")
    for path in unreadable:
        print(f"autograder: {path} is no complete record; grade again", file=sys.stderr)
    return 1 if unreadable else 0


def write_bundle(args):
    """Write the bundle and say which points to set in Gradescope."""
    assignment = Assignment(args.assignment)
    bundle.build(assignment, args.out, args.hidden_checks)
    machine, by_hand = bundle.points(assignment)
    print(f"{args.out}: upload it in Gradescope under Configure Autograder")
    print(f"  autograder points: {machine:g}")
    for name, points in by_hand.items():
        print(f"  graded by hand: {name}, {points:g} points")
    print("  container: 1 CPU and 3 GB of memory or more; time limit 10 minutes or more")
    print("  the file holds solutions and hidden tests: keep it from students")
    return 0
