"""The walls hold: what student code cannot reach, use up or leave behind."""

import os
import time

import pytest

from autograder.jail.errors import Died
from autograder.jail.limits import Limits
from autograder.jail.sandbox import Sandbox


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


def test_support_files_are_there(run):
    """The release's files lie in the scratch folder."""
    assert run("print(open('data.txt').read())").strip() == "hello"


@pytest.mark.parametrize(
    "source",
    [
        "import os; os.fork()",
        "import subprocess; subprocess.run(['/bin/true'])",
        "import socket; socket.socket()",
        "import os; os.setuid(0)",
        "import os; os.chroot('/tmp')",
        "open('/jail/autograder/jail/inside/worker.py', 'a')",
        "open('/usr/lib/evil', 'w')",
        "import os; os.mkdir('/new')",
        "import os; os.sethostname if False else open('/dev/sda')",
        "import ctypes; r = ctypes.CDLL(None, use_errno=True).ptrace(0, 0, 0, 0);"
        " raise OSError(ctypes.get_errno()) if r else None",
        "import ctypes; r = ctypes.CDLL(None, use_errno=True).unshare(0x10000000);"
        " raise OSError(ctypes.get_errno()) if r else None",
    ],
)
def test_forbidden_call_is_an_error(run, source):
    """What the jail forbids is an error in the student's cell, not a crash."""
    assert "Error" in run(source)


def test_nothing_of_the_host_is_named(run):
    """No file of the project, no path of it and no environment of the host can be seen."""
    text = run(
        "import os, sys\n"
        "print([os.path.join(d, f) for d, _, fs in os.walk('/') for f in fs\n"
        "       if not d.startswith(('/usr', '/lib', '/jail/packages')) and\n"
        "       not d.startswith(sys.path[0])])\n"
        "print(os.environ, sys.argv, sys.orig_argv, sys.executable, os.listdir('/'))"
    )
    for word in ("checks", "grading", "course", "gradebook", "submitted", "source/", "PYTEST"):
        assert word not in text
    assert os.getcwd() not in text


def test_no_process_of_the_host_can_be_seen(run):
    """The jail has process numbers of its own and no /proc."""
    assert run("import os; print(os.getpid(), os.path.exists('/proc/self'))").split() == [
        "2",
        "False",
    ]


def test_the_student_is_nobody(run):
    """The worker has an ordinary user's rights, whoever grades."""
    assert run("import os; print(os.getuid(), os.getgroups() in ([], [65534]))").split() == [
        "1000",
        "True",
    ]


def test_memory_is_limited(run):
    """Too much memory is a MemoryError."""
    assert "MemoryError" in run("x = bytearray(3 * 2**30)")


def test_files_are_limited(run):
    """A file or a folder that grows too large is an OSError."""
    assert "OSError" in run("open('x', 'wb').write(b'0' * 10**9)")
    assert "OSError" in run("for n in range(9): open(f'y{n}', 'wb').write(b'0' * 3 * 10**7)")
    assert "OSError" in run("held = [open('data.txt') for _ in range(1000)]")


def test_output_is_limited(run):
    """Of ten megabytes of text the first part is kept and the rest is counted."""
    text = run("print('x' * 10**7)")
    assert len(text) < 70_000
    assert "more characters" in text


def test_the_next_submission_finds_nothing(sandbox):
    """Files, names and changed modules of one submission are gone for the next."""
    spoil = (
        "open('left.txt', 'w').write('x'); import os; open('/tmp/left2', 'w').write('x')\n"
        "import numpy, builtins; numpy.spoiled = builtins.spoiled = True; mine = 1"
    )
    look = (
        "import os, numpy, builtins\n"
        "print(os.listdir('.'), os.listdir('/tmp'), hasattr(numpy, 'spoiled'),\n"
        "      hasattr(builtins, 'spoiled'), 'mine' in globals())"
    )
    first = sandbox.open({})
    assert not first.ask({"do": "run", "source": spoil, "figures": False}, 10)["error"]
    first.close()
    second = sandbox.open({})
    reply = second.ask({"do": "run", "source": look, "figures": False}, 10)
    second.close()
    assert reply["outputs"][0]["text"].split() == ["[]", "['work']", "False", "False", "False"]


def test_closing_a_jail_ends_its_processes(sandbox):
    """After a jail is closed nothing of it runs any more."""
    sandbox.open({}).close()  # other files would need another warm parent
    warm = sandbox._process.pid
    _wait_until(lambda: not _descendants(warm))
    jail = sandbox.open({})
    jail.ask({"do": "run", "source": "x = 1", "figures": False}, 10)
    assert len(_descendants(warm)) == 2
    jail.close()
    _wait_until(lambda: not _descendants(warm))
    assert not _descendants(warm)


def test_no_jail_of_many_stays(one_core):
    """Where a jail's processes end in any order, none waits for somebody to read its last word."""
    with Sandbox() as sandbox:
        for _ in range(150):
            jail = sandbox.open({})
            jail.ask({"do": "run", "source": "x = 1", "figures": False}, 10)
            jail.close()
        warm = sandbox._process.pid
        _wait_until(lambda: not _descendants(warm))
        assert not _descendants(warm)


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
        ("import os; os._exit(0)", "crashed", "ended itself"),
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


def test_a_lost_warm_parent_is_replaced(sandbox):
    """When the warm parent was killed the next submission starts a new one."""
    sandbox._process.kill()
    sandbox._process.wait()
    jail = sandbox.open({})
    assert not jail.ask({"do": "run", "source": "x = 1", "figures": False}, 10)["error"]
    jail.close()
