"""Advise an instructor what to do now, the most urgent first, from the figures of a class."""

from dataclasses import dataclass, field

OFTEN = 0.1  # fraction of the class: a mistake to discuss in the lecture
ODD = 0.05  # fraction of the class: failures without a name to look at
FEW = 3  # students; fewer say nothing about the class
HARD = 0.5  # fraction of an exercise's points that the class got
WEAK = 0.1  # discrimination
TRUSTED = 50  # students; with fewer, a discrimination says too little
SOLVED = 0.95  # fraction of the points: nearly all are right, so nothing differs


@dataclass(frozen=True)
class Advice:
    """One thing to do; `link` is the section that shows more."""

    urgent: bool
    what: str
    why: str = ""
    students: list = field(default_factory=list)
    link: str = ""
    command: str = ""


def advice(class_, exercises, mistakes, waiting, groups, folders):
    """
    Return what to do now.

    Parameters
    ----------
    class_ : Class
    exercises, mistakes, waiting, groups : list
        From `figures` and `similarity`; `groups` is None if nothing was compared.
    folders : tuple of str
        The folders of submissions and records, for the commands.
    """
    return [*_before(class_, waiting, groups, folders), *_later(class_, exercises, mistakes)]


def _before(class_, waiting, groups, folders):
    """Yield what to do before points are published."""
    again = (
        f"python -m autograder grade --assignment {class_.assignment.name} "
        f"--submissions {folders[0]} --out {folders[1]}"
    )
    if class_.problems:
        names = sorted({problem.student for problem in class_.problems})
        yield Advice(
            True,
            f"Grade again: {_students(len(names))} without a valid record",
            "Their records are damaged, missing or from other checks; the list below says which.",
            names,
            "problems",
            again,
        )
    faults = [one for one in waiting if one.is_fault]
    if faults:
        names = sorted({name for one in faults for name in one.students})
        yield Advice(
            True,
            f"Grade again: {_students(len(names))} for whom the grader failed",
            f"In {', '.join(one.question for one in faults)}; no points were given or "
            "taken there. If it fails again, read the answers yourself.",
            names,
            "waiting",
            "" if class_.problems else again,
        )
    for one in waiting:
        if not one.is_fault:
            yield Advice(
                True,
                f"Read {_n(len(one.students), 'written answer')} to {one.question}",
                f"{one.points:g} points each, in the formgrader. This page is made from "
                "records, so it does not contain marks given by hand.",
                one.students,
                "waiting",
            )
    for status, words in (
        ("unreadable", "whose file is not a notebook"),
        ("missing", "whose notebook is missing or has another name"),
    ):
        names = [one.student for one in class_.submissions if one.status == status]
        if names:
            yield Advice(
                True,
                f"Write to {_students(len(names))} {words}",
                "They have 0 points now, and the figures below do not count them.",
                names,
                "students",
            )
    if groups:
        names = sorted({name for group in groups for name in group.students})
        n_pairs = sum(len(group.pairs) for group in groups)
        yield Advice(
            True,
            f"Look at {_n(n_pairs, 'pair')} of students with very similar answers",
            "This is a hint, not a proof: read both answers before you speak to anybody.",
            names,
            "alike",
        )


def _later(class_, exercises, mistakes):
    """Yield what to discuss in the next lesson, or to change in the assignment."""
    n = len(class_.read)
    often = [
        one for one in mistakes if one.kind == "named" and len(one.students) >= max(FEW, OFTEN * n)
    ]
    for one in often[:3]:
        why = f"{len(one.students)} of {n}" + (f": {one.hint}" if one.hint else "")
        yield Advice(
            False, f"Discuss in class: {one.exercise}, {one.name}", why, one.students, "mistakes"
        )
    odd = [
        one for one in mistakes if one.kind == "other" and len(one.students) >= max(FEW, ODD * n)
    ]
    for one in odd[:3]:
        yield Advice(
            False,
            f"Read two or three answers to {one.exercise}: {one.name}",
            f"{len(one.students)} of {n}, and no known mistake explains them.",
            one.students,
            "mistakes",
        )
    left = [
        one for one in mistakes if one.kind == "open" and len(one.students) >= max(FEW, OFTEN * n)
    ]
    if left:
        yield Advice(
            False,
            f"Ask why many students left {_n(len(left), 'exercise')} unwritten",
            "Most often "
            + ", ".join(f"{one.exercise} ({len(one.students)})" for one in left[:3])
            + ".",
            left[0].students,
            "mistakes",
        )
    hard = [
        one
        for one in exercises
        if one.difficulty is not None and one.difficulty < HARD and n >= FEW and not one.is_written
    ]
    if hard:
        yield Advice(
            False,
            f"Go through {_n(len(hard), 'exercise')} that cost the class most points",
            ", ".join(
                f"{one.name} ({one.difficulty:.0%} of its points)"
                for one in sorted(hard, key=lambda one: one.difficulty)[:5]
            )
            + ".",
            link="exercises",
        )
    odd = weak(exercises, n)
    if odd:
        yield Advice(
            False,
            "Check the wording of " + ", ".join(one.name for one in odd[:4]),
            "Students who do well elsewhere do not do better here.",
            link="exercises",
        )


def weak(exercises, n):
    """Return the exercises in which students who do well elsewhere do not do better."""
    return [
        one
        for one in exercises
        if n >= TRUSTED
        and one.discrimination is not None
        and one.discrimination < WEAK
        and one.difficulty < SOLVED
    ]


def _n(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _students(number):
    return _n(number, "student")
