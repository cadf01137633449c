"""
Read the pictures that a student pasted into a written answer.

A notebook stores them next to the text of the cell, as `attachments`, and the text names them. Only
PNG and JPEG files of limited size are accepted, whatever the submission calls them.
"""

import base64
import binascii
import re

KINDS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
MAX_PICTURES = 6  # per answer
MAX_BYTES = 2**20  # per picture
NAME = re.compile(r"[\w.-]{1,100}")
IN_TEXT = re.compile(r"!\[([^\]\n]{0,200})\]\(attachment:([^)\s]{1,100})\)")


def read(cell):
    """Return the pictures of a submitted cell, untrusted JSON, as (name, type, base64 text)."""
    attachments = cell.get("attachments")
    if not isinstance(attachments, dict):
        return ()
    found = [
        (name, kind, text)
        for name, bundle in list(attachments.items())[:MAX_PICTURES]
        if NAME.fullmatch(name) and isinstance(bundle, dict)
        for kind in KINDS
        if (text := _picture(kind, bundle.get(kind)))
    ]
    return tuple(found[:MAX_PICTURES])


def _picture(kind, text):
    """Return a picture as clean base64 text; None if it is not a picture of this kind."""
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "".join(text)
    if not isinstance(text, str) or len(text) > 1.5 * MAX_BYTES:
        return None
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    whole = data.startswith(KINDS[kind]) and len(data) <= MAX_BYTES
    return base64.b64encode(data).decode() if whole else None


def attachments(pictures):
    """Return pictures as the `attachments` of a notebook's cell."""
    return {name: {kind: text} for name, kind, text in pictures}
