"""Say whether this machine can grade, and what to do if it cannot."""

import os
import platform
import sys
from pathlib import Path

from autograder.sandbox import CannotIsolate, Sandbox

USERNS = (Path("/proc/sys/kernel/unprivileged_userns_clone"), "1")
APPARMOR = (Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"), "0")


def findings():
    """
    Yield (good, what, mend) for each thing that grading needs; `mend` is empty when all is well.

    The last finding is the proof: a jail is built, asked something, and ended.
    """
    yield (sys.version_info >= (3, 11), f"Python {platform.python_version()}",
           "install Python 3.11 or newer")
    yield (sys.platform == "linux", f"system {platform.system()} {platform.release()}",
           "grade on Linux 5.12 or newer; students may use any system")
    yield _library()
    for path, good in (USERNS, APPARMOR):
        if path.exists() and os.geteuid() != 0:
            value = path.read_text().strip()
            yield (value == good, f"{path.name} = {value}",
                   f"as root: sysctl kernel.{path.name}={good}")
    yield _jail()


def _library():
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError) as error:
        return False, f"libseccomp: {error}", "run scripts/install-system-packages (as root)"
    return True, "libseccomp", ""


def _jail():
    try:
        with Sandbox() as sandbox:
            jail = sandbox.open({})
            reply = jail.ask({"do": "run", "source": "x = 1", "figures": False}, 10)
            jail.close()
    except CannotIsolate as error:
        return False, f"a jail: {error}", "see the lines above; docs/jail.md lists each layer"
    return reply["error"] is None, "a jail was built, used and ended", "see docs/jail.md"
