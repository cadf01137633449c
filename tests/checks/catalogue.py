"""The known mistakes of every check on its examples, and how each is judged; computed once."""

import functools
import os

from autograder.checks.hyperparameters.train_digits import Capstone
from autograder.submission.assignment import Assignment, names
from tutor.judging.judge import judge

CHECKS = {assignment: Assignment(assignment).checks for assignment in names()}
ALL = {
    name: check
    for checks in CHECKS.values()
    for name, check in checks.items()
    if not isinstance(check, Capstone)
}  # see test_capstone
LATER = [name for name in ALL if name not in CHECKS["01-activations"]]
SEEDS = range(int(os.environ.get("CHECK_SEEDS", "1")))


@functools.cache
def examples_of(name, seed):
    """Return the examples of a seed, of the visible check for None, with what mistakes do there."""
    check = ALL[name]
    examples = check.visible_examples() if seed is None else check.hidden_examples(seed)
    return examples, check.suspects(examples)


@functools.cache
def finding_of(name, number, seed):
    """Return how a mistake of a check is judged."""
    examples, suspects = examples_of(name, seed)
    return judge(name, examples, suspects[number].outcomes, lambda: suspects)
