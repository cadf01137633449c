"""One pass over the cells of a submission: run what is the student's, judge what is a question."""

import time
from dataclasses import replace

from autograder.checks.check import drawn_from
from autograder.jail.errors import CannotIsolate, Died
from autograder.judge import grade_cell
from autograder.judge.session import Session
from autograder.record import verdict as v
from autograder.record.verdict import Verdict
from autograder.submission.assignment import SCHEME, SOLUTION, Cell
from tutor.judging.finding import Finding
from tutor.judging.judge import type_of


class CellRun:
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
            return internal(cell, error)

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


def internal(cell: Cell, error: Exception) -> Verdict:
    """Return the verdict for a fault of the grader: it neither gives nor takes points."""
    finding = Finding(v.INTERNAL, what="the grader itself failed here; a human will look at it")
    detail = f"{type(error).__name__}: {error}"
    return Verdict(cell.grade_id, None, cell.points, finding, detail=detail)


def _stopped(error: dict) -> Finding:
    """Return the finding for a cell that stopped, from the error that the jail sent."""
    status = v.MEMORY if error["memory"] else v.ERROR
    line = f" ({error['line']})" if error["line"] else ""
    text = error["text"]
    return Finding(status, what=f"{text}{line}", raised=type_of(text), line=error["line"] or "")
