"""
Run a command where no jail can be built: without namespaces, Landlock and chroot.

    python -m tests.harness.without_walls COMMAND [ARGUMENT ...]

A system-call filter plays the role of a machine that refuses all of them; it needs libseccomp.
"""

import errno
import os
import sys

import pyseccomp

NAMESPACES = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)
FORBIDDEN = (
    "unshare",
    "setns",
    "mount",
    "pivot_root",
    "chroot",
    "landlock_create_ruleset",
    "landlock_add_rule",
    "landlock_restrict_self",
)


def forbid():
    """Forbid the system calls that build walls, for this process and all that it starts."""
    refused = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in FORBIDDEN:
        refused.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
    for flag in NAMESPACES:
        refused.add_rule(
            pyseccomp.ERRNO(errno.EPERM), "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag)
        )
    refused.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags cannot be filtered
    refused.load()


if __name__ == "__main__":
    forbid()
    os.execvp(sys.argv[1], sys.argv[1:])
