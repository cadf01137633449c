"""Right answers to `equal_width` that look unlike the reference."""

import bisect
import itertools
import math

import numpy as np

from course.forward import count_parameters
from tests.checks.variants.register import right


@right
def equal_width__down_from_the_budget(n_in, n_out, depth, n_parameters):
    width = n_parameters
    while (n_in + 1) * width + (depth - 1) * (width + 1) * width + (
        width + 1
    ) * n_out > n_parameters:
        width -= 1
    return width


@right
def equal_width__whole_root(n_in, n_out, depth, n_parameters):
    a, b, c = depth - 1, n_in + depth + n_out, n_out - n_parameters
    return -c // b if a == 0 else (math.isqrt(b * b - 4 * a * c) - b) // (2 * a)


@right
def equal_width__root(n_in, n_out, depth, n_parameters):
    if depth == 1:
        return (n_parameters - n_out) // (n_in + 1 + n_out)
    a, b, c = depth - 1, n_in + depth + n_out, n_out - n_parameters
    return np.floor((np.sqrt(b**2 - 4 * a * c) - b) / (2 * a))


@right
def equal_width__bisection(n_in, n_out, depth, n_parameters):
    low, high = 1, n_parameters
    while high - low > 1:
        middle = (low + high) // 2
        fits = count_parameters([n_in] + depth * [middle] + [n_out]) <= n_parameters
        low, high = (middle, high) if fits else (low, middle)
    return low


@right
def equal_width__counted(n_in, n_out, depth, n_parameters):
    for width in itertools.count(1):
        sizes, total = (n_in, *(width,) * depth, n_out), 0
        for a, b in itertools.pairwise(sizes):
            total += a * b + b
        if total > n_parameters:
            return width - 1
    return None


@right
def equal_width__array(n_in, n_out, depth, n_parameters):
    w = np.arange(1, n_parameters + 1)
    count = (n_in + 1) * w + (depth - 1) * w * (w + 1) + (w + 1) * n_out
    return w[count <= n_parameters].max()


@right
def equal_width__bisect(n_in, n_out, depth, n_parameters):
    class Counts:
        def __len__(self):
            return n_parameters + 1

        def __getitem__(self, width):
            return count_parameters([n_in, *[width] * depth, n_out]) if width else 0

    return bisect.bisect_right(Counts(), n_parameters) - 1
