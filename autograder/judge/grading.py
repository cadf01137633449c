"""
Grade one submission: rebuild it, run it in a jail, judge it here, make its record.

`grade` is the unit of work, whoever asks for it: the nbgrader plug-in, the command line, or a
cluster of machines.
"""

import time
import zlib
from dataclasses import asdict, dataclass, field
from pathlib import Path

from autograder.jail.errors import CannotIsolate, Disturbed
from autograder.jail.sandbox import Sandbox
from autograder.judge.cell_run import CellRun, internal
from autograder.record import fingerprint
from autograder.record import verdict as v
from autograder.record.verdict import Record, Verdict
from autograder.submission.assignment import Assignment, Cell
from autograder.submission.rebuild import Rebuilt, rebuild, skeleton
from tutor.judging.finding import Finding

ATTEMPTS = 3  # a jail killed in each of them was killed by the student's code


@dataclass
class Graded:
    """A record, and the rebuilt cells with the outputs of this run, for people to read."""

    record: Record
    cells: list
    outputs: dict = field(default_factory=dict)


def seed_for(base: int, student: str, assignment: str) -> int:
    """Return the seed of one submission's hidden examples."""
    return zlib.crc32(f"{base}:{student}:{assignment}".encode())


def grade(
    path: Path,
    assignment: Assignment,
    sandbox: Sandbox,
    student: str = "",
    seed: int = 0,
    figures: bool = False,
) -> Graded:
    """
    Grade one submitted file; nothing that the file contains or does raises an error here.

    Parameters
    ----------
    path : Path
        The submitted notebook.
    assignment : Assignment
    sandbox : Sandbox
    student : str
        Part of the record, and of the seed for the hidden examples.
    seed : int
        The seed of the course, from which the seed of each submission is computed.
    figures : bool
        Whether to return figures of written answers, for people who grade by hand.

    Raises
    ------
    CannotIsolate
        If no jail can be built any more; nothing was graded then.
    """
    start = time.monotonic()
    own_seed = seed_for(seed, student, assignment.name)
    file, rebuilt = fingerprint.of_file(path), Rebuilt()
    outputs: dict[int, list] = {}
    try:
        rebuilt = rebuild(path, assignment)
        if rebuilt.problem:
            verdicts = [_nothing(cell, rebuilt.problem) for cell in assignment.questions]
        else:
            verdicts = CellRun(assignment, rebuilt.cells, sandbox, figures, outputs).verdicts(
                own_seed
            )
    except CannotIsolate:
        raise
    except Exception as error:  # a fault of the grader costs no points
        verdicts = [internal(cell, error) for cell in assignment.questions]
    record = Record(
        assignment.name,
        student,
        _status(rebuilt, verdicts),
        verdicts,
        time.monotonic() - start,
        own_seed,
        fingerprint.versions(),
        rebuilt.problem or "",
        fingerprint.of_submission(file, rebuilt, assignment, sandbox.limits),
        asdict(sandbox.limits),
    )
    return Graded(record, rebuilt.cells or skeleton(assignment), outputs)


def _status(rebuilt: Rebuilt, verdicts: list[Verdict]) -> str:
    """Return the status of the submission as a whole."""
    if rebuilt.problem:
        return "missing" if rebuilt.missing else "unreadable"
    internal = any(verdict.status == v.INTERNAL for verdict in verdicts)
    return "internal" if internal else "graded"


def _nothing(cell: Cell, message: str) -> Verdict:
    return Verdict(cell.grade_id, 0.0, cell.points, Finding(v.ERROR, what=message))


def grade_in_peace(
    path: Path,
    assignment: Assignment,
    sandbox: Sandbox,
    student: str = "",
    seed: int = 0,
    figures: bool = False,
) -> Graded:
    """
    Grade one submitted file; grade it again if something disturbed that.

    The jail may be killed from outside, or the file may change meanwhile.

    Parameters
    ----------
    path, assignment, student, seed, figures
        See `grading.grade`.
    sandbox : Sandbox
    """
    for attempt in range(1, ATTEMPTS + 1):
        sandbox.believes = attempt == ATTEMPTS
        try:
            graded = grade(path, assignment, sandbox, student, seed, figures)
        except Disturbed:
            continue
        finally:
            sandbox.believes = True
        if fingerprint.of_file(path) == graded.record.hashes["file"]:
            break
    return graded
