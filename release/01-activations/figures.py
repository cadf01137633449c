"""Drawings and data for notebook 01; the functions that they draw arrive as arguments."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap

from tutor.notebook.figure import against, show  # noqa: F401  the notebook calls them from here
from tutor.notebook.palette import CLASS_MARKERS, CLASSES, COLOURS

DASHES = ["-", "--", "-.", ":", (0, (6, 1, 1, 1, 1, 1)), (0, (1, 2))]
ONE = np.array([[0, 0, 1, 0], [0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0]])
SEVEN = np.array([[1, 1, 1, 1], [0, 0, 0, 1], [0, 0, 1, 0], [0, 1, 0, 0], [0, 1, 0, 0]])


def neuron(pictures, weights, bias, alt):
    """Draw pixels, weights and their products, one row a picture, with the sum at the end."""
    figure, axes = plt.subplots(len(pictures), 3, figsize=(6.6, 2.2 * len(pictures)))
    for row, (name, pixels) in zip(axes, pictures.items(), strict=True):
        product = weights * pixels
        total = product.sum()
        boxes = [
            (f"inputs x: {name}", pixels, COLOURS["input"]),
            ("weights w", weights, COLOURS["weight"]),
            (f"products: z = {total} + ({bias}) = {total + bias}", product, COLOURS["value"]),
        ]
        for ax, (title, numbers, colour) in zip(row, boxes, strict=True):
            _boxes(ax, numbers, colour)
            ax.set_title(title, fontsize=9)
    figure.tight_layout()
    show(figure, alt)


def _boxes(ax, numbers, colour):
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


def lines(x, curves, xlabel, ylabel, alt, log=False):
    """Draw curves over x; `curves` maps a label to its values and the role of its colour."""
    figure, ax = plt.subplots(figsize=(7.2, 3.6))
    for (label, (y, role)), dash in zip(curves.items(), DASHES, strict=False):
        ax.plot(x, y, color=COLOURS.get(role, role), linestyle=dash, linewidth=2, label=label)
    if log:
        ax.set_yscale("log")
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.grid(alpha=0.3)
    ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False)
    show(figure, alt)


def panels(functions, alt):
    """Draw each activation with its slope; `functions` maps a name to (value, slope)."""
    z = np.linspace(-4, 4, 401)
    figure, axes = plt.subplots(2, 4, figsize=(11, 5.2), sharex=True, sharey=True)
    for ax, (name, (value, slope)) in zip(axes.flat, functions.items(), strict=True):
        steep = slope(z)
        steep[np.abs(np.diff(steep, prepend=steep[0])) > 0.1] = np.nan  # a jump is no line
        ax.plot(z, value(z), color=COLOURS["value"], linewidth=2, label="value")
        ax.plot(z, steep, "--", color=COLOURS["slope"], linewidth=2, label="slope")
        ax.set(title=name, ylim=(-1.6, 2.6))
        ax.grid(alpha=0.3)
    for ax in axes[1]:
        ax.set_xlabel("input z")
    axes[0, 0].set_ylabel("value, slope")
    axes[1, 0].set_ylabel("value, slope")
    axes[0, 0].legend(frameon=False)
    figure.tight_layout()
    show(figure, alt)


def tangent(value, slope, z, name):
    """Return a figure of an activation with its tangent at z, for sliders."""
    figure, ax = plt.subplots(figsize=(7.2, 3.6))
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
    figure, axes = plt.subplots(
        1, len(columns), figsize=(2.6 * len(columns) + 1, 3), sharey=True, squeeze=False
    )
    for ax, (title, values) in zip(axes.flat, columns.items(), strict=True):
        drawn = ax.bar(np.arange(len(values)), values, color=CLASSES, edgecolor="black")
        for bar, hatch in zip(drawn, ["", "//", "xx"], strict=False):
            bar.set_hatch(hatch)
        ax.bar_label(drawn, fmt="%.3f", fontsize=9)
        ax.set(title=title, xlabel="class", ylim=(0, 1.1), xticks=np.arange(len(values)))
    axes[0, 0].set_ylabel("probability")
    figure.tight_layout()
    return figure


def matrix(numbers, alt, xlabel, ylabel):
    """Draw a small matrix with its numbers written in."""
    figure, ax = plt.subplots(figsize=(3.6, 3.4))
    _boxes(ax, numbers, COLOURS["slope"])
    ticks = np.arange(len(numbers)) + 0.5
    ax.set(xticks=ticks, yticks=ticks, xlabel=xlabel, ylabel=ylabel)
    ax.set_xticklabels(range(len(numbers)))
    ax.set_yticklabels(range(len(numbers)))
    show(figure, alt)


def sample(name, rng, m=200):
    """Return m points in the plane and their classes 0 or 1: `blobs`, `rings` or `spiral`."""
    y = np.arange(m) % 2
    if name == "blobs":
        return (2 * y - 1) * np.array([[0.9], [0.6]]) + rng.normal(0, 0.35, (2, m)), y
    if name == "rings":
        radius, turn = 0.5 + y + rng.normal(0, 0.13, m), rng.uniform(0, 2 * np.pi, m)
    else:
        radius = np.sqrt(rng.uniform(0.03, 1, m))
        turn, radius = np.pi * (2.5 * radius + y), 1.7 * radius
    return radius * np.stack([np.cos(turn), np.sin(turn)]) + rng.normal(0, 0.07, (2, m)), y


def train(X, y, n_hidden, activation, backward, sigmoid, rng, n_steps=800):
    """Return the score function of a trained network; notebook 03 derives each line of this."""
    hidden = [(n_hidden, 2), (n_hidden, 1)] if n_hidden else []
    params = [rng.normal(size=shape) for shape in [*hidden, (1, n_hidden or 2), (1, 1)]]
    speed = [np.zeros_like(p) for p in params]
    for _ in range(n_steps):
        *hidden, W, b = params
        Z = hidden[0] @ X + hidden[1] if hidden else X
        A = activation(Z) if hidden else X
        dS = (sigmoid(W @ A + b) - y) / y.size
        grads = [dS @ A.T, dS.sum(axis=1, keepdims=True)]
        if hidden:
            dZ = backward(W.T @ dS, Z)
            grads = [dZ @ X.T, dZ.sum(axis=1, keepdims=True), *grads]
        speed = [0.9 * v - 0.5 * g for v, g in zip(speed, grads, strict=True)]
        params = [p + v for p, v in zip(params, speed, strict=True)]
    *hidden, W, b = params
    if not hidden:
        return lambda X: W @ X + b
    return lambda X: W @ activation(hidden[0] @ X + hidden[1]) + b


def regions(ax, score, X=None, y=None, size=2.2):
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
    figure, axes = plt.subplots(
        len(rows),
        len(rows[0]),
        squeeze=False,
        sharex=True,
        sharey=True,
        figsize=(inches * len(rows[0]), (inches + 0.4) * len(rows)),
        layout="constrained",
    )
    for line, row in zip(axes, rows, strict=True):
        for ax, (title, *what) in zip(line, row, strict=True):
            regions(ax, *what)
            ax.set_title(title, fontsize=9)
        line[0].set_ylabel("$x_2$")
    for ax in axes[-1]:
        ax.set_xlabel("$x_1$")
    return figure
