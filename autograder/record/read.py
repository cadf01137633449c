"""
The one strict reader of records.

A record on disk is untrusted data: it holds words of a student's, and people copy and edit files.
What does not fit `schema.json` is `Damaged`, with a sentence that says where.
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
TOLERANCE = 1e-6  # of the sum of points, which are rounded to hundredths


class Damaged(Exception):
    """The data are no record; the message says why."""


def read(path: Path) -> Record:
    """
    Return the record in a file.

    Raises
    ------
    Damaged
        If there is no regular file, or it holds anything but a record.
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
        raise Damaged("it is not JSON, or cut off") from None
    return from_tree(tree)


def from_tree(tree: object) -> Record:
    """Return the record that a tree of JSON describes; raises `Damaged`."""
    if not isinstance(tree, dict) or tree.get("schema") != SCHEMA:
        raise Damaged(f"it is no {SCHEMA}; grade again")
    try:
        json.dumps(tree, allow_nan=False)
        _validate()(tree)
    except fastjsonschema.JsonSchemaValueException as error:
        raise Damaged(f"it breaks the schema: {text(error.message, 200)}") from None
    except (ValueError, RecursionError):
        raise Damaged("it holds nan or an infinite number, which JSON does not know") from None
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
    words = ("where", "what", "hint", "sentence", "unwritten", "raised", "line")
    told: dict[str, Any] = {name: text(question[name]) for name in words}
    mistake = question["mistake"] and text(question["mistake"], MAX_NAME)
    return Verdict(
        text(question["grade_id"], MAX_NAME),
        question["points"],
        question["max_points"],
        Finding(question["status"], mistake=mistake, **told),
        tuple(text(name, MAX_NAME) for name in question["given"]),
    )


def _agree(record: Record, tree: dict) -> None:
    """Raise `Damaged` where the parts of a record contradict each other."""
    ids = [verdict.grade_id for verdict in record.questions]
    if len(set(ids)) != len(ids):
        raise Damaged("a question stands there twice")
    for verdict in record.questions:
        if verdict.points is not None and verdict.points > verdict.max_points:
            raise Damaged(f"{verdict.grade_id} has more points than it gives")
    for name in ("points", "max_points"):
        if abs(getattr(record, name) - tree[name]) > TOLERANCE:
            raise Damaged(f"its {name} are not the sum of its questions")


@functools.cache
def _validate() -> Callable[[dict], object]:
    """Return the compiled schema: a function that raises for what does not fit it."""
    schema = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    return fastjsonschema.compile(schema)


def text(value: object, limit: int = MAX_TEXT) -> str:
    """Return a text as one printable line of bounded length; nothing for what is no text."""
    return one_printable_line(value, limit) if isinstance(value, str) else ""
