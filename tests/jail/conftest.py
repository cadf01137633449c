"""Sockets and control groups of the tests."""

import socket

import pytest

from autograder.jail import cgroup_homes


@pytest.fixture
def pair():
    """Two connected sockets."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@pytest.fixture
def no_groups(monkeypatch):
    """A machine that lets nobody make a control group."""
    monkeypatch.setattr(cgroup_homes, "homes", lambda: ((), "none here"))


@pytest.fixture
def run(sandbox):
    """Return a function that runs a cell in one jail and returns what it printed."""
    jail = sandbox.open({"data.txt": b"hello"})

    def run_cell(source, seconds=10):
        reply = jail.ask({"do": "run", "source": source, "figures": False}, seconds)
        text = "".join(out.get("text", "") for out in reply["outputs"])
        return text + (reply["error"]["text"] if reply["error"] else "")

    yield run_cell
    jail.close()
