"""A notebook of the first assignment, as far as checks and progress see it."""

import pytest

from autograder.submission.assignment import ROOT
from tutor.notebook import check, predictions

RELEASE = ROOT / "release" / "01-activations"


@pytest.fixture
def session(monkeypatch):
    """A session of the first notebook in which nothing was checked or predicted yet."""
    monkeypatch.setattr(check, "data_file", lambda: RELEASE / "checks.json")
    check._data.cache_clear()
    check.CHECKED.clear()
    predictions.PREDICTIONS.clear()
    yield
    check._data.cache_clear()
    check.CHECKED.clear()
    predictions.PREDICTIONS.clear()
