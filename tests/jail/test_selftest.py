"""The self-test tries every wall from inside, and grading refuses if one is missing."""

import os
import subprocess
import sys

import pytest

from autograder.__main__ import main
from autograder.jail import cgroup_homes, selftest
from autograder.jail import sandbox as sandbox_module
from autograder.jail.errors import CannotIsolate
from autograder.jail.probing import probe
from autograder.jail.sandbox import Sandbox
from autograder.jail.wall_table import WALLS, table
from autograder.limits import Limits
from autograder.submission.assignment import ROOT
from tests.jail.running import run


def test_every_wall_is_tried_and_is_there(sandbox):
    """A real jail has every needed wall, and control groups if they can be made here."""
    built = dict(zip(WALLS, probe(sandbox), strict=True))
    assert [wall.by for wall, on in built.items() if wall.needed and not on] == []
    bounds = {name for home in cgroup_homes.homes()[0] for name in home.controllers}
    assert {wall.fact for wall, on in built.items() if on and not wall.needed} == bounds


def test_the_walls_are_shown_without_groups_too(no_groups, capsys):
    """Without control groups the table says so, and the machine can grade."""
    assert main(["check-environment"]) == 0
    out = capsys.readouterr().out
    assert "| off  | 1216 MiB of memory in the whole jail" in out
    assert "no control group (none here)" in out


def test_below_the_minimum_nothing_is_graded(monkeypatch, capsys):
    """A needed wall that is missing is named, and the exit status is not 0."""
    broken = [wall.by != "no new privileges" for wall in WALLS]
    monkeypatch.setattr(selftest, "probe", lambda sandbox: broken)
    assert main(["check-environment"]) == 1
    out = capsys.readouterr().out
    assert "cannot grade here: no new privileges must be on" in out
    assert "cannot grade" in out


def test_grading_refuses_walls_that_the_kernel_did_not_build(monkeypatch):
    """If the kernel accepted a wall without building it, no line of a submission is run."""
    spoilt = sandbox_module.BOOTSTRAP.replace(
        "from autograder.jail.inside.parent import warm",
        "from autograder.jail.inside import restrictions\n"
        "from autograder.jail.inside.parent import warm\n"
        "restrictions.drop_privileges = lambda seccomp: None",
    )
    assert spoilt != sandbox_module.BOOTSTRAP
    monkeypatch.setattr(sandbox_module, "BOOTSTRAP", spoilt)
    with Sandbox() as sandbox, pytest.raises(CannotIsolate, match="system-call filter"):
        run(sandbox, "x = 1")


AS_ORDINARY = """
set -e
mount --make-rprivate /
mkdir -p "$TMP/python"
mount --bind "$PREFIX" "$TMP/python"
case "$PREFIX" in /root/*) mount -t tmpfs -o mode=755 none /root; mkdir -p "$PREFIX";
    mount --bind "$TMP/python" "$PREFIX";; esac
cd "$ROOT"
exec setpriv --reuid 54321 --regid 54321 --clear-groups "$PYTHON" -B -m autograder check-environment
"""


def test_a_real_ordinary_user_can_grade(tmp_path):
    """User 54321 of this machine, no root of any kind, has every needed wall."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user; the other tests ran as an ordinary one")
    limit = "/proc/sys/user/max_user_namespaces"
    with open(limit, encoding="ascii") as file:
        if int(file.read()) == 0:
            pytest.skip(f"ordinary users may not make user namespaces here: {limit} is 0")
    variables = {
        "PREFIX": sys.base_prefix,
        "TMP": str(tmp_path),
        "ROOT": str(ROOT),
        "PYTHON": sys.executable,
        "PATH": os.environ["PATH"],
        "HOME": "/tmp",
    }
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", AS_ORDINARY],
        env=variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "this machine can grade" in done.stdout
    assert "| on   | being root" in done.stdout


def test_the_documentation_has_the_table():
    """docs/jail.md shows the table of walls as it is."""
    assert table(Limits()) in (ROOT / "docs" / "jail.md").read_text(encoding="utf-8")
