"""List the walls of the jail: what each forbids, how, and how the self-test tries it."""

from dataclasses import asdict, dataclass

from autograder.jail import cgroups


@dataclass(frozen=True)
class Wall:
    """
    Describe one wall of the jail.

    `forbidden`, `by` and `experience` are the columns of the table in docs/jail.md. `probe` is a
    Python expression that is true inside a jail if the wall is there; it may use the names of
    `probing.INSIDE`. `fact` is what must be seen from outside (`probing.probe`): a namespace other
    than the grader's, a controller that limits the jail, and so on. A wall that is not `needed` may
    be missing, because another one forbids the same.
    """

    forbidden: str
    by: str
    experience: str
    probe: str = ""
    fact: str = ""
    needed: bool = True


WALLS = (
    Wall(
        "the host's files",
        "mount namespace, an empty root",
        "`FileNotFoundError`",
        "not any(map(os.path.exists, ('/etc/passwd', '/proc/1', '/sys/fs', '/var/lib')))",
        "mnt",
    ),
    Wall(
        "changing the Python it runs on",
        "read-only mounts",
        "`OSError`",
        "refused(open, os.__file__, 'a') and refused(os.mkdir, '/new')",
    ),
    Wall(
        "being root",
        "user namespace",
        "an ordinary user, id 1000",
        "os.getuid() == 1000 and refused(os.setuid, 0)",
        "user",
    ),
    Wall(
        "gaining rights",
        "no new privileges",
        "set-user-id programs get no rights",
        "libc.prctl(39, 0, 0, 0, 0) == 1",
    ),
    Wall("using rights", "all capabilities dropped", "`PermissionError`", "not capabilities()"),
    Wall(
        "other processes",
        "process namespace, no `/proc`",
        "no other process exists",
        "os.getpid() == 2 and not os.path.exists('/proc/self')",
        "pid",
    ),
    Wall(
        "the network",
        "network namespace, system-call filter",
        "`PermissionError`",
        "refused(socket.socket)",
        "net",
    ),
    Wall(
        "others' shared memory, queues",
        "IPC namespace, system-call filter",
        "`PermissionError`",
        "libc.shmget(0, 4096, 0o1600) == -1",
        "ipc",
    ),
    Wall(
        "the host's name",
        "UTS namespace",
        "it is called `jail`",
        "os.uname().nodename == 'jail'",
        "uts",
    ),
    Wall(
        "new programs, mounts, tracing, …",
        "system-call filter",
        "`PermissionError`",
        "libc.prctl(21, 0, 0, 0, 0) == 2 and libc.unshare(0) == -1 and "
        "refused(os.execv, '/none', ['none'], error=PermissionError)",
    ),
    Wall(
        "{memory_bytes} of memory, beyond the interpreter",
        "`RLIMIT_AS`",
        "`MemoryError`; status `memory`",
        "refused(bytearray, limits['memory_bytes'] + 2**28, error=MemoryError)",
    ),
    Wall(
        "{group_bytes} of memory in the whole jail",
        "control group `memory`",
        "ended; status `memory`",
        fact="memory",
        needed=False,
    ),
    Wall(
        "{processes} processes and threads",
        "`RLIMIT_NPROC`; the filter allows threads only",
        "`RuntimeError`",
        "rlimit('NPROC') == limits['processes']",
    ),
    Wall(
        "{processes} processes and threads in the whole jail",
        "control group `pids`",
        "`RuntimeError`",
        fact="pids",
        needed=False,
    ),
    Wall(
        "{file_bytes} a file",
        "`RLIMIT_FSIZE`",
        "`OSError`",
        "refused(os.truncate, open('x', 'wb').fileno(), limits['file_bytes'] + 1)",
    ),
    Wall(
        "{scratch_bytes} in all files",
        "size of the scratch tmpfs",
        "`OSError`",
        "space('.') == limits['scratch_bytes']",
    ),
    Wall(
        "{open_files} open files",
        "`RLIMIT_NOFILE`",
        "`OSError`",
        "refused(os.dup2, 0, limits['open_files'])",
    ),
    Wall(
        "{cpu_seconds} s of processor time",
        "`RLIMIT_CPU`",
        "ended; status `timeout`",
        "rlimit('CPU') == limits['cpu_seconds']",
    ),
    Wall(
        "{call_seconds:g} s a call, {cell_seconds:g} s a cell",
        "the grader's clock",
        "ended; status `timeout`",
        fact="clock",
    ),
    Wall(
        "64 KiB of output a cell",
        "counted while it is printed",
        "the rest is dropped",
        fact="output",
    ),
)


def table(limits, built=None):
    """Return all walls as a table in Markdown; with `built`, which of them this machine has."""
    words = {
        key: f"{value // 2**20} MiB" if key.endswith("_bytes") else value
        for key, value in asdict(limits).items()
    }
    words["group_bytes"] = f"{cgroups.group_bytes(limits) // 2**20} MiB"
    rows = [[wall.forbidden.format(**words), wall.by, wall.experience] for wall in WALLS]
    rows = [["what is forbidden", "by", "what the program experiences"], ["---"] * 3, *rows]
    if built is not None:
        here = ["here", "---", *("on" if on else "off" for on in built)]
        rows = [[on, *row] for on, row in zip(here, rows, strict=True)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)
