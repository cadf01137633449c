"""What a submission of the small assignment gets."""

import pytest

from autograder.judge.cell_run import CellRun
from autograder.submission.assignment import Cell
from tests.judge.small import Small


@pytest.fixture
def judge(sandbox, monkeypatch):
    """Return a function that judges answers to the small assignment: grade_id to verdict."""

    def run(double, quadruple, assignment=None, use=None, extra=()):
        assignment = assignment or Small()
        answers = {"double": double, "quadruple": quadruple}
        cells = [
            Cell(c.cell_id, c.role, answers.get(c.grade_id, c.source), c.grade_id, c.points)
            for c in assignment.cells
        ]
        cells[0:0] = [Cell("", "extra", text) for text in extra]
        for name, check in assignment.checks.items():
            import builtins

            monkeypatch.setattr(builtins, f"check_{name}", check, raising=False)
        verdicts = CellRun(assignment, cells, use or sandbox, False, {}).verdicts(5)
        return {verdict.grade_id: verdict for verdict in verdicts}

    return run
