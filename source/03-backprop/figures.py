"""Drawings and data for notebook 03; what they draw arrives as arguments."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import TwoSlopeNorm
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from tutor.digits import digits  # noqa: F401
from tutor.notebook.figure import against, lines, show  # noqa: F401  the notebook calls them from here
from tutor.notebook.palette import COLOURS


def graph(boxes, arrows):
    """
    Return a figure of a computational graph.

    `boxes` maps a name to (column, row, value, gradient); `arrows` lists (from, to, local
    gradient).
    """
    figure, ax = plt.subplots(figsize=(9, 4))
    for start, end, slope in arrows:
        (x0, y0, *_), (x1, y1, *_) = boxes[start], boxes[end]
        ax.add_patch(
            FancyArrowPatch(
                (x0 + 0.35, y0),
                (x1 - 0.35, y1),
                arrowstyle="->",
                mutation_scale=14,
                color=COLOURS["reference"],
            )
        )
        ax.text(
            (x0 + x1) / 2,
            (y0 + y1) / 2 + 0.12,
            f"local {slope:g}",
            ha="center",
            fontsize=9,
            color=COLOURS["slope"],
            style="italic",
        )
    for name, (x, y, value, gradient) in boxes.items():
        ax.add_patch(
            FancyBboxPatch(
                (x - 0.3, y - 0.24),
                0.6,
                0.48,
                boxstyle="round,pad=0.04",
                facecolor="white",
                edgecolor="black",
            )
        )
        ax.text(x, y + 0.14, name, ha="center", va="center", fontsize=10, weight="bold")
        ax.text(
            x,
            y - 0.01,
            f"value {value:g}",
            ha="center",
            va="center",
            fontsize=9,
            color=COLOURS["value"],
        )
        ax.text(
            x,
            y - 0.16,
            f"grad {gradient:g}",
            ha="center",
            va="center",
            fontsize=9,
            color=COLOURS["slope"],
        )
    columns, rows = zip(*[box[:2] for box in boxes.values()], strict=True)
    ax.set(xlim=(min(columns) - 0.5, max(columns) + 0.5), ylim=(min(rows) - 0.5, max(rows) + 0.5))
    ax.axis("off")
    return figure


def tables(named, title=""):
    """Return a figure of matrices as coloured tables with their numbers; white is 0."""
    figure, axes = plt.subplots(
        1,
        len(named),
        figsize=(10, 3.4),
        width_ratios=[max(array.shape[1], 1.4) for array in named.values()],
    )
    for ax, (name, array) in zip(np.atleast_1d(axes), named.items(), strict=True):
        largest = max(np.abs(array).max(), 1e-12)
        ax.imshow(array, cmap="PuOr", norm=TwoSlopeNorm(0, -largest, largest))
        for (i, j), number in np.ndenumerate(array):
            ax.text(
                j,
                i,
                f"{number:.2f}",
                ha="center",
                va="center",
                fontsize=9,
                color="white" if abs(number) > 0.6 * largest else "black",
            )
        ax.set(xticks=range(array.shape[1]), yticks=range(array.shape[0]))
        ax.set_title(f"{name}  {array.shape}", fontsize=10)
    figure.suptitle(title, fontsize=11)
    figure.tight_layout()
    return figure


def valley(curvatures, paths):
    """Return a figure of contours of ½(c₁w₁² + c₂w₂²) with paths of (steps + 1, 2) points."""
    figure, axes = plt.subplots(1, len(paths), figsize=(10, 3.2), sharex=True, sharey=True)
    w1, w2 = np.meshgrid(np.linspace(-3, 3, 121), np.linspace(-2, 2, 81))
    cost = 0.5 * (curvatures[0] * w1**2 + curvatures[1] * w2**2)
    for ax, (title, path) in zip(axes, paths.items(), strict=True):
        ax.contour(w1, w2, cost, levels=12, colors=COLOURS["reference"], linewidths=0.7)
        ax.plot(path[:, 0], path[:, 1], "o-", markersize=3, linewidth=1, color=COLOURS["weight"])
        ax.set(xlabel="weight 1", xlim=(-3, 3), ylim=(-2, 2))
        ax.set_title(title, fontsize=10)
    axes[0].set_ylabel("weight 2")
    figure.tight_layout()
    return figure


def training(costs, norms, every, learning_rate):
    """Return a figure of the cost (runs in rows) and of gradient norms, one `every` few steps."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6))
    costs = np.asarray(costs)
    left.fill_between(
        range(costs.shape[1]),
        costs.min(axis=0),
        costs.max(axis=0),
        color=COLOURS["value"],
        alpha=0.25,
    )
    left.plot(np.median(costs, axis=0), color=COLOURS["value"])
    left.set(
        xlabel="iteration",
        ylabel="cost (nats)",
        yscale="log",
        title=f"cost of {len(costs)} runs, learning rate {learning_rate:g}",
    )
    styles = ("-", "slope"), ("--", "value"), (":", "weight")
    for (label, norm), (style, role) in zip(norms.items(), styles, strict=False):
        right.plot(np.arange(len(norm)) * every, norm, style, color=COLOURS[role], label=label)
    right.set(
        xlabel="iteration",
        ylabel="Euclidean norm",
        yscale="log",
        title="gradient of each layer's weights, one run",
    )
    right.legend(frameon=False)
    for ax in (left, right):
        ax.grid(alpha=0.3)
    figure.tight_layout()
    return figure
