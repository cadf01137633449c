"""
Messages between the grader and a jail: a length, then JSON.

The grader believes nothing: a frame is bounded before it is read, must be a JSON object, and
must carry the number of the request it answers. Neither side ever unpickles anything.
"""

import json
import select
import struct
import time

MAX_FRAME = 16 * 2**20


class WireError(Exception):
    """The other side sent something that is not a message."""


class Closed(Exception):
    """The other side is gone."""


class Late(Exception):
    """Nothing complete arrived before the deadline."""


def send(sock, message, deadline=None):
    """Send one message; raises `Closed` or `Late`."""
    data = json.dumps(message).encode()
    if len(data) > MAX_FRAME:
        raise WireError("message too long")
    view = memoryview(struct.pack(">I", len(data)) + data)
    while view:
        _wait(sock, select.POLLOUT, deadline)
        try:
            view = view[sock.send(view[:65536]):]
        except (BrokenPipeError, ConnectionResetError) as error:
            raise Closed from error


def receive(sock, deadline=None):
    """
    Return the next message.

    Raises
    ------
    WireError
        If it is not a JSON object within the size limit.
    Closed, Late
        If the other side is gone or the time is up.
    """
    (length,) = struct.unpack(">I", _read(sock, 4, deadline))
    if length > MAX_FRAME:
        raise WireError(f"a message of {length} bytes")
    try:
        message = json.loads(_read(sock, length, deadline))
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    if not isinstance(message, dict):
        raise WireError("not a message")
    return message


def _read(sock, length, deadline):
    """Return exactly `length` bytes."""
    chunks = []
    while length:
        _wait(sock, select.POLLIN, deadline)
        try:
            chunk = sock.recv(min(length, 65536))
        except ConnectionResetError as error:
            raise Closed from error
        if not chunk:
            raise Closed
        chunks.append(chunk)
        length -= len(chunk)
    return b"".join(chunks)


def _wait(sock, event, deadline):
    """Wait until the socket is ready or the deadline (of `time.monotonic`) has passed."""
    if deadline is None:
        return
    poll = select.poll()
    poll.register(sock, event)
    remaining = deadline - time.monotonic()
    if remaining <= 0 or not poll.poll(remaining * 1000):
        raise Late
