"""Grade in several processes at once, each a fork of the grader with its own `Sandbox`."""

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
_here = {}  # in a process of the pool: the function that grades, and its `Sandbox`


def run(grade, items, done, n_workers, limits=None):
    """
    Grade items in several processes, in no particular order.

    Parameters
    ----------
    grade : callable
        `grade(item, sandbox)`, called in a process of the pool.
    items : list
    done : callable
        Called in this process with each result.
    n_workers : int
    limits : Limits, optional
        For the `Sandbox` of each process.

    Raises
    ------
    CannotIsolate
        If a process was killed, or could not build a jail.
    """
    with ProcessPoolExecutor(
        n_workers, get_context("fork"), _become_worker, (grade, os.getpid(), limits)
    ) as pool:
        try:
            for future in as_completed({pool.submit(_grade, item) for item in items}):
                done(future.result())
        except BrokenProcessPool:
            raise CannotIsolate(
                "cannot continue: one of the grader's processes was killed (`dmesg` shows whether "
                "memory ran out); run the same command again to continue"
            ) from None
        finally:  # also after Ctrl-C: no process grades once this function has returned
            pool.shutdown(cancel_futures=True)


def _become_worker(grade, parent, limits):
    """Prepare this process to grade until the pool ends, or until its parent ends."""
    # The kernel kills this process when its parent ends. If the parent has already ended, no signal
    # comes (prctl(2), PR_SET_PDEATHSIG): that is why the second step asks who the parent is.
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # only the parent reacts to Ctrl-C
    sandbox = Sandbox(limits)
    Finalize(None, sandbox.close, exitpriority=1)
    _here.update(grade=grade, sandbox=sandbox)


def _grade(item):
    """Return the result for one item; runs in a process of the pool."""
    return _here["grade"](item, _here["sandbox"])
