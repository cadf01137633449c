"""
Build the walls of one jail: Linux namespaces here, the limits of a process in `restrictions`.

Standard library only. The parent has already left the host's file system (`new_root.enter_root`)
for a nearly empty one that holds the Python installation, read-only. For each submission it calls
`fork`, and the child calls `isolate`. Code that runs after that can reach a scratch folder, its own
memory and one socket, and nothing else.

What a submission experiences: no files of the host except the Python installation, which it cannot
change; no other process, no network, no new process or program, no privileges; `MemoryError` past
the memory limit, `OSError` past the limits on files; SIGXCPU past the limit on processor time.

The manual pages named in the comments are those of the Linux man-pages project.
"""

import ctypes
import os
import resource
import select
import signal

from . import restrictions
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
SYS_CLONE = {"x86_64": 56, "aarch64": 220}.get(os.uname().machine)
INSIDE_ID = 1000
FULL = 77  # exit status of a worker that has no memory left to answer
WORK = "/tmp/work"
RELEASE = "/release"  # the support files of the assignment


def fork():
    """Return as `os.fork` does; the child is the first process of new namespaces."""
    # A raw clone(2), because `os.fork` cannot ask for namespaces. unshare(2) would move the parent
    # itself, which must stay outside of all jails. The kernel makes the user namespace first, so
    # that an ordinary user may make the others (user_namespaces(7)). The stack is NULL: the child
    # continues here on a copy of the parent's stack, as after fork(2).
    #
    # The raw call skips the handlers that `os.fork` runs in a child, those of the C library
    # (pthread_atfork(3)) and of Python (PyOS_AfterFork_Child). They make locks usable again that
    # other threads held at that moment. Nothing is missing here: the parent has a single thread,
    # so nobody else can hold a lock; and `ctypes.PyDLL` keeps Python's global lock during the call,
    # so the child's only thread holds it as well. The worker comes from the ordinary `os.fork` in
    # `isolate`, so all handlers have run in it before student code does.
    #
    # Before that `os.fork`, and in process 1 until it ends, do not start threads, do not wait for
    # locks, and do not use what remembers a process or thread id (raise(3), `multiprocessing`):
    # the C library still has the id of the parent's thread.
    spaces = NEW_USER | NEW_NS | NEW_PID | NEW_NET | NEW_IPC | NEW_UTS | NEW_CGROUP
    flags = ctypes.c_ulong(spaces | signal.SIGCHLD)
    child = libc.syscall(SYS_CLONE, flags, None, None, None, None)
    check(min(child, 0), "new namespaces")
    return child


def isolate(proc, ids, lifeline, wire, populate, limits, seccomp):
    """
    Build the walls in a child of `fork`; return in the worker, which will run the submission.

    The child itself remains process 1 of the new namespaces and does not return. It reports how
    the worker ended, and it ends the jail when `lifeline` is closed at the other end.

    Parameters
    ----------
    proc : int
        From `new_root.enter_root`.
    ids : (int, int)
        User and group of the parent.
    lifeline, wire : int
        Sockets to the trusted process; the worker keeps only `wire`.
    populate : callable
        Called in the scratch folder to fill it.
    limits : dict
        memory_bytes, cpu_seconds, file_bytes, open_files, processes, scratch_bytes.
    seccomp : bytes
        A compiled filter of system calls.
    """
    memory = _address_space(proc) + limits["memory_bytes"]
    _furnish(proc, ids, limits["scratch_bytes"])
    populate()
    # Two processes, because the kernel protects process 1 from signals of its own namespace
    # (pid_namespaces(7)), so student code must not be process 1. A signal with a handler reaches it
    # all the same, and Python handles SIGINT: ignore it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    child = os.fork()
    if child:
        _close_all_but(lifeline)  # so that the wire is closed as soon as the worker has ended
        _watch(child, lifeline)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _detach(wire, lifeline)
    restrictions.limit(memory, limits)
    restrictions.drop_privileges(seccomp)
    restrictions.prove()
    os.close(lifeline)  # until here it reports which wall could not be built


def _furnish(proc, ids, scratch_bytes):
    """Set up the new namespaces: the user, the name of the host, the scratch folder."""
    # Now, because /proc cannot be reached later. The worker inherits the score: when memory is
    # short the kernel ends the jail first, not the parent in the same control group (proc(5)).
    write(proc, "oom_score_adj", "1000")
    # Before the mount, because a user without a mapping cannot create files (EOVERFLOW).
    write_ids(proc, INSIDE_ID, INSIDE_ID, *ids)
    check(libc.sethostname(b"jail", 4), "host name")
    options = f"size={scratch_bytes},nr_inodes=4096,mode=700"
    mount("tmpfs", SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, options)
    os.mkdir(WORK)
    os.chdir(WORK)


def _address_space(proc):
    """Return the size of this process's address space in bytes."""
    with open(os.open("self/statm", os.O_RDONLY, dir_fd=proc), encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _detach(wire, lifeline):
    """Close or replace what the worker shares with other processes, except its two sockets."""
    _close_all_but(wire, lifeline)  # the host's /proc and the parent's socket are closed here
    null = os.open("/dev/null", os.O_RDWR)
    for fd in (0, 1, 2):  # one submission could fill a pipe that all submissions share
        os.dup2(null, fd)
    os.close(null)
    # kill(2) with pid 0 reaches every process of the group, also outside of the namespace. The
    # parent and process 1 are in this group until the worker has a session and group of its own.
    os.setsid()


def _close_all_but(*keep):
    """Close every descriptor past standard error except those named."""
    start = 3
    for fd in sorted(keep):
        os.closerange(start, fd)
        start = fd + 1
    os.closerange(start, 4096)


def _watch(child, lifeline):
    """Wait until the worker ends or the lifeline is closed; report the end; end the jail."""
    # The kernel closes the other end of the lifeline however the trusted process ends.
    # PR_SET_PDEATHSIG would not do: it signals the death of the process that forked this one, which
    # is the parent, and says nothing of the trusted process (prctl(2)).
    poll = select.poll()
    pidfd = os.pidfd_open(child)
    poll.register(pidfd, select.POLLIN)
    poll.register(lifeline, select.POLLIN | select.POLLHUP)
    poll.poll()
    done, status = os.waitpid(child, os.WNOHANG)
    if done:
        report(lifeline, os.waitstatus_to_exitcode(status))
    os._exit(0)  # with process 1 the kernel kills all others of the namespace (pid_namespaces(7))


def report(lifeline, word):
    """Write to the lifeline how the jail ended; perhaps nobody reads it any more."""
    try:
        os.write(lifeline, str(word).encode())
    except OSError:
        return
