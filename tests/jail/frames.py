"""Messages as bytes."""

import json
import struct


def as_lines(messages):
    return b"\n".join(json.dumps(message).encode() for message in messages)


def frame(data):
    return struct.pack(">I", len(data)) + data
