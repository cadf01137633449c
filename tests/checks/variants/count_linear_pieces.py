"""Right answers to `count_linear_pieces` that look unlike the reference."""

import itertools

import numpy as np

from tests.checks.variants.register import right


@right
def count_linear_pieces__groups(x, y):
    slopes = np.diff(y) / np.diff(x)
    limit = 1e-6 * np.max(np.abs(slopes))
    runs, last = [[slopes[0]]], slopes[0]
    for slope in slopes[1:]:
        if abs(slope - last) <= limit:
            runs[-1].append(slope)
        else:
            runs.append([slope])
        last = slope
    return sum(len(run) > 1 for run in runs)


@right
def count_linear_pieces__kinks_plus_one(x, y):
    slopes = np.diff(y) / np.diff(x)
    differ = np.abs(np.diff(slopes)) > 1e-6 * np.abs(slopes).max()
    kinks = 0
    for i, here in enumerate(differ):
        kinks += bool(here and not (i and differ[i - 1]))
    return kinks + 1


@right
def count_linear_pieces__slopes_of_the_pieces(x, y):
    slopes = np.diff(y) / np.diff(x)
    if np.ptp(y) == 0:
        return 1
    same = np.isclose(slopes[1:], slopes[:-1], rtol=0, atol=1e-6 * np.abs(slopes).max())
    return np.sum(np.diff(same.astype(int), prepend=0) == 1)


@right
def count_linear_pieces__groupby(x, y):
    rises = [
        (float(y[i + 1]) - float(y[i])) / (float(x[i + 1]) - float(x[i])) for i in range(len(x) - 1)
    ]
    largest = max(map(abs, rises)) or 1.0
    same = (abs(b - a) / largest < 1e-6 for a, b in itertools.pairwise(rises))
    return float(sum(key for key, _ in itertools.groupby(same)))


@right
def count_linear_pieces__second_differences(x, y):
    x, y = np.asarray(x, np.longdouble), np.asarray(y, np.longdouble)
    slope = (y[1:] - y[:-1]) / (x[1:] - x[:-1])
    bend = np.abs(slope[1:] - slope[:-1])
    bends = bend > 1e-6 * max(abs(slope.min()), abs(slope.max()))
    return 1 + np.count_nonzero(bends[1:] & ~bends[:-1])


@right
def count_linear_pieces__walk(x, y):
    slopes = np.diff(y) / np.diff(x)
    limit, pieces, i = 1e-6 * np.abs(slopes).max(), 0, 0
    while i + 1 < len(slopes):
        if abs(slopes[i + 1] - slopes[i]) <= limit:
            pieces += 1
            while i + 1 < len(slopes) and abs(slopes[i + 1] - slopes[i]) <= limit:
                i += 1
        i += 1
    return np.array(pieces)
