"""
Grade one submission: rebuild it, run it in a jail, judge it here, make its record.

`grade` is the unit of work, whoever asks for it: the nbgrader plug-in, the command line, or a
cluster of machines.
"""

import time
import zlib
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from autograder.checks.check import drawn_from
from autograder.jail.errors import CannotIsolate, Died, Disturbed
from autograder.jail.sandbox import Sandbox
from autograder.judge import grade_cell
from autograder.judge.session import Session
from autograder.record import fingerprint
from autograder.record import verdict as v
from autograder.record.verdict import Record, Verdict
from autograder.submission.assignment import SCHEME, SOLUTION, Assignment, Cell
from autograder.submission.rebuild import Rebuilt, rebuild, skeleton
from tutor.judging.finding import Finding
from tutor.judging.judge import type_of

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
            verdicts = _Run(assignment, rebuilt.cells, sandbox, figures, outputs).verdicts(own_seed)
    except CannotIsolate:
        raise
    except Exception as error:  # a fault of the grader costs no points
        verdicts = [_internal(cell, error) for cell in assignment.questions]
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


def _internal(cell: Cell, error: Exception) -> Verdict:
    finding = Finding(v.INTERNAL, what="the grader itself failed here; a human will look at it")
    detail = f"{type(error).__name__}: {error}"
    return Verdict(cell.grade_id, None, cell.points, finding, detail=detail)


def _stopped(error: dict) -> Finding:
    """Return the finding for a cell that stopped, from the error that the jail sent."""
    status = v.MEMORY if error["memory"] else v.ERROR
    line = f" ({error['line']})" if error["line"] else ""
    text = error["text"]
    return Finding(status, what=f"{text}{line}", raised=type_of(text), line=error["line"] or "")


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


class _Run:
    """Run and judge the cells of one submission, in notebook order."""

    def __init__(self, assignment, cells, sandbox, figures, outputs):
        self.assignment, self.cells = assignment, cells
        self.sandbox, self.figures, self.outputs = sandbox, figures, outputs
        self.files = assignment.released_files
        self.pristine = {cell.grade_id: cell for cell in assignment.cells if cell.grade_id}
        self.broken: dict[str | int, Finding] = {}  # solution cell -> why it stopped
        self.dead: set[int] = set()  # positions of cells that ended their jail
        self.deadline = time.monotonic() + sandbox.limits.total_seconds

    def verdicts(self, seed: int) -> list[Verdict]:
        """Return a verdict for each question, in notebook order."""
        with self._session() as session, drawn_from(seed):
            verdicts = [
                judged
                for n, cell in enumerate(self.cells)
                if (judged := self._step(session, n, cell))
            ]
        failed = {one.function for one in verdicts if one.status in v.COSTS}
        return [self._follow_through(one, seed, failed) for one in verdicts]

    def _session(self, references: dict | None = None) -> Session:
        return Session(self.sandbox, self.files, self.deadline, references)

    def _step(self, session: Session, n: int, cell: Cell) -> Verdict | None:
        """Run or judge one cell; return the verdict if it is a question."""
        if cell.role in ("solution", "code", "extra"):
            self._run_cell(session, n, cell)
        elif cell.role == "grade":
            return self._judge(session, cell)
        elif cell.role == "manual":
            if cell.cell_type == "code":
                self._run_cell(session, n, cell)
            return self._written(cell)
        return None

    def _run_cell(self, session: Session, n: int, cell: Cell) -> None:
        """Run a cell in the jail; keep its outputs and the reason if it stopped."""
        try:
            wanted = self.figures and cell.role == "manual"
            self.outputs[n], error = session.run(cell.source, wanted)
            if error:
                self.broken[cell.grade_id or n] = _stopped(error)
        except Died as death:
            self.dead.add(n)
            self.broken[cell.grade_id or n] = Finding(death.status, what=str(death))

    def _written(self, cell: Cell) -> Verdict:
        """Return the verdict of a written answer: a human marks it, no answer gives 0 points."""
        if answered(cell, self.pristine[cell.grade_id]):
            waiting = Finding(v.MANUAL, what="read by your instructor")
            return Verdict(cell.grade_id, None, cell.points, waiting)
        missing = Finding(v.FAILED, what="no answer", unwritten=cell.grade_id)
        return Verdict(cell.grade_id, 0.0, cell.points, missing)

    def _judge(self, session: Session, cell: Cell) -> Verdict:
        """Judge a grade cell; return the verdict `internal` if its check fails by itself."""
        try:
            return grade_cell.judge(
                self.pristine[cell.grade_id], session, self._run_visible, self.broken
            )
        except CannotIsolate:
            raise
        except Exception as error:  # a fault of the check neither gives nor takes points
            return _internal(cell, error)

    def _run_visible(self, function):
        """Run the visible check of a function, as `check(f)` does in the student's notebook."""
        self.assignment.checks[function.__name__].run_visible(function)

    def _follow_through(self, verdict: Verdict, seed: int, failed: set[str]) -> Verdict:
        """Judge a failed question again with its failed helpers answered by the reference."""
        check = self.assignment.checks.get(verdict.function)
        if verdict.status not in v.COSTS or not check or not failed & set(check.helpers):
            return verdict
        if verdict.finding.unwritten == verdict.function:
            return verdict  # no helper can change that
        references = {
            helper: self.assignment.checks[helper].reference
            for helper in check.helpers
            if helper in failed
        }
        with self._session(references) as session, drawn_from(seed):
            again = None
            for n, cell in enumerate(self.cells):
                if cell.grade_id == verdict.grade_id:
                    again = self._judge(session, cell)
                    break
                if cell.role in ("solution", "code", "extra") and n not in self.dead:
                    self._run_cell(session, n, cell)
        given = sorted(session.asked & failed)
        if not given or again is None or (again.points or 0.0) <= (verdict.points or 0.0):
            return verdict
        return replace(again, given=tuple(given))


def answered(cell: Cell, pristine: Cell) -> bool:
    """Return whether a written answer contains anything but the words of the release."""
    words, blank = _words(cell.source), _words(SOLUTION.sub("", SCHEME.sub("", pristine.source)))
    return bool(words) and words != blank


def _words(text):
    return text.replace("YOUR ANSWER HERE", " ").split()
