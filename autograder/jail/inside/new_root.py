"""
Leave the host's file system for a new root file system that is nearly empty.

Standard library only: the parent executes the text of this file before it loads anything else, and
no path of the project is known to it. The manual pages named in the comments are those of the
Linux man-pages project; the number is the section.
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

libc = ctypes.PyDLL(None, use_errno=True)  # keeps Python's global lock, as `walls.fork` needs
libc.syscall.restype = ctypes.c_long


def check(result, what):
    """Raise an OSError that names the step if a C call failed."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def mount(source, target, kind, flags, data=None):
    """Mount a file system, or raise OSError."""
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
    # Each map can be written once. A process without privileges may map only its own user and
    # group. It must deny setgroups(2) before it maps the group, because it could otherwise drop a
    # group whose members must not read some file (user_namespaces(7)).
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
        An empty folder of the host. The new root is mounted on it, visible to this process only.
    readonly : list of (str, str)
        Folders and files of the host, and where they appear in the new root.
    files : dict of str to bytes
        Files to write into the new root, path to content.

    Returns
    -------
    int
        A descriptor of the host's /proc, which `walls.isolate` needs and then closes.

    Raises
    ------
    OSError
        If this machine does not allow it; the message names the step.
    """
    # No path will lead to /proc from the new root. The children of this process still need their
    # entries in it, to map their users and to be the first to end when memory is short.
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY)
    uid, gid = os.geteuid(), os.getegid()
    if uid == 0:
        check(libc.unshare(NEW_NS), "new mount namespace")
    else:
        # Mounting needs CAP_SYS_ADMIN. When both flags are given the kernel makes the user
        # namespace first, and in it this process has all capabilities (user_namespaces(7)).
        check(libc.unshare(NEW_USER | NEW_NS), "new user namespace")
        write_ids(proc, uid, gid, uid, gid)
    # Mounts of a shared tree would appear on the host too, and pivot_root(2) refuses such a tree.
    mount("none", "/", None, MS_REC | MS_PRIVATE)
    _build(mountpoint, readonly, files)
    _change_root(mountpoint)
    if uid == 0:
        _become_nobody()
    # The files in /proc/self of a process that is not dumpable belong to root, so that an ordinary
    # user cannot write the maps there (proc(5)). A change of user resets the attribute (prctl(2),
    # PR_SET_DUMPABLE), which is why it is set after that change. Forks inherit it.
    check(libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "own /proc entry")
    return proc


def _build(mountpoint, readonly, files):
    """Mount the new root and put into it all that a jail sees."""
    # pivot_root(2) accepts only a mount point as the new root
    mount("tmpfs", mountpoint, "tmpfs", MS_NOSUID, "size=16m,mode=755")
    for folder in (SCRATCH, "/dev"):
        os.mkdir(mountpoint + folder, 0o755)
    for source, target in readonly:
        _bind(source, mountpoint + target)
    for path, data in files.items():
        os.makedirs(os.path.dirname(mountpoint + path), 0o755, exist_ok=True)
        with open(mountpoint + path, "wb") as file:
            file.write(data)
    # The root becomes read-only after it has been filled. The scratch folder of the parent is a
    # file system of its own on top of it, so that it stays writable; each jail covers it with its
    # own.
    _make_readonly(mountpoint, ATTR_RDONLY | ATTR_NOSUID, 0)
    mount("tmpfs", mountpoint + SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, "size=16m,mode=1777")


def _change_root(mountpoint):
    """Make a mount the root of this process, and unmount the host's file system."""
    # chroot(2) would keep the host's mounts, and a process that may call it can leave its root by
    # calling it again. pivot_root(2) moves the old root away, so that it can be unmounted. With "."
    # twice, no folder for the old root is needed in the read-only new one: the old root is stacked
    # on top of the new one, and the "." of the unmount finds it there (pivot_root(2), NOTES).
    os.chdir(mountpoint)
    check(libc.syscall(SYS_PIVOT_ROOT, b".", b"."), "pivot_root")
    # An ordinary unmount would fail with EBUSY: other file systems are mounted below the old root,
    # and this Python runs from it. A lazy one takes it out of the tree at once (umount(2)).
    check(libc.umount2(b".", MNT_DETACH), "leave the host's root")
    os.chdir("/")


def _become_nobody():
    """Make this process an ordinary user for good, if root of the host has started it."""
    # This comes after the mounts, which need root's capabilities. The walls of a jail need none,
    # because they are built in a user namespace. Groups come before the user: when none of the
    # three user ids is 0 any more, all capabilities are gone, also CAP_SETGID (capabilities(7)).
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


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
    # With MS_BIND, mount(2) ignores the flags for read-only and the like: a second step sets them.
    # Device files work only where a device is bound by itself.
    mount(source, target, None, MS_BIND | MS_REC)
    devices = 0 if source.startswith("/dev/") else ATTR_NODEV
    _make_readonly(target, ATTR_RDONLY | ATTR_NOSUID | devices, AT_RECURSIVE)


def _make_readonly(path, attributes, flags):
    """Set attributes of a mount, with AT_RECURSIVE also of all mounts below it."""
    # mount_setattr(2), because a remount by mount(2) changes one mount and none below it
    setting = struct.pack("=QQQQ", attributes, 0, 0, 0)
    check(
        libc.syscall(SYS_MOUNT_SETATTR, AT_FDCWD, path.encode(), flags, setting, len(setting)),
        f"make {path} read-only (Linux 5.14 or newer is needed)",
    )
