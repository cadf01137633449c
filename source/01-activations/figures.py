"""Drawings for notebook 01; what they draw arrives as arguments."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap

from tutor.notebook.figure import axes, finish
from tutor.notebook.palette import CLASS_MARKERS, CLASSES, COLOURS


def neuron(pictures, weights, bias):
    """Return a figure of pixels, weights and their products, with the sum; one row a picture."""
    figure, grid = plt.subplots(len(pictures), 3, figsize=(6.6, 2.2 * len(pictures)))
    for row, (name, pixels) in zip(grid, pictures.items(), strict=True):
        product = weights * pixels
        total = product.sum()
        boxes = [
            (f"inputs x: {name}", pixels, COLOURS["input"]),
            ("weights w", weights, COLOURS["weight"]),
            (f"products: z = {total} + ({bias}) = {total + bias}", product, COLOURS["value"]),
        ]
        for ax, (title, numbers, colour) in zip(row, boxes, strict=True):
            _number_table(ax, numbers, colour)
            ax.set_title(title, fontsize=9)
    return finish(figure)


def _number_table(ax, numbers, colour):
    """Draw a table of numbers, darker the further from 0; hatched where negative."""
    share = np.abs(numbers) / np.abs(numbers).max()
    for (i, j), number in np.ndenumerate(numbers):
        ax.add_patch(
            plt.Rectangle(
                (j, i),
                1,
                1,
                facecolor=colour,
                edgecolor="white",
                alpha=0.08 + 0.72 * share[i, j],
                hatch="///" if number < 0 else None,
            )
        )
        text = f"{number:.2f}" if numbers.dtype.kind == "f" else f"{number:d}"
        ax.text(j + 0.5, i + 0.5, text, ha="center", va="center", fontsize=8)
    ax.set(
        xlim=(0, numbers.shape[1]), ylim=(numbers.shape[0], 0), aspect="equal", xticks=[], yticks=[]
    )


def values_and_slopes(functions):
    """Return a figure of each activation and its slope; name to (value, slope)."""
    z = np.linspace(-4, 4, 401)
    figure, grid = plt.subplots(2, 4, figsize=(11, 5.2), sharex=True, sharey=True)
    for ax, (name, (value, slope)) in zip(grid.flat, functions.items(), strict=True):
        steep = slope(z)
        steep[np.abs(np.diff(steep, prepend=steep[0])) > 0.1] = np.nan  # a jump is no line
        ax.plot(z, value(z), color=COLOURS["value"], linewidth=2, label="value")
        ax.plot(z, steep, "--", color=COLOURS["slope"], linewidth=2, label="slope")
        ax.set(title=name, ylim=(-1.6, 2.6))
        ax.grid(alpha=0.3)
    for ax in grid[1]:
        ax.set_xlabel("input z")
    grid[0, 0].set_ylabel("value, slope")
    grid[1, 0].set_ylabel("value, slope")
    grid[0, 0].legend(frameon=False)
    return finish(figure)


def tangent(value, slope, z, name):
    """Return a figure of an activation with its tangent at z, for sliders."""
    figure, (ax,) = axes()
    x = np.linspace(-6, 6, 241)
    here, steep = float(value(np.array([z]))[0]), float(slope(np.array([z]))[0])
    ax.plot(x, value(x), color=COLOURS["value"], linewidth=2, label=f"{name}(z)")
    ax.plot(x, here + steep * (x - z), "--", color=COLOURS["slope"], label="tangent")
    ax.plot([z], [here], "o", color=COLOURS["value"], markersize=9)
    ax.set(
        xlabel="input z",
        ylabel="value",
        xlim=(-6, 6),
        ylim=(-2.2, 3.2),
        title=f"{name} at z = {z:g}: value {here:.4f}, slope {steep:.4f}",
    )
    ax.grid(alpha=0.3)
    ax.legend(frameon=False, loc="upper left")
    return figure


def bars(columns):
    """Return a figure of probabilities as bars; `columns` maps a title to one sample's."""
    figure, row = axes(len(columns), height=3, width=2.6 * len(columns) + 1, sharey=True)
    for ax, (title, values) in zip(row, columns.items(), strict=True):
        drawn = ax.bar(np.arange(len(values)), values, color=CLASSES, edgecolor="black")
        for bar, hatch in zip(drawn, ["", "//", "xx"], strict=False):
            bar.set_hatch(hatch)
        ax.bar_label(drawn, fmt="%.3f", fontsize=9)
        ax.set(title=title, xlabel="class", ylim=(0, 1.1), xticks=np.arange(len(values)))
    row[0].set_ylabel("probability")
    return finish(figure)


def matrix(numbers, xlabel, ylabel):
    """Return a figure of a small square matrix with its numbers written in."""
    figure, (ax,) = axes(height=3.4, width=3.6)
    _number_table(ax, numbers, COLOURS["slope"])
    ticks = np.arange(len(numbers)) + 0.5
    ax.set(xticks=ticks, yticks=ticks, xlabel=xlabel, ylabel=ylabel)
    ax.set_xticklabels(range(len(numbers)))
    ax.set_yticklabels(range(len(numbers)))
    return figure


def _regions(ax, score, X=None, y=None, size=2.2):
    """Colour the plane by the class of a score, positive is class 1, with the line between."""
    side = np.linspace(-size, size, 121)
    grid = np.stack([np.tile(side, side.size), np.repeat(side, side.size)])
    Z = np.asarray(score(grid)).reshape(side.size, side.size)
    ax.pcolormesh(side, side, Z > 0, cmap=ListedColormap(CLASSES[:2]), alpha=0.25, vmin=0, vmax=1)
    if Z.min() < 0 < Z.max():
        ax.contour(side, side, Z, levels=[0], colors="black", linewidths=1.5)
    for k in range(2 if X is not None else 0):
        ax.scatter(
            *X[:, y == k],
            s=9,
            color=CLASSES[k],
            marker=CLASS_MARKERS[k],
            edgecolors="black",
            linewidths=0.3,
        )
    ax.set(
        xlim=(-size, size), ylim=(-size, size), aspect="equal", xticks=[-2, 0, 2], yticks=[-2, 0, 2]
    )


def region_grid(rows, inches=2.6):
    """Return a figure of regions, a list of rows of (title, score, X, y); X may be None."""
    figure, grid = plt.subplots(
        len(rows),
        len(rows[0]),
        squeeze=False,
        sharex=True,
        sharey=True,
        figsize=(inches * len(rows[0]), (inches + 0.4) * len(rows)),
        layout="constrained",
    )
    for line, row in zip(grid, rows, strict=True):
        for ax, (title, *what) in zip(line, row, strict=True):
            _regions(ax, *what)
            ax.set_title(title, fontsize=9)
        line[0].set_ylabel("$x_2$")
    for ax in grid[-1]:
        ax.set_xlabel("$x_1$")
    return figure
