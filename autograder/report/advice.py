"""What an instructor should do now, the most urgent first, made from the figures of a class."""

from dataclasses import dataclass, field

OFTEN = 0.1  # of the class: a mistake worth a word in the lecture
ODD = 0.05  # of the class: failures without a name that deserve a look
FEW = 3  # students, below which nobody speaks of the class
HARD = 0.5  # of an exercise's points
WEAK = 0.1  # discrimination
TRUSTED = 50  # students from which a discrimination says something
SOLVED = 0.95  # of the points: nearly all are right, and nothing is left to tell apart


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
        From `statistics` and `similarity`; `groups` is None where nothing was compared.
    folders : tuple of str
        The folders of submissions and records, for the commands.
    """
    return [*_before(class_, waiting, groups, folders), *_later(class_, exercises, mistakes)]


def _before(class_, waiting, groups, folders):
    """Yield what must happen before points are published."""
    again = (
        f"python -m autograder grade --assignment {class_.assignment.name} "
        f"--submissions {folders[0]} --out {folders[1]}"
    )
    if class_.problems:
        names = sorted({problem.student for problem in class_.problems})
        yield Advice(
            True,
            f"Grade again: {_students(len(names))} without a record that counts",
            "Records are damaged, missing or from other checks; the list says which.",
            names,
            "problems",
            again,
        )
    faults = [one for one in waiting if one.is_fault]
    if faults:
        names = sorted({name for one in faults for name in one.students})
        yield Advice(
            True,
            f"Grade again: {_students(len(names))} on whom the grader failed",
            f"In {', '.join(one.question for one in faults)}; no points were given or "
            "taken there. When it fails again, read the answers yourself.",
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
                "records: marks given by hand are not in it.",
                one.students,
                "waiting",
            )
    for status, words in (
        ("unreadable", "whose file is no notebook"),
        ("missing", "whose notebook is not there under its name"),
    ):
        names = [one.student for one in class_.submissions if one.status == status]
        if names:
            yield Advice(
                True,
                f"Write to {_students(len(names))} {words}",
                "They have 0 points now and do not count in the figures below.",
                names,
                "students",
            )
    if groups:
        names = sorted({name for group in groups for name in group.students})
        n_pairs = sum(len(group.pairs) for group in groups)
        yield Advice(
            True,
            f"Look at {_n(n_pairs, 'pair')} of students who wrote much alike",
            "A hint, not a finding: look at both sides before you speak to anybody.",
            names,
            "alike",
        )


def _later(class_, exercises, mistakes):
    """Yield what is worth a word in the next class, or a look at the assignment."""
    n = len(class_.read)
    often = [
        one for one in mistakes if one.kind == "named" and len(one.students) >= max(FEW, OFTEN * n)
    ]
    for one in often[:3]:
        why = f"{len(one.students)} of {n}" + (f": {one.hint}" if one.hint else "")
        yield Advice(
            False, f"Take up in class: {one.exercise}, {one.name}", why, one.students, "mistakes"
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
            f"Ask why {_n(len(left), 'exercise')} stayed unwritten by many",
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
            f"Go through {_n(len(hard), 'exercise')} that cost the class most",
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
            "Those who do well elsewhere do not do better here.",
            link="exercises",
        )


def weak(exercises, n):
    """Return the exercises in which those who do well elsewhere do not do better."""
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
