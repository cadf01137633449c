"""Print whether this machine can grade, which walls its jails have, and what to do if not."""

import os
import platform
import re
import sys
from pathlib import Path

from autograder.jail import cgroup_homes
from autograder.jail.errors import CannotIsolate, Died
from autograder.jail.probing import probe
from autograder.jail.sandbox import Sandbox
from autograder.jail.wall_table import WALLS, table

USERNS = (Path("/proc/sys/kernel/unprivileged_userns_clone"), "1")
APPARMOR = (Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"), "0")


def report():
    """Print what grading needs and whether it is there; return the exit status."""
    complete = True
    for good, what, fix in findings():
        print(f"{'ok     ' if good else 'MISSING'} {what}" + ("" if good else f"\n        {fix}"))
        complete = complete and good
    print("this machine can grade" if complete else "this machine cannot grade yet")
    return 0 if complete else 1


def findings():
    """
    Yield (good, what, fix) for each requirement of grading; `fix` says what to do if not good.

    The last finding is the proof: a jail is built, and every wall is tried from inside.
    """
    yield (
        sys.version_info >= (3, 11),
        f"Python {platform.python_version()}",
        "install Python 3.11 or newer",
    )
    version = [int(number) for number in re.findall(r"\d+", platform.release())[:2]]
    yield (
        sys.platform == "linux" and version >= [5, 14],
        f"system {platform.system()} {platform.release()}",
        "grade on Linux 5.14 or newer; students may use any system",
    )
    yield _library()
    for path, good in (USERNS, APPARMOR):
        if path.exists() and os.geteuid() != 0:
            value = path.read_text().strip()
            yield (
                value == good,
                f"{path.name} = {value}",
                f"as root: sysctl kernel.{path.name}={good}",
            )
    yield _jail()


def _library():
    """Return the finding on libseccomp, which compiles the system-call filter."""
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, OSError, RuntimeError) as error:
        return False, f"libseccomp: {error}", "run scripts/install-system-packages (as root)"
    return True, "libseccomp", ""


def _jail():
    """Return the finding on a jail that was built and tried here."""
    try:
        with Sandbox() as sandbox:
            built = probe(sandbox)
            shown = table(sandbox.limits, built)
    except (CannotIsolate, Died) as error:
        return False, f"a jail: {error}", "see the lines above; docs/jail.md lists each wall"
    reason = cgroup_homes.homes()[1]
    if reason:
        shown += (
            f"\nno control group ({reason}): each process is limited by itself;\nwhere there "
            "is systemd try `systemd-run --user --scope -p Delegate=yes COMMAND`"
        )
    off = [wall.by for wall, on in zip(WALLS, built, strict=True) if wall.needed and not on]
    return (
        not off,
        f"a jail was built, tried from inside and ended:\n{shown}",
        f"cannot grade here: {', '.join(off)} must be on",
    )
