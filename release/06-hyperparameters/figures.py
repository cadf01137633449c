"""Drawings for notebook 06; what they draw arrives as arguments."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import FancyBboxPatch

from tutor.notebook.figure import arrow, axes, curve, dots, finish
from tutor.notebook.palette import COLOURS

HEAD = {"arrowstyle": "-|>", "mutation_scale": 12, "linewidth": 1.3}  # of the arrows between boxes


def _box(ax, x, y, text, role, width=1.0, height=0.8, size=9):
    """Draw one box with its middle at (x, y)."""
    ax.add_patch(
        FancyBboxPatch(
            (x - width / 2, y - height / 2),
            width,
            height,
            boxstyle="round,pad=0.02,rounding_size=0.08",
            linewidth=1.5,
            edgecolor=COLOURS[role],
            facecolor=COLOURS[role] + "22",
        )
    )
    ax.text(x, y, text, ha="center", va="center", fontsize=size)


def knobs(stations):
    """Return a picture of the training loop; `stations` maps a station to the knobs it has."""
    figure, (ax,) = axes(height=2.9, width=10)
    roles = ["input", "weight", "value", "slope", "reference"]
    for k, ((name, held), role) in enumerate(zip(stations.items(), roles, strict=True)):
        _box(ax, 2 * k, 1, name, role, width=1.5, size=10)
        ax.text(2 * k, 0.4, "\n".join(held), ha="center", va="top", fontsize=9)
        if k:
            arrow(ax, (2 * k - 1.2, 1), (2 * k - 0.8, 1), **HEAD)
    arrow(ax, (7.6, 1.45), (0.4, 1.45), curvature=0.13, **HEAD)
    ax.text(4, 2.1, "next batch, next epoch", ha="center", fontsize=9)
    ax.set(xlim=(-1, 9), ylim=(-0.8, 2.3))
    ax.axis("off")
    return finish(figure)


def architecture(sizes, batch_norm, dropout):
    """Return a picture of the whole network: a row of boxes for each layer, with its shapes."""
    n_layers = len(sizes) - 1
    figure, (ax,) = axes(height=0.85 * n_layers + 1.2, width=10)
    ax.text(-1.3, n_layers - 0.2, "input", ha="left", va="center", fontsize=10)
    ax.text(9.3, n_layers - 0.2, f"({sizes[0]}, m)", ha="left", va="center", fontsize=10)
    arrow(ax, (9.6, n_layers - 0.4), (9.6, n_layers - 0.8), **HEAD)
    for layer in range(1, n_layers + 1):
        y, last = n_layers - layer, layer == n_layers
        n_prev, n = sizes[layer - 1], sizes[layer]
        ax.text(-1.3, y, f"layer {layer}", ha="left", va="center", fontsize=10)
        parts = [(f"affine: W{layer} {(n, n_prev)}, b{layer} {(n, 1)}", "weight", 3.2)]
        if not last:
            if batch_norm:
                parts.append((f"batch norm: gamma{layer}, beta{layer} {(n, 1)}", "bias", 3.2))
            parts.append(("ReLU", "value", 0.8))
            if dropout:
                parts.append(("dropout", "reference", 1.0))
        else:
            parts.append(("softmax, inside the cost", "reference", 2.2))
        left = 0.0
        for k, (text, role, width) in enumerate(parts):
            _box(ax, left + width / 2, y, text, role, width=width, height=0.55)
            if k:
                arrow(ax, (left - 0.27, y), (left - 0.03, y), **HEAD)
            left += width + 0.3
        ax.text(9.3, y, f"({n}, m)", ha="left", va="center", fontsize=10)
        if not last:
            arrow(ax, (9.6, y - 0.2), (9.6, y - 0.8), **HEAD)
    ax.set(xlim=(-1.4, 10.3), ylim=(-0.5, n_layers))
    ax.axis("off")
    return finish(figure)


def panels(specs, width=10.0, height=3.6, share=True):
    """
    Return a figure of several panels of curves.

    `specs` maps a title to a dict: `x`, `curves` (label to (y, role, line style), y of shape (k,)
    or (seeds, k)), `xlabel`, `ylabel`, and, where wanted, `xscale`, `yscale`, `ylim`, `marks`
    (label to x of a vertical line).
    """
    figure, row = axes(len(specs), height, width, sharey=share)
    for k, (ax, (title, spec)) in enumerate(zip(row, specs.items(), strict=True)):
        for label, (y, role, style) in spec["curves"].items():
            look = {"alpha": 0.2, "edge": 0, "markersize": 5}
            curve(ax, spec["x"], y, role, style, label=label, **look)
        for label, x in spec.get("marks", {}).items():
            ax.axvline(x, color="black", linestyle=":", label=label)
        ax.set(
            xlabel=spec["xlabel"],
            xscale=spec.get("xscale", "linear"),
            yscale=spec.get("yscale", "linear"),
        )
        if "ylim" in spec:
            ax.set_ylim(spec["ylim"])
        if "ticks" in spec:
            ax.set_xticks(spec["ticks"], [f"{tick:g}" for tick in spec["ticks"]])
            ax.minorticks_off()
        if k == 0 or not share:
            ax.set_ylabel(spec["ylabel"])
            ax.legend(frameon=False, fontsize=9)
        ax.set_title(title, fontsize=10)
        ax.grid(alpha=0.3)
    return finish(figure)


def mask_outputs(outputs, probabilities, plain, target, spread):
    """Return a figure of what one linear unit answers under every mask of its inputs."""
    figure, (ax,) = axes(height=3.2, width=8)
    ax.hist(
        outputs,
        bins=np.linspace(-12, 12, 49),
        weights=probabilities,
        color=COLOURS["value"],
        alpha=0.7,
        label="all 1024 masks",
    )
    ax.axvline(plain, color="black", label="without dropout, and mean of all masks")
    ax.axvline(target, color=COLOURS["right"], linestyle="--", label="target")
    top = ax.get_ylim()[1]
    ax.plot(
        [plain - spread, plain + spread],
        [0.93 * top] * 2,
        "|-",
        color=COLOURS["reference"],
        markersize=12,
        label="one standard deviation each way",
    )
    ax.set(xlabel="output of the unit", ylabel="probability", xlim=(-12, 12))
    ax.legend(frameon=False, fontsize=8, loc="upper left")
    return finish(figure)


def seed_rows(groups, xlabel, reference=None):
    """Return a figure with a row of dots a group, one dot a seed, and its median as a bar."""
    figure, (ax,) = axes(height=0.5 * len(groups) + 1, width=8.5)
    for row, values in enumerate(groups.values()):
        values = np.asarray(values)
        offset = np.linspace(-0.18, 0.18, values.size)
        dots(ax, values, row + offset, alpha=0.45, markersize=5)
        ax.plot([np.median(values)] * 2, [row - 0.32, row + 0.32], "k-", linewidth=2.5)
    if reference is not None:
        ax.axvline(reference, color=COLOURS["reference"], linestyle="--")
    ax.set(xlabel=xlabel, ylim=(len(groups) - 0.5, -0.5))
    ax.set_yticks(range(len(groups)), list(groups))
    ax.grid(alpha=0.3, axis="x")
    return finish(figure)


def searches(trials, names):
    """
    Return a figure of where two searches looked, and what each axis alone showed them.

    `trials` maps a title to a list of (settings, score); `names` are the settings on the two axes.
    """
    figure, grid = plt.subplots(
        2, 2, figsize=(9.5, 5.2), sharex=True, gridspec_kw={"height_ratios": [2, 1.2]}
    )
    for column, (title, tried) in enumerate(trials.items()):
        x, y = (np.array([settings[name] for settings, _ in tried]) for name in names)
        score = np.array([score for _, score in tried])
        top, below = grid[:, column]
        top.scatter(x, y, s=25 + 330 * score**2, color=COLOURS["value"], alpha=0.5)
        best = int(np.argmax(score))
        top.plot(x[best], y[best], "*", color="black", markersize=11, label="best")
        below.plot(x, score, "o", color=COLOURS["value"], alpha=0.6)
        below.plot(x[best], score[best], "*", color="black", markersize=11)
        top.set(yscale="log", xscale="log", title=title)
        below.set(xlabel=names[0].replace("_", " "), ylim=(0, 1.02))
        top.grid(alpha=0.3)
        below.grid(alpha=0.3)
    grid[0, 0].set_ylabel(f"{names[1]} of L2")
    grid[1, 0].set_ylabel("validation\naccuracy")
    grid[0, 1].sharey(grid[0, 0])
    grid[0, 0].legend(frameon=False, fontsize=9)
    return finish(figure)


def optimism(claimed, honest, labels):
    """Return a figure of accuracies: on the part that chose, and on digits nobody had seen."""
    figure, (ax,) = axes(height=3.8, width=7)
    both = np.concatenate([claimed, honest])
    low, high = both.min() - 0.01, both.max() + 0.01
    ax.plot([low, high], [low, high], "--", color=COLOURS["reference"], label="no optimism")
    ax.plot(claimed, honest, "o", color=COLOURS["value"], alpha=0.6, label="one repetition")
    ax.plot(np.mean(claimed), np.mean(honest), "P", color="black", markersize=10, label="mean")
    ax.set(xlabel=labels[0], ylabel=labels[1], xlim=(low, high), ylim=(low, high))
    ax.set_aspect("equal")
    ax.legend(frameon=False, fontsize=9, loc="upper left")
    ax.grid(alpha=0.3)
    return finish(figure)


def paired(comparisons):
    """Return a figure of paired differences; label to (differences, low, high)."""
    figure, (ax,) = axes(height=0.75 * len(comparisons) + 1, width=9)
    for row, (differences, low, high) in enumerate(comparisons.values()):
        offset = np.linspace(-0.2, 0.2, len(differences))
        dots(
            ax,
            differences,
            row + offset,
            alpha=0.45,
            markersize=5,
            label="one seed" if row == 0 else None,
        )
        decided = low > 0 or high < 0
        ax.plot(
            [low, high],
            [row, row],
            "|-" if decided else "|:",
            color="black",
            markersize=14,
            linewidth=2.5,
            label="95 % interval" if row == 0 else None,
        )
    ax.axvline(0, color=COLOURS["reference"], linestyle="--")
    ax.set(
        xlabel="difference of test accuracy, paired by seed", ylim=(len(comparisons) - 0.5, -0.5)
    )
    ax.set_yticks(range(len(comparisons)), list(comparisons))
    ax.grid(alpha=0.3, axis="x")
    ax.legend(frameon=False, fontsize=9, loc="center right")
    return finish(figure)


def mistaken(images, answers, labels, shown=10):
    """Return a figure of digits that were taken for others, from columns of 64 pixels."""
    figure, row = axes(shown, height=1.6, width=10)
    for ax in row:
        ax.axis("off")
    for ax, image, answer, label in zip(row, images.T, answers, labels, strict=False):
        ax.imshow(image.reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
        ax.set_title(f"{label}, read as {answer}", fontsize=8)
    return finish(figure)
