"""
Count the known mistakes that each check catches and names, and the right variants it accepts.

    python -m tests.harness.catalogue

Hidden examples of five seeds. A mistake is caught when every seed rejects it and named when every
seed gives it its own sentence; a variant is accepted when every seed and the visible examples pass
it. The variants are in tests/checks/variants/.
"""

import warnings

import numpy as np

from autograder.checks.hyperparameters.train_digits import Capstone
from autograder.submission.assignment import Assignment, names
from tests.checks.variants import VARIANTS
from tutor.judging.judge import judge, observe

SEEDS = range(5)


def main():
    """Print one line per function and one for all."""
    print(
        f"{'function':<24}{'mistakes':>9}{'forms':>7}{'caught':>8}{'named':>8}"
        f"{'variants':>10}{'accepted':>10}"
    )
    rows = []
    for assignment in names():
        for name, check in Assignment(assignment).checks.items():
            if isinstance(check, Capstone):  # it measures; there is nothing to name
                continue
            rows.append((name, *mistakes(check), *accepted(check, VARIANTS[name])))
            show(rows[-1])
    show(("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])))


def show(row):
    """Print counts and percentages."""
    name, n_names, n_forms, caught, named, n_variants, right = row
    print(
        f"{name:<24}{n_names:>9}{n_forms:>7}{100 * caught / n_forms:>7.1f}%"
        f"{100 * named / n_forms:>7.1f}%{n_variants:>10}{100 * right / n_variants:>9.1f}%"
    )


def mistakes(check):
    """Return names, wrong functions, how many are caught, how many are named."""
    caught, named = np.ones(len(check.mistakes), bool), np.ones(len(check.mistakes), bool)
    for seed in SEEDS:
        examples = check.hidden_examples(seed)
        suspects = check.suspects(examples)
        for n, suspect in enumerate(suspects):
            finding = judge(check.name, examples, suspect.outcomes, lambda s=suspects: s)
            caught[n] &= finding.status != "passed"
            named[n] &= finding.mistake == suspect.name
    return len({name for name, _, _ in check.mistakes}), len(caught), caught.sum(), named.sum()


def accepted(check, variants):
    """Return how many variants there are and how many pass everywhere."""
    sets = [check.visible_examples(), *map(check.hidden_examples, SEEDS)]
    right = sum(
        all(
            judge(check.name, examples, [observe(variant, e) for e in examples], list).status
            == "passed"
            for examples in sets
        )
        for variant in variants
    )
    return len(variants), right


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with np.errstate(all="ignore"):
        main()
