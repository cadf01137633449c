"""Drawings for notebook 02; what they draw arrives as arguments."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from tutor.notebook.figure import arrow, axes, finish
from tutor.notebook.palette import COLOURS

MARKS = {
    "right": ("right", 0.4, "✓"),
    "error": ("reference", 0.4, "error"),  # role, strength, text
    "wrong shape": ("wrong", 0.2, "wrong\nshape"),
    "wrong numbers": ("wrong", 0.7, "WRONG\nNUMBERS"),
}


def _array_shape(ax, x, n_rows, n_columns, colour, label, ghost=False):
    """Draw an array's shape as boxes from x on, centred on 0; return its right end."""
    for i in range(n_rows):
        for j in range(n_columns):
            ax.add_patch(
                Rectangle(
                    (x + j, n_rows / 2 - i - 1),
                    1,
                    1,
                    facecolor="none" if ghost else colour,
                    edgecolor=colour if ghost else "white",
                    linestyle=":" if ghost else "-",
                    linewidth=1.2,
                )
            )
    if label:
        ax.text(x + n_columns / 2, n_rows / 2 + 0.35, label, ha="center", va="bottom", fontsize=11)
        ax.text(
            x + n_columns / 2,
            -n_rows / 2 - 0.35,
            f"({n_rows}, {n_columns})",
            ha="center",
            va="top",
            family="monospace",
        )
    return x + n_columns


def operands(n, n_prev, m):
    """Return a figure of Z = W @ A_prev + b, each array to scale, b stretched over the samples."""
    figure, (ax,) = axes(width=10)
    x = _array_shape(ax, 0, n, m, COLOURS["value"], "Z")
    for sign, (rows, columns), role, label in [
        ("=", (n, n_prev), "weight", "W"),
        ("@", (n_prev, m), "input", "A_prev"),
        ("+", (n, 1), "bias", "b"),
    ]:
        ax.text(x + 0.8, 0, sign, ha="center", va="center", fontsize=16)
        x = _array_shape(ax, x + 1.6, rows, columns, COLOURS[role], label)
    if m > 1:
        _array_shape(ax, x, n, m - 1, COLOURS["bias"], None, ghost=True)
        arrow(ax, (x - 0.5, n / 2 + 1.9), (x + m - 1, n / 2 + 1.9), "bias")
        ax.text(x - 0.5, n / 2 + 2.1, f"repeated for {m} samples", fontsize=9)
    height = max(n, n_prev) / 2
    ax.set(
        xlim=(-0.5, x + m + 1), ylim=(-height - 1.4, max(height + 1.5, n / 2 + 3)), aspect="equal"
    )
    ax.axis("off")
    return figure


def network(sizes, activations, m):
    """Return a figure of a network: a circle a unit, a line a weight, and all shapes."""
    figure, (ax,) = axes(height=4.6, width=10)
    heights = [np.arange(n) - (n - 1) / 2 for n in sizes]
    top = max(sizes) / 2
    for layer, y in enumerate(heights):
        if layer:
            for y_prev in heights[layer - 1]:
                ax.plot(
                    np.tile([[layer - 1], [layer]], len(y)),
                    [[y_prev] * len(y), y],
                    color=COLOURS["weight"],
                    linewidth=0.8,
                    zorder=1,
                )
            ax.text(
                layer - 0.5,
                top + 0.25,
                f"W{layer} ({sizes[layer]}, {sizes[layer - 1]})\nb{layer} ({sizes[layer]}, 1)",
                ha="center",
                va="bottom",
                fontsize=10,
                family="monospace",
            )
        ax.scatter(
            np.full(len(y), layer),
            y,
            s=420,
            zorder=2,
            edgecolor="black",
            color=COLOURS["value" if layer else "input"],
        )
        name = f"layer {layer}: {activations[layer - 1]}" if layer else "input, not a layer"
        ax.text(
            layer,
            -top - 0.25,
            f"{name}\n{f'A{layer}' if layer else 'A0 = X'} ({sizes[layer]}, {m})",
            ha="center",
            va="top",
            fontsize=10,
        )
    ax.set(xlim=(-0.6, len(sizes) - 0.4), ylim=(-top - 1.4, top + 1.4))
    ax.axis("off")
    return figure


