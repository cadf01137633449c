"""Messages that are too deep, too large, too slow or traps are refused, cheaply and in time."""

import contextlib
import socket
import sys
import threading
import time
import tracemalloc

import pytest

from autograder.jail.errors import Died
from autograder.jail.inside import wire
from autograder.judge import untrusted
from autograder.judge.session import Session
from tests.jail.frames import frame
from tutor.judging import codec
from tutor.judging.compare import as_numbers


def received(data, seconds=5):
    """Return the message that a frame holds, sent while it is read."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sender = threading.Thread(target=send_all, args=(theirs, frame(data)))
        sender.start()
        try:
            return wire.receive(ours, time.monotonic() + seconds)
        finally:
            ours.close()
            sender.join()


def send_all(sock, data):
    """Send until the other side hangs up."""
    with contextlib.suppress(ConnectionError):
        sock.sendall(data)


@pytest.mark.parametrize("levels", [30, 300, 480, 900, 100_000])
@pytest.mark.parametrize(
    "opening, closing",
    [("[", "]"), ('{"tuple": [', "]}"), ('{"a":', "}"), ('{"dict": [[1.0, ', "]]}")],
)
def test_any_depth_is_survived(levels, opening, closing):
    """A message nested 100 000 levels deep is refused like any other."""
    tree = opening * levels + "1.5" + closing * levels
    try:
        message = received(f'{{"value": {tree}}}'.encode())
    except wire.WireError:
        return
    value = message["value"]
    assert untrusted.error({"error": {"text": value, "line": value}})["text"] == "an error"
    assert untrusted.outputs(value) == []
    with pytest.raises(Died):
        untrusted.decode(value)


@pytest.mark.parametrize(
    "unit",
    [b"[],", b'{"":0},', b'"ab",', b"1e9,", b"[[[[[]]]]],", b"1", "\U0001f600".encode()],
    ids=repr,
)
def test_a_frame_of_full_size_costs_little(unit):
    """The largest frame is read or refused in seconds, for a small multiple of its size."""
    wrap = b'{"a":[%s0]}' if unit.endswith(b",") else b'{"a":"%s"}'
    data = wrap % (unit * ((wire.MAX_FRAME - 10) // len(unit)))
    tracemalloc.start()
    try:
        with contextlib.suppress(wire.WireError):
            received(data, 20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * wire.MAX_FRAME


@pytest.mark.parametrize("unit", [b'{"":0},', b'"abc":1.5,'], ids=repr)
def test_as_many_values_as_may_come_cost_little(unit):
    """A frame just below the limit on values costs a small multiple of the largest frame."""
    count = wire.MAX_MARKS // sum(map(unit.count, b"[{,:")) - 5
    if b":1" in unit:
        data = b"{%s}" % b",".join(b'"%x":1.5' % n for n in range(count))
    else:
        data = b'{"a":[%s0]}' % (unit * count)
    tracemalloc.start()
    try:
        received(data, 20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 10 * wire.MAX_FRAME


def test_a_dripping_reply_is_late(pair):
    """One byte every ten milliseconds does not move the deadline."""
    stop = threading.Event()

    def drip():
        for byte in frame(b" " * 1000):
            if not stop.wait(0.01):
                send_all(pair[1], bytes([byte]))

    dripping = threading.Thread(target=drip)
    dripping.start()
    start = time.monotonic()
    with pytest.raises(wire.Late):
        wire.receive(pair[0], start + 0.3)
    assert time.monotonic() - start < 1
    stop.set()
    dripping.join()


def test_out_of_band_data_is_late(pair):
    """A byte that wakes the reader but cannot be read does not make it wait for ever."""
    pair[1].send(b"x", socket.MSG_OOB)
    reader = threading.Thread(target=read_late, args=(pair[0], late := []), daemon=True)
    reader.start()
    reader.join(5)
    assert late == ["Late"]


def test_out_of_band_data_from_a_cell_is_late(sandbox):
    """A cell that sends such a byte through every socket it finds runs out of its own time."""
    source = """
import os, socket
for fd in range(3, 64):
    try:
        socket.socket(fileno=os.dup(fd)).send(b"x", socket.MSG_OOB)
    except OSError:
        pass
while True:
    pass
"""
    start = time.monotonic()
    with Session(sandbox, {}, start + 1.5) as session, pytest.raises(Died) as death:
        session.run(source)
    assert death.value.status == "timeout"


def read_late(sock, late):
    """Note how reading a message that does not come ends."""
    try:
        wire.receive(sock, time.monotonic() + 0.2)
    except (wire.Late, wire.Closed, wire.WireError) as error:
        late.append(type(error).__name__)


@pytest.mark.parametrize(
    "tree",
    [
        {"dict": [[{"int": format(n * sys.hash_info.modulus, "x")}, None] for n in range(40_000)]},
        ["a" * 2**20, *[""] * 50_000],
        {"array": ["<f8", [0, 2**24, 2**24], ""]},
        {"array": ["|b1", [3], "AAEC"]},
    ],
    ids=["colliding keys", "texts that fill an array", "large and empty", "neither true nor false"],
)
def test_traps_are_refused(tree):
    """Values that are small here but make what looks at them slow or large are refused."""
    start = time.monotonic()
    with pytest.raises(codec.DecodeError):
        codec.decode(tree)
    assert time.monotonic() - start < 2


def test_long_and_many_texts_pass():
    """The limit on text lets one long text, or many short ones, through."""
    assert len(codec.decode("a" * 2**20)) == 2**20
    assert as_numbers(codec.decode(["a" * 500] * 1000)) is None


def test_many_keys_pass():
    """A dict of many different keys is no attack."""
    many = {**{n: None for n in range(-9000, 9000)}, **{(n, n / 7): str(n) for n in range(5000)}}
    assert codec.decode(codec.encode(many)) == many
