"""Several processes that grade side by side, each a fork of the grader with its own sandbox."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.util import Finalize

from autograder.jail.errors import CannotIsolate
from autograder.jail.inside.new_root import libc
from autograder.jail.sandbox import Sandbox

PR_SET_PDEATHSIG = 1
_here = {}  # of a worker process: what it does and its sandbox


def run(grade, items, done, n_workers, limits=None):
    """
    Grade items in worker processes, in no particular order.

    Parameters
    ----------
    grade : callable
        `grade(item, sandbox)`, called in a worker.
    items : list
    done : callable
        Called in this process with each result.
    n_workers : int
    limits : Limits, optional
        Of each worker's sandbox.

    Raises
    ------
    CannotIsolate
        If a worker was killed, or could build no jail.
    """
    with ProcessPoolExecutor(
        n_workers, get_context("fork"), _become_worker, (grade, os.getpid(), limits)
    ) as pool:
        try:
            for future in as_completed({pool.submit(_grade, item) for item in items}):
                done(future.result())
        except BrokenProcessPool:
            raise CannotIsolate(
                "cannot go on: one of the grader's processes was killed (`dmesg` tells when "
                "memory ran out); the same command goes on from here"
            ) from None
        finally:  # also after Ctrl-C: nobody grades once this function has returned
            pool.shutdown(cancel_futures=True)


def _become_worker(grade, parent, limits):
    """Make this process one that grades until the pool ends, or its parent."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    sandbox = Sandbox(limits)
    Finalize(None, sandbox.close, exitpriority=1)
    _here.update(grade=grade, sandbox=sandbox)


def _grade(item):
    """Return the result for one item; runs in a worker."""
    return _here["grade"](item, _here["sandbox"])
