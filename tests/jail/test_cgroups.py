"""The limits hold with control groups and without, for root and for an ordinary user."""

import os
import subprocess
import sys
import time

import pytest

from autograder.__main__ import main
from autograder.jail import cgroups, selftest
from autograder.jail import sandbox as sandbox_module
from autograder.jail.errors import CannotIsolate, Died
from autograder.jail.limits import Limits
from autograder.jail.sandbox import Sandbox
from autograder.submission.assignment import ROOT

TOO_MUCH = "it asked for more memory than a submission may use"
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
    not any("memory" in home.controllers for home in cgroups.homes()[0]),
    reason=f"no control group can be made here: {cgroups.homes()[1]}",
)


@pytest.fixture
def no_groups(monkeypatch):
    """A machine that lets nobody make a control group."""
    monkeypatch.setattr(cgroups, "homes", lambda: ((), "none here"))


@pytest.fixture
def small_group(monkeypatch):
    """Groups that are full long before a process meets its own limit."""
    monkeypatch.setattr(cgroups, "group_bytes", lambda limits: 100 * 2**20)


def run(sandbox, source):
    """Run a cell in a jail of its own; return its error."""
    jail = sandbox.open({})
    try:
        return jail.ask({"do": "run", "source": source, "figures": False}, 60)["error"]
    finally:
        jail.close()


