"""Drawings for notebook 03; what they draw arrives as arguments."""

import numpy as np
from matplotlib.colors import TwoSlopeNorm
from matplotlib.patches import FancyBboxPatch

from tutor.notebook.figure import arrow, axes, curve, finish
from tutor.notebook.palette import COLOURS


def graph(nodes, edges):
    """
    Return a figure of a computational graph.

    `nodes` maps a name to (column, row, value, gradient); `edges` lists (from, to, local
    gradient).
    """
    figure, (ax,) = axes(height=4, width=9)
    for start, end, slope in edges:
        _edge(ax, nodes[start][:2], nodes[end][:2], slope)
    for name, (x, y, value, gradient) in nodes.items():
        _node(ax, x, y, name, value, gradient)
    columns, rows = zip(*[node[:2] for node in nodes.values()], strict=True)
    ax.set(xlim=(min(columns) - 0.5, max(columns) + 0.5), ylim=(min(rows) - 0.5, max(rows) + 0.5))
    ax.axis("off")
    return figure


def _edge(ax, start, end, slope):
    """Draw an arrow from node to node with the local gradient above it."""
    (x0, y0), (x1, y1) = start, end
    arrow(ax, (x0 + 0.35, y0), (x1 - 0.35, y1))
    middle = (x0 + x1) / 2, (y0 + y1) / 2 + 0.12
    look = {"ha": "center", "fontsize": 9, "style": "italic"}
    ax.text(*middle, f"local {slope:g}", color=COLOURS["slope"], **look)


def _node(ax, x, y, name, value, gradient):
    """Draw a node of the graph with its middle at (x, y)."""
    look = {"boxstyle": "round,pad=0.04", "facecolor": "white", "edgecolor": "black"}
    ax.add_patch(FancyBboxPatch((x - 0.3, y - 0.24), 0.6, 0.48, **look))
    middle = {"ha": "center", "va": "center"}
    ax.text(x, y + 0.14, name, fontsize=10, weight="bold", **middle)
    ax.text(x, y - 0.01, f"value {value:g}", fontsize=9, color=COLOURS["value"], **middle)
    ax.text(x, y - 0.16, f"grad {gradient:g}", fontsize=9, color=COLOURS["slope"], **middle)


def tables(named, title=""):
    """Return a figure of matrices as coloured tables with their numbers; white is 0."""
    widths = [max(array.shape[1], 1.4) for array in named.values()]
    figure, row = axes(len(named), height=3.4, width=10, width_ratios=widths)
    for ax, (name, array) in zip(row, named.items(), strict=True):
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
    return finish(figure)


def valley(curvatures, paths):
    """Return a figure of contours of ½(c₁w₁² + c₂w₂²) with paths of (steps + 1, 2) points."""
    figure, row = axes(len(paths), height=3.2, width=10, sharex=True, sharey=True)
    w1, w2 = np.meshgrid(np.linspace(-3, 3, 121), np.linspace(-2, 2, 81))
    cost = 0.5 * (curvatures[0] * w1**2 + curvatures[1] * w2**2)
    for ax, (title, path) in zip(row, paths.items(), strict=True):
        ax.contour(w1, w2, cost, levels=12, colors=COLOURS["reference"], linewidths=0.7)
        ax.plot(path[:, 0], path[:, 1], "o-", markersize=3, linewidth=1, color=COLOURS["weight"])
        ax.set(xlabel="weight 1", xlim=(-3, 3), ylim=(-2, 2))
        ax.set_title(title, fontsize=10)
    row[0].set_ylabel("weight 2")
    return finish(figure)


def training(costs, norms, every, learning_rate):
    """Return a figure of the cost (runs in rows) and of gradient norms, one `every` few steps."""
    figure, (left, right) = axes(2)
    costs = np.asarray(costs)
    curve(left, range(costs.shape[1]), costs, "value")
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
    return finish(figure)
