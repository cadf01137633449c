"""
The walls of the jail: Linux namespaces, a new root, limits, a system-call filter.

Standard library only. `enter_root` is called once, by the warm parent, before it loads anything:
it leaves the host's file system for an empty one that holds what Python needs, read-only.
`isolate` is called once for each submission, in a child of the warm parent; what runs after it
can reach nothing but a scratch folder, its own memory and one socket.

What a program experiences: no file of the host but the Python installation, which it cannot
change; no other process, no network, no new process or program, no privilege; `MemoryError` past
the memory limit, `OSError` past the limits on files; SIGXCPU past the limit on processor time.
"""

import ctypes
import os
import resource
import select
import signal
import struct

NEW_NS, NEW_CGROUP, NEW_UTS, NEW_IPC, NEW_USER, NEW_PID, NEW_NET = (
    0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)
MS_NOSUID, MS_NODEV, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 4096, 16384, 1 << 18
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
ATTR_RDONLY, ATTR_NOSUID, ATTR_NODEV = 1, 2, 4
PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 4, 22, 24, 38
PR_GET_SECCOMP, PR_GET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 21, 39, 2
SYS_MOUNT_SETATTR = 442  # the same number on every architecture
SYS_PIVOT_ROOT, SYS_CAPSET = {"x86_64": (155, 126), "aarch64": (41, 91)}.get(
    os.uname().machine, (None, None))
NOBODY = 65534
INSIDE_ID = 1000
FULL = 77  # exit status of a worker that has no memory left to answer
SCRATCH = "/tmp"
WORK = "/tmp/work"
RELEASE = "/release"  # the support files of the assignment

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long


