"""Files beside a submitted notebook: copy nbgrader's two receipts and nothing else."""

import contextlib

from autograder.submission.notebook_file import Unreadable, read_bytes

RECEIPTS = "timestamp.txt", "submission_secret.txt"


@contextlib.contextmanager
def none_copied(coursedir):
    """Make nbgrader copy no file beside a notebook: links, pipes and pages can be traps."""
    ignored = coursedir.ignore
    coursedir.ignore = ["*"]
    try:
        yield
    finally:
        coursedir.ignore = ignored


def copy_receipts(source, dest):
    """Copy the files of nbgrader's exchange, which `nbgrader release_feedback` needs."""
    for name in RECEIPTS:
        with contextlib.suppress(Unreadable):  # handed in without the exchange, or a trap
            data = read_bytes(source / name)
            dest.mkdir(parents=True, exist_ok=True)
            (dest / name).write_bytes(data)
