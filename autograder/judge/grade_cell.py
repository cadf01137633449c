"""
Run one grade cell in the trusted process and return its verdict.

The text of the cell comes from the pristine notebook. Names that the student defined are looked up
in the jail: plain values arrive as copies, functions as `proxy.Function`.
"""

import ast
import builtins
import functools
import types
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from autograder.jail.errors import Died
from autograder.judge.proxy import StudentError
from autograder.judge.session import Session
from autograder.record import verdict as v
from autograder.record.verdict import Verdict
from autograder.submission.assignment import Cell
from tutor.judging.compare import describe
from tutor.judging.error_text import function_of
from tutor.judging.finding import CheckFailed, Finding
from tutor.judging.judge import UNWRITTEN

ADVICE = {
    v.TIMEOUT: "; look for a loop that does not end, or for work that grows with every call",
    v.MEMORY: "; print the shapes of your arrays: one of them is probably far too large",
    v.CRASHED: "; your code must not end Python: remove calls such as exit() and os._exit()",
}


def judge(
    cell: Cell, session: Session, run_visible: Callable, broken: dict[str | int, Finding]
) -> Verdict:
    """
    Return the verdict of a grade cell; partial credit is the fraction of its tests that pass.

    A test that gives partial credit itself counts with its own fraction.

    Parameters
    ----------
    cell : Cell
        From the pristine notebook.
    session : Session
        Looks up the student's names.
    run_visible : callable
        The function that is called `check` inside the cell.
    broken : dict
        Cells that stopped: the cell's `grade_id` or position to the `Finding` that says why.

    Raises
    ------
    Exception
        Any error of a faulty test; the caller must not take points for it.
    """
    parts = split(cell.source)
    namespace = {"np": np, "check": run_visible}
    problems = [_run_part(part, namespace, session, broken) for part in parts]
    tests = [problem for part, problem in zip(parts, problems, strict=True) if part.counts]
    wrong = [problem for problem in problems if problem]
    if not wrong:
        return Verdict(cell.grade_id, cell.points, cell.points, Finding(v.PASSED))
    only_tests = len(wrong) == len(tests) - tests.count(None)
    credit = sum(problem.share if problem else 1.0 for problem in tests)
    share = credit / len(tests) if tests and only_tests else 0.0
    return Verdict(cell.grade_id, round(cell.points * share, 2), cell.points, wrong[0])


@dataclass(frozen=True)
class Part:
    """
    One statement of a grade cell.

    `counts` tells whether points depend on it. `names` are the names that it looks up, `functions`
    those of them that must be functions.
    """

    source: str
    counts: bool
    code: types.CodeType
    names: tuple
    functions: tuple


@functools.cache  # the pristine cells are the same for every submission
def split(source: str) -> tuple[Part, ...]:
    """Return the statements of a grade cell; asserts and `check...()` calls give its points."""
    return tuple(map(_part, ast.parse(source).body))


def _part(node: ast.stmt) -> Part:
    """Return the `Part` of one statement."""
    call = node.value if isinstance(node, ast.Expr) else None
    counts = isinstance(node, ast.Assert) or isinstance(call, ast.Call) and _is_check(call.func)
    names = [one for one in ast.walk(node) if isinstance(one, ast.Name)]
    loaded = {name.id for name in names if isinstance(name.ctx, ast.Load)}
    stored = {name.id for name in names if not isinstance(name.ctx, ast.Load)}
    calls = [
        one
        for one in ast.walk(node)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
    ]
    functions = {
        name.id
        for call in calls
        for name in (call.args if _is_check(call.func) else [call.func])
        if isinstance(name, ast.Name)
    }
    source = ast.unparse(node)
    return Part(
        source,
        counts,
        compile(source, "<grade cell>", "exec"),
        tuple(sorted(loaded - stored)),
        tuple(sorted(functions)),
    )


def _is_check(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id.startswith("check")


def _run_part(part: Part, namespace: dict, session: Session, broken: dict) -> Finding | None:
    """Run one statement; return its `Finding`, None if it passed."""
    try:
        _bind(part, namespace, session)
        exec(part.code, namespace)
    except CheckFailed as failure:
        return failure.finding
    except AssertionError as failure:
        return Finding(v.FAILED, what=str(failure) or "a test of this cell failed")
    except StudentError as error:
        return _explain(error, broken)
    except Died as death:
        call = part.source.removeprefix("_ = ")
        return Finding(death.status, what=f"{call}: {death}{ADVICE[death.status]}")
    return None


def _explain(error: StudentError, broken: dict) -> Finding:
    """Return the finding for a name that a test could not use, with the cell that caused it."""
    found = Finding(v.ERROR, what=str(error), raised=error.raised, line=error.line)
    if error.raised == UNWRITTEN:
        culprit = function_of(error.line) or error.name
        return replace(found, where=error.name, what="", unwritten=culprit)
    if error.undefined and error.name in broken:
        cause = broken[error.name]
        return replace(cause, what=f"{error}, because its cell stopped: {cause.what}")
    return found


def _bind(part: Part, namespace: dict, session: Session) -> None:
    """Look up the student's names that a statement uses."""
    for name in part.names:
        if name not in namespace and not hasattr(builtins, name):
            namespace[name] = session.look(name)
    for name in part.functions:
        if name in namespace and not callable(namespace[name]):
            what = f"must be a function, but is {describe(namespace[name])}"
            raise StudentError(name, what)
