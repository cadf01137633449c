"""Show how close the predictions of a session were to the measured values; no points."""

from tutor.notebook import figure
from tutor.notebook.palette import COLOURS
from tutor.notebook.predictions import FACTOR, as_number, compared, summary
from tutor.notebook.table import put

FARTHEST = 1e4  # larger ratios are drawn at the edge
NOTHING = (
    "No prediction was compared with a result in this session, so there is nothing to draw: "
    "type a prediction before an experiment, right or wrong, and run the experiment."
)


def calibration():
    """Show a figure of the predictions that experiments of this session were compared with."""
    comparisons = compared()
    if not comparisons:
        put(NOTHING, f"<p>{NOTHING}</p>")
        return
    words = f"Your predictions: {'; '.join(summary(comparisons))}."
    put(words, f"<p>{words}</p>")  # JupyterLab does not read the text in a picture's metadata aloud
    figure.show(draw(comparisons), alt=words)


def draw(comparisons):
    """Return the figure: one row per prediction, predicted over measured on a log axis."""
    fig, (ax,) = figure.axes(height=1.2 + 0.3 * len(comparisons))
    ratios = [one.ratio for one in comparisons if one.ratio is not None]
    limit = min(max([10.0, *(2 * max(ratio, 1 / ratio) for ratio in ratios)]), FARTHEST)
    ax.axvspan(1 / FACTOR, FACTOR, color=COLOURS["reference"], alpha=0.25, linewidth=0)
    ax.axvline(1, color=COLOURS["reference"], linewidth=2)
    for row, one in enumerate(comparisons):
        (_draw_word if one.ratio is None else _draw_ratio)(ax, row, one, limit)
    ax.set(
        xscale="log",
        xlim=(1 / limit, limit),
        ylim=(len(comparisons) - 0.5, -0.5),
        xlabel=f"predicted / measured; grey: within a factor of {FACTOR:g}",
        ylabel="prediction of",
        title="Your predictions over what was measured",
    )
    ax.xaxis.set_major_formatter("{x:g}")
    ax.set_yticks(
        range(len(comparisons)), [_short(one.what) for one in comparisons], parse_math=False
    )
    ax.grid(alpha=0.3, axis="x")
    return fig


def _draw_ratio(ax, row, one, limit):
    """Draw a dot for a close number, otherwise an arrowhead in the direction of the error."""
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
    """Write a prediction without a ratio, and the measured value if it is wrong."""
    came = f"{one.came:.4g}" if as_number(one.came) is not None else one.came
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


def _short(value, limit=42):
    """Return a value as one short line."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
