"""
Messages between the grader and a jail: a length, then JSON.

The grader believes nothing: a frame is bounded before it is read, in bytes, and before it is
parsed, in values; it must be a JSON object and carry the number of the request it answers.
Neither side ever unpickles anything.
"""

import json
import select
import socket
import struct
import time

MAX_FRAME = 16 * 2**20
MAX_MARKS = 1_000_000  # of the signs that begin or part JSON values


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
        _in_time(deadline)
        try:
            view = view[sock.send(view[:65536], socket.MSG_DONTWAIT) :]
        except BlockingIOError:
            _wait(sock, select.POLLOUT, deadline)
        except ConnectionError as error:
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
    data = _read(sock, length, deadline)
    if sum(map(data.count, b"[{,:")) > MAX_MARKS:  # each would cost far more memory than its byte
        raise WireError("a message of too many values")
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    if not isinstance(message, dict):
        raise WireError("not a message")
    return message


def _read(sock, length, deadline):
    """Return exactly `length` bytes."""
    data = bytearray(length)
    view = memoryview(data)
    while view:
        _in_time(deadline)
        try:  # out-of-band data wakes `poll` and leaves nothing to receive: never wait here
            n_bytes = sock.recv_into(view, min(len(view), 65536), socket.MSG_DONTWAIT)
        except BlockingIOError:
            _wait(sock, select.POLLIN, deadline)
            continue
        except ConnectionError as error:
            raise Closed from error
        if not n_bytes:
            raise Closed
        view = view[n_bytes:]
    return data


def _wait(sock, event, deadline):
    """Wait until the socket is ready; `Late` at the deadline (of `time.monotonic`)."""
    poll = select.poll()
    poll.register(sock, event)
    if deadline is None:
        poll.poll()
    elif not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise Late


def _in_time(deadline):
    """Raise `Late` once a deadline has passed, however fast the other side still sends."""
    if deadline is not None and time.monotonic() >= deadline:
        raise Late
