"""
Read records strictly; no other module reads them from disk.

A record on disk is untrusted data: it contains text of students, and people copy and edit files.
A file that does not fit `schema.json` is `Damaged`, and the message says where.
"""

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema

from autograder.record.verdict import SCHEMA, Record, Verdict
from tutor.judging.codec import one_printable_line
from tutor.judging.finding import Finding

MAX_BYTES = 5_000_000
MAX_TEXT = 20_000
MAX_NAME = 1000
TOLERANCE = 1e-6  # for sums of points, which are rounded to hundredths


class Damaged(Exception):
    """The data are not a record; the message says why."""


def read(path: Path) -> Record:
    """
    Return the record in a file.

    Raises
    ------
    Damaged
        If there is no regular file, or if it contains anything but a record.
    """
    path = Path(path)
    if path.is_symlink() or not path.is_file():
        raise Damaged("it is not a file")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Damaged(f"it has more than {MAX_BYTES // 10**6} MB")
        tree = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise Damaged(f"it cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise Damaged("it is not UTF-8 text") from None
    except (ValueError, RecursionError):
        raise Damaged("it is not JSON, or it is cut off") from None
    return from_tree(tree)


def from_tree(tree: object) -> Record:
    """Return the record that a tree of JSON describes; raise `Damaged`."""
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA:
        raise Damaged(f"its schema is not {SCHEMA}; grade again")
    try:
        json.dumps(tree, allow_nan=False)
        _validate()(tree)
    except fastjsonschema.JsonSchemaValueException as error:
        raise Damaged(f"it breaks the schema: {text(error.message, 200)}") from None
    except (ValueError, RecursionError):
        raise Damaged("it contains nan or an infinite number, which JSON does not allow") from None
    record = Record(
        tree["assignment"],
        text(tree["student"], MAX_NAME),
        tree["status"],
        [_verdict(question) for question in tree["questions"]],
        tree["seconds"],
        tree["seed"],
        tree["versions"],
        text(tree["message"]),
        tree["hashes"],
        tree["limits"],
    )
    _agree(record, tree)
    return record


def _verdict(question: dict) -> Verdict:
    """Return the verdict of one question; every text becomes one printable line."""
    names = ("where", "what", "hint", "sentence", "unwritten", "raised", "line")
    texts: dict[str, Any] = {name: text(question[name]) for name in names}
    mistake = question["mistake"] and text(question["mistake"], MAX_NAME)
    return Verdict(
        text(question["grade_id"], MAX_NAME),
        question["points"],
        question["max_points"],
        Finding(question["status"], mistake=mistake, **texts),
        tuple(text(name, MAX_NAME) for name in question["given"]),
    )


def _agree(record: Record, tree: dict) -> None:
    """Raise `Damaged` if the parts of a record contradict each other."""
    ids = [verdict.grade_id for verdict in record.questions]
    if len(set(ids)) != len(ids):
        raise Damaged("a question appears twice")
    for verdict in record.questions:
        if verdict.points is not None and verdict.points > verdict.max_points:
            raise Damaged(f"{verdict.grade_id} has more points than its maximum")
    for name in ("points", "max_points"):
        if abs(getattr(record, name) - tree[name]) > TOLERANCE:
            raise Damaged(f"its {name} are not the sum of its questions")


@functools.cache
def _validate() -> Callable[[dict], object]:
    """Return the compiled schema, a function that raises for a tree that does not fit."""
    schema = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    return fastjsonschema.compile(schema)


def text(value: object, limit: int = MAX_TEXT) -> str:
    """Return a text as one printable line of limited length; an empty one if it is not a text."""
    return one_printable_line(value, limit) if isinstance(value, str) else ""
