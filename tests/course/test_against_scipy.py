"""The searches and the paired interval of notebook 06 against SciPy's statistics."""

import numpy as np
import pytest

from course.search import compare_paired, grid_search, random_search

stats = pytest.importorskip(
    "scipy.stats", reason="SciPy is not installed: the searches are not compared with it"
)


def test_searches():
    """The grid is complete; random values are log-uniform and independent by SciPy's tests."""
    best, trials = grid_search(lambda s: -abs(s["a"] - 2) - s["b"], {"a": [1, 2, 3], "b": [4, 5]})
    assert best == {"a": 2, "b": 4}
    assert [tuple(s.values()) for s, _ in trials] == [
        (1, 4),
        (1, 5),
        (2, 4),
        (2, 5),
        (3, 4),
        (3, 5),
    ]
    best, trials = random_search(
        lambda s: s["a"], {"a": (1e-4, 1.0), "b": (2.0, 8.0)}, 2000, np.random.default_rng(0)
    )
    a, b = (np.log([settings[name] for settings, _ in trials]) for name in "ab")
    assert stats.kstest((a - np.log(1e-4)) / np.log(1e4), "uniform").pvalue > 1e-4
    assert stats.kstest((b - np.log(2)) / np.log(4), "uniform").pvalue > 1e-4
    assert stats.pearsonr(a, b).pvalue > 1e-4
    assert best["a"] == np.exp(a).max()


def test_paired_interval_is_scipys():
    """The interval is SciPy's of the paired t-test, and a winner needs 0 outside."""
    rng = np.random.default_rng(0)
    for shift in (-1.0, 0.0, 1.0):
        first, second = rng.normal(shift, 0.5, 20), rng.normal(size=20)
        low, high, winner = compare_paired(first, second, stats.t.ppf(0.975, 19))
        theirs = stats.ttest_rel(first, second).confidence_interval(0.95)
        np.testing.assert_allclose([low, high], theirs, rtol=1e-9)
        assert winner == ("first" if low > 0 else "second" if high < 0 else None)
