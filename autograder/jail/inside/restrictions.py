"""
Restrict this process for good: resource limits, no capabilities, a system-call filter.

Standard library only. These are the walls that a process builds around itself, called in this
order by `walls.isolate` in the worker, just before student code runs. A process can never undo
them.
"""

import ctypes
import os
import resource
import signal
import struct

from .new_root import check, libc

PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 22, 24, 38
PR_GET_SECCOMP, PR_GET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 21, 39, 2
SYS_CAPSET = {"x86_64": 126, "aarch64": 91}.get(os.uname().machine)
CAPABILITY_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3 of capget(2)


def limit(memory, limits):
    """Set the resource limits of this process; `memory` is its whole address space in bytes."""
    # SIGXCPU at the soft limit tells the trusted process why the worker ended. A worker that
    # catches the signal is killed a second later, at the hard limit (setrlimit(2)).
    seconds = limits["cpu_seconds"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # RLIMIT_NPROC counts the threads of a user. Since Linux 5.14 it counts them in each user
    # namespace on its own, and in the jail's there are only the jail's. On an older kernel it
    # would count everything that the same user runs on the machine.
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, limits["file_bytes"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_NPROC, limits["processes"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))
    # SIGXFSZ would end the worker at a file that is too large. Where it is ignored the write fails
    # with EFBIG instead (setrlimit(2)), an OSError in the student's cell.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def drop_privileges(seccomp):
    """Give up every capability for good, then install the compiled system-call filter."""
    # The bounding set first: emptying it needs CAP_SETPCAP, which capset(2) takes away below.
    for capability in range(64):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # past the last capability that this kernel knows
    header = struct.pack("=Ii", CAPABILITY_VERSION, 0)
    check(libc.syscall(SYS_CAPSET, header, struct.pack("=6I", *[0] * 6)), "drop capabilities")
    # No program that this process might start gains rights by its file (set-user-id, capabilities).
    # A process without capabilities must promise this before it may install a filter (seccomp(2)).
    check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges")
    # The filter last: it forbids calls that build the other walls.
    program = ctypes.create_string_buffer(seccomp, len(seccomp))
    header = struct.pack("@HP", len(seccomp) // 8, ctypes.addressof(program))
    check(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0), "system-call filter")


def prove():
    """Raise OSError if the kernel accepted a wall without building it."""
    # A kernel that is emulated, or restricted by a container, may report success and do nothing.
    # So the kernel is asked for the state that it has now, before any student code runs.
    capabilities = (ctypes.c_uint32 * 6)()
    libc.capget(struct.pack("=Ii", CAPABILITY_VERSION, 0), capabilities)
    for wall, built in (
        ("process namespace", os.getpid() == 2 and os.getppid() == 1),
        ("system-call filter", libc.prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == SECCOMP_MODE_FILTER),
        ("no new privileges", libc.prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1),
        ("dropped capabilities", not any(capabilities)),
    ):
        if not built:
            raise OSError(f"{wall}: the kernel accepted it but did not build it")
