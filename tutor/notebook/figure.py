"""Draw and show figures as the whole course does: axes, curves, dots, arrows."""

import base64
import io

import numpy as np

from tutor.notebook.palette import COLOURS

# the functions import matplotlib: the grader loads this package without drawing figures


def png(figure):
    """Return a matplotlib figure as the bytes of a PNG, and close it."""
    import matplotlib.pyplot as plt

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, bbox_inches="tight")
    plt.close(figure)
    return buffer.getvalue()


def show(figure, alt):
    """Show a figure once; `alt` describes it in one sentence, for readers who cannot see it."""
    from IPython.display import display

    picture = base64.b64encode(png(figure)).decode("ascii")
    display(
        {"image/png": picture, "text/plain": alt}, metadata={"image/png": {"alt": alt}}, raw=True
    )


def axes(n=1, height=3.6, width=None, **more):
    """Return a figure and a list of its `n` axes, side by side; `more` goes to `plt.subplots`."""
    import matplotlib.pyplot as plt

    width = width or (7.2 if n == 1 else 10)
    figure, grid = plt.subplots(1, n, figsize=(width, height), squeeze=False, **more)
    return figure, list(grid[0])


def finish(figure):
    """Lay out a figure without overlaps and return it."""
    figure.tight_layout()
    return figure


def curve(ax, x, y, role, style="-", *, alpha=0.25, edge=1.0, **look):
    """
    Draw one curve; `look` goes to `ax.plot`.

    `y` has shape (k,), or (repetitions, k) for the median with a band from the lowest to the
    highest value. `role` is a name of the palette or any colour of matplotlib. `alpha` and `edge`
    are the opacity of the band and the width of its outline.
    """
    y, colour = np.asarray(y, dtype=float), COLOURS.get(role, role)
    if y.ndim == 2:
        low, high = y.min(axis=0), y.max(axis=0)
        ax.fill_between(x, low, high, color=colour, alpha=alpha, linewidth=edge)
        y = np.median(y, axis=0)
    ax.plot(x, y, style, color=colour, **look)


def dots(ax, x, y, role="value", **look):
    """Draw one dot per repetition, without outlines, so that faint dots show overlaps."""
    ax.plot(x, y, "o", color=COLOURS[role], markeredgewidth=0, **look)


def arrow(ax, start, end, role="reference", curvature=0.0, **look):
    """Draw an arrow between two points; `look` goes to `FancyArrowPatch`."""
    from matplotlib.patches import FancyArrowPatch

    look = {"arrowstyle": "->", "mutation_scale": 14} | look
    bend = f"arc3,rad={curvature}"
    ax.add_patch(FancyArrowPatch(start, end, color=COLOURS[role], connectionstyle=bend, **look))


def lines(x, curves, xlabel, ylabel, title="", scale="linear", beside=False):
    """
    Return a figure of curves.

    Parameters
    ----------
    x : array_like of shape (k,)
    curves : dict
        Label to (y, role of its colour, line style); `y` of shape (k,), or (repetitions, k) for
        the median with a band from the lowest to the highest.
    xlabel, ylabel, title : str
    scale : str or tuple of two str
        The scale of both axes, or that of x and that of y.
    beside : bool
        Whether the legend is to the right of the axes instead of inside.
    """
    figure, (ax,) = axes()
    for label, (y, role, style) in curves.items():
        curve(ax, x, y, role, style, label=label, linewidth=2)
    xscale, yscale = (scale, scale) if isinstance(scale, str) else scale
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title, xscale=xscale, yscale=yscale)
    ax.grid(alpha=0.3)
    place = {"loc": "center left", "bbox_to_anchor": (1.01, 0.5)} if beside else {}
    ax.legend(frameon=False, **place)
    return figure