def groups():
    """Return the control groups of this process's jails."""
    mine = f"{cgroups.PREFIX}{os.getpid()}-"
    return [
        name
        for home in cgroups.homes()[0]
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
    for home in cgroups.homes()[0]:
        deadline = time.monotonic() + 5
        while [n for n in os.listdir(home.folder) if n.startswith(prefix)]:
            assert time.monotonic() < deadline
            cgroups._sweep(home.folder)
            time.sleep(0.02)


def fake_tree(tmp_path, own, handed_on):
    """Write a process and a tree of version 2 as files; return the process's folder."""
    mount = tmp_path / "cgroup"
    folder = mount / own
    folder.mkdir(parents=True)
    for place in (folder, *folder.parents):
        if place.is_relative_to(mount):
            (place / "cgroup.subtree_control").write_text(handed_on.get(place.name, ""))
            (place / "cgroup.procs").write_text("")
    process = tmp_path / "self"
    process.mkdir()
    (process / "cgroup").write_text(f"0::/{own}\n")
    (process / "mountinfo").write_text(f"30 23 0:26 / {mount} rw - cgroup2 cgroup2 rw\n")
    return process


@pytest.mark.parametrize(
    "handed_on, home",
    [
        ({"app": "memory pids"}, "user/app"),
        ({"scope": "cpu memory pids"}, "user/app/scope"),
        ({"user": "memory pids"}, None),
        ({"app": "pids"}, None),
    ],
)
def test_the_home_of_version_2_hands_controllers_on(tmp_path, handed_on, home):
    """A group is made in the grader's own or beside it, where both controllers are handed on."""
    found = cgroups._candidates(fake_tree(tmp_path, "user/app/scope", handed_on))
    assert [one.folder for one in found] == ([str(tmp_path / "cgroup" / home)] if home else [])


def test_a_group_of_version_2_is_limited(tmp_path):
    """Memory, swap and processes are bounded in the words of version 2."""
    group = cgroups.Group((), 0, 0)
    for name in ("memory.max", "memory.swap.max", "pids.max"):
        (tmp_path / name).write_text("max")
    group._limit(tmp_path, cgroups.Home("", 2, cgroups.CONTROLLERS), 1000, 64)
    assert [
        (tmp_path / name).read_text()[:4] for name in ("memory.max", "memory.swap.max", "pids.max")
    ] == ["1000", "0ax", "64x"]


@pytest.mark.parametrize(
    "events, full",
    [("oom 1\noom_kill 1\n", True), ("oom 0\noom_kill 1\n", False), ("oom 3\noom_kill 0\n", False)],
)
def test_only_a_full_group_of_version_2_is_the_students_fault(tmp_path, events, full):
    """A jail that was ended because the machine was full has not used too much."""
    group = cgroups.Group((), 0, 0)
    group._places = [(str(tmp_path), cgroups.Home("", 2, cgroups.CONTROLLERS))]
    (tmp_path / "memory.events").write_text(events)
    assert group.exceeded() is full


def test_every_layer_is_tried_and_stands(sandbox):
    """Inside a real jail every needed wall stands; the groups stand where they can be made."""
    stands = dict(zip(selftest.LAYERS, selftest.probe(sandbox), strict=True))
    assert [layer.by for layer, on in stands.items() if layer.needed and not on] == []
    bounds = {name for home in cgroups.homes()[0] for name in home.controllers}
    assert {layer.fact for layer, on in stands.items() if on and not layer.needed} == bounds


def test_the_layers_are_shown_without_groups_too(no_groups, capsys):
    """Without control groups the table says so, and the machine can grade."""
    assert main(["check-environment"]) == 0
    out = capsys.readouterr().out
    assert "| off  | 1216 MiB, all counted" in out
    assert "no control group (none here)" in out


def test_below_the_minimum_nothing_is_graded(monkeypatch, capsys):
    """A needed layer that does not stand is named, and the exit status is not 0."""
    broken = [layer.by != "no new privileges" for layer in selftest.LAYERS]
    monkeypatch.setattr(selftest, "probe", lambda sandbox: broken)
    assert main(["check-environment"]) == 1
    out = capsys.readouterr().out
    assert "nothing is graded here: no new privileges must be on" in out
    assert "cannot grade" in out


def test_grading_refuses_walls_that_do_not_stand(monkeypatch):
    """Where a wall is built and does not stand no line of a submission is run."""
    spoilt = sandbox_module.BOOTSTRAP.replace(
        "from autograder.jail.inside.parent import warm",
        "from autograder.jail.inside.parent import walls, warm\n"
        "walls._drop_privileges = lambda seccomp: None",
    )
    assert spoilt != sandbox_module.BOOTSTRAP
    monkeypatch.setattr(sandbox_module, "BOOTSTRAP", spoilt)
    with Sandbox() as sandbox, pytest.raises(CannotIsolate, match="system-call filter"):
        run(sandbox, "x = 1")


AS_ORDINARY = """
set -e
mount --make-rprivate /
mkdir -p "$TMP/python"
mount --bind "$PREFIX" "$TMP/python"
case "$PREFIX" in /root/*) mount -t tmpfs -o mode=755 none /root; mkdir -p "$PREFIX";
    mount --bind "$TMP/python" "$PREFIX";; esac
cd "$ROOT"
exec setpriv --reuid 54321 --regid 54321 --clear-groups "$PYTHON" -B -m autograder check-environment
"""


def test_a_real_ordinary_user_can_grade(tmp_path):
    """User 54321 of this machine, no root of any kind, has every needed layer."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user; the other tests ran as an ordinary one")
    limit = "/proc/sys/user/max_user_namespaces"
    with open(limit, encoding="ascii") as file:
        if int(file.read()) == 0:
            pytest.skip(f"ordinary users may not make user namespaces here: {limit} is 0")
    variables = {
        "PREFIX": sys.base_prefix,
        "TMP": str(tmp_path),
        "ROOT": str(ROOT),
        "PYTHON": sys.executable,
        "PATH": os.environ["PATH"],
        "HOME": "/tmp",
    }
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", AS_ORDINARY],
        env=variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "this machine can grade" in done.stdout
    assert "| on   | being root" in done.stdout


def test_the_documentation_has_the_table():
    """docs/jail.md shows the layers as they are."""
    assert selftest.table(Limits()) in (ROOT / "docs" / "jail.md").read_text(encoding="utf-8")
