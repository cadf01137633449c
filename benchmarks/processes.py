"""Run Python programs and measure their time and memory."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from autograder.submission.assignment import ROOT


def python(arguments, folder, cores=None):
    """Run Python on some cores; return seconds, standard output, peak memory in bytes."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "OMP_NUM_THREADS": "1",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None,
    )
    peaks = [0, 0]
    watcher = threading.Thread(target=watch, args=(process.pid, peaks))
    watcher.start()
    out, errors = process.communicate()
    seconds = time.perf_counter() - start
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{errors[-2000:]}")
    return seconds, out, peaks


def watch(pid, peaks):
    """Measure the memory of a process tree until it ends: of the largest process and of all."""
    while Path(f"/proc/{pid}").exists() and not zombie(pid):
        sizes = [memory(one) for one in tree(pid)]
        peaks[:] = max(peaks[0], *sizes), max(peaks[1], sum(sizes))
        time.sleep(0.5)


def tree(pid):
    """Return the ids of a process and of all below it."""
    found = [pid]
    for one in found:  # grows while it is read
        with contextlib.suppress(OSError):  # it has ended meanwhile
            for path in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, read(path).split())
    return found


def memory(pid):
    """Return the bytes of a process; shared pages are divided among the processes."""
    words = read(f"/proc/{pid}/smaps_rollup").split()
    return int(words[words.index("Pss:") + 1]) * 1024 if "Pss:" in words else 0


def zombie(pid):
    """Return whether a process has ended and only waits for its parent to read its status."""
    return read(f"/proc/{pid}/stat").rpartition(")")[2].split()[:1] in ([], ["Z"])


def read(path):
    """Return the text of a file of /proc, or an empty text if the process has ended."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
