"""What a student sees: the table, the one-line error, hints, warnings, sliders."""

import numpy as np
import pytest

from autograder.submission.assignment import ROOT
from tutor.judging.finding import CheckFailed
from tutor.judging.judge import Example, judge, observe
from tutor.notebook import check as visible
from tutor.notebook.table import as_html, as_text

RELEASE = ROOT / "release" / "01-activations"


@pytest.fixture
def check(monkeypatch):
    """The visible check of a release folder, as its notebook imports it."""
    monkeypatch.setattr(visible, "data_file", lambda: RELEASE / "checks.json")
    visible._data.cache_clear()
    yield visible.check
    visible._data.cache_clear()


def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)


def test_right_is_said_in_plain_text(check, capsys):
    """Outside a browser a right answer is a few lines of text."""
    check(relu)
    out = capsys.readouterr().out
    assert out.startswith("relu: all visible examples are right")
    assert "✗" not in out


def test_wrong_shows_expected_got_and_mistake(check, capsys):
    """A wrong answer shows call, expected, got and the likely mistake, and raises one line."""

    def relu(z):
        return np.abs(np.asarray(z, dtype=float))

    with pytest.raises(CheckFailed, match="Looks like") as failure:
        check(relu)
    out = capsys.readouterr().out
    assert "expected" in out and "got" in out and "Looks like" in out
    assert failure.value._render_traceback_()[0].startswith("relu is not right yet: it looks like")
    assert len(failure.value._render_traceback_()) == 1


def test_a_name_has_to_hold_where_nobody_looks(check, capsys):
    """A mistake is named only if it does the same on further examples, and nothing shows there."""

    def relu(z):
        print("asked")
        z = np.asarray(z, dtype=float)
        return np.abs(z) if z.ndim != 2 or len(z) == 2 else z  # the shapes of visible examples

    with pytest.raises(CheckFailed) as failure:
        check(relu)
    out = capsys.readouterr().out
    assert "Looks like" not in str(failure.value) + out
    assert out.count("asked") == len(visible.load("relu")[0])


def test_further_examples_have_little_time(check, capsys, monkeypatch):
    """A function that does not come back from them is judged by the visible ones, unnamed."""
    monkeypatch.setattr(visible, "FURTHER_SECONDS", 0.3)

    def relu(z):
        z = np.asarray(z, dtype=float)
        while z.ndim == 2 and len(z) != 2:
            try:
                z.sum()
            except Exception:
                raise
        return np.abs(z)

    with pytest.raises(CheckFailed) as failure:
        check(relu)
    assert "Looks like" not in str(failure.value) + capsys.readouterr().out


def test_only_an_open_helper_is_blamed(check, monkeypatch):
    """A wrong answer points at a function that it may call and whose check has not passed."""

    def elu(z, alpha=1.0):
        return np.asarray(z, dtype=float) * 7 + 1

    monkeypatch.setattr(visible, "CHECKED", {})
    with pytest.raises(CheckFailed, match="It may call relu, whose check has not passed yet"):
        check(elu)
    check(relu)
    with pytest.raises(CheckFailed) as failure:
        check(elu)
    assert "build on" not in str(failure.value)
    monkeypatch.setitem(globals(), "relu", 5)  # a name that was taken for something else
    with pytest.raises(CheckFailed, match="It may call relu, whose check has not passed yet"):
        check(elu)


def test_unwritten_is_named(check, capsys):
    """The skeleton's error names the exercise."""

    def relu(z):
        raise NotImplementedError

    with pytest.raises(CheckFailed) as failure:
        check(relu)
    assert failure.value._render_traceback_() == ["relu is not written yet"]
    capsys.readouterr()


def test_a_function_is_found_by_its_binding(check, capsys):
    """A lambda bound to the exercise's name is checked as that exercise."""
    scope = {"check": check, "np": np}
    exec("relu = lambda z: np.maximum(np.asarray(z, dtype=float), 0)\ncheck(relu)", scope)
    assert "all visible examples are right" in capsys.readouterr().out


def test_unknown_function_is_told(check):
    """A function that no exercise asks for gets a message that lists those that are."""

    def swish(z):
        return z

    with pytest.raises(LookupError, match="no exercise asks for a function called 'swish'"):
        check(swish)


def test_a_warning_is_a_remark(check, capsys):
    """A right value with a NumPy warning is right, and the warning is mentioned."""

    def sigmoid(z):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

    check(sigmoid)
    out = capsys.readouterr().out
    assert "all visible examples are right" in out
    assert "NumPy warned: overflow encountered in exp" in out


def test_html_is_escaped_and_labelled():
    """Text of a student's never becomes markup; marks have words for screen readers."""
    example = Example("<b>", ("z",), (np.ones(2),), np.ones(2))
    outcomes = [observe(lambda z: "<script>alert(1)</script>", example)]
    finding = judge("<i>f", [example], outcomes, list)
    html = as_html("<i>f", [example], outcomes, finding)
    assert "<script>" not in html and "<b>" not in html and "<i>" not in html
    assert "✗ wrong</span>" in html and 'scope="col"' in html
    assert "<script>" in as_text("f", [example], outcomes, finding)
