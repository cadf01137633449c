"""Whatever a jail sends, the grader answers with one of the errors it promises, in time."""

import contextlib
import json
import socket
import struct
import sys
import threading
import time
import tracemalloc
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from autograder.jail import handle
from autograder.jail.errors import Died
from autograder.jail.inside import wire
from autograder.jail.limits import Limits
from autograder.judge import untrusted
from autograder.judge.proxy import Function
from autograder.judge.session import Session
from tests.harness.fuzz.inputs import seeds
from tests.harness.fuzz.minimise import CORPUS
from tests.harness.fuzz.readers import READERS, one_input
from tutor.judging import codec
from tutor.judging.compare import as_numbers

FUZZ = settings(
    max_examples=120,
    derandomize=True,
    deadline=10_000,
    database=None,
    suppress_health_check=list(HealthCheck),
)
TEXT = st.text(st.characters(), max_size=20) | st.text("\ud800\udfff\0\x1b", max_size=3)
TAGS = st.sampled_from(["int", "tuple", "dict", "array", "scalar", "opaque", "standin"])
KEYS = TAGS | st.sampled_from(
    "error text line memory value after found callable outputs stream "
    "picture ask args kwargs invoked failed number".split()
)
NUMBERS = (
    st.integers()
    | st.floats()
    | st.booleans()
    | st.sampled_from([2**31, 2**63, 2**200, -(2**63), 10**4000])
)
SHAPES = st.lists(NUMBERS | st.integers(0, 3), max_size=10)
DTYPES = st.sampled_from(["<f8", ">f4", "|b1", "<c16", "|u1", "|O", "<U9", "<f16", "f8"]) | TEXT
BASE64 = st.sampled_from(["", "AAAA", "AAAAAAAAAAA=", "!", "ä"]) | TEXT
ARRAYS = st.fixed_dictionaries({"array": st.tuples(DTYPES, SHAPES, BASE64).map(list)})
ODD = st.none() | NUMBERS | TEXT | ARRAYS | st.integers().map(lambda n: {"int": format(n, "x")})
TREES = st.recursive(
    ODD,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.builds(lambda tag, body: {tag: body}, TAGS, st.lists(inner, max_size=3))
        | st.lists(st.tuples(inner, inner).map(list), max_size=3).map(lambda pairs: {"dict": pairs})
    ),
    max_leaves=8,
)
MESSAGES = st.lists(st.dictionaries(KEYS, TREES, max_size=4), min_size=1, max_size=4)


@pytest.fixture
def pair():
    """Two connected sockets."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def as_lines(messages):
    return b"\n".join(json.dumps(message).encode() for message in messages)


def frame(data):
    return struct.pack(">I", len(data)) + data


@pytest.mark.parametrize(
    "data",
    [path.read_bytes() for path in sorted(CORPUS.iterdir())] + seeds(),
    ids=lambda data: repr(data[:12]),
)
def test_the_corpus_of_the_fuzzer_still_passes(data):
    """What the coverage-guided fuzzer found worth keeping raises nothing but the promised."""
    one_input(data)


@FUZZ
@given(
    st.binary(max_size=200)
    | st.binary(max_size=60).map(frame)
    | st.tuples(st.integers(0, 2**32 - 1), st.binary(max_size=60)).map(
        lambda pair: struct.pack(">I", pair[0]) + pair[1]
    )
)
def test_raw_bytes_are_no_message(data):
    """Any bytes, framed, cut short or with a wrong length, raise WireError or Closed."""
    one_input(b"w" + data)


@FUZZ
@given(TREES)
@example({"array": ["<f8", [0] + [2**25] * 7, ""]})
@example({"dict": [[{"tuple": [{"array": ["|u1", [0], ""]}]}, 1]]})
def test_any_tree_is_a_value_or_a_decode_error(tree):
    """Any JSON is decoded, and can travel again, or raises DecodeError."""
    one_input(b"d" + json.dumps(tree).encode())


@FUZZ
@given(st.sampled_from([key for key in READERS if key not in b"wd"]), MESSAGES)
def test_any_reply_is_an_outcome_or_a_death(reader, messages):
    """Any reply to a run, look or call, or any question, ends in a value, Died or StudentError."""
    one_input(reader + as_lines(messages))


@FUZZ
@given(st.sampled_from(seeds()[2:]), st.data())
def test_a_damaged_reply_is_an_outcome_or_a_death(good, data):
    """A good message with one value exchanged is as harmless as any other."""
    lines = [json.loads(line) for line in good[1:].split(b"\n")]
    number = data.draw(st.integers(0, len(lines) - 1))
    node = lines[number]
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], (dict, list)) or data.draw(st.integers(0, 3)) == 0:
            node[key] = data.draw(TREES)
            break
        node = node[key]
    one_input(good[:1] + as_lines(lines))


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


@pytest.fixture
def scripted(pair, monkeypatch):
    """Return a function that makes a jail which has already said all it will say."""
    monkeypatch.setattr(handle, "secrets", SimpleNamespace(randbits=lambda n: 7))
    lifeline, other = socket.socketpair()

    def jail(*messages):
        for message in messages:
            wire.send(pair[1], message)
        return handle.Jail(pair[0], lifeline)

    with lifeline, other:
        yield jail


@pytest.mark.parametrize("number", [None, 8, 7.5, "7", True, [7], {"7": 7}, 10**300], ids=repr)
def test_a_reply_to_another_request_ends_the_jail(scripted, number):
    """A reply must carry the number of its request."""
    jail = scripted({"number": number})
    with pytest.raises(Died, match="another request"):
        jail.ask({"do": "look"}, 1)
    assert not jail.alive


def function_that_asks(jail, reference):
    """Return a function whose jail asks for a helper in the middle of a call."""
    box = SimpleNamespace(limits=Limits(call_seconds=0.5), open=lambda files: jail)
    return Function(Session(box, {}, time.monotonic() + 9, {"helper": reference}), "f")


def test_an_unreadable_question_ends_the_jail(scripted):
    """A jail whose question cannot be read is not asked again: it would still wait."""
    jail = scripted({"number": 7}, {"number": 7, "ask": "helper", "args": 1})
    with pytest.raises(Died, match="cannot be read"):
        function_that_asks(jail, abs)(1)
    assert not jail.alive


def test_a_reference_cannot_be_made_to_fill_the_memory(scripted, pair):
    """Arguments that make a reference build a huge array get a MemoryError, not the memory."""
    rows, columns = np.ones((60_000, 1)), np.ones((1, 60_000))
    question = {"args": codec.encode([rows, columns]), "kwargs": codec.encode({})}
    sender = threading.Thread(
        target=wire.send,
        args=(pair[1], {"number": 7, "ask": "helper", **question}, time.monotonic() + 5),
    )
    jail = scripted({"number": 7})
    sender.start()
    with pytest.raises(Died, match="no answer"):
        function_that_asks(jail, np.add)(1)
    sender.join()
    requests = [wire.receive(pair[1], time.monotonic() + 1) for _ in range(3)]
    assert "Unable to allocate" in requests[2]["error"]
