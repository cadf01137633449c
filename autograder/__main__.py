"""The command line of the grader: `python -m autograder COMMAND`; `--help` lists the commands."""

import argparse
import json
import sys
from pathlib import Path

from tqdm import tqdm

from autograder import batch, environment, hashes, regrade, store
from autograder.assignment import Assignment, UnknownAssignment, names
from autograder.export import commands as exports
from autograder.grading import grade
from autograder.jailed import CannotIsolate
from autograder.report import commands as reports
from autograder.sandbox import Sandbox

NOT_WRITTEN = 3  # exit status of a regrade that found something and was not told to write


def main(argv=None):
    """Run one command; return the exit status."""
    args = _parser().parse_args(argv)
    try:
        return args.command(args)
    except (UnknownAssignment, CannotIsolate, batch.NoSubmissions, OSError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("autograder: stopped; the same command goes on from here", file=sys.stderr)
        return 130


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
    command.add_argument(
        "--regrade",
        action="store_true",
        help="grade again what a change touches and show who gains or loses what",
    )
    command.add_argument("--yes", action="store_true", help="write what --regrade shows")
    command.set_defaults(command=grade_folder)
    command = commands.add_parser("grade-one", help="one submission to JSON on standard output")
    command.add_argument("notebook", type=Path, metavar="FILE.ipynb")
    command.add_argument("--assignment", required=True, metavar="NN-topic")
    command.add_argument("--student", default="", metavar="NAME")
    command.add_argument("--seed", type=int, default=0, metavar="S")
    command.set_defaults(command=grade_one)
    reports.add_to(commands)
    exports.add_to(commands)
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
    """Grade what has no record that stands; 0 when every submission has one then."""
    job = batch.Job(
        args.submissions, args.out, Assignment(args.assignment), args.seed, args.workers
    )
    names_ = batch.students(args.submissions, job.assignment)
    for name in batch.misplaced(args.submissions, job.assignment):
        print(
            f"not graded: {name}; put the notebook into {name}/{args.assignment}/", file=sys.stderr
        )
    with store.locked(args.out):
        store.sweep(args.out)
        old = {name: record for name in names_ if (record := store.read(job.record(name)))}
        grader = hashes.of_grader(job.assignment)
        changes = {name: batch.changes(old[name], name, job, grader) for name in old}
        if args.regrade:
            return _regrade(job, old, changes, args.yes)
        todo = [name for name in names_ if changes.get(name) != []]
        standing = [record for name, record in old.items() if name not in todo]
        if standing:
            print(
                f"skipped {len(standing)} of {len(names_)}: graded already, and nothing changed",
                file=sys.stderr,
            )
        human = sum(_needs_a_human(record) for record in standing)
        _with_progress(job, todo, lambda one: store.write(one, job.record(one.student)), human)
    return 0


def _regrade(job, old, changes, write):
    """Grade again what a change touched, say who gains or loses what, write if wanted."""
    touched = [name for name in old if set(changes[name]) - {"internal"}]
    fresh = {}
    _with_progress(job, touched, lambda record: fresh.update({record.student: record}))
    found = [
        change
        for name in touched
        for change in regrade.compare(old[name], fresh[name].as_json(), changes[name])
    ]
    print("\n".join(regrade.report(found, len(touched))), flush=True)
    if not touched:
        return 0
    if not write:
        print(f"nothing is written; with --yes {len(touched)} records are replaced")
        return NOT_WRITTEN
    for name in touched:
        store.write(fresh[name], job.record(name))
    return 0


def _with_progress(job, names_, keep, human=0):
    """Grade submissions under a progress bar; `keep` is called with each record."""
    tqdm.monitor_interval = 0  # no thread beside the one that forks workers
    with tqdm(total=len(names_), unit="submission", file=sys.stderr, disable=not names_) as bar:

        def done(record):
            nonlocal human
            keep(record)
            human += _needs_a_human(record.as_json())
            bar.set_postfix_str(
                f"{bar.total - bar.n - 1} left, {human} need a human", refresh=False
            )
            bar.update()

        batch.run(job, names_, done)


def _needs_a_human(record):
    return any(question["points"] is None for question in record["questions"])


def grade_one(args):
    """Grade one file and print its record."""
    assignment = Assignment(args.assignment)
    with Sandbox() as sandbox:
        record = grade(args.notebook, assignment, sandbox, args.student, args.seed).record
    print(json.dumps(record.as_json(), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
