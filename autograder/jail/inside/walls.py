"""
The walls of the jail: Linux namespaces, limits, a system-call filter.

Standard library only. The warm parent has left the host's file system (`root.enter_root`) for an
empty one that holds what Python needs, read-only. `fork` and, in the child, `isolate` are called
once for each submission; what runs after them can reach nothing but a scratch folder, its own
memory and one socket.

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

from .new_root import (
    MS_NODEV,
    MS_NOSUID,
    NEW_NS,
    NEW_USER,
    SCRATCH,
    check,
    libc,
    mount,
    write,
    write_ids,
)

NEW_CGROUP, NEW_UTS, NEW_IPC, NEW_PID, NEW_NET = (
    0x02000000,
    0x04000000,
    0x08000000,
    0x20000000,
    0x40000000,
)
PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 22, 24, 38
PR_GET_SECCOMP, PR_GET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 21, 39, 2
SYS_CLONE, SYS_CAPSET = {"x86_64": (56, 126), "aarch64": (220, 91)}.get(
    os.uname().machine, (None, None)
)
INSIDE_ID = 1000
FULL = 77  # exit status of a worker that has no memory left to answer
WORK = "/tmp/work"
RELEASE = "/release"  # the support files of the assignment


def fork():
    """Return as `os.fork` does; the child is the first process of new namespaces."""
    spaces = NEW_USER | NEW_NS | NEW_PID | NEW_NET | NEW_IPC | NEW_UTS | NEW_CGROUP
    flags = ctypes.c_ulong(spaces | signal.SIGCHLD)
    child = libc.syscall(SYS_CLONE, flags, None, None, None, None)
    check(min(child, 0), "new namespaces")
    return child


def isolate(proc, ids, lifeline, wire, populate, limits, seccomp):
    """
    Go behind the walls, in a child of `fork`; returns in the process that will run the submission.

    The first process of the new namespaces stays before it: it ends everything when `lifeline` is
    closed at the other end, and reports how the submission's process ended.

    Parameters
    ----------
    proc : int
        From `root.enter_root`.
    ids : (int, int)
        User and group of the parent.
    lifeline, wire : int
        Sockets to the grader; the submission's process keeps only `wire`.
    populate : callable
        Called in the scratch folder to fill it.
    limits : dict
        memory_bytes, cpu_seconds, file_bytes, open_files, processes, scratch_bytes.
    seccomp : bytes
        A compiled filter of system calls.
    """
    memory = _address_space(proc) + limits["memory_bytes"]
    write(proc, "oom_score_adj", "1000")  # when memory is short the jail ends, not its parent
    write_ids(proc, INSIDE_ID, INSIDE_ID, *ids)
    check(libc.sethostname(b"jail", 4), "host name")
    size = limits["scratch_bytes"]
    mount("tmpfs", SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, f"size={size},nr_inodes=4096,mode=700")
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
        tell(lifeline, os.waitstatus_to_exitcode(status))
    os._exit(0)


def tell(lifeline, word):
    """Say how the jail ended, to a grader that perhaps no longer listens."""
    try:
        os.write(lifeline, str(word).encode())
    except OSError:
        return


def _limit(memory, limits):
    seconds = limits["cpu_seconds"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # SIGXCPU, then SIGKILL
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, limits["file_bytes"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_NPROC, limits["processes"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # an OSError in the student's cell instead


def _drop_privileges(seccomp):
    """Give up every capability for good and install the filter."""
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # past the last capability that this kernel knows
    header = struct.pack("=Ii", 0x20080522, 0)
    check(libc.syscall(SYS_CAPSET, header, struct.pack("=6I", *[0] * 6)), "drop capabilities")
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
    program = ctypes.create_string_buffer(seccomp, len(seccomp))
    header = struct.pack("@HP", len(seccomp) // 8, ctypes.addressof(program))
    check(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0), "system-call filter")


def _prove():
    """Raise OSError if the kernel accepted a wall and did not build it."""
    capabilities = (ctypes.c_uint32 * 6)()
    libc.capget(struct.pack("=Ii", 0x20080522, 0), capabilities)
    for wall, stands in (
        ("process namespace", os.getpid() == 2 and os.getppid() == 1),
        ("system-call filter", libc.prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2),
        ("no new privileges", libc.prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1),
        ("dropped capabilities", not any(capabilities)),
    ):
        if not stands:
            raise OSError(f"{wall}: the kernel accepts it and does not build it")
