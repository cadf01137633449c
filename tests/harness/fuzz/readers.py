"""Read the bytes of a jail; the first letter of an input names the reader."""

import contextlib
import json
import socket
import struct
import time
from types import SimpleNamespace

import numpy as np

from autograder.jail import handle
from autograder.jail.inside import wire
from autograder.judge.proxy import Function, StudentError
from autograder.judge.session import Session
from autograder.limits import Limits
from tutor.judging import codec
from tutor.judging.judge import Example, judge

LIMITS = Limits()
NUMBER = 7  # of every request here, so that an input can answer it
ANSWERS = {
    "helper": lambda A, B=0: np.maximum(A, B),
    "apply": lambda f, x: f(x),
    "draw": lambda rng, n=2: rng.random(n),
}
EXAMPLES = [
    Example("numbers", ("x",), (np.arange(3.0),), np.arange(6.0).reshape(2, 3)),
    Example("several", ("x",), ([1, 2.0],), (np.float64(1.0), [1.0], None, "text")),
    Example("a dict", ("x",), ({"a": np.ones(2)},), {"W1": np.ones((2, 2)), "b1": np.zeros(2)}),
]


def one_input(data):
    """Give an input to the reader that its first letter names; raise only unexpected errors."""
    reader = READERS.get(data[:1])
    if reader:
        reader(data[1:])


def _read_frames(data):
    """Read raw bytes as messages until they end."""
    ours, theirs = socket.socketpair()
    with ours, theirs, contextlib.suppress(wire.WireError, wire.Closed):
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        while True:
            wire.receive(ours, time.monotonic() + 5)


def _read_value(data):
    """Read JSON as an encoded value, and write the value again."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return
    with contextlib.suppress(codec.DecodeError):
        value = codec.decode(tree)
        again = codec.decode(json.loads(json.dumps(codec.encode(value))))
        if type(again) is not type(value) and not isinstance(again, codec.Opaque):
            raise AssertionError(f"{value!r} became {again!r}")


def _with_session(use, references=None):
    """Return a reader that gives `use` a session whose jail sends the lines of the input."""

    def read(data):
        fixed, real = SimpleNamespace(randbits=lambda n: NUMBER), handle.secrets
        handle.secrets = fixed
        try:
            with contextlib.ExitStack() as ends:
                box = SimpleNamespace(
                    limits=LIMITS, open=lambda files: _jail(data, ends, bool(references))
                )
                use(ends.enter_context(Session(box, {}, time.monotonic() + 60, references)))
        except (handle.Died, StudentError):
            pass
        finally:
            handle.secrets = real

    return read


def _jail(data, ends, asks):
    """
    Return a jail that sends each line as a message, with the right number, and then ends.

    The lines answer the calls of one request, each with the next number; where the jail `asks`,
    they are questions within one call.
    """
    ours, theirs = socket.socketpair()
    lifeline, other = socket.socketpair()
    other.close()
    ends.enter_context(theirs)  # open for what the session sends
    for number, line in enumerate(data.split(b"\n"), NUMBER):
        if line.startswith(b"{"):  # a number that the line gives itself comes later and counts
            comma = b"" if line[1:2] == b"}" else b","
            line = b'{"number":%d%s%s' % (NUMBER if asks else number, comma, line[1:])
        with contextlib.suppress(BlockingIOError):
            theirs.send(struct.pack(">I", len(line)) + line, socket.MSG_DONTWAIT)
    theirs.shutdown(socket.SHUT_WR)
    return handle.Jail(ours, lifeline)


def _observe(session):
    """Judge three calls as the hidden checks do."""
    outcomes = Function(session, "f").observe_all(EXAMPLES)
    finding = judge("f", EXAMPLES, outcomes, list)
    if finding.status not in ("passed", "failed", "error"):
        raise AssertionError(finding)


READERS = {
    b"w": _read_frames,
    b"d": _read_value,
    b"r": _with_session(lambda session: session.run("pass", figures=True)),
    b"l": _with_session(lambda session: session.look("f")),
    b"c": _with_session(lambda session: Function(session, "f")(1)),
    b"o": _with_session(_observe),
    b"a": _with_session(lambda session: Function(session, "f")(1), ANSWERS),
}
