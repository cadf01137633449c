"""Compile the filter of system calls that a jail forbids (seccomp(2))."""

import contextlib
import tempfile

from autograder.jail.errors import CannotIsolate, advice

# NumPy, matplotlib and IPython need none of these.
FORBIDDEN = """
ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_getfd perf_event_open bpf
userfaultfd keyctl add_key request_key mount umount2 pivot_root move_mount open_tree fsopen
fsconfig fsmount fspick mount_setattr chroot unshare setns init_module finit_module delete_module
kexec_load kexec_file_load reboot swapon swapoff acct quotactl syslog sethostname setdomainname
name_to_handle_at open_by_handle_at io_uring_setup io_uring_enter io_uring_register execve execveat
fork vfork socket memfd_create shmget msgget semget mq_open personality settimeofday clock_settime
adjtimex iopl ioperm
""".split()
CLONE_THREAD = 0x10000
EPERM, ENOSYS = 1, 38


def compiled_filter():
    """
    Return the filter as the bytes of a BPF program; a forbidden call fails with EPERM.

    Raises
    ------
    CannotIsolate
        If libseccomp is missing.
    """
    try:
        import pyseccomp

        return _compiled(pyseccomp)
    except (ImportError, OSError, RuntimeError) as error:
        raise CannotIsolate(advice(f"libseccomp cannot be loaded ({error})")) from error


def _compiled(seccomp):
    """Return the filter, compiled by the library that is given."""
    calls = seccomp.SyscallFilter(seccomp.ALLOW)
    for name in FORBIDDEN:
        # a call that this architecture does not have cannot be made on it either
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            calls.add_rule(seccomp.ERRNO(EPERM), name)
    # A filter sees the arguments of a call, not the memory that they point to. clone3 has its flags
    # in memory; after ENOSYS the C library falls back to clone, whose flags can be seen. With
    # CLONE_THREAD it makes a thread, without it a process.
    calls.add_rule(seccomp.ERRNO(ENOSYS), "clone3")
    calls.add_rule(
        seccomp.ERRNO(EPERM), "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0)
    )
    with tempfile.TemporaryFile() as file:
        calls.export_bpf(file)
        file.seek(0)
        return file.read()
