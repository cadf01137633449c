"""Try every wall of a jail, from inside with probes and from outside with facts."""

import os
import secrets
from dataclasses import asdict
from pathlib import Path

from autograder.jail.errors import Died
from autograder.jail.wall_table import WALLS

# The names that probes may use; this runs in the jail before them.
INSIDE = """
import ctypes, os, resource, signal, socket
libc = ctypes.CDLL(None, use_errno=True)

def refused(act, *args, error=OSError):
    try:
        act(*args)
    except error:
        return True
    return False

def rlimit(name):
    soft, hard = resource.getrlimit(getattr(resource, 'RLIMIT_' + name))
    return soft if hard == soft + (name == 'CPU') else None  # SIGXCPU a second before SIGKILL

def capabilities():
    held = (ctypes.c_uint32 * 6)()
    libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), held)
    return any(held) or any(libc.prctl(23, number, 0, 0, 0) == 1 for number in range(64))

def space(folder):
    found = os.statvfs(folder)
    return found.f_blocks * found.f_frsize
"""


def probe(sandbox):
    """Return for each of `WALLS` whether it is there, tried in a jail of a `Sandbox`."""
    jail = sandbox.open({})
    try:
        name = f"probe-{secrets.token_hex(4)}"  # prctl(2), PR_SET_NAME, seen as /proc/PID/comm
        _print(
            jail,
            f"{INSIDE}\nlibc.prctl(15, b{name!r}, 0, 0, 0)\nlimits = {asdict(sandbox.limits)!r}",
        )
        inside = [
            not wall.probe or _print(jail, f"print(bool({wall.probe}))").strip() == "True"
            for wall in WALLS
        ]
        facts = _facts(jail, name)
    finally:
        jail.close()
    return [
        passed and (not wall.fact or wall.fact in facts)
        for passed, wall in zip(inside, WALLS, strict=True)
    ]


def _facts(jail, name):
    """Inspect a running jail, whose worker has a name, from outside; the last probe kills it."""
    pid = next(
        (path.parent.name for path in Path("/proc").glob("[0-9]*/comm") if _text(path) == name),
        None,
    )
    facts = {
        space
        for space in ("mnt", "user", "pid", "net", "ipc", "uts")
        if pid and os.readlink(f"/proc/{pid}/ns/{space}") != os.readlink(f"/proc/self/ns/{space}")
    }
    facts |= jail.group.holds(pid)
    if len(_print(jail, "print('x' * 2**20)")) < 2**17:
        facts.add("output")
    try:
        jail.ask({"do": "run", "source": "while True: pass", "figures": False}, 0.3)
    except Died as death:
        facts |= {"clock"} if death.status == "timeout" else set()
    return facts


def _print(jail, source):
    """Return what a cell prints; nothing if it fails."""
    reply = jail.ask({"do": "run", "source": source, "figures": False}, 10)
    return "" if reply["error"] else "".join(out.get("text", "") for out in reply["outputs"])


def _text(path):
    """Return the text of a file; nothing if its process has ended."""
    try:
        return path.read_text().strip()
    except OSError:
        return ""
