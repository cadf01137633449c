"""
A root of its own: leave the host's file system for an empty one.

Standard library only; executed by the warm parent before it loads anything, with no path of the
project.
"""

import ctypes
import os
import struct

NEW_NS, NEW_USER = 0x00020000, 0x10000000
MS_NOSUID, MS_NODEV, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 4096, 16384, 1 << 18
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
ATTR_RDONLY, ATTR_NOSUID, ATTR_NODEV = 1, 2, 4
PR_SET_DUMPABLE = 4
SYS_MOUNT_SETATTR = 442  # the same number on every architecture
SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}.get(os.uname().machine)
NOBODY = 65534
SCRATCH = "/tmp"

libc = ctypes.PyDLL(None, use_errno=True)  # keeps Python's lock, which `jail.fork` needs
libc.syscall.restype = ctypes.c_long


def check(result, what):
    """Raise OSError for a C call that failed, naming the step."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def mount(source, target, kind, flags, data=None):
    """Mount, or raise OSError."""
    check(
        libc.mount(
            source.encode(),
            target.encode(),
            kind and kind.encode(),
            ctypes.c_ulong(flags),
            data and data.encode(),
        ),
        f"mount {target}",
    )


def write_ids(proc, inside_uid, inside_gid, uid, gid):
    """Map one user and one group of the new user namespace to one outside."""
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{inside_uid} {uid} 1"),
        ("gid_map", f"{inside_gid} {gid} 1"),
    ):
        write(proc, name, text)


def write(proc, name, text):
    """Write to a file of this process in /proc."""
    with open(os.open(f"self/{name}", os.O_WRONLY, dir_fd=proc), "w", encoding="ascii") as file:
        file.write(text)


def enter_root(mountpoint, readonly, files):
    """
    Leave the host's file system for a new one, read-only and nearly empty.

    Parameters
    ----------
    mountpoint : str
        An empty folder of the host on which the new root is mounted; only this process sees it.
    readonly : list of (str, str)
        Folders and files of the host, and where they appear in the new root.
    files : dict of str to bytes
        What is written into the new root.

    Returns
    -------
    int
        A descriptor of the host's /proc, which `isolate` needs and then closes.

    Raises
    ------
    OSError
        If this machine does not allow it; the message names the step.
    """
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY)
    uid, gid = os.geteuid(), os.getegid()
    if uid == 0:
        check(libc.unshare(NEW_NS), "new mount namespace")
    else:
        check(libc.unshare(NEW_USER | NEW_NS), "new user namespace")
        write_ids(proc, uid, gid, uid, gid)
    mount("none", "/", None, MS_REC | MS_PRIVATE)
    mount("tmpfs", mountpoint, "tmpfs", MS_NOSUID, "size=16m,mode=755")
    for folder in (SCRATCH, "/dev"):
        os.mkdir(mountpoint + folder, 0o755)
    for source, target in readonly:
        _bind(source, mountpoint + target)
    for path, data in files.items():
        os.makedirs(os.path.dirname(mountpoint + path), 0o755, exist_ok=True)
        with open(mountpoint + path, "wb") as file:
            file.write(data)
    _make_readonly(mountpoint, ATTR_RDONLY | ATTR_NOSUID, 0)
    mount("tmpfs", mountpoint + SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, "size=16m,mode=1777")
    os.chdir(mountpoint)
    check(libc.syscall(SYS_PIVOT_ROOT, b".", b"."), "pivot_root")
    check(libc.umount2(b".", MNT_DETACH), "leave the host's root")
    os.chdir("/")
    if uid == 0:  # root of the host becomes nobody; the walls need no privilege from here on
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    check(libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "own /proc entry")
    return proc


def _bind(source, target):
    """Show a file or folder of the host, read-only; a link is copied as a link."""
    os.makedirs(os.path.dirname(target), 0o755, exist_ok=True)
    if os.path.islink(source):
        os.symlink(os.readlink(source), target)
        return
    if os.path.isdir(source):
        os.makedirs(target, 0o755, exist_ok=True)
    else:
        os.close(os.open(target, os.O_CREAT, 0o644))
    mount(source, target, None, MS_BIND | MS_REC)
    devices = 0 if source.startswith("/dev/") else ATTR_NODEV
    _make_readonly(target, ATTR_RDONLY | ATTR_NOSUID | devices, AT_RECURSIVE)


def _make_readonly(path, attributes, flags):
    setting = struct.pack("=QQQQ", attributes, 0, 0, 0)
    check(
        libc.syscall(SYS_MOUNT_SETATTR, AT_FDCWD, path.encode(), flags, setting, len(setting)),
        f"make {path} read-only (Linux 5.14 or newer is needed)",
    )
