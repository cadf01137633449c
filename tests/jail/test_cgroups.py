"""The limits hold with control groups and without, for root and for an ordinary user."""

import os
import subprocess
import sys
import time

import pytest

from autograder.jail import cgroup_homes, cgroups
from autograder.jail.errors import Died
from autograder.jail.sandbox import Sandbox
from autograder.limits import Limits
from autograder.submission.assignment import ROOT
from tests.jail.running import run

TOO_MUCH = "it needed more memory than a submission may use"
BOMBS = {
    "small allocations": "held = []\nwhile True: held.append([0] * 50)",
    "mmap": "import mmap\nheld = []\nwhile True:\n"
    "    held.append(mmap.mmap(-1, 2**20)); held[-1].write(b'x' * 2**20)",
    "threads": "import threading\nheld = []\ndef fill():\n"
    "    while True: held.append(b'x' * 2**16)\n"
    "threads = [threading.Thread(target=fill) for _ in range(4)]\n"
    "for one in threads: one.start()\n"
    "for one in threads: one.join()\n"
    "raise MemoryError",
}
needs_memory_group = pytest.mark.skipif(
    not any("memory" in home.controllers for home in cgroup_homes.homes()[0]),
    reason=f"no control group can be made here: {cgroup_homes.homes()[1]}",
)


@pytest.fixture
def small_group(monkeypatch):
    """Groups that are full long before a process meets its own limit."""
    monkeypatch.setattr(cgroups, "group_bytes", lambda limits: 100 * 2**20)


def groups():
    """Return the control groups of this process's jails."""
    mine = f"{cgroups.PREFIX}{os.getpid()}-"
    return [
        name
        for home in cgroup_homes.homes()[0]
        for name in os.listdir(home.folder)
        if name.startswith(mine)
    ]


@needs_memory_group
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("believes", [True, False])
def test_a_full_group_is_the_status_memory(small_group, believes, bomb):
    """A jail that its group ended has used too much memory; nobody else is suspected."""
    with Sandbox() as sandbox:
        sandbox.believes = believes
        with pytest.raises(Died, match=TOO_MUCH) as death:
            run(sandbox, bomb)
        assert death.value.status == "memory"
        assert run(sandbox, "x = 1") is None


@needs_memory_group
def test_files_and_memory_are_counted_together(small_group):
    """What lies in the scratch folder counts as memory."""
    source = (
        "held = []\nfor n in range(60):\n    held.append(b'x' * 2**20)\n"
        "    open(f'f{n}', 'wb').write(held[-1])"
    )
    with Sandbox() as sandbox, pytest.raises(Died, match=TOO_MUCH):
        run(sandbox, source)


@needs_memory_group
def test_a_kill_from_elsewhere_is_not_the_status_memory(small_group):
    """SIGKILL alone is a crash, also when the jail before filled the same group."""
    source = "import os; os.kill(os.getpid(), 9)"
    with Sandbox() as sandbox:
        for cell, status in ((source, "crashed"), (BOMBS["mmap"], "memory"), (source, "crashed")):
            with pytest.raises(Died) as death:
                run(sandbox, cell)
            assert death.value.status == status


@needs_memory_group
def test_a_jail_has_the_room_of_its_group(sandbox):
    """A jail begins when the memory of the one before has been given back."""
    for _ in range(5):
        jail = sandbox.open({})
        assert jail.group.used_bytes() < 128 * 2**20
        jail.ask({"do": "run", "source": "x = b'x' * 200 * 2**20", "figures": False}, 10)
        assert jail.group.used_bytes() > 200 * 2**20
        jail.close()


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_without_a_group_each_process_is_limited(no_groups, bomb):
    """Where no group can be made RLIMIT_AS ends every bomb, as an error or the status memory."""
    with Sandbox(Limits(memory_bytes=100 * 2**20)) as sandbox:
        try:
            text = run(sandbox, bomb)["text"]
        except Died as death:  # no memory was left to say so
            assert death.status == "memory"
        else:
            assert any(
                words in text
                for words in ("MemoryError", "Cannot allocate memory", "can't start new thread")
            )


def test_the_process_itself_meets_its_limit_first(sandbox):
    """With and without groups a plain bomb is an error for want of memory; the jail lives on."""
    for source in (
        "x = [bytes(2**20) + b'x' for _ in range(2000)]",
        "import mmap\nx = [mmap.mmap(-1, 2**26) for _ in range(32)]",
    ):
        assert run(sandbox, source)["memory"]


@pytest.mark.parametrize(
    "source",
    [
        "import ctypes\n"
        "if ctypes.CDLL(None).shmget(0, 2**20, 0o1600) == -1: raise OSError('refused')",
        "import ctypes\nif ctypes.CDLL(None).msgget(0, 0o1600) == -1: raise OSError('refused')",
    ],
)
def test_memory_that_no_process_holds_is_refused(sandbox, source):
    """Shared segments and queues, which outlive a mapping and escape RLIMIT_AS, cannot be made."""
    assert "refused" in run(sandbox, source)["text"]


@pytest.mark.parametrize("grouped", [True, False])
def test_threads_are_limited(grouped, request):
    """The hundredth thread is an error in the student's cell, with groups and without."""
    if not grouped:
        request.getfixturevalue("no_groups")
    source = (
        "import threading\nthreading.stack_size(2**16)\nstop = threading.Event()\n"
        "started = []\ntry:\n"
        "    for _ in range(100):\n"
        "        started.append(threading.Thread(target=stop.wait))\n"
        "        started[-1].start()\n"
        "finally:\n    stop.set()"
    )
    with Sandbox(Limits(memory_bytes=16 * 2**30)) as sandbox:
        assert "can't start new thread" in run(sandbox, source)["text"]


def test_groups_are_gone_afterwards():
    """When a sandbox is closed nothing of its groups is left, whatever ended its jails."""
    before = groups()
    with Sandbox() as sandbox:
        for source in ("x = 1", "import os; os._exit(0)", "while True: pass"):
            jail = sandbox.open({})
            try:
                jail.ask({"do": "run", "source": source, "figures": False}, 0.5)
            except Died:
                continue
            jail.close()
    assert groups() == before


@needs_memory_group
def test_what_a_killed_grader_left_is_swept():
    """The next grader removes the groups of one that was killed."""
    source = (
        "import os, signal\nfrom autograder.jail.sandbox import Sandbox\n"
        "sandbox = Sandbox()\nsandbox.start()\njail = sandbox.open({})\n"
        "jail.ask({'do': 'run', 'source': '1', 'figures': False}, 10)\n"
        "print(os.getpid(), flush=True)\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True)
    prefix = f"{cgroups.PREFIX}{int(done.stdout)}-"
    for home in cgroup_homes.homes()[0]:
        deadline = time.monotonic() + 5
        while [n for n in os.listdir(home.folder) if n.startswith(prefix)]:
            assert time.monotonic() < deadline
            cgroup_homes.sweep(home.folder)
            time.sleep(0.02)
