"""Say whether this machine can grade, which walls the jail has here, and what to do if not."""

import os
import platform
import re
import secrets
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.jail import cgroups
from autograder.jail.errors import CannotIsolate, Died
from autograder.jail.sandbox import Sandbox

USERNS = (Path("/proc/sys/kernel/unprivileged_userns_clone"), "1")
APPARMOR = (Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"), "0")


@dataclass(frozen=True)
class Layer:
    """
    A wall of the jail.

    `probe` is an expression that is true inside a jail where the wall stands, in words of `INSIDE`;
    `fact` is what must be seen from outside (`_facts`): a namespace that is not the grader's, a
    controller that bounds the jail. What is not `needed` may be off: another layer stands there.
    """

    forbidden: str
    by: str
    experience: str
    probe: str = ""
    fact: str = ""
    needed: bool = True


LAYERS = (
    Layer(
        "the host's files",
        "mount namespace, an empty root",
        "`FileNotFoundError`",
        "not any(map(os.path.exists, ('/etc/passwd', '/proc/1', '/sys/fs', '/var/lib')))",
        "mnt",
    ),
    Layer(
        "changing the Python it runs on",
        "read-only mounts",
        "`OSError`",
        "refused(open, os.__file__, 'a') and refused(os.mkdir, '/new')",
    ),
    Layer(
        "being root",
        "user namespace",
        "an ordinary user, id 1000",
        "os.getuid() == 1000 and refused(os.setuid, 0)",
        "user",
    ),
    Layer(
        "gaining rights",
        "no new privileges",
        "programs with extra rights have none",
        "libc.prctl(39, 0, 0, 0, 0) == 1",
    ),
    Layer("using rights", "all capabilities dropped", "`PermissionError`", "not capabilities()"),
    Layer(
        "other processes",
        "process namespace, no `/proc`",
        "there is nobody else",
        "os.getpid() == 2 and not os.path.exists('/proc/self')",
        "pid",
    ),
    Layer(
        "the network",
        "network namespace, system-call filter",
        "`PermissionError`",
        "refused(socket.socket)",
        "net",
    ),
    Layer(
        "others' shared memory, queues",
        "IPC namespace, system-call filter",
        "`PermissionError`",
        "libc.shmget(0, 4096, 0o1600) == -1",
        "ipc",
    ),
    Layer(
        "the host's name",
        "UTS namespace",
        "it is called `jail`",
        "os.uname().nodename == 'jail'",
        "uts",
    ),
    Layer(
        "new programs, mounts, tracing, …",
        "system-call filter",
        "`PermissionError`",
        "libc.prctl(21, 0, 0, 0, 0) == 2 and libc.unshare(0) == -1 and "
        "refused(os.execv, '/none', ['none'], error=PermissionError)",
    ),
    Layer(
        "{memory_bytes} of memory, beyond the interpreter",
        "`RLIMIT_AS`",
        "`MemoryError`; status `memory`",
        "refused(bytearray, limits['memory_bytes'] + 2**28, error=MemoryError)",
    ),
    Layer(
        "{group_bytes}, all counted",
        "control group `memory`",
        "ended; status `memory`",
        fact="memory",
        needed=False,
    ),
    Layer(
        "{processes} processes and threads",
        "`RLIMIT_NPROC`; filter: no process at all",
        "`RuntimeError`",
        "rlimit('NPROC') == limits['processes']",
    ),
    Layer(
        "{processes} processes and threads, all counted",
        "control group `pids`",
        "`RuntimeError`",
        fact="pids",
        needed=False,
    ),
    Layer(
        "{file_bytes} a file",
        "`RLIMIT_FSIZE`",
        "`OSError`",
        "refused(os.truncate, open('x', 'wb').fileno(), limits['file_bytes'] + 1)",
    ),
    Layer(
        "{scratch_bytes} of files",
        "size of the scratch tmpfs",
        "`OSError`",
        "space('.') == limits['scratch_bytes']",
    ),
    Layer(
        "{open_files} open files",
        "`RLIMIT_NOFILE`",
        "`OSError`",
        "refused(os.dup2, 0, limits['open_files'])",
    ),
    Layer(
        "{cpu_seconds} s of processor time",
        "`RLIMIT_CPU`",
        "ended; status `timeout`",
        "rlimit('CPU') == limits['cpu_seconds']",
    ),
    Layer(
        "{call_seconds:g} s a call, {cell_seconds:g} s a cell",
        "the grader's clock",
        "ended; status `timeout`",
        fact="clock",
    ),
    Layer(
        "64 KiB of output a cell",
        "counted while it is printed",
        "the rest is dropped",
        fact="output",
    ),
)

# What the probes are written in, run in the jail.
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


def report():
    """Print what grading needs and whether it is there; return the exit status."""
    complete = True
    for good, what, mend in findings():
        print(f"{'ok     ' if good else 'MISSING'} {what}" + ("" if good else f"\n        {mend}"))
        complete = complete and good
    print("this machine can grade" if complete else "this machine cannot grade yet")
    return 0 if complete else 1


def findings():
    """
    Yield (good, what, mend) for each thing that grading needs; `mend` is empty when all is well.

    The last finding is the proof: a jail is built, and every wall is tried from inside.
    """
    yield (
        sys.version_info >= (3, 11),
        f"Python {platform.python_version()}",
        "install Python 3.11 or newer",
    )
    version = [int(number) for number in re.findall(r"\d+", platform.release())[:2]]
    yield (
        sys.platform == "linux" and version >= [5, 14],
        f"system {platform.system()} {platform.release()}",
        "grade on Linux 5.14 or newer; students may use any system",
    )
    yield _library()
    for path, good in (USERNS, APPARMOR):
        if path.exists() and os.geteuid() != 0:
            value = path.read_text().strip()
            yield (
                value == good,
                f"{path.name} = {value}",
                f"as root: sysctl kernel.{path.name}={good}",
            )
    yield _jail()


def _library():
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError) as error:
        return False, f"libseccomp: {error}", "run scripts/install-system-packages (as root)"
    return True, "libseccomp", ""


