"""Regrading runs what a change touches and shows who gains or loses what."""

import json

import numpy as np
import pytest

from autograder.checks import checks_of
from autograder.checks.check import Check
from tests.batch.places import files, notebook
from tests.harness.classes import NAME, records


@pytest.fixture
def other_relu(monkeypatch):
    """Ask something else of relu: the identity."""

    def relu(z):
        return np.asarray(z) * 1.0

    other = Check(relu, visible=[("one number", (-2.0,))])
    other.modules = checks_of(NAME)["relu"].modules + checks_of(NAME)["maxout"].modules
    monkeypatch.setitem(checks_of(NAME), "relu", other)


def test_regrade_shows_first_and_writes_when_told(run, out, capsys, other_relu):
    """A changed check is shown as who loses what, written with --yes only, and then stands."""
    before = files(out)
    assert run("--regrade") == 3
    shown = capsys.readouterr().out
    assert "s000  relu_visible  1 -> 0  (the check changed) failed: " in shown
    assert "relu_hidden" not in shown and "sigmoid" not in shown
    assert "nothing is written; use --yes" in shown
    assert files(out) == before
    assert run("--regrade", "--yes") == 0
    assert (
        records(out)["s000"]["points"]
        == json.loads(before[out / "s000" / f"{NAME}.json"])["points"] - 1
    )
    capsys.readouterr()
    assert run("--regrade") == 0
    assert "0 graded again" in capsys.readouterr().out


def test_regrade_runs_only_what_changed(run, ran, folder, out, capsys):
    """With one new file one submission is graded again, and its new answers explain the change."""
    notebook(folder, "s001").write_bytes(notebook(folder, "s000").read_bytes())
    assert run("--regrade", "--yes") == 0
    assert ran == ["s001"]
    shown = capsys.readouterr().out
    assert "(the file changed) passed" in shown and "1 gain on a question, 0 lose on one" in shown
