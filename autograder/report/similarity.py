"""
Pairs of submissions that are more alike than working alone explains: a hint for a human.

A *passage* is a run of eight tokens without the student's own names. What nobody was given and few
others wrote counts as a student's own (`Passages`): the reference's shape, the skeleton and what
a tenth of the class writes are worth nothing. A pair is named when most of what one of the two
wrote on their own is the other's too. RapidFuzz then says of each of their answers how alike the
two are, and how alike to the reference.
"""

import math
from dataclasses import dataclass, field, replace

import numpy as np
from rapidfuzz.distance import Indel

from autograder.report.tokens import LENGTH, tokens

ENOUGH = 30.0  # passages that both have, weighed by how few others have them
PLACES, A_PLACE = 2, 5.0  # exercises in which they have as many as this
COMMON, AT_LEAST = 0.1, 10  # what more of the class have, or more students, tells nothing
MAX_PAIRS = 100_000  # that are named
MAX_GROUPS, MAX_SHOWN = 60, 4  # groups, and pairs of each, that are looked at answer by answer


@dataclass(frozen=True)
class Alike:
    """Two answers to one exercise: how alike, and lines of each that few others have."""

    exercise: str
    alike: float
    reference: float
    lines: tuple


@dataclass(frozen=True)
class Pair:
    """Two students: the share of their own passages in common, and where, best shown first."""

    students: tuple
    share: float
    passages: float
    answers: tuple = ()


@dataclass(frozen=True)
class Group:
    """Students who hang together by pairs; `shown` are the most alike of these."""

    students: list
    pairs: list
    shown: list = field(default_factory=list)


def least_share(n):
    """
    Return the share of own passages from which a pair of a class of `n` students is named.

    The more pairs there are, the more alike two that worked alone can be by chance. The line was
    set on made-up classes; `tests.harness.report_times` counts who is named in such classes, and
    who is not.
    """
    return min(0.9, 0.4 + 0.13 * math.log10(max(n, 10)))


def groups(answers, given, reference, known=frozenset()):
    """
    Return groups of students whose answers are suspiciously alike, the most alike first.

    Parameters
    ----------
    answers : dict of str to dict of str to str
        For each student the text of each answer by its exercise.
    given : list of str
        Texts that everybody has or may have: the assignment's cells, skeleton and reference.
    reference : dict of str to list of str
        For each exercise the texts whose own similarity is told beside.
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
    """Return pairs, best first, as groups that have no student in common, best first."""
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


class Passages:
    """Which passages each answer has, and what sharing one of them is worth."""

    def __init__(self, answers, given, known):
        self.names = known
        self.students = sorted(answers)
        self._seen = {}
        self.of = {
            name: {exercise: self.passages(text) for exercise, text in answers[name].items()}
            for name in self.students
        }
        none = np.zeros(0, np.int64)
        own = [np.unique(np.concatenate([none, *self.of[name].values()])) for name in self.students]
        self._known, counts = np.unique(np.concatenate([none, *own]), return_counts=True)
        n = len(self.students)
        worth = np.log((n + 1) / counts) / math.log(max(2, (n + 1) / 2))
        worth[counts > max(AT_LEAST, COMMON * n)] = 0
        worth[np.isin(self._known, np.concatenate([none, *map(self.passages, given)]))] = 0
        self._worth = np.clip(worth, 0, 1)

    def worth(self, passages):
        """Return what each passage is worth: 1 when one or two students have it, 0 for many."""
        return self._worth[np.searchsorted(self._known, passages)]

    def passages(self, text):
        """Return the passages of a text, each once."""
        if text not in self._seen:
            self._seen[text] = np.unique(tokens(text, self.names).passages())
        return self._seen[text]

    def pairs(self):
        """Return the pairs that share enough, without a look at their answers."""
        n = len(self.students)
        exercises = sorted({exercise for own in self.of.values() for exercise in own})
        total, places = np.zeros((n, n), np.float32), np.zeros((n, n), np.int16)
        for exercise in exercises:
            shared = self._shared(exercise)
            total += shared
            places += shared >= A_PLACE
        own = np.array(
            [
                sum(float(self.worth(found).sum()) for found in self.of[name].values())
                for name in self.students
            ]
        )
        share = total / np.maximum(np.minimum(own[:, None], own), 1)
        named = (total >= ENOUGH) & (share >= least_share(n))
        named &= places >= min(PLACES, len(exercises))
        found = [
            Pair(
                (self.students[a], self.students[b]),
                min(1.0, float(share[a, b])),
                float(total[a, b]),
            )
            for a, b in np.argwhere(named)
        ]
        found.sort(key=lambda pair: (-round(pair.share, 2), -round(pair.passages), pair.students))
        return found[:MAX_PAIRS]

    def _shared(self, exercise):
        """Return what each pair of students shares in one exercise, above the diagonal."""
        total = np.zeros((len(self.students), len(self.students)), np.float32)
        own = [
            (number, self.of[name][exercise])
            for number, name in enumerate(self.students)
            if exercise in self.of[name]
        ]
        passages = np.concatenate([found for _, found in own])
        owners = np.repeat([number for number, _ in own], [len(found) for _, found in own])
        worth = self.worth(passages)
        passages, owners, worth = (values[worth > 0] for values in (passages, owners, worth))
        order = np.argsort(passages, kind="stable")
        passages, owners, worth = passages[order], owners[order], worth[order]
        starts = np.flatnonzero(np.diff(passages, prepend=passages[:1] - 1))
        sizes = np.diff(starts, append=len(passages))
        two = starts[sizes == 2]
        np.add.at(total, (owners[two], owners[two + 1]), worth[two])
        for start, size in zip(starts[sizes > 2], sizes[sizes > 2], strict=True):
            rows = owners[start : start + size]
            total[rows[:, None], rows] += worth[start]
        return np.triu(total, 1)


def _answers(texts, index, reference):
    """Return the answers of two students that share something that tells, best first."""
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
    """Return the share of two answers' tokens that stand in both in the same order."""
    return Indel.normalized_similarity(left.plain, right.plain)


def _lines(answer, telling):
    """Return the numbers of the lines that hold passages of a set."""
    lines, found = answer.lines, set()
    for start in np.flatnonzero(np.isin(answer.passages(), telling)):
        found.update(lines[start : start + LENGTH])
    return sorted(found)
