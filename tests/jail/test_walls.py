"""The walls hold: what student code cannot reach, use up or leave behind."""

import os

import pytest


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
