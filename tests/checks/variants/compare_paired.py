"""Right answers to `compare_paired` that look unlike the reference."""

import math
import statistics

import numpy as np

from tests.checks.variants.register import right


@right
def compare_paired__statistics(first, second, quantile):
    d = [float(a) - float(b) for a, b in zip(first, second, strict=True)]
    middle, half = statistics.fmean(d), quantile * statistics.stdev(d) / math.sqrt(len(d))
    if middle - half > 0:
        winner = "first"
    elif middle + half < 0:
        winner = "second"
    else:
        winner = None
    return middle - half, middle + half, winner


@right
def compare_paired__distance_from_0(first, second, quantile):
    d = np.subtract(first, second)
    half = quantile * np.sqrt(np.var(d, ddof=1) / len(d))
    winner = None
    if abs(d.mean()) > half:
        winner = ["second", "first"][int(d.mean() > 0)]
    return [d.mean() - half, d.mean() + half, winner]


@right
def compare_paired__sums(first, second, quantile):
    n = len(first)
    d = [first[i] - second[i] for i in range(n)]
    mean = sum(d) / n
    s = (sum((x - mean) ** 2 for x in d) / (n - 1)) ** 0.5
    low, high = (mean + sign * quantile * s / n**0.5 for sign in (-1, 1))
    return low, high, None if low <= 0 <= high else "first" if low > 0 else "second"


@right
def compare_paired__difference_of_means(first, second, quantile):
    first, second = np.array(first, dtype=float), np.array(second, dtype=float)
    middle = first.mean() - second.mean()
    s = np.linalg.norm(first - second - middle) / np.sqrt(first.size - 1)
    ends = middle + quantile * s / np.sqrt(first.size) * np.array([-1.0, 1.0])
    winner = "first" if (ends > 0).all() else "second" if (ends < 0).all() else None
    return *ends, winner


@right
def compare_paired__signs(first, second, quantile):
    d = np.asarray(first, dtype=np.longdouble) - np.asarray(second, dtype=np.longdouble)
    half = quantile * d.std(ddof=1) / np.sqrt(np.longdouble(d.size))
    low, high = np.array([d.mean() - half]), np.array([d.mean() + half])
    names = {2: "first", -2: "second"}
    return low, high, names.get(int(np.sign(low)[0] + np.sign(high)[0]))
