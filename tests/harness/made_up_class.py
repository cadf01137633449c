"""Make up a class: records and submissions of students who answer in different ways."""

import inspect
import json
import random
import re
import textwrap
from dataclasses import replace

import nbformat

from autograder.checks import checks_of
from autograder.record import verdict as v
from autograder.record.fingerprint import versions
from autograder.record.verdict import Record, Verdict
from autograder.report.tokens import OWN, tokens
from autograder.submission.assignment import ROOT, names
from demo.submissions import solved
from tests.checks.variants import VARIANTS
from tests.harness.rewriting import rewritten
from tutor.judging.finding import Finding

COPIES, RING = 6, 6
KNOWN = {name for known in names() for name in checks_of(known)}
HASHES = {"file": None, "cells": None, "checks": {}, "environment": "0" * 16}


def make_class(assignment, n, root, seed):
    """Write records and submissions of a made-up class; return the pairs that copied."""
    rng = random.Random(seed)
    pool = {
        cell.grade_id: sources(assignment, cell)
        for cell in assignment.cells
        if cell.role == "solution"
    }
    texts, chosen, copied = {}, {}, []
    for number in range(n):
        name, skill = f"s{number:04}", rng.random()
        chosen[name] = {exercise: choice(own, skill, rng) for exercise, own in pool.items()}
        texts[name] = {
            exercise: rewritten(own[0], rng, rng.uniform(0.1, 0.4))
            for exercise, own in chosen[name].items()
        }
    own = list(texts)
    for number in range(COPIES + RING):
        source = own[number % (n // 2)] if number < COPIES else own[n // 2]
        name = f"copy{number}" if number < COPIES else f"ring{number - COPIES}"
        texts[name] = {exercise: renamed(text, rng) for exercise, text in texts[source].items()}
        chosen[name] = chosen[source]
        copied.append((name, source))
    write_class(assignment, texts, chosen, root, rng, {name for pair in copied for name in pair})
    return copied


def sources(assignment, cell):
    """Return the answers to an exercise that are known, as (text, name of the mistake or None)."""
    check = assignment.checks[cell.grade_id]
    functions = [(one, None) for one in VARIANTS.get(check.name, [])]
    functions += [(one, name) for name, _, one in check.mistakes]
    found = [(solved(cell.source), None)]
    for function, name in functions:
        if not inspect.isfunction(function):
            continue
        text = re.sub(
            r"^@.*\n",
            "",
            textwrap.dedent(inspect.getsource(inspect.unwrap(function))),
            flags=re.MULTILINE,
        )
        if text.startswith("def "):
            found.append((re.sub(r"def \w+\(", f"def {check.name}(", text, count=1), name))
    return found


def choice(own, skill, rng):
    """Return the answer of a student; able students are right more often."""
    wrong = [one for one in own if one[1]]
    if rng.random() < 0.6 + 0.4 * skill or not wrong:
        return rng.choice([one for one in own if one[1] is None])
    return rng.choices(wrong, [1 / (place + 1) ** 2 for place in range(len(wrong))])[0]


def write_class(assignment, texts, chosen, root, rng, graded):
    """Write a record and a notebook for each student; some not in `graded` fail to be graded."""
    release = nbformat.read(ROOT / "release" / assignment.name / assignment.path.name, 4)
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in release.cells}
    for name, own in texts.items():
        for exercise, text in own.items():
            cells[exercise].source = text
        path = root / "submissions" / name / assignment.name / assignment.path.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(release), encoding="utf-8")
        own = list(verdicts(assignment, chosen[name], rng))
        status, message = rng.choices(
            [
                ("graded", ""),
                ("unreadable", "the file is empty"),
                ("missing", "there is no file"),
                ("internal", ""),
            ],
            [100, 2, 2, 1] if name not in graded else [1, 0, 0, 0],
        )[0]
        own = [ended(verdict, status, message, rng) for verdict in own]
        record = Record(assignment.name, name, status, own, 0.3, 1, versions(), message, HASHES)
        path = root / "records" / name / f"{assignment.name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record.as_json(), indent=1), encoding="utf-8")


def verdicts(assignment, chosen, rng):
    """Yield a verdict for each question, in words like the grader's; some students stop early."""
    end = rng.randrange(len(assignment.questions)) if rng.random() < 0.1 else 1000
    for place, cell in enumerate(assignment.questions):
        exercise = cell.grade_id.rpartition("_")[0]
        mistake = chosen.get(exercise, ("", None))[1]
        if place >= end:
            told = Finding(v.ERROR, exercise, unwritten=exercise, raised="NotImplementedError")
            yield Verdict(cell.grade_id, 0.0, cell.points, told)
        elif cell.role == "manual":
            told = Finding(v.MANUAL, what="read by your instructor")
            yield Verdict(cell.grade_id, None, cell.points, told)
        elif mistake and rng.random() < 0.15:
            status = rng.choice([v.FAILED, v.ERROR, v.ERROR, v.TIMEOUT])
            what = f"raised ValueError: shapes ({rng.randint(2, 9)},3) differ"
            told = Finding(status, exercise, what, raised="ValueError")
            yield Verdict(cell.grade_id, 0.0, cell.points, told)
        elif mistake:
            n = rng.randint(2, 30)
            told = Finding(
                v.FAILED,
                f"{exercise} with sizes that differ",
                f"{n} of {n} entries are wrong, worst at [0, {rng.randint(0, 5)}]",
                mistake=mistake,
                sentence="look again",
            )
            yield Verdict(cell.grade_id, 0.0, cell.points, told)
        else:
            yield Verdict(cell.grade_id, cell.points, cell.points, Finding(v.PASSED))


def ended(verdict, status, message, rng):
    """Return a verdict as in a submission that was not graded."""
    if message:
        return replace(verdict, points=0.0, finding=Finding(v.ERROR, what=message))
    if status == "internal" and rng.random() < 0.1:
        told = Finding(v.INTERNAL, what="the grader itself failed")
        return replace(verdict, points=None, finding=told)
    return verdict


def renamed(text, rng):
    """Return code under other names, with a comment on top."""
    found = tokens(text, KNOWN)
    own = sorted({word[1:] for word in found.words if word[0] == OWN})
    names = dict(zip(rng.sample(own, len(own)), (f"my_{k}" for k in range(len(own))), strict=True))
    return "# all my own work\n" + re.sub(
        r"(?<![.\w])[^\W\d]\w*", lambda match: names.get(match[0], match[0]), text
    )
