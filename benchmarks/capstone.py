"""
Measure the reference in the capstone of notebook 06: `python -m benchmarks.capstone`.

Trains `course.training.train_digits` on the splits of 20 seeds, as the hidden check does, and
prints the accuracy on the test digits and the seconds of a training. Full points must not require
more than the lowest of these accuracies.
"""

import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy is loaded

import numpy as np  # noqa: E402

from autograder.checks.hyperparameters import train_digits as capstone  # noqa: E402
from course.training import train_digits  # noqa: E402

SEEDS = range(20)


def main():
    """Print the table."""
    reached, seconds = [], []
    for seed in SEEDS:
        X_train, y_train, X_val, y_val, X_test, y_test = capstone.split(seed)
        start = time.perf_counter()
        answer = train_digits(X_train, y_train, X_val, y_val, np.random.default_rng(seed))
        seconds.append(time.perf_counter() - start)
        reached.append(capstone.accuracy_of(answer, X_test, y_test))
    print(" ".join(f"{one:.1%}" for one in sorted(reached)))
    print(
        f"lowest {min(reached):.1%}, median {np.median(reached):.1%}; "
        f"full points at {capstone.FULL_POINTS:.1%}"
    )
    print(f"seconds: median {np.median(seconds):.2f}, longest {max(seconds):.2f}")


if __name__ == "__main__":
    main()
