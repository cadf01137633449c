"""Predictions are held against results."""

import warnings

import numpy as np
import pytest

from tutor.notebook import calibration, figure, predictions
from tutor.notebook.palette import COLOURS


def test_without_a_prediction_there_is_a_sentence(session, capsys):
    """Where nothing was predicted one sentence says so, and no figure is drawn."""
    predictions.against(None, 3.0, "entries")
    assert capsys.readouterr().out == "entries: 3 (nothing predicted yet)\n"
    calibration.calibration()
    out = capsys.readouterr().out
    assert out == calibration.NOTHING + "\n" and out.count(".") == 1


@pytest.mark.parametrize(
    "said, came, ratio, hit",
    [
        (3, 2.0, 1.5, True),
        (5.0, 2.0, 2.5, False),
        ("0.1", 0.2, 0.5, True),
        (-1, -2.0, 0.5, True),
        (0, 0.0, None, True),
        (0.0, 1e-16, None, True),
        (1, 0.0, None, False),
        (0, 2.0, None, False),
        (-2, 2.0, None, False),
        ("none", 36.7, None, False),
        ("Plain ", "plain", None, True),
        (True, True, None, True),
        (True, False, None, False),
        (True, np.True_, None, True),
        (np.inf, 2.0, None, False),
        (float("nan"), 2.0, None, False),
        ([1], 2.0, None, False),
        (np.array([3.0]), 2.0, 1.5, True),
        (np.array([1.0, 2.0]), 2.0, None, False),
        (10**400, 2.0, None, False),
        (1j, 2.0, None, False),
    ],
    ids=str,
)
def test_predictions_are_compared(said, came, ratio, hit):
    """Two numbers of one sign have a ratio; zeros, signs, words and booleans are hit or missed."""
    compared = predictions.compare("it", said, came)
    assert compared.hit == hit
    assert compared.ratio == (None if ratio is None else pytest.approx(ratio))


@pytest.fixture
def shown(monkeypatch):
    """Collect the figures that are shown, before they become pictures."""
    import matplotlib

    matplotlib.use("agg")
    figures = []
    monkeypatch.setattr(figure, "show", lambda drawn, alt: figures.append((drawn, alt)))
    yield figures
    import matplotlib.pyplot as plt

    plt.close("all")


def test_predictions_become_a_figure(session, shown, capsys):
    """Ratios stand on a log axis with labels, in the course's colours, and words tell them."""
    for said, came, what in (
        (3, 2.0, "entries"),
        (100, 1.0, "a $ratio$"),
        (1e9, 1.0, "too much"),
        ("none", 36.7, "first z"),
        (0, 0.0, "sum"),
        (None, 1.0, "unsaid"),
    ):
        predictions.against(said, came, what)
    calibration.calibration()
    ((drawn, alt),) = shown
    assert alt == (
        "Your predictions: 1 of 3 numbers within a factor of 2; median of predicted / "
        "measured 1e+02; 1 of 2 other predictions right: words, zeros, "
        "opposite signs."
    )
    (ax,) = drawn.axes
    assert alt in capsys.readouterr().out  # not in the picture alone
    assert ax.get_xscale() == "log" and ax.get_xlabel() and ax.get_ylabel() and ax.get_title()
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "entries",
        "a $ratio$",
        "too much",
        "first z",
        "sum",
    ]
    colours = {line.get_color() for line in ax.lines} | {text.get_color() for text in ax.texts}
    assert colours <= set(COLOURS.values())
    assert {text.get_text() for text in ax.texts} == {"✗ none; it was 36.7", "✓ 0"}
    assert max(max(line.get_xdata()) for line in ax.lines) <= calibration.FARTHEST


def test_a_later_run_takes_the_place_of_an_earlier(session, shown, capsys):
    """An experiment that runs again counts once, with the prediction that it ran with last."""
    predictions.against(1, 4.0, "entries")
    predictions.against(4, 4.0, "entries")
    calibration.calibration()
    assert "1 of 1 numbers" in shown[0][1]


def test_what_a_student_types_is_text(session, capsys):
    """A prediction with mathematics, lines and length in it is drawn as one short line."""
    import matplotlib

    matplotlib.use("agg")
    said = "$\\frac{" + "x" * 200 + "\n\n$"
    drawn = calibration.draw([predictions.compare("w$_", said, 2.0)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert figure.png(drawn).startswith(b"\x89PNG")
    assert "\n" not in drawn.axes[0].texts[0].get_text()
    assert len(drawn.axes[0].texts[0].get_text()) < 60


def test_measured_words_are_printed_as_they_are(session, capsys):
    """An experiment whose result is a word or a truth value prints it beside the prediction."""
    predictions.against("stored", "shuffled", "higher")
    predictions.against(True, np.False_, "wider is worse")
    assert capsys.readouterr().out == (
        "higher: shuffled (you predicted stored)\nwider is worse: False (you predicted True)\n"
    )
