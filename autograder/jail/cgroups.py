"""
A control group for a warm parent and its jail, where this machine lets the grader make one.

A group bounds what all processes of a jail use together, also what no limit on one process counts
(files in the scratch folder, buffers of the kernel). It is made inside the grader's own group, so
that whatever bounds the grader bounds its jails too. Version 1 has a tree of groups for each
controller, `memory` and `pids`; version 2 has one tree, in which a group either holds processes
or hands controllers on to groups below it, so the grader may have to step aside first.

The warm parent joins when it has loaded everything, and each jail is born inside: a process that
moves makes all processors wait. Without a group the limits of each process (`jail._limit`) stand.
"""

import contextlib
import errno
import functools
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

CONTROLLERS = ("memory", "pids")
MARGIN_BYTES = 128 * 2**20  # so wide that a MemoryError comes first
OTHERS = 8  # processes: the warm parent, those around the submission, the last of a former jail
PREFIX = "autograder-"


@dataclass(frozen=True)
class Home:
    """A group below which groups for jails are made."""

    folder: str
    version: int
    controllers: tuple


@functools.cache
def homes():
    """Return the homes that work here, and why there is none or not enough (empty: all is well)."""
    found, reason = [], "no control groups are mounted"
    for home in _candidates(Path("/proc/self")):
        try:
            _sweep(home.folder)
            with contextlib.closing(Group([home], 2**30, 64)) as group, group.doors():
                found.append(home)
        except OSError as error:
            reason = f"{error.strerror}: {home.folder}"
    missing = set(CONTROLLERS) - {name for home in found for name in home.controllers}
    return tuple(found), reason if missing else ""


def _candidates(process):
    """Return the homes that a process (its folder in /proc) may have."""
    own: dict[str, str] = {}
    for line in (process / "cgroup").read_text().splitlines():
        number, names, path = line.split(":", 2)
        own |= dict.fromkeys(names.split(",") if number != "0" else ["unified"], path)
    trees = {}
    for line in (process / "mountinfo").read_text().splitlines():
        left, _, right = line.partition(" - ")
        kind, _, options = right.split(" ", 2)
        names = ["unified"] if kind == "cgroup2" else options.split(",")
        if kind not in ("cgroup", "cgroup2"):
            continue
        root, mount = left.split()[3:5]
        for name in {"unified", *CONTROLLERS} & set(names) & set(own):
            if Path(own[name]).is_relative_to(root):
                trees[name] = Path(mount), Path(mount, os.path.relpath(own[name], root))
    found = [Home(str(trees[name][1]), 1, (name,)) for name in CONTROLLERS if name in trees]
    if not found and "unified" in trees and (folder := _unified(*trees["unified"])):
        found = [Home(str(folder), 2, CONTROLLERS)]
    return found


def _unified(mount, own):
    """Return the group of version 2 that hands on the controllers; None if none can be had."""
    for folder in (own, own.parent):
        if folder.is_relative_to(mount) and _hands_on(folder):
            return folder
    with contextlib.suppress(OSError):
        # a container's own tree, or what systemd gave us (`systemd-run --scope -p Delegate=yes`)
        if own == mount or os.getxattr(own, "user.delegate") == b"1":
            _step_aside(own)
            return own
    return None


def _hands_on(folder):
    handed_on = folder / "cgroup.subtree_control"
    return handed_on.exists() and set(CONTROLLERS) <= set(handed_on.read_text().split())


def _step_aside(own):
    """Hand the controllers on; the group's processes move into one below where they must."""
    for attempt in range(4):  # a process may be born meanwhile
        try:
            return _write(own / "cgroup.subtree_control", "+memory +pids")
        except OSError as error:
            if error.errno != errno.EBUSY or attempt == 3:
                raise
        aside = own / "autograder"
        aside.mkdir(exist_ok=True)
        for pid in (own / "cgroup.procs").read_text().split():
            with contextlib.suppress(ProcessLookupError):
                _write(aside / "cgroup.procs", pid)
    return None


def _sweep(folder):
    """Remove what graders that are no more have left behind."""
    for name in os.listdir(folder):
        if name.startswith(PREFIX) and not os.path.exists(f"/proc/{name.split('-')[1]}"):
            with contextlib.suppress(OSError):  # its last process has not ended yet
                os.rmdir(f"{folder}/{name}")


def _write(path, value):
    fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(fd, str(value).encode())
    finally:
        os.close(fd)


