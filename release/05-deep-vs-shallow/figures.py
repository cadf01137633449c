"""Drawings for notebook 05; what they draw arrives as arguments."""

import matplotlib.pyplot as plt
import numpy as np

from tutor.notebook.figure import axes, curve, dots, finish
from tutor.notebook.palette import COLOURS


def hinges(s, parts, total, points):
    """Return a figure of weighted hinges, a row of `parts` each, and of their sum with points."""
    figure, (left, right) = axes(2, height=3.4, sharex=True)
    for k, part in enumerate(parts):
        left.plot(s, part, color=COLOURS["value"], linewidth=1.5)
        left.text(s[-1] + 0.06, part[-1], f"hinge {k}", va="center", fontsize=9)
    right.plot(s, total, color=COLOURS["value"], linewidth=2, label="output of the network")
    right.plot(*points, "ko", markersize=7, label="whole numbers of ones")
    left.set(title="what each hinge adds", ylabel="weight * relu(...)")
    right.set(title="their sum", ylabel="output", ylim=(-0.1, 1.6))
    right.legend(frameon=False, loc="upper left", fontsize=9)
    for ax in (left, right):
        ax.set(
            xlabel="number of ones among the bits",
            xticks=points[0],
            xlim=(-0.1, points[0][-1] + 0.6),
        )
        ax.grid(alpha=0.3)
    return finish(figure)


def layers(x, outputs):
    """Return a figure with a panel for each of `outputs` (label to y), one above the other."""
    figure, grid = plt.subplots(
        len(outputs), 1, figsize=(7.2, 1.15 * len(outputs) + 0.7), sharex=True, squeeze=False
    )
    for ax, (label, y) in zip(grid[:, 0], outputs.items(), strict=True):
        ax.plot(x, y, color=COLOURS["value"], linewidth=1.3)
        ax.set(ylim=(-0.08, 1.08), yticks=[0, 1], xlim=(0, 1))
        ax.text(1.01, 0.5, label, transform=ax.transAxes, va="center", fontsize=9)
        ax.grid(alpha=0.3)
    grid[-1, 0].set_xlabel("input x")
    figure.supylabel("output after k folds", fontsize=10, x=0.02)
    return finish(figure)


def growth(depths, pieces, deep, shallow):
    """Return a figure: pieces against depth, and parameters against pieces for two ways."""
    figure, (left, right) = axes(2)
    left.plot(depths, 2.0 ** np.array(depths), "--", color=COLOURS["reference"], label="2^k")
    left.plot(depths, pieces, "o", color=COLOURS["value"], label="counted")
    left.set(
        xlabel="number of hidden layers k, two units each",
        ylabel="linear pieces",
        yscale="log",
        xticks=depths,
    )
    right.plot(pieces, deep, "o-", color=COLOURS["value"], label="k layers of two units")
    right.plot(
        pieces,
        shallow,
        "s--",
        color=COLOURS["reference"],
        label="one layer, a hinge for each piece",
    )
    right.set(xlabel="linear pieces", ylabel="parameters", xscale="log", yscale="log")
    for ax in (left, right):
        ax.grid(alpha=0.3)
        ax.legend(frameon=False, fontsize=9)
    return finish(figure)


def cliff(numbers, even, drawn, x, target, fits):
    """
    Return a figure of fits with one hidden layer: R^2 against hinges, and a look at some fits.

    `even` has shape (k,), `drawn` (seeds, k); `fits` maps a label to (y, line style).
    """
    figure, (left, right) = axes(2)
    label = f"at random places ({len(drawn)} draws)"
    curve(left, numbers, drawn, "reference", "s--", alpha=0.35, markersize=5, label=label)
    left.plot(numbers, even, "o-", color=COLOURS["value"], label="evenly spread, at i/n")
    left.set(xlabel="hinges n", ylabel="R² of the best fit", xscale="log", ylim=(-0.06, 1.06))
    left.set_xticks(numbers, numbers)
    left.minorticks_off()
    left.legend(frameon=False, fontsize=9, loc="upper left")
    right.plot(x, target, color=COLOURS["input"], linewidth=4, alpha=0.6, label="sawtooth")
    for label, (y, style) in fits.items():
        right.plot(x, y, style, color=COLOURS["value"], label=label)
    right.set(xlabel="input x (the first eighth)", ylabel="value", ylim=(-0.05, 1.35))
    right.legend(frameon=False, fontsize=9, ncols=3, loc="upper center")
    for ax in (left, right):
        ax.grid(alpha=0.3)
    return finish(figure)


