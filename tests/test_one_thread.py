"""NumPy multiplies with one thread in every process of ours."""

import os
import subprocess
import sys

import pytest

from autograder.submission.assignment import ROOT

# OpenBLAS starts its threads when it is loaded
COUNT = "import sys, os, importlib; importlib.import_module(sys.argv[1]); import numpy; "
COUNT += "print(os.environ['OPENBLAS_NUM_THREADS'], len(os.listdir('/proc/self/task')))"


@pytest.mark.parametrize("module", ["autograder.judge.grading", "autograder.batch.pool", "tutor"])
@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="threads are counted in /proc")
def test_one_thread(module):
    """Whatever is imported first, the thread count is set before NumPy is loaded."""
    environment = {name: text for name, text in os.environ.items() if "NUM_THREADS" not in name}
    done = subprocess.run(
        [sys.executable, "-c", COUNT, module],
        cwd=ROOT,
        env=environment,
        text=True,
        capture_output=True,
        check=True,
    )
    assert done.stdout.split() == ["1", "1"]


def test_a_set_number_stands():
    """Who sets another number of threads gets it."""
    done = subprocess.run(
        [sys.executable, "-c", COUNT, "autograder"],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "2"},
        text=True,
        capture_output=True,
        check=True,
    )
    assert done.stdout.split()[0] == "2"
