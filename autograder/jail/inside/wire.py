"""
Send and receive messages between the trusted process and a jail: a length, then JSON.

The trusted process relies on nothing that it receives. The number of bytes of a message is limited
before it is read, the number of its values before it is parsed. A message must be a JSON object,
and a reply carries the number of its request. Neither side unpickles anything.
"""

import json
import select
import socket
import struct
import time

MAX_FRAME = 16 * 2**20
MAX_MARKS = 1_000_000  # of the characters that begin or separate JSON values


class WireError(Exception):
    """The other side sent something that is not a message."""


class Closed(Exception):
    """The other side has closed the socket or ended."""


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
        If the other side has closed the socket, or the deadline has passed.
    """
    (length,) = struct.unpack(">I", _read(sock, 4, deadline))
    if length > MAX_FRAME:
        raise WireError(f"a message of {length} bytes")
    data = _read(sock, length, deadline)
    if sum(map(data.count, b"[{,:")) > MAX_MARKS:  # a value takes far more memory than a byte
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
        try:  # out-of-band data wakes `poll` but cannot be received here: never block in `recv`
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
    """Wait until the socket is ready; raise `Late` at the deadline (of `time.monotonic`)."""
    poll = select.poll()
    poll.register(sock, event)
    if deadline is None:
        poll.poll()
    elif not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise Late


def _in_time(deadline):
    """Raise `Late` once a deadline has passed, even while the other side is still sending."""
    if deadline is not None and time.monotonic() >= deadline:
        raise Late
