"""
What a jail's replies mean: each part is checked here before anything else sees it.

Whatever a reply holds, these functions return plain values of bounded size or raise `Died`.
"""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.jail.errors import Died
from autograder.jail.inside import wire
from tutor.judging import codec

MAX_TEXT = 2**17
MAX_PICTURE = 4 * 2**20
BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def invoked(reply: dict) -> object:
    """Return the value that a function of the student's gave in the middle of a question."""
    if "invoked" not in reply:
        raise wire.WireError("a question inside a question")
    if "failed" in reply:
        raise ValueError(_line(reply["failed"], 400))
    return reply["invoked"]


def generator(kind: str, fields: object) -> np.random.Generator:
    """Return the random generator that a question brings; no other stand-in comes from a jail."""
    if kind != "Seed" or not isinstance(fields, list) or [type(f) for f in fields] != [int]:
        raise codec.DecodeError("a stand-in that no student's function can mean")
    return np.random.default_rng(abs(fields[0]))


def decode(tree: object, opaque: Callable = codec.Opaque, standin: Callable | None = None) -> Any:
    """Return a plain value, or say that the jail is not to be talked to."""
    try:
        return codec.decode(tree, opaque, standin)
    except codec.DecodeError as error:
        raise Died("crashed", f"the result cannot be read: {error}") from None


def error(reply: dict) -> dict | None:
    """Return the error of a reply as checked plain text, None where there is none."""
    error = reply.get("error")
    if error is None:
        return None
    if not isinstance(error, dict):
        raise Died("crashed", "the process broke the grader's protocol")
    return {
        "text": _line(error.get("text"), 400) or "an error",
        "line": _line(error.get("line"), 200) or None,
        "memory": error.get("memory") is True,
    }


def _line(text: object, limit: int) -> str:
    """Return one printable line of what should be a text."""
    return codec.one_printable_line(text, limit) if isinstance(text, str) else ""


def outputs(value: object) -> list[dict]:
    """Return the outputs of a cell that are plain text or a picture, of bounded size."""
    kept = []
    for output in value[:50] if isinstance(value, list) else ():
        if not isinstance(output, dict):
            continue
        picture, text, stream = (output.get(key) for key in ("picture", "text", "stream"))
        if isinstance(picture, str) and len(picture) <= MAX_PICTURE and BASE64.fullmatch(picture):
            kept.append({"picture": picture})
        elif isinstance(text, str) and stream in ("stdout", "stderr", "display"):
            # a lone surrogate is no text that a file could hold
            text = text[:MAX_TEXT].encode("utf-8", "replace").decode()
            kept.append({"stream": stream, "text": text})
    return kept
