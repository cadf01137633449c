"""What an autograded notebook says of itself: the record in its metadata."""

import json
from dataclasses import dataclass

from autograder.record.read import from_tree
from autograder.record.verdict import SCHEMA, Record

SAVED = "autograder_saved"  # in the metadata, once the marks are in the gradebook


@dataclass(frozen=True)
class Autograded:
    """An autograded notebook; `record` is None if another grader made it."""

    record: Record | None
    saved: bool


def read(path):
    """
    Return what a notebook says of itself, None where there is none that can be read.

    Raises
    ------
    Damaged
        If it holds a record of ours that breaks the schema.
    """
    try:
        metadata = dict(json.loads(path.read_bytes())["metadata"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    tree = metadata.get("autograder")
    ours = isinstance(tree, dict) and tree.get("schema") == SCHEMA
    return Autograded(from_tree(tree) if ours else None, bool(metadata.get(SAVED)))