def _check(result, what):
    """Raise OSError for a C call that failed, naming the step."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def _mount(source, target, kind, flags, data=None):
    _check(libc.mount(source.encode(), target.encode(), kind and kind.encode(),
                      ctypes.c_ulong(flags), data and data.encode()), f"mount {target}")


def _write_ids(proc, inside_uid, inside_gid, uid, gid):
    """Map one user and one group of the new user namespace to one outside."""
    for name, text in (("setgroups", "deny"), ("uid_map", f"{inside_uid} {uid} 1"),
                       ("gid_map", f"{inside_gid} {gid} 1")):
        _write(proc, name, text)


def _write(proc, name, text):
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
        _check(libc.unshare(NEW_NS), "new mount namespace")
    else:
        _check(libc.unshare(NEW_USER | NEW_NS), "new user namespace")
        _write_ids(proc, uid, gid, uid, gid)
    _mount("none", "/", None, MS_REC | MS_PRIVATE)
    _mount("tmpfs", mountpoint, "tmpfs", MS_NOSUID, "size=16m,mode=755")
    for folder in (SCRATCH, "/dev"):
        os.mkdir(mountpoint + folder, 0o755)
    for source, target in readonly:
        _bind(source, mountpoint + target)
    for path, data in files.items():
        os.makedirs(os.path.dirname(mountpoint + path), 0o755, exist_ok=True)
        with open(mountpoint + path, "wb") as file:
            file.write(data)
    _make_readonly(mountpoint, ATTR_RDONLY | ATTR_NOSUID, 0)
    _mount("tmpfs", mountpoint + SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, "size=16m,mode=1777")
    os.chdir(mountpoint)
    _check(libc.syscall(SYS_PIVOT_ROOT, b".", b"."), "pivot_root")
    _check(libc.umount2(b".", MNT_DETACH), "leave the host's root")
    os.chdir("/")
    if uid == 0:  # root of the host becomes nobody; the walls need no privilege from here on
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    _check(libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "own /proc entry")
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
    _mount(source, target, None, MS_BIND | MS_REC)
    devices = 0 if source.startswith("/dev/") else ATTR_NODEV
    _make_readonly(target, ATTR_RDONLY | ATTR_NOSUID | devices, AT_RECURSIVE)


def _make_readonly(path, attributes, flags):
    setting = struct.pack("=QQQQ", attributes, 0, 0, 0)
    _check(libc.syscall(SYS_MOUNT_SETATTR, AT_FDCWD, path.encode(), flags, setting, len(setting)),
           f"make {path} read-only (Linux 5.14 or newer is needed)")


def isolate(proc, lifeline, wire, populate, limits, seccomp):
    """
    Go behind the walls; returns in the process that will run the submission.

    Three processes are born: one that waits outside, the first of the new process namespace,
    which ends everything when `lifeline` is closed at the other end and reports how the
    submission's process ended, and that process itself.

    Parameters
    ----------
    proc : int
        From `enter_root`.
    lifeline, wire : int
        Sockets to the grader; the submission's process keeps only `wire`.
    populate : callable
        Called in the scratch folder to fill it.
    limits : dict
        memory_bytes, cpu_seconds, file_bytes, open_files, processes, scratch_bytes.
    seccomp : bytes
        A compiled filter of system calls.
    """
    uid, gid = os.geteuid(), os.getegid()
    memory = _address_space(proc) + limits["memory_bytes"]
    _write(proc, "oom_score_adj", "1000")  # when memory is short the jail ends, not its parent
    spaces = NEW_USER | NEW_NS | NEW_PID | NEW_NET | NEW_IPC | NEW_UTS | NEW_CGROUP
    _check(libc.unshare(spaces), "new namespaces")
    _write_ids(proc, INSIDE_ID, INSIDE_ID, uid, gid)
    first = os.fork()
    if first:
        _close_all_but()
        os.waitpid(first, 0)
        os._exit(0)
    _check(libc.sethostname(b"jail", 4), "host name")
    size = limits["scratch_bytes"]
    _mount("tmpfs", SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, f"size={size},nr_inodes=4096,mode=700")
    os.mkdir(WORK)
    os.chdir(WORK)
    populate()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing inside may interrupt process 1
    child = os.fork()
    if child:
        _close_all_but(lifeline)
        _watch(child, lifeline)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _close_all_but(wire, lifeline)
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):  # a pipe that all submissions share could be filled by one of them
        os.dup2(null, fd)
    os.close(null)
    os.setsid()
    _limit(memory, limits)
    _drop_privileges(seccomp)
    _prove()
    os.close(lifeline)  # until here it says which wall could not be built


def _address_space(proc):
    """Return the size of this process's address space in bytes."""
    with open(os.open("self/statm", os.O_RDONLY, dir_fd=proc), encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _close_all_but(*keep):
    """Close every descriptor past standard error except those named."""
    start = 3
    for fd in sorted(keep):
        os.closerange(start, fd)
        start = fd + 1
    os.closerange(start, 4096)


def _watch(child, lifeline):
    """Wait for the child's end or the lifeline's; report the exit status; end the namespace."""
    poll = select.poll()
    pidfd = os.pidfd_open(child)
    poll.register(pidfd, select.POLLIN)
    poll.register(lifeline, select.POLLIN | select.POLLHUP)
    poll.poll()
    done, status = os.waitpid(child, os.WNOHANG)
    if done:
        os.write(lifeline, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _limit(memory, limits):
    for kind, value in ((resource.RLIMIT_AS, memory),
                        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
                        (resource.RLIMIT_FSIZE, limits["file_bytes"]),
                        (resource.RLIMIT_NOFILE, limits["open_files"]),
                        (resource.RLIMIT_NPROC, limits["processes"]),
                        (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (value, value))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # an OSError in the student's cell instead


def _drop_privileges(seccomp):
    """Give up every capability for good and install the filter."""
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # past the last capability that this kernel knows
    header = struct.pack("=Ii", 0x20080522, 0)
    _check(libc.syscall(SYS_CAPSET, header, struct.pack("=6I", *[0] * 6)), "drop capabilities")
    _check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
    program = ctypes.create_string_buffer(seccomp, len(seccomp))
    header = struct.pack("@HP", len(seccomp) // 8, ctypes.addressof(program))
    _check(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0), "system-call filter")


def _prove():
    """Raise OSError if the kernel accepted a wall and did not build it."""
    capabilities = (ctypes.c_uint32 * 6)()
    libc.capget(struct.pack("=Ii", 0x20080522, 0), capabilities)
    for wall, stands in (("process namespace", os.getpid() == 2 and os.getppid() == 1),
                         ("system-call filter", libc.prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2),
                         ("no new privileges", libc.prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1),
                         ("dropped capabilities", not any(capabilities))):
        if not stands:
            raise OSError(f"{wall}: the kernel accepts it and does not build it")
