"""Drawings for notebook 04; what they draw arrives as arguments."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from tutor.notebook.figure import axes, curve, dots, finish
from tutor.notebook.palette import COLOURS


def symmetry(kinds, distinct, scores):
    """
    Return a figure with a table for each activation: rows W1, columns W2.

    `distinct` and `scores` map an activation to arrays of shape (3, 3, seeds); the darker a field,
    the higher the median accuracy.
    """
    figure, row = axes(len(scores), height=4.2, width=10)
    for ax, (name, score) in zip(row, scores.items(), strict=True):
        for (i, j), middle in np.ndenumerate(np.median(score, axis=2)):
            ax.add_patch(
                Rectangle(
                    (j, i),
                    1,
                    1,
                    facecolor=COLOURS["value"],
                    edgecolor="white",
                    alpha=0.08 + 0.42 * middle,
                    linewidth=2,
                )
            )
            few, many = distinct[name][i, j].min(), distinct[name][i, j].max()
            units = f"{few:.0f}" if few == many else f"{few:.0f} to {many:.0f}"
            low, high = score[i, j].min(), score[i, j].max()
            ax.text(
                j + 0.5,
                i + 0.5,
                f"{units} distinct\n{middle:.2f}\n({low:.2f} to {high:.2f})",
                ha="center",
                va="center",
                fontsize=10,
                weight="bold" if few > 1 else "normal",
            )
        ax.set(xlim=(0, 3), ylim=(3, 0), xlabel="W2", ylabel="W1", title=f"hidden units: {name}")
        ax.set_xticks(np.arange(3) + 0.5, kinds)
        ax.set_yticks(np.arange(3) + 0.5, kinds, rotation=90, va="center")
        ax.tick_params(length=0)
    return finish(figure)


def histograms(rows, layers, bins):
    """Return a figure of activations: one row a start, one column a layer, the same bins."""
    figure, grid = plt.subplots(
        len(rows), len(layers), figsize=(10, 1.75 * len(rows)), sharex=True, sharey=True
    )
    for i, (label, activations) in enumerate(rows.items()):
        for j, layer in enumerate(layers):
            ax = grid[i, j]
            share = np.full(activations[layer].size, 1 / activations[layer].size)
            ax.hist(activations[layer].ravel(), bins=bins, weights=share, color=COLOURS["value"])
            ax.text(
                0.05,
                0.95,
                f"spread\n{activations[layer].std():.2g}",
                fontsize=9,
                va="top",
                transform=ax.transAxes,
            )
            ax.set_ylim(0, 0.5)
            if i == 0:
                ax.set_title(f"layer {layer}", fontsize=10)
            if i == len(rows) - 1:
                ax.set_xlabel("activation")
        grid[i, 0].set_ylabel(f"{label}\nshare", fontsize=9)
    return finish(figure)


def scales(panels, quantity=("weighted inputs, forwards", "gradient, backwards")):
    """
    Return a figure of the scale of signals in each layer, one panel a start.

    `panels` maps a title to (forward, backward), each a pair (theory of shape (depth,), measured
    of shape (networks, depth)).
    """
    figure, row = axes(len(panels), height=4, width=10, sharey=True)
    looks = [("value", "o", 1), ("slope", "s", 0)]  # role, marker, first layer with a marker
    for ax, (title, pairs) in zip(row, panels.items(), strict=True):
        for (theory, measured), look, label in zip(pairs, looks, quantity, strict=True):
            (role, marker, first), layers = look, np.arange(1, len(theory) + 1)
            ax.fill_between(
                layers,
                measured.min(axis=0),
                measured.max(axis=0),
                alpha=0.3,
                color=COLOURS[role],
                label=f"{label}: {len(measured)} networks",
            )
            ax.plot(
                layers[first::3],
                np.median(measured, axis=0)[first::3],
                marker,
                markersize=5,
                color=COLOURS[role],
                label="their median",
            )
            ax.plot(layers, theory, "k--", linewidth=1, label="theory")
        ax.set(xlabel="layer", yscale="log", xticks=[1, 10, 20, 30])
        ax.set_title(title, fontsize=10)
        ax.grid(alpha=0.3)
    row[0].set_ylabel("root mean square,\nrelative to where it starts")
    handles, labels = row[0].get_legend_handles_labels()
    figure.tight_layout(rect=(0, 0.07, 1, 1))
    order = [0, 1, 3, 4, 2]  # theory once
    figure.legend(
        [handles[k] for k in order],
        [labels[k] for k in order],
        ncols=5,
        frameon=False,
        loc="lower center",
        fontsize=8,
        columnspacing=1.2,
    )
    return figure


def norms(panels):
    """Return a figure of squared norms: (networks, depth + 1) a panel, median, mean and band."""
    figure, row = axes(len(panels), width=10, sharey=True)
    for ax, (title, values) in zip(row, panels.items(), strict=True):
        layers = np.arange(values.shape[1])
        low, middle, high = np.quantile(values, [0.05, 0.5, 0.95], axis=0)
        ax.fill_between(
            layers,
            np.maximum(low, 1e-5),
            high,
            color=COLOURS["value"],
            alpha=0.25,
            label="from 5 % to 95 % of the networks",
        )
        ax.plot(layers, middle, "o-", color=COLOURS["value"], markersize=4, label="median")
        ax.plot(layers, values.mean(axis=0), "x:", color="black", markersize=5, label="mean")
        ax.axhline(1, color=COLOURS["reference"], linestyle="--", label="expected mean")
        ax.set(xlabel="layer", yscale="log", ylim=(1e-5, 20), xticks=layers[::5])
        ax.set_title(title, fontsize=10)
        ax.grid(alpha=0.3)
    row[0].set_ylabel("squared norm / that of the input")
    row[0].legend(frameon=False, fontsize=9, loc="lower left")
    return finish(figure)


def normalised(before, after):
    """Return a figure of weighted inputs before and after batch norm, a row of points a unit."""
    figure, row = axes(2, height=3)
    titles = ("Z", "out = gamma * Z_hat + beta")
    for ax, array, title in zip(row, (before, after), titles, strict=True):
        for unit, values in enumerate(array):
            dots(ax, values, np.full(values.size, unit), alpha=0.35, markersize=7)
            ax.plot([values.mean()] * 2, [unit - 0.3, unit + 0.3], "k-", linewidth=2)
        ax.set(
            xlabel="value",
            ylabel="unit",
            yticks=range(len(array)),
            title=title,
            ylim=(len(array) - 0.5, -0.5),
        )
        ax.grid(alpha=0.3)
    row[1].set_xlim(-8, 8)
    return finish(figure)


def by_weight_scale(factors, left, right, predicted):
    """
    Return a figure of what training made of each weight scale: accuracy, and dead units.

    `left` and `right` map a label to ((seeds, factors), role, line style).
    """
    figure, row = axes(2, height=3.8)
    ylabels = "test accuracy", "share of dead hidden units"
    for ax, curves, ylabel in zip(row, (left, right), ylabels, strict=True):
        for label, (values, role, style) in curves.items():
            curve(ax, factors, values, role, style, alpha=0.2, label=label)
        ax.axvline(predicted, color="black", linestyle=":", label="predicted scale (He)")
        ax.set(
            xscale="log", xlabel="weights, in multiples of He's", ylabel=ylabel, ylim=(-0.03, 1.03)
        )
        ax.set_xticks(factors, [f"{factor:g}" for factor in factors])
        ax.minorticks_off()
        ax.grid(alpha=0.3)
        ax.legend(frameon=False, fontsize=9, loc="best")
    return finish(figure)
