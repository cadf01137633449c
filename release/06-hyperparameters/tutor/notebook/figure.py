"""Show a figure with words for those who cannot see it; print a prediction beside a result."""

import base64
import io

import numpy as np

from tutor.notebook.palette import COLOURS

PREDICTIONS = {}  # what was measured to the latest prediction of it and the measured value


def png(figure):
    """Return a matplotlib figure as the bytes of a PNG, and close it."""
    import matplotlib.pyplot as plt  # here, because the grader loads this package without figures

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, bbox_inches="tight")
    plt.close(figure)
    return buffer.getvalue()


def show(figure, alt):
    """Show a figure once; `alt` says in a sentence what there is to see."""
    from IPython.display import display

    picture = base64.b64encode(png(figure)).decode("ascii")
    display(
        {"image/png": picture, "text/plain": alt}, metadata={"image/png": {"alt": alt}}, raw=True
    )


def against(prediction, measured, what):
    """
    Print what was measured beside what was predicted, if anything was, and keep both.

    Parameters
    ----------
    prediction : number, str, bool or None
        As typed; None for no prediction.
    measured : number, str or bool
    what : str
        Names the pair; a later pair of the same name takes its place.
    """
    said = "nothing predicted yet" if prediction is None else f"you predicted {prediction}"
    shown = measured if isinstance(measured, (str, bool, np.bool_)) else f"{measured:.4g}"
    print(f"{what}: {shown} ({said})")
    PREDICTIONS[what] = prediction, measured


def lines(x, curves, xlabel, ylabel, title="", scale="linear"):
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
        Of both axes, or of x and of y.
    """
    import matplotlib.pyplot as plt

    figure, ax = plt.subplots(figsize=(7.2, 3.6))
    for label, (y, role, style) in curves.items():
        y = np.asarray(y)
        middle = y if y.ndim == 1 else np.median(y, axis=0)
        ax.plot(x, middle, style, color=COLOURS[role], linewidth=2, label=label)
        if y.ndim == 2:
            ax.fill_between(x, y.min(axis=0), y.max(axis=0), color=COLOURS[role], alpha=0.25)
    xscale, yscale = (scale, scale) if isinstance(scale, str) else scale
    ax.set(xlabel=xlabel, ylabel=ylabel, title=title, xscale=xscale, yscale=yscale)
    ax.grid(alpha=0.3)
    ax.legend(frameon=False)
    return figure