def _jail():
    try:
        with Sandbox() as sandbox:
            stands = probe(sandbox)
            shown = table(sandbox.limits, stands)
    except (CannotIsolate, Died) as error:
        return False, f"a jail: {error}", "see the lines above; docs/jail.md lists each layer"
    reason = cgroups.homes()[1]
    if reason:
        shown += (
            f"\nno control group ({reason}): each process is limited by itself;\nwhere there "
            "is systemd try `systemd-run --user --scope -p Delegate=yes COMMAND`"
        )
    off = [layer.by for layer, on in zip(LAYERS, stands, strict=True) if layer.needed and not on]
    return (
        not off,
        f"a jail was built, tried from inside and ended:\n{shown}",
        f"below the minimum, nothing is graded here: {', '.join(off)} must be on",
    )


def probe(sandbox):
    """Return for each of `LAYERS` whether it stands, tried in a jail of a sandbox."""
    jail = sandbox.open({})
    try:
        name = f"probe-{secrets.token_hex(4)}"
        _print(
            jail,
            f"{INSIDE}\nlibc.prctl(15, b{name!r}, 0, 0, 0)\nlimits = {asdict(sandbox.limits)!r}",
        )
        stands = [
            not layer.probe or _print(jail, f"print(bool({layer.probe}))").strip() == "True"
            for layer in LAYERS
        ]
        facts = _facts(jail, name)
    finally:
        jail.close()
    return [
        inside and (not layer.fact or layer.fact in facts)
        for inside, layer in zip(stands, LAYERS, strict=True)
    ]


def _facts(jail, name):
    """Return what is seen from outside of a jail whose process has a name; it does not survive."""
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
    """Return what a cell prints, nothing if it fails."""
    reply = jail.ask({"do": "run", "source": source, "figures": False}, 10)
    return "" if reply["error"] else "".join(out.get("text", "") for out in reply["outputs"])


def _text(path):
    try:
        return path.read_text().strip()
    except OSError:  # it has ended
        return ""


def table(limits, stands=None):
    """Return all layers as a table in Markdown, with what stands on this machine where given."""
    words = {
        key: f"{value // 2**20} MiB" if key.endswith("_bytes") else value
        for key, value in asdict(limits).items()
    }
    words["group_bytes"] = f"{cgroups.group_bytes(limits) // 2**20} MiB"
    rows = [[layer.forbidden.format(**words), layer.by, layer.experience] for layer in LAYERS]
    rows = [["what is forbidden", "by", "what the program experiences"], ["---"] * 3, *rows]
    if stands is not None:
        here = ["here", "---", *("on" if on else "off" for on in stands)]
        rows = [[on, *row] for on, row in zip(here, rows, strict=True)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)
