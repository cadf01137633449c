"""Where a class keeps its notebooks and records."""

from tests.harness.classes import NAME


def files(out):
    """Return the bytes of all records."""
    return {path: path.read_bytes() for path in out.glob("*/*.json")}


def notebook(folder, student):
    """Return the path of a student's notebook."""
    return folder / student / NAME / "activations.ipynb"
