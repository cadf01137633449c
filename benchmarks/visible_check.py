"""
Measure one visible check in milliseconds, for every function of every assignment.

    python -m benchmarks.visible_check

The reference is checked as in a release folder: examples from checks.json, a table as text. The
first call reads the file.
"""

import contextlib
import io
import statistics
import time

from autograder.submission.assignment import ROOT, Assignment, names
from tutor.notebook import check as visible

REPEATS = 20


def main():
    """Print the first and the median time of each function."""
    for name in names():
        visible.data_file = lambda name=name: ROOT / "release" / name / "checks.json"
        visible._data.cache_clear()
        for function, check in Assignment(name).checks.items():
            times = [milliseconds(check.reference) for _ in range(REPEATS)]
            print(f"{function:<24}first {times[0]:6.1f} ms, median {statistics.median(times):5.1f}")


def milliseconds(function):
    """Return the time of one check."""
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        visible.check(function)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
