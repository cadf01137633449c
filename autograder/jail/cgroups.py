"""
Limit the parent and its jail as a whole, with one control group of the kernel.

A control group limits what all processes of a jail use together. It also counts memory that no
limit on a single process counts: files in the scratch folder, buffers of the kernel. There are two
versions. Version 1 has one tree of groups for each controller, here `memory` and `pids`. Version 2
has one tree for all controllers. See cgroups(7), and "Control Groups" in the kernel's
documentation (`admin-guide/cgroup-v1`, `admin-guide/cgroup-v2`). `cgroup_homes` finds out where
this machine lets the grader make groups. Without a group there are still the limits of each process
(`inside.restrictions.limit`).

The parent joins once it has loaded everything. Each jail is then forked inside the group and does
not have to move into it, which would take time: such a move waits for all processors.
"""

import contextlib
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

CONTROLLERS = ("memory", "pids")
MARGIN_BYTES = 128 * 2**20  # large enough that a MemoryError comes before the group is full
OTHERS = 8  # processes: the parent, process 1, the last ones of the jail before
PREFIX = "autograder-"


@dataclass(frozen=True)
class Home:
    """A group below which the groups of jails are made."""

    folder: str
    version: int
    controllers: tuple


def group_bytes(limits):
    """Return what a jail may use in all: memory, files, and pages copied from the parent."""
    return limits.memory_bytes + limits.scratch_bytes + MARGIN_BYTES


class Group:
    """
    Limit a jail by a control group in each home; without a home nothing is limited.

    Raises `OSError` if a group cannot be made or limited, and leaves nothing behind then.
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
        """Write the limits of a new group."""
        if "pids" in home.controllers:
            write_word(f"{place}/pids.max", processes)
        if "memory" in home.controllers:
            # Swap must not add to the memory. Version 1 limits memory and swap together, and
            # refuses a sum below the limit on memory, which is why the sum comes second. Version 2
            # limits swap alone.
            first, swap, most_swap = (
                ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes", memory_bytes)
                if home.version == 1
                else ("memory.max", "memory.swap.max", 0)
            )
            write_word(f"{place}/{first}", memory_bytes)
            with contextlib.suppress(FileNotFoundError):  # a kernel that does not count swap
                write_word(f"{place}/{swap}", most_swap)

    @contextlib.contextmanager
    def doors(self):
        """Yield descriptors to which a process writes "0" to join; they are closed on leaving."""
        with contextlib.ExitStack() as stack:
            fds = []
            for place, home in self._places:
                # `cgroup.procs` moves all threads of a process, and the kernel waits for all
                # processors before that. `tasks` of version 1 moves a single thread, all that the
                # parent has, without the wait.
                door = "tasks" if home.version == 1 else "cgroup.procs"
                fds.append(os.open(f"{place}/{door}", os.O_WRONLY | os.O_CLOEXEC))
                stack.callback(os.close, fds[-1])
            yield fds

    def begin(self):
        """Start to count for a new jail: forget which limits were exceeded so far."""
        self._kills_before = self._kills()
        for place, version in self._counting():
            if version == 1:
                write_word(f"{place}/memory.max_usage_in_bytes", 0)

    def exceeded(self):
        """Return whether a process was ended because this group, not the machine, was full."""
        return all(
            now > before for now, before in zip(self._kills(), self._kills_before, strict=True)
        )

    def _counting(self):
        """Return the folder of the group that counts memory, with its version, in a list."""
        return [
            (place, home.version) for place, home in self._places if "memory" in home.controllers
        ]

    def _kills(self):
        """Return how many processes ended for lack of memory, and how often the group was full."""
        # `oom_kill` also counts a process that was ended because the whole machine was full. Only a
        # full group counts in `oom` of version 2. Version 1 has no such count, so the highest use
        # since `begin` shows whether the group was full, to the last 1 MiB.
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
        """Return the memory that is charged to this group now; 0 if no group counts memory."""
        return sum(
            _count(f"{place}/memory.{'usage_in_bytes' if version == 1 else 'current'}")
            for place, version in self._counting()
        )

    def holds(self, pid):
        """Return the controllers whose group contains a process."""
        return {
            name
            for place, home in self._places
            for name in home.controllers
            if str(pid) in _members(place)
        }

    def is_left(self, pid):
        """Return whether the group contains no other process than this one."""
        return all(set(_members(place)) <= {str(pid)} for place, _ in self._places)

    def close(self, seconds=0.0):
        """Remove the groups once their last processes have ended, waiting at most `seconds`."""
        # A group with processes cannot be removed, and SIGKILL takes a moment. What is left after
        # that is removed by the next grader (`cgroup_homes.sweep`).
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


def write_word(path, value):
    """Write one value to a file of the kernel, in one call and without creating the file."""
    fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(fd, str(value).encode())
    finally:
        os.close(fd)


def _members(place):
    """Return the numbers of the processes in a group."""
    return Path(place, "cgroup.procs").read_text().split()


def _count(path, word=None):
    """Return a number that is alone on a line of a kernel's file, or after a word; else 0."""
    with contextlib.suppress(FileNotFoundError), open(path, encoding="ascii") as file:
        for line in file:
            *before, number = line.split()
            if before == ([word] if word else []):
                return int(number)
    return 0
