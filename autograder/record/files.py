"""Read and write records on disk: completely or not at all, by one grader at a time."""

import contextlib
import errno
import json
from collections.abc import Iterator
from pathlib import Path

from autograder import whole_file
from autograder.lock import alone
from autograder.record.read import MAX_NAME, Damaged, read, text
from autograder.record.verdict import Record
from autograder.refusal import Refusal

AGAIN = "run the same command again: it keeps the records written so far"
ADVICE = {
    errno.ENOSPC: f"free some space there and {AGAIN}",
    errno.EDQUOT: f"free some of your quota and {AGAIN}",
    errno.EROFS: "use an --out on a disk that can be written to",
}


class CannotWrite(Refusal):
    """Records cannot be written to the output folder; the message says why and what to do."""


class Busy(Refusal):
    """Another grader is using the output folder."""


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """
    Lock a folder of records against every other grader; make the folder if it is missing.

    Raises
    ------
    Busy, CannotWrite
    """

    def busy() -> None:
        raise Busy(
            f"cannot grade into {out}: another grader is using it; wait until it has finished or "
            "use another --out"
        )

    def unlocked(error: OSError) -> None:
        raise CannotWrite(
            f"cannot lock {out}: {error.strerror}; use an --out on a disk of this machine"
        ) from error

    with _as_cannot_write(out):
        out.mkdir(parents=True, exist_ok=True)
    with alone(out, busy, unlocked):
        yield


def sweep(out: Path) -> None:
    """Remove incomplete files of graders that were killed."""
    for part in out.glob("*/.*.json.part"):
        with _as_cannot_write(part):
            part.unlink()


def standing(path: Path) -> Record | None:
    """Return the record in a file; None if there is no complete one."""
    try:
        record = read(path)
    except Damaged:
        return None
    named = (text(path.parent.name, MAX_NAME), path.stem)
    return record if (record.student, record.assignment) == named else None


def write(record: Record, path: Path) -> None:
    """Write a record so that a reader finds all of it or nothing; raise `CannotWrite`."""
    with _as_cannot_write(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        whole_file.write(path, json.dumps(record.as_json(), indent=1) + "\n")


@contextlib.contextmanager
def _as_cannot_write(path: Path) -> Iterator[None]:
    """Turn an `OSError` of the block into `CannotWrite`: which path, why, and what to do."""
    try:
        yield
    except OSError as error:
        advice = ADVICE.get(error.errno or 0, f"fix that or use another --out, and {AGAIN}")
        raise CannotWrite(f"cannot write {path}: {error.strerror or error}; {advice}") from error
