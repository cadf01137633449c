"""
Find the control groups below which this machine lets the grader make the groups of its jails.

They are made below the grader's own group, or beside it, so that any limit on the grader also
limits its jails.
"""

import contextlib
import errno
import functools
import os
from pathlib import Path

from autograder.jail import cgroups
from autograder.jail.cgroups import CONTROLLERS, Group, Home, write_word


@functools.cache
def homes():
    """Return the homes that work here, and a reason if a controller has none (else empty)."""
    found, reason = [], "no control groups are mounted"
    for home in _candidates(Path("/proc/self")):
        try:
            sweep(home.folder)
            with contextlib.closing(Group([home], 2**30, 64)) as group, group.doors():
                found.append(home)
        except OSError as error:
            reason = f"{error.strerror}: {home.folder}"
    missing = set(CONTROLLERS) - {name for home in found for name in home.controllers}
    return tuple(found), reason if missing else ""


def make(limits):
    """Return a group for a parent and its jail with `limits`, or `cgroups.NONE`."""
    bounds = cgroups.group_bytes(limits), limits.processes + cgroups.OTHERS
    try:
        return Group(homes()[0], *bounds)
    except OSError:  # for example too many groups: the limits of each process remain
        return cgroups.NONE


def sweep(folder):
    """Remove the groups of graders that have ended without removing them."""
    for name in os.listdir(folder):
        if name.startswith(cgroups.PREFIX) and not os.path.exists(f"/proc/{name.split('-')[1]}"):
            with contextlib.suppress(OSError):  # its last process has not ended yet
                os.rmdir(f"{folder}/{name}")


def _candidates(process):
    """Return the homes that a process (its folder in /proc) may have."""
    # /proc/PID/cgroup names the groups of the process, as paths from the root of each tree;
    # mountinfo tells where the trees, or parts of them, are mounted (cgroups(7), proc(5)).
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
    """Return a group of version 2 that enables the controllers for child groups, or None."""
    for folder in (own, own.parent):
        if folder.is_relative_to(mount) and _enables_controllers(folder):
            return folder
    with contextlib.suppress(OSError):
        # a container's own tree, or one that systemd delegated to us
        # (`systemd-run --scope -p Delegate=yes`)
        if own == mount or os.getxattr(own, "user.delegate") == b"1":
            _enable_controllers(own)
            return own
    return None


def _enables_controllers(folder):
    """Return whether child groups of a group have both controllers."""
    enabled = folder / "cgroup.subtree_control"
    return enabled.exists() and set(CONTROLLERS) <= set(enabled.read_text().split())


def _enable_controllers(own):
    """
    Enable the controllers for child groups.

    Our processes move into a child first if the kernel requires it: a group of version 2 cannot
    both contain processes and enable controllers for its children (cgroups(7), "no internal
    processes").
    """
    for attempt in range(4):  # another process may be born meanwhile
        try:
            return write_word(own / "cgroup.subtree_control", "+memory +pids")
        except OSError as error:
            if error.errno != errno.EBUSY or attempt == 3:
                raise
        aside = own / "autograder"
        aside.mkdir(exist_ok=True)
        for pid in (own / "cgroup.procs").read_text().split():
            with contextlib.suppress(ProcessLookupError):
                write_word(aside / "cgroup.procs", pid)
    return None
