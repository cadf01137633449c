"""A gradebook for the exporters, with students of odd names, and two ways to export it."""

import os
import subprocess
import sys

from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.submission.assignment import ROOT
from tests.nbgrader_plugin.lms_readers import rows_of

STUDENTS = {  # id: first name, last name, email, lms_user_id
    "ada": ("Ada", "Lövelace, Countess", "ada@x.org", "101"),
    "bob": ("=HYPERLINK(A1)", "@SUM(B1)", "bob@x.org", "12ab"),
    "cid": (None, "    Points Possible", None, None),
    "-47": ("Dot", 'O\'Neil "D"', "dot@x.org", "104"),
    "=1+f(x)": ("Eve", "Mallory", "eve@x.org", "105"),
    "fay": ("Fay", None, "bob@x.org", "106"),
}


def exported(url, path, *words):
    """Run `nbgrader export` as an instructor does, from the root of the course."""
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", "--db", url, "--to", str(path), *words],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


def plugin(kind, gradebook_url, path, **settings):
    """Run one exporter in this process."""
    exporter = kind(config=Config({"GradesExport": {**settings, "to": str(path)}}))
    with Gradebook(gradebook_url) as book:
        exporter.export(book)
    return rows_of(path)
