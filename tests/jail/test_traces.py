"""No submission finds anything that another one left: not after it, and not beside it."""

import os

import pytest

from autograder.jail.sandbox import Sandbox
from autograder.limits import Limits
from tests.jail.traces import TRACES


@pytest.fixture(scope="module")
def parent():
    """One parent."""
    with Sandbox(Limits(cell_seconds=5)) as shared:
        yield shared


def opened(parent):
    """Return a jail of that parent."""
    return parent.open({"data.txt": b"hello"})


def run(jail, source):
    """Run a cell and return what it printed and raised."""
    reply = jail.ask({"do": "run", "source": source, "figures": False}, 10)
    error = reply["error"]["text"] if reply["error"] else ""
    return "".join(out.get("text", "") for out in reply["outputs"]) + error


def looked(parent, look):
    """Return what a submission of its own finds."""
    jail = opened(parent)
    try:
        return run(jail, look)
    finally:
        jail.close()


@pytest.mark.parametrize("trace", TRACES)
def test_a_trace_is_not_found_later(parent, trace):
    """What a submission leaves, it finds itself unless refused; the next one does not find it."""
    leave, look = TRACES[trace]
    before = looked(parent, look)
    jail = opened(parent)
    said = run(jail, leave)
    assert "Traceback" not in said
    assert "refused" in said or run(jail, look) != before, "the first submission left nothing"
    jail.close()
    assert looked(parent, look) == before


def test_all_traces_at_once_are_not_found_later(parent):
    """A submission that leaves everything it can leaves nothing for the next one."""
    before = {trace: looked(parent, look) for trace, (_, look) in TRACES.items()}
    jail = opened(parent)
    for trace, (leave, _) in TRACES.items():
        if trace not in ("interpreter", "modules", "limits and priority"):
            run(jail, leave)
    jail.close()
    assert {trace: looked(parent, look) for trace, (_, look) in TRACES.items()} == before


BESIDE = [
    "files",
    "SysV shared memory",
    "SysV semaphores",
    "SysV messages",
    "POSIX shared memory",
    "POSIX semaphores",
    "POSIX messages",
    "keyring",
    "abstract socket",
    "network",
    "processes",
    "folder and host",
    "limits and priority",
    "environment",
    "support files",
]


@pytest.mark.parametrize("workers", [1, 2], ids=["one parent", "two workers"])
def test_two_at_a_time_are_alone(parent, workers):
    """Two submissions at the same time, of one or of two workers, find nothing of each other."""
    with Sandbox(Limits(cell_seconds=5)) as other:
        second = other if workers == 2 else parent
        before = {trace: looked(second, TRACES[trace][1]) for trace in BESIDE}
        here, there = opened(parent), opened(second)
        for trace in BESIDE:
            run(here, TRACES[trace][0])
        assert {trace: run(there, TRACES[trace][1]) for trace in BESIDE} == before
        here.close()
        there.close()


@pytest.mark.parametrize("workers", [1, 2], ids=["one parent", "two workers"])
def test_two_at_a_time_cannot_signal_each_other(parent, workers):
    """Every signal to every process number, group and user reaches nobody else."""
    strike = """
import os, signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP):
    for pid in (-1, os.getppid(), 1, *range(3, 5000), *range(-5000, -2)):
        try:
            os.kill(pid, number)
        except OSError:
            continue
try:
    os.setpriority(os.PRIO_USER, 0, 19)
except PermissionError:
    pass
print("struck")
"""
    with Sandbox(Limits(cell_seconds=5)) as other:
        second = other if workers == 2 else parent
        here, there = opened(parent), opened(second)
        run(there, "mine = 41")
        assert run(here, strike).strip() == "struck"
        assert run(there, "import os; print(mine + 1, os.nice(0))").split() == ["42", "0"]
        assert run(here, "print('still here')").strip() == "still here"
        here.close()
        assert run(there, "print(mine)").strip() == "41"
        there.close()
        assert looked(parent, "print('a third one')").strip() == "a third one"


def test_the_descriptors_of_one_are_not_those_of_another(parent):
    """No descriptor of a submission leads to another one's, to the parent's or to the host."""
    first = opened(parent)
    second = opened(parent)
    kinds = run(
        second,
        """
import os, stat
kinds = {}
for fd in range(4096):
    try:
        status = os.fstat(fd)
    except OSError:
        continue
    is_socket = stat.S_ISSOCK(status.st_mode)
    kinds[fd] = "socket" if is_socket else f"device {status.st_rdev}"
print(*sorted(kinds.values()), sep=", ")
""",
    )
    null = f"device {os.stat('/dev/null').st_rdev}"
    assert kinds.strip() == f"{null}, {null}, {null}, socket"
    first.close()
    second.close()
