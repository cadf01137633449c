"""Lock a folder, so that one run at a time works in it."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(
    folder: Path | str, busy: Callable[[], None], unlocked: Callable[[OSError], None]
) -> Iterator[None]:
    """
    Lock a folder against every other run that calls this function.

    The lock is on the folder itself, so no file has to be written for it. The kernel releases it
    when this process ends, however it ends.

    Parameters
    ----------
    folder : Path
    busy : callable
        Called when another run has the lock: it raises, or returns in order to wait.
    unlocked : callable
        Called with the error if the disk does not support locks: it raises, or returns in order to
        go on without a lock.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            busy()
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as error:
            unlocked(error)
        yield
    finally:
        os.close(handle)
