"""
Check the parts of a jail's reply before anything else in the trusted process uses them.

Whatever a reply contains, these functions return plain values of limited size or raise an error.
"""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.jail.errors import Died
from autograder.jail.handle import INVALID_MESSAGE
from autograder.jail.inside import wire
from tutor.judging import codec

MAX_TEXT = 2**17
MAX_PICTURE = 4 * 2**20
BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def invoked(reply: dict) -> object:
    """Return the result of a student's function that a reference called, as a tree."""
    if "invoked" not in reply:
        raise wire.WireError("a question during a question")
    if "failed" in reply:
        raise ValueError(_line(reply["failed"], 400))
    return reply["invoked"]


def generator(kind: str, fields: object) -> np.random.Generator:
    """Return the random generator of a question; no other stand-in may come from a jail."""
    if kind != "Seed" or not isinstance(fields, list) or [type(f) for f in fields] != [int]:
        raise codec.DecodeError("unexpected stand-in: only a random seed may be sent back")
    return np.random.default_rng(abs(fields[0]))


def decode(tree: object, opaque: Callable = codec.Opaque, standin: Callable | None = None) -> Any:
    """Return a plain value; raise `Died` if it cannot be read."""
    try:
        return codec.decode(tree, opaque, standin)
    except codec.DecodeError as error:
        raise Died("crashed", f"the result cannot be read: {error}") from None


def error(reply: dict) -> dict | None:
    """Return the error of a reply as checked plain text; None if there is none."""
    error = reply.get("error")
    if error is None:
        return None
    if not isinstance(error, dict):
        raise Died("crashed", INVALID_MESSAGE)
    return {
        "text": _line(error.get("text"), 400) or "an error",
        "line": _line(error.get("line"), 200) or None,
        "memory": error.get("memory") is True,
    }


def _line(text: object, limit: int) -> str:
    """Return a text as one printable line; an empty one if it is not a text."""
    return codec.one_printable_line(text, limit) if isinstance(text, str) else ""


def outputs(value: object) -> list[dict]:
    """Return the outputs of a cell that are text or a picture of limited size."""
    kept = []
    for output in value[:50] if isinstance(value, list) else ():
        if not isinstance(output, dict):
            continue
        picture, text, stream = (output.get(key) for key in ("picture", "text", "stream"))
        if isinstance(picture, str) and len(picture) <= MAX_PICTURE and BASE64.fullmatch(picture):
            kept.append({"picture": picture})
        elif isinstance(text, str) and stream in ("stdout", "stderr", "display"):
            # a lone surrogate cannot be written to a file
            text = text[:MAX_TEXT].encode("utf-8", "replace").decode()
            kept.append({"stream": stream, "text": text})
    return kept
