"""The bundle for Gradescope, in a folder like the one of its image."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata

import jsonschema
import pytest
from packaging.requirements import Requirement

from autograder.__main__ import main
from autograder.export import bundle, gradescope
from autograder.submission.assignment import ROOT, Assignment
from demo.submissions import Script, build
from tests.export.gradescope_format import RESULTS, accepted
from tests.export.records import NAME

# What Docker's own filter refuses without CAP_SYS_ADMIN: new namespaces and mounts.
LIKE_DOCKER = """
import errno, os, sys
import pyseccomp
walls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
for name in ("unshare", "mount", "setns", "pivot_root", "mount_setattr", "umount2"):
    walls.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
walls.load()
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.fixture(scope="module")
def container(tmp_path_factory):
    """A folder like /autograder in Gradescope's image, made by the one command."""
    folder = tmp_path_factory.mktemp("autograder")
    assert main(["gradescope-bundle", "--assignment", NAME, "--out", str(folder / "b.zip")]) == 0
    with zipfile.ZipFile(folder / "b.zip") as archive:
        archive.extractall(folder / "source")
    shutil.copy(folder / "source" / "run_autograder", folder)
    (folder / "run_autograder").chmod(0o755)
    python = folder / "source" / ".venv" / "bin" / "python"  # what setup.sh makes
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    return folder


def run(container, files, *launcher):
    """Hand in files (path to bytes) and run run_autograder; return results and what it printed."""
    shutil.rmtree(container / "submission", ignore_errors=True)
    shutil.rmtree(container / "results", ignore_errors=True)
    (container / "submission").mkdir()
    for name, data in files.items():
        (container / "submission" / name).parent.mkdir(exist_ok=True, parents=True)
        (container / "submission" / name).write_bytes(data)
    done = subprocess.run(
        [*launcher, str(container / "run_autograder")],
        cwd=container,
        text=True,
        capture_output=True,
        check=False,
    )
    tree = json.loads((container / "results" / "results.json").read_text(encoding="utf-8"))
    jsonschema.validate(tree, RESULTS)
    return tree, done.stdout


def handed_in(**cells):
    """Return the bytes of a submission in which everything is right but the given cells."""
    assignment = Assignment(NAME)
    return build(
        Script("x", "", cells=cells), assignment, ROOT / "release" / NAME / assignment.path.name
    )


def test_the_bundle_grades_a_right_and_a_wrong_submission(container):
    """run_autograder gives all points of the machine to right answers, and names a mistake."""
    tree, printed = run(container, {"forward.ipynb": handed_in()})
    machine, by_hand = bundle.points(Assignment(NAME))
    assert accepted(tree)["score"] == machine, printed
    assert sum(test.get("max_score", 0) for test in tree["tests"]) == machine
    assert [test["name"] for test in tree["tests"] if "score" not in test] == list(by_hand)
    wrong = handed_in(linear_forward="def linear_forward(A_prev, W, b):\n    return W @ A_prev - b")
    folded = {"my folder/forward.ipynb": wrong, "__MACOSX/my folder/forward.ipynb": b"no notebook"}
    tree, printed = run(container, folded)
    assert 0 < accepted(tree)["score"] < machine, printed
    lost = [test for test in tree["tests"] if test.get("status") == "failed"]
    assert lost and all(test["output"].startswith("failed: ") for test in lost)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"forward.ipynb": b'{"cells": ['}, "notebook"),
        ({}, "there is no forward.ipynb in the submission"),
    ],
    ids=["damaged", "missing"],
)
def test_the_bundle_says_what_is_wrong_with_a_file(container, files, said):
    """A file that cannot be graded gives valid results with 0 points and the reason."""
    tree, _ = run(container, files)
    assert accepted(tree)["score"] == 0 and said in tree["output"]


def test_a_misnamed_file_is_told(tmp_path):
    """A notebook under another name is no submission, and the results say which name is wanted."""
    (tmp_path / "submission").mkdir()
    (tmp_path / "submission" / "forward (1).ipynb").write_bytes(handed_in())
    assert gradescope.main(["--assignment", NAME, "--folder", str(tmp_path)]) == 0
    tree = accepted(json.loads((tmp_path / "results" / "results.json").read_text("utf-8")))
    assert tree["score"] == 0 and "there is no forward.ipynb" in tree["output"]


def test_without_a_jail_no_mark_is_invented(container):
    """Where namespaces are forbidden, as Docker does, nothing is scored and both are told."""
    tree, printed = run(
        container, {"forward.ipynb": handed_in()}, sys.executable, "-c", LIKE_DOCKER
    )
    assert tree == gradescope.refusal() and not {"score", "tests"} & set(tree)
    assert "No points were given or taken" in tree["output"]
    assert "cannot grade: no jail can be built on this machine" in printed
    assert "MISSING a jail" in printed


def test_without_a_grader_no_mark_is_invented(container):
    """Where not even Python starts, run_autograder itself writes the refusal."""
    python = container / "source" / ".venv" / "bin" / "python"
    python.rename(python.with_name("away"))
    try:
        tree, _ = run(container, {})
    finally:
        python.with_name("away").rename(python)
    assert tree == gradescope.refusal()


def test_a_bundle_is_the_same_twice(container, tmp_path):
    """Two bundles are equal byte by byte; scripts are executable; nothing generated is inside."""
    bundle.build(Assignment(NAME), tmp_path / "again.zip", "after_due_date")
    assert (tmp_path / "again.zip").read_bytes() == (container / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "again.zip") as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
    for name in ("setup.sh", "run_autograder"):  # in the root of the archive, says the page
        assert entries[name].external_attr >> 16 & 0o111
    assert not [name for name in entries if "__pycache__" in name or ".venv" in name]
    folders = {name.split("/")[1] for name in entries if name.startswith("source/")}
    assert folders == {NAME}
    for name in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", container / "source" / name], check=True)


def test_the_bundle_asks_for_what_grading_imports():
    """Each package has one version, and what the grader loads comes with those packages."""
    lines = bundle.requirements().splitlines()
    assert all(re.match(r"[\w.-]+==[\w.]+(;.*)?$", line) for line in lines), lines
    wanted, waiting = set(), list(bundle.PACKAGES)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name not in wanted:
            wanted.add(name)
            waiting += [
                one.name
                for one in map(Requirement, metadata.requires(name) or [])
                if not one.marker or one.marker.evaluate({"extra": ""})
            ]
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, autograder.export.gradescope\n"
            "print(*{name.split('.')[0] for name in sys.modules})",
        ],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    ).stdout.split()
    owners = metadata.packages_distributions()
    brought = {owner.lower().replace("_", "-") for name in loaded for owner in owners.get(name, ())}
    assert not brought - wanted - {"setuptools", "pip", bundle.DISTRIBUTION}
