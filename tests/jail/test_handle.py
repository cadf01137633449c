"""A jail that answers something else than it was asked is ended."""

import socket
import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.jail import handle
from autograder.jail.errors import Died
from autograder.jail.inside import wire
from autograder.judge.proxy import Function
from autograder.judge.session import Session
from autograder.limits import Limits
from tutor.judging import codec


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
