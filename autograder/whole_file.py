"""Write a file completely or not at all, even if the process is killed meanwhile."""

import contextlib
import os
from pathlib import Path


def write(path, data):
    """
    Write a file so that a reader finds either the whole old content or the whole new one.

    Parameters
    ----------
    path : Path
        Its folder must exist.
    data : bytes or str
        Text is written as UTF-8, without any change of its line ends.

    Raises
    ------
    OSError
        If it cannot be written; the old file remains.
    """
    path = Path(path)
    part = path.with_name(f".{path.name}.part")
    try:
        with open(part, "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
