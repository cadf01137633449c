"""
Find pairs of submissions that are more similar than working alone explains: a hint for a human.

A *passage* is a run of eight tokens without the student's own names. Passages of the notebook, of
the reference, and of more than a tenth of the class do not count (`passages`). A pair is reported
if one of the two shares most of the remaining passages with the other. RapidFuzz then computes, for
each of their answers, how similar the two are to each other and to the reference.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from rapidfuzz.distance import Indel

from autograder.report.passages import Passages
from autograder.report.tokens import LENGTH, tokens

MAX_GROUPS, MAX_SHOWN = 60, 4  # groups, and pairs of each, whose answers are compared


@dataclass(frozen=True)
class Alike:
    """Two answers to one exercise: their similarity, and the lines that few others have."""

    exercise: str
    alike: float
    reference: float
    lines: tuple


@dataclass(frozen=True)
class Group:
    """Students who are connected by pairs; `shown` are the most similar pairs."""

    students: list
    pairs: list
    shown: list = field(default_factory=list)


def groups(answers, given, reference, known=frozenset()):
    """
    Return groups of students with suspiciously similar answers, the most similar first.

    Parameters
    ----------
    answers : dict of str to dict of str to str
        For each student, the text of each answer by exercise.
    given : list of str
        Texts that every student can have: the assignment's cells, skeleton and reference.
    reference : dict of str to list of str
        For each exercise, the reference texts; their similarity is shown for comparison.
    known : set of str
        Names that a copier cannot change.

    Returns
    -------
    list of Group
    """
    index = Passages(answers, given, known)
    found = grouped(index.pairs())
    for group in found[:MAX_GROUPS]:
        for pair in group.pairs[:MAX_SHOWN]:
            both = [answers[name] for name in pair.students]
            group.shown.append(replace(pair, answers=tuple(_answers(both, index, reference))))
    return found


def grouped(pairs):
    """Return pairs, best first, as groups without a common student, best first."""
    home = {}
    for pair in pairs:
        one, other = (home.setdefault(name, [name]) for name in pair.students)
        if one is not other:
            one += other
            home.update(dict.fromkeys(other, one))
    found = {}
    for pair in pairs:
        members = home[pair.students[0]]
        found.setdefault(id(members), Group(sorted(members), [])).pairs.append(pair)
    return list(found.values())


def _answers(texts, index, reference):
    """Return the answers of two students that share rare passages, best first."""
    found = []
    for exercise in texts[0].keys() & texts[1].keys():
        both = np.intersect1d(*(index.passages(text[exercise]) for text in texts))
        worth = index.worth(both)
        if not worth.any():
            continue
        left, right = (tokens(text[exercise], index.names) for text in texts)
        given = [tokens(text, index.names) for text in reference.get(exercise, [])]
        own = max((_similarity(one, text) for one in (left, right) for text in given), default=0.0)
        alike, telling = _similarity(left, right), both[worth > 0]
        if alike > own:
            lines = _lines(left, telling), _lines(right, telling)
            found.append((-float(worth.sum()), exercise, Alike(exercise, alike, own, lines)))
    return [one for _, _, one in sorted(found, key=lambda three: three[:2])]


def _similarity(left, right):
    """Return the fraction of tokens that are in both answers in the same order."""
    return Indel.normalized_similarity(left.plain, right.plain)


def _lines(answer, telling):
    """Return the numbers of the lines that contain passages of a set."""
    lines, found = answer.lines, set()
    for start in np.flatnonzero(np.isin(answer.passages(), telling)):
        found.update(lines[start : start + LENGTH])
    return sorted(found)
