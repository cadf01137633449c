"""Read the record in the metadata of an autograded notebook."""

import json
from dataclasses import dataclass

from autograder.record.read import from_tree
from autograder.record.verdict import SCHEMA, Record

SAVED = "autograder_saved"  # key of the metadata; set when the gradebook has the marks


@dataclass(frozen=True)
class Autograded:
    """An autograded notebook; `record` is None if another grader made it."""

    record: Record | None
    saved: bool


def read(path):
    """
    Return the `Autograded` in a notebook, or None if the file cannot be read.

    Raises
    ------
    Damaged
        If its record is ours but does not follow the schema.
    """
    try:
        metadata = dict(json.loads(path.read_bytes())["metadata"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    tree = metadata.get("autograder")
    ours = isinstance(tree, dict) and tree.get("schema") == SCHEMA
    return Autograded(from_tree(tree) if ours else None, bool(metadata.get(SAVED)))
