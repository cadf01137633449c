"""Work in a folder alone."""

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
    Keep every other run that asks for the same out of a folder.

    The lock is on the folder itself, so that it needs no file that somebody must be allowed to
    write. The kernel gives it back when this process ends, however it ends.

    Parameters
    ----------
    folder : Path
    busy : callable
        Called when another run is at work there: it raises, or returns in order to wait.
    unlocked : callable
        Called with the error of a disk that knows no locks: it raises, or returns to go on.
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
