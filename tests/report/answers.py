"""Answers to two exercises, and copies of them."""

import random

from autograder.report import similarity
from tests.harness.made_up_class import KNOWN, renamed

LONG = {
    "one": "def one(x, y):\n    total = 0.0\n    for k, row in enumerate(x):\n"
    "        if y[k] > 3:\n            total += np.tanh(row).sum() * 0.25 - y[k] ** 3\n"
    "    return total / 7",
    "two": "def two(a):\n    steps = [a]\n    while len(steps) < 9 and steps[-1].max() > 1e-3:\n"
    "        steps.append(np.cos(steps[-1]) @ a.T - 0.5)\n    return steps[::-2], len(a)",
}
PLAIN = {
    "one": "def one(x, y):\n    return np.sum(x * y, axis=1, keepdims=True) / x.shape[1]",
    "two": "def two(a):\n    z = a - np.max(a, axis=0)\n    return np.exp(z) / np.sum(z)",
}
OTHER = {
    "one": "def one(x, y):\n    return np.einsum('ij,ij->i', x, y)[:, None] / len(x[0]) + x",
    "two": "def two(a):\n    e = np.exp(a - a.max(0)[None, :])\n    return e / e.sum(0)",
}


def copy_of(answers, seed=0):
    """Return answers under other names, with other comments."""
    rng = random.Random(seed)
    return {exercise: renamed(text, rng) for exercise, text in answers.items()}


def named(class_, given=(), reference=None):
    """Return the pairs that are called alike."""
    groups = similarity.groups(class_, list(given), reference or {}, KNOWN)
    return [pair.students for group in groups for pair in group.pairs]
