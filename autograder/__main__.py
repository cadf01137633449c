"""
The command line: `python -m autograder COMMAND`, or `autograder COMMAND` where it is installed.

Each command imports what it needs when it runs: `--help` must not load every check.
"""

import argparse
import sys
from pathlib import Path

from autograder import __version__, arguments
from autograder.refusal import Refusal


def main(argv=None):
    """Run one command; return the exit status."""
    args = _parser().parse_args(argv)
    try:
        return args.command(args)
    except (Refusal, OSError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("autograder: stopped; run the same command again to continue", file=sys.stderr)
        return 130


def _parser():
    installed = Path(sys.argv[0]).stem == "autograder"
    prog = "autograder" if installed else "python -m autograder"
    parser = argparse.ArgumentParser(prog=prog, description=__doc__.partition("\n")[0])
    parser.add_argument("--version", action="version", version=f"autograder {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name, run, help):
        command = commands.add_parser(name, help=help)
        command.set_defaults(command=run)
        return command

    add("check-environment", check_environment, "show whether this machine can grade")
    command = add("release", make_release, "make release/ from source/")
    command.add_argument("assignments", nargs="*", metavar="NN-topic", help="default: all")
    command = add("grade", grade_folder, "grade a folder of submissions into JSON records")
    _add_assignment(command)
    command.add_argument("--submissions", required=True, type=Path, metavar="DIR")
    command.add_argument("--out", required=True, type=Path, metavar="DIR")
    command.add_argument("--workers", type=arguments.positive, default=1, metavar="N")
    command.add_argument("--seed", type=int, default=0, metavar="S")
    command.add_argument(
        "--regrade",
        action="store_true",
        help="grade again what a change affects, and show who gains or loses points",
    )
    command.add_argument("--yes", action="store_true", help="write what --regrade shows")
    _add_limits(command)
    command = add("grade-one", grade_one, "grade one submission and print its JSON record")
    command.add_argument("notebook", type=Path, metavar="FILE.ipynb")
    _add_assignment(command)
    command.add_argument("--student", default="", metavar="NAME")
    command.add_argument("--seed", type=int, default=0, metavar="S")
    _add_limits(command)
    command = add("report", write_report, "write an HTML page on a class, from its records")
    _add_assignment(command)
    command.add_argument(
        "--records", required=True, type=Path, metavar="DIR", help="what `grade --out DIR` wrote"
    )
    command.add_argument(
        "--submissions",
        type=Path,
        metavar="DIR",
        help="what `grade --submissions DIR` read; with it, answers are compared",
    )
    command.add_argument("--out", required=True, type=Path, metavar="FILE.html")
    command = add("csv", write_csv, "write a folder of records as one CSV file")
    command.add_argument("--records", required=True, type=Path, metavar="DIR")
    command.add_argument("--out", required=True, type=Path, metavar="FILE")
    command.add_argument(
        "--questions",
        action="store_true",
        help="a line for each question instead of each submission",
    )
    command = add("gradescope-bundle", write_bundle, "write an autograder for Gradescope")
    _add_assignment(command)
    command.add_argument("--out", required=True, type=Path, metavar="FILE.zip")
    command.add_argument(
        "--hidden-checks",
        choices=("visible", "after_due_date", "after_published", "hidden"),
        default="after_due_date",
        help="when students see them",
    )
    return parser


def _add_assignment(command):
    command.add_argument("--assignment", required=True, metavar="NN-topic")


def _add_limits(command):
    command.add_argument(
        "--limit",
        action="append",
        default=[],
        type=arguments.limit,
        metavar="NAME=NUMBER",
        help="change a limit on submissions, for example call_seconds=5; docs/record.md lists them",
    )


def _limits(args):
    """Return the limits that the options ask for."""
    from autograder.limits import Limits

    try:
        return Limits.with_changes(dict(args.limit))
    except ValueError as error:
        raise Refusal(f"cannot grade: --limit: {error}") from None


def check_environment(_args):
    """Print what grading needs and whether it is there."""
    from autograder.jail import selftest

    return selftest.report()


def make_release(args):
    """Write release/ and print the folders."""
    from autograder.nbgrader_plugin.release import release
    from autograder.submission.assignment import names

    for folder in release(args.assignments or names()):
        print(f"released {folder}")
    return 0


def grade_folder(args):
    """Grade submissions whose record is missing or out of date; return 0 when all have one."""
    from autograder.batch.job import Job
    from autograder.batch.run import grade_folder
    from autograder.submission.assignment import Assignment

    if args.yes and not args.regrade:
        raise Refusal("cannot grade: --yes writes what --regrade shows; give both")
    assignment = Assignment(args.assignment)
    job = Job(args.submissions, args.out, assignment, args.seed, args.workers, _limits(args))
    return grade_folder(job, args.regrade, args.yes)


def grade_one(args):
    """Grade one file and print its record; return 2 when there is no file to grade."""
    import json

    from autograder.jail.sandbox import Sandbox
    from autograder.judge.grading import grade
    from autograder.submission.assignment import Assignment

    assignment = Assignment(args.assignment)
    with Sandbox(_limits(args)) as sandbox:
        record = grade(args.notebook, assignment, sandbox, args.student, args.seed).record
    print(json.dumps(record.as_json(), indent=1))
    return 2 if record.status == "missing" else 0


def write_report(args):
    """Write the page and print what it contains."""
    from autograder.report.build import write
    from autograder.submission.assignment import Assignment

    return write(Assignment(args.assignment), args.records, args.submissions, args.out)


def write_csv(args):
    """Write the CSV file; return 1 if some file was not a complete record."""
    from autograder.export import plain

    return plain.write_csv(args.records, args.out, args.questions)


def write_bundle(args):
    """Write the bundle and print which points to set in Gradescope."""
    from autograder.export import bundle
    from autograder.submission.assignment import Assignment

    return bundle.write(Assignment(args.assignment), args.out, args.hidden_checks)


if __name__ == "__main__":
    sys.exit(main())
