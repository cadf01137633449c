"""Messages arrive whole or not at all, and never too late or too long."""

import json
import socket
import struct
import time

import pytest

from autograder.jail.inside import wire


@pytest.fixture
def pair():
    """Two connected sockets."""
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def frame(data):
    return struct.pack(">I", len(data)) + data


def soon():
    return time.monotonic() + 0.2


def test_a_message_arrives(pair):
    """What is sent is received."""
    wire.send(pair[0], {"a": [1, 2.5, None]})
    assert wire.receive(pair[1], soon()) == {"a": [1, 2.5, None]}


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1]", b"7", b"\xff\xfe", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"],
    ids=lambda d: repr(d[:8]),
)
def test_no_message_is_an_error(pair, data):
    """A frame that holds no JSON object is a WireError."""
    pair[0].sendall(frame(data))
    with pytest.raises(wire.WireError):
        wire.receive(pair[1], soon())


def test_a_long_frame_is_refused_unread(pair):
    """A frame that announces too many bytes is refused before they are read."""
    pair[0].sendall(struct.pack(">I", wire.MAX_FRAME + 1))
    with pytest.raises(wire.WireError, match="bytes"):
        wire.receive(pair[1], soon())


def test_half_a_frame_is_late(pair):
    """A frame that never ends is given up at the deadline."""
    pair[0].sendall(frame(json.dumps({"a": 1}).encode())[:-1])
    start = time.monotonic()
    with pytest.raises(wire.Late):
        wire.receive(pair[1], soon())
    assert time.monotonic() - start < 2


def test_a_dripping_sender_is_late(pair):
    """One byte at a time does not move the deadline."""
    pair[0].sendall(b"\0")
    with pytest.raises(wire.Late):
        wire.receive(pair[1], soon())


def test_a_closed_socket_is_told(pair):
    """The end of the other side is `Closed`, in the middle of a frame too."""
    pair[0].sendall(b"\0\0")
    pair[0].close()
    with pytest.raises(wire.Closed):
        wire.receive(pair[1], soon())


def test_sending_to_nobody_is_told(pair):
    """Sending to a closed socket is `Closed`; to one that does not read, `Late`."""
    with pytest.raises(wire.Late):
        wire.send(pair[0], {"a": "x" * 10**7}, soon())
    pair[1].close()
    with pytest.raises(wire.Closed):
        wire.send(pair[0], {"a": 1}, soon())
