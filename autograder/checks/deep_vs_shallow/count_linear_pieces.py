"""The check of the count of straight pieces; every piece holds at least two whole cells."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.deep_vs_shallow import common
from course import depth


def joined(widths, slopes):
    """Return samples of a function from the width and the slope of every cell."""
    return tuple(
        np.append(0.0, np.cumsum(steps)) for steps in (widths, np.multiply(widths, slopes))
    )


# fmt: off
FALLING_X = np.append(0.0, np.cumsum([1.0, 0.5, 1.0, 1.0, 2.0, 0.5] * 3))
FALLING_Y = np.interp(FALLING_X, np.interp([0, 2.5, 6, 8.5, 12, 15.25, 18], range(19), FALLING_X),
                      [0.0, -0.25, -4.5, -5.0, -13.5, -14.5, -17.5])

check_count_linear_pieces = Check(depth.count_linear_pieces, visible=[
    ("kinks on samples, flat pieces, slopes that return",
     joined([1, 1, 0.5, 0.5, 2, 1, 1, 1, 0.5, 0.5, 1, 1, 1, 0.5, 2, 1, 0.5, 0.5, 1, 1, 1, 0.5, 0.5],
            np.repeat([1, -1, 1, 0, 2, 0, 1, 1.01, -0.5, 0], [2, 3, 2, 2, 3, 2, 2, 2, 2, 3]))),
    ("tiny values that fall, some kinks inside cells", (FALLING_X, 1e-12 * FALLING_Y)),
    ("a straight line with rounding noise",
     (np.linspace(0.0, 1.0, 18), 0.3 - 0.7 * np.linspace(0.0, 1.0, 18))),
    ("a constant", (np.array([-1.0, 0.0, 2.0, 3.0]), np.full(4, 0.5))),
])
# fmt: on


def sampled(rng, slopes, *, inside=None, equal=False, few=False, height=1.0, width=1.0):
    """
    Return samples of a function with given slopes.

    `inside` says where the kinks are: True inside a cell, False on a sample, None mixed. `equal`
    makes the samples equally spaced, `few` gives every piece its two whole cells and no more;
    `height` and `width` scale y and x.
    """
    bends = len(slopes) - 1
    hidden = rng.integers(0, 2, bends).astype(bool) if inside is None else np.full(bends, inside)
    if inside is None and bends > 1:
        hidden[rng.permutation(bends)[:2]] = True, False
    cells, ends = 0, []  # where each piece ends, counted in cells
    for at_cell in [*hidden, False]:
        cells += 2 if few else int(rng.integers(2, 6))
        ends.append(cells + (rng.uniform(0.25, 0.75) if at_cell else 0.0))
        cells += int(at_cell)
    spacing = np.full(cells, 0.1) if equal else rng.uniform(0.1, 0.3, cells)
    x = rng.uniform(-2.0, 0.0) + np.concatenate([[0.0], np.cumsum(spacing)])
    knots = np.interp([0.0, *ends], np.arange(cells + 1), x)
    heights = rng.uniform(-1.0, 1.0) + np.cumsum([0.0, *(np.diff(knots) * slopes)])
    return width * x, height * np.interp(x, knots, heights)


def zigzag(rng, count):
    """Return slopes, neighbours far from each other, not always of different signs."""
    steps = rng.uniform(0.5, 1.5, count) * rng.choice([-1.0, 1.0], count)
    return np.cumsum(steps) + rng.uniform(-0.2, 0.2)


@check_count_linear_pieces.family("kinks on samples")
def kinks_on_samples(rng):
    yield sampled(rng, zigzag(rng, 6), inside=False, equal=True)
    yield sampled(rng, zigzag(rng, 3), inside=False)


@check_count_linear_pieces.family("kinks inside cells")
def kinks_inside_cells(rng):
    yield sampled(rng, zigzag(rng, 5), inside=True, equal=True)
    yield sampled(rng, zigzag(rng, 2), inside=True)
    yield sampled(rng, zigzag(rng, 30), inside=True)


@check_count_linear_pieces.family("kinks on samples and inside cells")
def kinks_of_both_kinds(rng):
    yield sampled(rng, zigzag(rng, 9))
    yield sampled(rng, zigzag(rng, 7), equal=True)


@check_count_linear_pieces.family("pieces of two whole cells")
def short_pieces(rng):
    yield sampled(rng, zigzag(rng, 7), few=True, inside=True)
    yield sampled(rng, zigzag(rng, 8), few=True)


@check_count_linear_pieces.family("slopes that return")
def returning_slopes(rng):
    slope = rng.uniform(0.5, 2.0)
    yield sampled(rng, [-slope, slope] * int(rng.integers(2, 4)), equal=True)
    yield sampled(rng, [slope, 0.0, slope, 0.0, -slope, 0.0, slope])


@check_count_linear_pieces.family("flat ends")
def flat_ends(rng):
    slopes = zigzag(rng, 4)
    yield sampled(rng, [0.0, slopes[0], *slopes[1:], 0.0])
    yield sampled(rng, [0.0, rng.uniform(0.5, 1.0)], inside=True)


@check_count_linear_pieces.family("slopes that grow without a turn")
def growing_slopes(rng):
    yield sampled(rng, np.cumsum(rng.uniform(0.3, 1.0, 5)))
    yield sampled(rng, -np.cumsum(rng.uniform(0.3, 1.0, 6)))


@check_count_linear_pieces.family("a straight line")
def straight_line(rng):
    yield sampled(rng, [rng.uniform(0.3, 2.0)])
    yield sampled(rng, [-rng.uniform(0.3, 2.0)], few=True)
    x = np.linspace(rng.uniform(-0.2, 0.0), 1.0, 100)
    yield x, 0.1 - rng.uniform(0.3, 2.0) * x


@check_count_linear_pieces.family("a constant")
def constant(rng):
    x, _ = sampled(rng, [1.0, 2.0])
    yield x, np.full(x.shape, rng.normal())
    yield x, np.zeros(x.shape)


@check_count_linear_pieces.family("small slopes beside large ones")
def small_and_large_slopes(rng):
    yield sampled(rng, rng.uniform(0.8, 1.2, 7) * [1e-3, 1.0, 2e-3, -1e-3, 1e-3, -2.0, 3e-3])
    yield sampled(rng, rng.uniform(0.8, 1.2) * np.array([1.0, 1.002, 0.999, 1.003]), inside=True)


@check_count_linear_pieces.family("tiny and huge values")
def tiny_and_huge_values(rng):
    for height, width in ((1e-12, 1.0), (1e9, 1.0), (1.0, 1e-6), (1.0, 1e6), (1e-9, 1e-3)):
        yield sampled(rng, zigzag(rng, 5), height=height, width=width)


@check_count_linear_pieces.family("rounding noise on a flat piece")
def rounding_noise(rng):
    a, b = rng.uniform(0.2, 0.4), rng.uniform(0.6, 0.8)
    x = np.sort(rng.uniform(0.0, 1.0, 4) + np.arange(0, 60).reshape(-1, 1) * 4, axis=None) / 240
    x = x[np.concatenate([[True], np.diff(x) > 1e-4])]
    yield x, 0.3 * np.abs(x - a) + 0.3 * np.abs(x - b)


@check_count_linear_pieces.family("a sawtooth of many teeth")
def sawtooth(rng):
    for k in (6, 10):
        size = int(rng.integers(4, 6)) * 2**k + 2 * int(rng.integers(1, 20)) + 1
        x = np.linspace(0.0, 1.0, size)
        yield x, common.repeated(depth.tent, x, k)


@check_count_linear_pieces.family("whole numbers")
def whole_numbers(rng):
    steps = np.repeat(rng.permutation([-3, 1, 0, 2, 5]), rng.integers(2, 5, 5))
    yield np.arange(len(steps) + 1), np.concatenate([[0], np.cumsum(steps)])
