"""Run a command that may be hostile in separate namespaces and with limits."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from autograder.submission.assignment import ROOT

NAMESPACES = [
    "unshare",
    "--user",
    "--map-root-user",
    "--pid",
    "--fork",
    "--kill-child",
    "--mount-proc",
]
MEMORY, FILE = 4 * 2**30, 64 * 2**20


def contained(command, folder, limit):
    """Run a command with namespaces and limits; return what went wrong, or an empty text."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
        "PATH": path,
        "HOME": str(folder),
        "MPLBACKEND": "agg",
    }
    with subprocess.Popen(
        [*NAMESPACES, *command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_limits,
    ) as process:
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            return f"ended after {limit} s"
    return f"exit status {status}" if status else ""


def _limits():
    for kind, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_CPU, 120),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))
