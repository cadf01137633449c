"""Find pairs of students who share passages that few others of the class have."""

import math
from dataclasses import dataclass

import numpy as np

from autograder.report.tokens import tokens

ENOUGH = 30.0  # shared passages, weighted by how few others have them
PLACES, A_PLACE = 2, 5.0  # exercises in which the two share at least this many
COMMON, AT_LEAST = 0.1, 10  # a passage of more students than this says nothing
MAX_PAIRS = 100_000  # pairs that are reported


@dataclass(frozen=True)
class Pair:
    """Two students, the fraction of passages that they share, and the similar answers."""

    students: tuple
    share: float
    passages: float
    answers: tuple = ()


def least_share(n):
    """
    Return the fraction of shared passages from which on a pair of `n` students is reported.

    The more pairs a class has, the more similar two students who worked alone can be by chance. The
    threshold was chosen on made-up classes; `tests.harness.report_times` counts which pairs of such
    classes are reported.
    """
    return min(0.9, 0.4 + 0.13 * math.log10(max(n, 10)))


class Passages:
    """The passages of each answer, and the weight of sharing each of them."""

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
        """Return the weight of each passage: 1 if one or two students have it, 0 if many have."""
        return self._worth[np.searchsorted(self._known, passages)]

    def passages(self, text):
        """Return the passages of a text, each once."""
        if text not in self._seen:
            self._seen[text] = np.unique(tokens(text, self.names).passages())
        return self._seen[text]

    def pairs(self):
        """Return the pairs that share enough passages; their answers are compared later."""
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
        """Return the weight that each pair shares in one exercise, above the diagonal."""
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