def _image(ax, pixels, title=""):
    """Draw a digit, dark ink on white."""
    ax.imshow(pixels, cmap="Greys", vmin=0, vmax=pixels.max() or 1)
    ax.set(xticks=[], yticks=[])
    ax.set_title(title, fontsize=9)


def columns(images, labels, X):
    """Return a figure of the first images, beside the columns of X that hold their pixels."""
    figure, row = axes(2 * len(images), height=4.2, width_ratios=[7, 1] * len(images))
    outline = {"facecolor": "none", "edgecolor": COLOURS["input"], "linewidth": 2.5}
    for i, (pixels, label) in enumerate(zip(images, labels, strict=True)):
        left, right = row[2 * i : 2 * i + 2]
        _image(left, pixels, f"images[{i}], a {label}")
        left.add_patch(Rectangle((-0.5, 2.5), 8, 1, **outline))
        left.set(yticks=np.arange(8), ylabel="row")
        right.imshow(X[:, i : i + 1], cmap="Greys", aspect="auto", vmin=0, vmax=1)
        right.add_patch(Rectangle((-0.5, 23.5), 1, 8, **outline))
        right.set(xticks=[], yticks=[0, 24, 31, 63])
        right.set_title(f"X[:, {i}]", fontsize=9, family="monospace")
    return finish(figure)


def gallery(pictures, titles, n_columns=9):
    """Return a figure of many small images with a line of text above each."""
    n_rows = -(-len(pictures) // n_columns)
    figure, grid = plt.subplots(n_rows, n_columns, figsize=(10, 1.35 * n_rows), squeeze=False)
    for ax in grid.flat:
        ax.axis("off")
    for ax, pixels, title in zip(grid.flat, pictures, titles, strict=False):
        _image(ax, pixels, title)
    return finish(figure)


def layer_by_layer(pixels, activations, title):
    """Return a figure of an image and what each layer makes of it, one bar a unit."""
    widths = [1.3] + [1] * len(activations)
    figure, row = axes(len(widths), height=3.8, width_ratios=widths)
    _image(row[0], pixels, title)
    for layer, (ax, a) in enumerate(zip(row[1:], activations, strict=True), start=1):
        bars = ax.barh(np.arange(a.size), a, color=COLOURS["value"], edgecolor="white")
        bars[int(np.argmax(a))].set(edgecolor="black", hatch="///")
        ax.set(ylim=(a.size - 0.5, -0.5), xlabel="activation", ylabel="unit")
        ax.set_title(f"layer {layer}: A{layer} ({a.size}, 1)", fontsize=9)
    row[-1].set(xlim=(0, 1), xlabel="probability", ylabel="class", yticks=np.arange(a.size))
    return finish(figure)


def outcomes(table):
    """Return a figure of what happens for n units (rows) and m samples (columns)."""
    figure, (ax,) = axes(height=4.4, width=6.4)
    for (i, j), outcome in np.ndenumerate(table):
        role, strength, text = MARKS[outcome]
        ax.add_patch(
            Rectangle(
                (j + 0.5, i + 0.5), 1, 1, facecolor=COLOURS[role], alpha=strength, edgecolor="white"
            )
        )
        ax.text(
            j + 1,
            i + 1,
            text,
            ha="center",
            va="center",
            fontsize=8,
            weight="bold" if outcome == "wrong numbers" else "normal",
        )
    size = len(table) + 0.5
    ax.set(xlim=(0.5, size), ylim=(size, 0.5), xlabel="samples m", ylabel="units n")
    return figure


def parameter_bars(sizes, counts):
    """Return a figure of how many numbers each layer holds."""
    figure, (ax,) = axes(height=2.8)
    names = [
        f"layer {layer}\n{n_prev} → {n}"
        for layer, (n_prev, n) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1)
    ]
    ax.bar_label(ax.bar(names, counts, color=COLOURS["weight"], edgecolor="black"))
    ax.set(
        ylabel="weights and biases",
        ylim=(0, max(counts) * 1.15),
        title=f"sizes {sizes}: {sum(counts)} parameters",
    )
    return figure
