"""A jail's processes end with it, and its death has a reason."""

import os
import tempfile
import time

import pytest

from autograder.jail.errors import Died
from autograder.jail.sandbox import Sandbox
from autograder.limits import Limits


def test_closing_a_jail_ends_its_processes(sandbox):
    """After a jail is closed nothing of it runs any more."""
    first = sandbox.open({})  # other files would need another parent
    first.ask({"do": "run", "source": "x = 1", "figures": False}, 10)  # it has been forked
    first.close()
    parent = sandbox._process.pid
    _wait_until(lambda: not _descendants(parent))
    jail = sandbox.open({})
    jail.ask({"do": "run", "source": "x = 1", "figures": False}, 10)
    assert len(_descendants(parent)) == 2
    jail.close()
    _wait_until(lambda: not _descendants(parent))
    assert not _descendants(parent)


def test_no_jail_of_many_stays(one_core):
    """Where a jail's processes end in any order, none waits for somebody to read its last word."""
    with Sandbox() as sandbox:
        for _ in range(150):
            jail = sandbox.open({})
            jail.ask({"do": "run", "source": "x = 1", "figures": False}, 10)
            jail.close()
        parent = sandbox._process.pid
        _wait_until(lambda: not _descendants(parent))
        assert not _descendants(parent)


@pytest.fixture
def one_core():
    """Hold this process, and what it starts, to one core."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


def test_processor_time_is_limited():
    """Work that never ends runs out of processor time, whatever the clock says."""
    with Sandbox(Limits(cpu_seconds=1)) as sandbox:
        sandbox.believes = False  # nobody from outside is suspected
        with pytest.raises(Died, match="processor time") as death:
            sandbox.open({}).ask({"do": "run", "source": "while True: pass", "figures": False}, 20)
    assert death.value.status == "timeout"


def _wait_until(condition, seconds=5):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)


def _descendants(ancestor):
    """Return the processes below one, zombies left out."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    state, parent = file.read().rsplit(")", 1)[1].split()[:2]
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended while we were looking
            if state != "Z":
                parents[int(entry)] = int(parent)
    family = {ancestor}
    for _ in range(4):
        family |= {pid for pid, parent in parents.items() if parent in family}
    return family - {ancestor}


@pytest.mark.parametrize(
    "source, status, message",
    [
        ("while True: pass", "timeout", "no answer within"),
        ("import os; os._exit(0)", "crashed", "process ended"),
        ("import os; os._exit(3)", "crashed", "status 3"),
        ("import os; os.kill(os.getpid(), 9)", "crashed", "SIGKILL"),
        ("import ctypes; ctypes.string_at(0)", "crashed", "SIGSEGV"),
    ],
)
def test_death_has_a_status(run, source, status, message):
    """A jail that ends says how: by time, by itself, by a signal."""
    with pytest.raises(Died, match=message) as death:
        run(source, seconds=2)
    assert death.value.status == status


def test_a_lost_parent_is_replaced(sandbox):
    """When the parent was killed the next submission starts a new one."""
    sandbox._process.kill()
    sandbox._process.wait()
    jail = sandbox.open({})
    assert not jail.ask({"do": "run", "source": "x = 1", "figures": False}, 10)["error"]
    jail.close()


def test_mountpoints_of_killed_graders_are_swept(tmp_path, monkeypatch):
    """A new sandbox removes old empty mountpoints, no others, and leaves none itself."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("jail-old_old1", "jail-new_new1", "jail-full_ful"):
        (tmp_path / name).mkdir()
    (tmp_path / "jail-full_ful" / "file").touch()
    for name in ("jail-old_old1", "jail-full_ful"):
        os.utime(tmp_path / name, (0, 0))
    with Sandbox() as sandbox:
        sandbox.open({}).close()
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "jail-full_ful",
            "jail-new_new1",
        ]