class Group:
    """
    What bounds a jail: a control group in each home; without a home nothing is bounded.

    Raises `OSError` if a group cannot be made or limited; nothing is left then.
    """

    def __init__(self, homes, memory_bytes, processes):
        self._places = []
        self._kills_before = (0, 0)
        name = f"{PREFIX}{os.getpid()}-{secrets.token_hex(6)}"
        try:
            for home in homes:
                os.mkdir(f"{home.folder}/{name}")
                self._places.append((f"{home.folder}/{name}", home))
                self._limit(f"{home.folder}/{name}", home, memory_bytes, processes)
        except OSError:
            self.close()
            raise

    @staticmethod
    def _limit(place, home, memory_bytes, processes):
        if "pids" in home.controllers:
            _write(f"{place}/pids.max", processes)
        if "memory" in home.controllers:
            first, swap, most_swap = (
                ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", memory_bytes)
                if home.version == 1
                else ("memory.max", "memory.swap.max", 0)
            )
            _write(f"{place}/{first}", memory_bytes)
            with contextlib.suppress(FileNotFoundError):  # a kernel that does not count swap
                _write(f"{place}/{swap}", most_swap)

    @contextlib.contextmanager
    def doors(self):
        """Give descriptors to which a process writes "0" to join; closed on leaving."""
        with contextlib.ExitStack() as stack:
            fds = []
            for place, home in self._places:
                # `tasks` takes a thread alone, which spares a wait for all processors
                door = "tasks" if home.version == 1 else "cgroup.procs"
                fds.append(os.open(f"{place}/{door}", os.O_WRONLY | os.O_CLOEXEC))
                stack.callback(os.close, fds[-1])
            yield fds

    def begin(self):
        """Forget what was exceeded so far: a new jail begins."""
        self._kills_before = self._kills()
        for place, version in self._counting():
            if version == 1:
                _write(f"{place}/memory.max_usage_in_bytes", 0)

    def exceeded(self):
        """Say whether a process was ended because this group, not the machine, was full."""
        return all(
            now > before for now, before in zip(self._kills(), self._kills_before, strict=True)
        )

    def _counting(self):
        """Return the folder of the group that counts memory, with its version, in a list."""
        return [
            (place, home.version) for place, home in self._places if "memory" in home.controllers
        ]

    def _kills(self):
        """Return how many processes were ended for want of memory, and how often it was full."""
        for place, version in self._counting():
            if version == 2:
                events = f"{place}/memory.events"
                return _count(events, "oom_kill"), _count(events, "oom")
            room = _count(f"{place}/memory.limit_in_bytes") - _count(
                f"{place}/memory.max_usage_in_bytes"
            )
            kills = _count(f"{place}/memory.oom_control", "oom_kill")
            return kills, kills if room < 2**20 else 0
        return 0, 0

    def used_bytes(self):
        """Return the memory that is charged to this group now; 0 where nobody counts."""
        return sum(
            _count(f"{place}/memory.{'usage_in_bytes' if version == 1 else 'current'}")
            for place, version in self._counting()
        )

    def holds(self, pid):
        """Return the controllers that bound a process."""
        return {
            name
            for place, home in self._places
            for name in home.controllers
            if str(pid) in _members(place)
        }

    def is_left(self, pid):
        """Say whether nobody but this process is in the group any more."""
        return all(set(_members(place)) <= {str(pid)} for place, _ in self._places)

    def close(self, seconds=0.0):
        """Remove the groups as their last processes end; the next grader removes the rest."""
        deadline = time.monotonic() + seconds
        for place, _ in self._places:
            while True:
                try:
                    os.rmdir(place)
                except FileNotFoundError:
                    break
                except OSError:
                    if time.monotonic() >= deadline:
                        break
                    time.sleep(0.002)
        self._places = []


NONE = Group((), 0, 0)


def _members(place):
    """Return the numbers of the processes in a group."""
    return Path(place, "cgroup.procs").read_text().split()


def _count(path, word=None):
    """Return a number that stands alone in a file of the kernel, or behind a word; 0 without."""
    with contextlib.suppress(FileNotFoundError), open(path, encoding="ascii") as file:
        for line in file:
            *before, number = line.split()
            if before == ([word] if word else []):
                return int(number)
    return 0


def group_bytes(limits):
    """Return what a jail may use in all: memory, files, and pages copied from the warm parent."""
    return limits.memory_bytes + limits.scratch_bytes + MARGIN_BYTES


def make(limits):
    """Return a group for a warm parent and a jail with limits (`sandbox.Limits`)."""
    bounds = group_bytes(limits), limits.processes + OTHERS
    try:
        return Group(homes()[0], *bounds)
    except OSError:  # e.g. too many groups: the limits of each process stand alone
        return NONE