def errors(curves, xlabel, ylabel, marks=()):
    """Return a log-log figure; `curves` maps a label to (x, y, role, line style)."""
    figure, (ax,) = axes(height=3.8)
    for label, (x, y, role, style) in curves.items():
        ax.plot(x, y, style, color=COLOURS[role], label=label, markersize=5)
    for x, y, words in marks:
        ax.plot(x, y, "ko", markerfacecolor="none", markersize=11)
        ax.annotate(words, (x, y), textcoords="offset points", xytext=(9, 7), fontsize=9)
    ax.set(xlabel=xlabel, ylabel=ylabel, xscale="log", yscale="log")
    ax.margins(x=0.1)
    ax.grid(alpha=0.3)
    ax.legend(frameon=False, fontsize=9)
    return finish(figure)


def random_pieces(panels):
    """Return a figure of pieces against depth; title to (depths, counts (seeds, k), units)."""
    figure, row = axes(len(panels), width=10, sharey=True)
    for ax, (title, (depths, counts, units, handmade)) in zip(row, panels.items(), strict=True):
        for depth, column in zip(depths, counts.T, strict=True):
            dots(ax, np.full(column.size, depth), column, alpha=0.25, markersize=6)
        ax.plot(depths, np.median(counts, axis=0), "k_", markersize=18, label="median")
        ax.axhline(units, linestyle="--", color=COLOURS["reference"], label="number of units")
        ax.plot(
            depths,
            handmade,
            "^:",
            color=COLOURS["weight"],
            markersize=5,
            label="the same layers, set by hand",
        )
        ax.set(xlabel="number of hidden layers", title=title, xticks=depths, yscale="log")
        ax.grid(alpha=0.3)
    row[0].set_ylabel("linear pieces")
    row[0].legend(frameon=False, fontsize=9, loc="upper left")
    return finish(figure)


def seed_columns(panels, ylabel, ylim=(-0.05, 1.05)):
    """
    Return a figure of results, a column a group, a point for each seed and a bar at the median.

    `panels` maps a title to (role of its colour, dict of label to values of shape (seeds,)).
    """
    figure, row = axes(len(panels), width=10, sharey=True)
    for ax, (title, (role, groups)) in zip(row, panels.items(), strict=True):
        for place, values in enumerate(groups.values()):
            shift = np.linspace(-0.18, 0.18, len(values))
            dots(ax, place + shift, values, role, alpha=0.6, markersize=6)
            ax.plot([place - 0.3, place + 0.3], [np.median(values)] * 2, "k-", linewidth=2)
        ax.set_xticks(range(len(groups)), groups, fontsize=9)
        ax.set(title=title, ylim=ylim, xlim=(-0.5, len(groups) - 0.5))
        ax.grid(alpha=0.3, axis="y")
    row[0].set_ylabel(ylabel)
    return finish(figure)


def functions(x, target, panels):
    """Return a figure of networks as functions; title to dict of label to (y, role, style)."""
    figure, row = axes(len(panels), height=3.2, width=10, sharey=True)
    for ax, (title, curves) in zip(row, panels.items(), strict=True):
        ax.plot(x, target, color=COLOURS["input"], linewidth=3, alpha=0.6, label="target")
        for label, (y, role, style) in curves.items():
            ax.plot(x, y, style, color=COLOURS[role], label=label)
        ax.set(xlabel="input x", title=title, ylim=(-0.6, 1.9))
        ax.grid(alpha=0.3)
    row[0].set_ylabel("output")
    row[0].legend(frameon=False, fontsize=9, ncols=3, loc="upper left")
    return finish(figure)


def features(W, order):
    """Return a figure of first-layer weights as 8 x 8 images, one symmetric scale for all."""
    limit, rows = np.abs(W).max(), len(order) // 8
    figure, grid = plt.subplots(
        rows, 8, figsize=(10, 1.35 * rows), squeeze=False, layout="constrained"
    )
    for ax, unit in zip(grid.flat, order, strict=True):
        image = ax.imshow(W[unit].reshape(8, 8), cmap="RdBu_r", vmin=-limit, vmax=limit)
        ax.set(xticks=[], yticks=[])
        ax.set_title(f"unit {unit}", fontsize=8)
    figure.colorbar(image, ax=grid, label="weight of the pixel", shrink=0.9)
    return figure


def exciters(rows):
    """Return a figure: a unit a row, the mean of the images that excite it, then the top ones."""
    count = 1 + max(len(images) for _, images in rows.values())
    figure, grid = plt.subplots(
        len(rows),
        count,
        figsize=(0.78 * count, 0.78 * len(rows)),
        gridspec_kw={"wspace": 0.1, "hspace": 0.1},
    )
    for line, (label, (mean, images)) in zip(grid, rows.items(), strict=True):
        for ax, image in zip(line, [mean, *images], strict=True):
            ax.imshow(image.reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
            ax.set(xticks=[], yticks=[])
        line[0].set_ylabel(label, rotation=0, ha="right", va="center", fontsize=9)
    grid[0, 0].set_title("mean of 20 |", fontsize=9)
    grid[0, 1].set_title("   the images that excite it most", fontsize=9, loc="left")
    return figure
