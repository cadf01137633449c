"""
Read a submitted file, about which nothing is trusted, as the cells of a notebook.

Whatever the file is, the result is a list of cells as plain text, or `Unreadable` with a sentence
for the student.
"""

import json
import os
import stat
from pathlib import Path

from autograder.submission.pictures import read as read_pictures
from tutor.judging.codec import one_printable_line

MAX_BYTES = 20 * 2**20
MAX_CELLS = 2000
MAX_CELL_TEXT = 200_000


class Unreadable(Exception):
    """The file is not a notebook that can be graded; the message is for the student."""


def read_cells(path):
    """
    Return the cells of any file as (grade_id, cell id, type, text, pictures).

    Raises
    ------
    Unreadable
        With one sentence that says what is wrong and what to do.
    """
    data = read_bytes(path)
    if not data.strip():
        raise Unreadable("the file is empty; submit the notebook again")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("the file is UTF-16 text; save it as a notebook in JupyterLab (UTF-8)")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8 text; save it again in JupyterLab") from None
    except (ValueError, RecursionError):
        raise Unreadable(
            "the file is not a notebook: its JSON is damaged or cut off; "
            "open it in JupyterLab, save it and submit it again; if it does not open, "
            "submit an earlier copy (.ipynb_checkpoints/ has the last one)"
        ) from None
    return _cells_of(notebook)


def read_bytes(path):
    """Return the bytes of a regular file of limited size; never wait, never follow a link."""
    path = Path(path)
    if path.parent.is_symlink():
        raise Unreadable("the submission's folder is a link; submit the notebook itself")
    if not os.path.lexists(path):
        others = (
            sorted(one_printable_line(p.name, 80) for p in path.parent.glob("*.ipynb"))[:3]
            if path.parent.is_dir()
            else []
        )
        found = f"found {', '.join(others)} instead; rename it" if others else "submit it"
        raise Unreadable(f"there is no {path.name} in the submission; {found}")
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Unreadable(
            f"{path.name} cannot be opened ({os.strerror(error.errno)}); "
            "submit the notebook itself, not a link to it"
        ) from None
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{path.name} is not a file; submit the notebook itself")
        if status.st_size > MAX_BYTES:
            raise Unreadable(
                f"{path.name} has {status.st_size / 2**20:.0f} MB, more than the allowed "
                f"{MAX_BYTES // 2**20} MB; clear its outputs and submit it again"
            )
        with open(fd, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    finally:
        os.close(fd)


def _cells_of(notebook):
    """Return the cells of parsed JSON as (grade_id, cell id, type, text, pictures)."""
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        if isinstance(notebook, dict) and notebook.get("worksheets") is not None:
            raise Unreadable("the notebook is in the old format 3; open and save it in JupyterLab")
        raise Unreadable("the file is JSON but not a notebook; submit the notebook itself")
    if len(cells) > MAX_CELLS:
        raise Unreadable(f"the notebook has {len(cells)} cells, more than the allowed {MAX_CELLS}")
    return [_cell_of(cell) for cell in cells if isinstance(cell, dict)]


def _cell_of(cell):
    """Return one cell as (grade_id, cell id, type, text, pictures)."""
    meta = cell.get("metadata")
    meta = meta.get("nbgrader") if isinstance(meta, dict) else None
    grade_id = meta.get("grade_id") if isinstance(meta, dict) else None
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        source = ""
    if len(source) > MAX_CELL_TEXT:
        raise Unreadable(
            f"a cell has {len(source)} characters, more than the allowed {MAX_CELL_TEXT}"
        )
    # JSON allows a lone surrogate, but no encoder accepts it
    source = source.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    return (
        grade_id if isinstance(grade_id, str) else None,
        cell.get("id"),
        cell.get("cell_type"),
        source,
        read_pictures(cell),
    )
