"""Write a file whole or not at all, whatever ends the process meanwhile."""

import contextlib
import os
from pathlib import Path


def write(path, data):
    """
    Write a file so that a reader finds all of the old one or all of the new one.

    Parameters
    ----------
    path : Path
        Its folder must be there.
    data : bytes or str
        Text is written as UTF-8, line ends as they are.

    Raises
    ------
    OSError
        Nothing is left half written then.
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
