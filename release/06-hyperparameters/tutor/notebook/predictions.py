"""Draw how close the predictions of a session came to what was measured; nothing is marked."""

import math
from dataclasses import dataclass

import numpy as np

from tutor.notebook import figure
from tutor.notebook.palette import COLOURS
from tutor.notebook.table import put

FACTOR = 2.0  # a guess within this factor is called close
FARTHEST = 1e4  # a ratio beyond it is drawn at the edge
NOISE = 1e-9  # a measured number this close to 0 is 0 but for rounding
NOTHING = (
    "No prediction was compared with a result in this session, so there is nothing to draw: "
    "type a guess before an experiment, right or wrong, and run it."
)


@dataclass(frozen=True)
class Comparison:
    """One prediction: predicted over measured where there is such a ratio, and hit or miss."""

    what: str
    said: object
    came: object
    ratio: float | None
    hit: bool


def calibration():
    """Show the predictions that experiments were run against in this session, as a figure."""
    compared = [
        compare(what, *pair) for what, pair in figure.PREDICTIONS.items() if pair[0] is not None
    ]
    if not compared:
        put(NOTHING, f"<p>{NOTHING}</p>")
        return
    words = f"Your predictions: {'; '.join(summary(compared))}."
    put(words, f"<p>{words}</p>")  # JupyterLab reads no words out of a picture's metadata
    figure.show(draw(compared), alt=words)


def compare(what, said, came):
    """Return the `Comparison` of a prediction with what came out."""
    guess, result = _number(said), _number(came)
    if guess is None or result is None:
        return Comparison(what, said, came, None, _word(said) == _word(came))
    if abs(result) < NOISE or guess * result <= 0:  # no ratio, or one that no log axis shows
        return Comparison(what, said, came, None, abs(guess - result) < NOISE)
    ratio = guess / result
    return Comparison(what, said, came, ratio, 1 / FACTOR <= ratio <= FACTOR)


def summary(compared):
    """Return what all comparisons say together, a phrase each."""
    ratios = [one.ratio for one in compared if one.ratio is not None]
    hits = [one.hit for one in compared if one.ratio is None]
    phrases = []
    if ratios:
        close = sum(one.hit for one in compared) - sum(hits)
        phrases += [
            f"{close} of {len(ratios)} numbers within a factor of {FACTOR:g}",
            f"median of predicted / measured {np.median(ratios):.2g}",
        ]
    if hits:
        phrases.append(
            f"{sum(hits)} of {len(hits)} right where there is no such ratio: words, "
            "zeros, other signs"
        )
    return phrases


def draw(compared):
    """Return the figure: one row a prediction, predicted over measured on a log axis."""
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots(figsize=(7.2, 1.2 + 0.3 * len(compared)))
    ratios = [one.ratio for one in compared if one.ratio is not None]
    limit = min(max([10.0, *(2 * max(ratio, 1 / ratio) for ratio in ratios)]), FARTHEST)
    ax.axvspan(1 / FACTOR, FACTOR, color=COLOURS["reference"], alpha=0.25, linewidth=0)
    ax.axvline(1, color=COLOURS["reference"], linewidth=2)
    for row, one in enumerate(compared):
        (_draw_word if one.ratio is None else _draw_ratio)(ax, row, one, limit)
    ax.set(
        xscale="log",
        xlim=(1 / limit, limit),
        ylim=(len(compared) - 0.5, -0.5),
        xlabel=f"predicted / measured; grey: within a factor of {FACTOR:g}",
        ylabel="prediction of",
        title="Your predictions over what was measured",
    )
    ax.xaxis.set_major_formatter("{x:g}")
    ax.set_yticks(range(len(compared)), [_short(one.what) for one in compared], parse_math=False)
    ax.grid(alpha=0.3, axis="x")
    return fig


def _draw_ratio(ax, row, one, limit):
    """Draw a dot for a close number, an arrowhead in the direction in which another is off."""
    place = min(max(one.ratio, 1 / limit), limit)
    marker = "o" if one.hit else "<" if one.ratio < 1 else ">"
    ax.plot([1, place], [row, row], color=COLOURS["reference"], linewidth=1)
    ax.plot(
        place,
        row,
        marker,
        color=COLOURS["right" if one.hit else "wrong"],
        markersize=8,
        clip_on=False,
    )


def _draw_word(ax, row, one, limit):
    """Write down what was said where there is no ratio, and what came out instead."""
    came = f"{one.came:.4g}" if _number(one.came) is not None else one.came
    words = (
        f"✓ {_short(one.said, 24)}"
        if one.hit
        else (f"✗ {_short(one.said, 24)}; it was {_short(came, 24)}")
    )
    ax.text(
        1 / limit * 1.15,
        row,
        words,
        color=COLOURS["right" if one.hit else "wrong"],
        va="center",
        parse_math=False,
    )


def _number(value):
    """Return a value as a finite number, also one typed as text; None for words and booleans."""
    if isinstance(value, (bool, np.bool_)):
        return None
    try:
        number = float(value.item() if isinstance(value, np.ndarray) else value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _word(value):
    return str(value).strip().casefold()


def _short(value, limit=42):
    """Return a value as one short line."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
