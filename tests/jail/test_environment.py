"""What `check-environment` says, here, where something is missing, and for an ordinary user."""

import subprocess
import sys

from autograder.__main__ import main
from autograder.jail import selftest
from autograder.submission.assignment import ROOT


def test_check_environment_says_yes_here(capsys):
    """On the machine that runs the tests the environment check proves that a jail works."""
    assert main(["check-environment"]) == 0
    assert "this machine can grade" in capsys.readouterr().out


def test_check_environment_says_what_is_missing(monkeypatch, capsys):
    """Without a jail the environment check fails and says how to fix it."""
    monkeypatch.setattr(
        selftest,
        "_library",
        lambda: (False, "libseccomp: gone", "run scripts/install-system-packages"),
    )
    assert main(["check-environment"]) == 1
    out = capsys.readouterr().out
    assert "MISSING libseccomp: gone" in out
    assert "install-system-packages" in out


ORDINARY = """
import os
from autograder.jail.inside import new_root as root
uid, gid, proc = os.geteuid(), os.getegid(), os.open("/proc", os.O_PATH)
root.check(root.libc.unshare(root.NEW_USER), "become an ordinary user")
root.write_ids(proc, 1234, 1234, uid, gid)
from autograder.jail.sandbox import Sandbox
with Sandbox() as sandbox:
    reply = sandbox.open({}).ask(
        {"do": "run", "figures": False, "source": "import os; print(os.getuid())"}, 10)
    print(os.geteuid(), reply["outputs"][0]["text"])
"""


def test_an_ordinary_user_can_grade():
    """The jail works without root's rights too: here for user 1234 of a user namespace."""
    done = subprocess.run(
        [sys.executable, "-c", ORDINARY], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.split() == ["1234", "1000"], done.stderr
