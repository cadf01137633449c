"""The command `report` of `python -m autograder`."""

import os
import sys
from pathlib import Path

from autograder.assignment import Assignment


class CannotWrite(OSError):
    """The page cannot be written; the message says why and what to do."""


def add_to(commands):
    """Add the command to the parsers of `python -m autograder`."""
    command = commands.add_parser("report", help="an HTML page on a class, from its records")
    command.add_argument("--assignment", required=True, metavar="NN-topic")
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
    command.set_defaults(command=write_report)


def write_report(args):
    """Write the page and say what it holds."""
    from autograder.report.assemble import report  # template and comparison take a moment to load

    page, class_ = report(Assignment(args.assignment), args.records, args.submissions)
    _write(page, args.out)
    print(f"{args.out}: {len(class_.read)} students in the figures; open it in a browser")
    if class_.problems:
        print(
            f"{len(class_.problems)} records do not count or are in doubt; the page says which",
            file=sys.stderr,
        )
    return 0


def _write(page, path):
    """Write the page whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(page, encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWrite(
            f"cannot write {path}: {error.strerror}; name a file in a folder that "
            "is there and can be written to"
        ) from None
