"""The system calls that the jail forbids, and the filter that forbids them."""

import contextlib
import tempfile

# NumPy, matplotlib and IPython need none of these
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
    ImportError, OSError, RuntimeError
        If libseccomp is not there.
    """
    import pyseccomp as seccomp

    calls = seccomp.SyscallFilter(seccomp.ALLOW)
    for name in FORBIDDEN:
        # a name that this architecture does not have cannot be called on it
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            calls.add_rule(seccomp.ERRNO(EPERM), name)
    calls.add_rule(seccomp.ERRNO(ENOSYS), "clone3")  # the C library falls back to clone
    calls.add_rule(
        seccomp.ERRNO(EPERM), "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0)
    )
    with tempfile.TemporaryFile() as file:
        calls.export_bpf(file)
        file.seek(0)
        return file.read()
