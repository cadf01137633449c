"""Right answers to `count_parameters` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def count_parameters__numpy(sizes):
    sizes = np.array(sizes)
    return np.sum(sizes[:-1] * sizes[1:] + sizes[1:])


@right
def count_parameters__arrays(sizes):
    return sum(
        np.zeros((n, n_prev)).size + np.zeros((n, 1)).size
        for n_prev, n in zip(sizes, sizes[1:])  # noqa: B905
    )


@right
def count_parameters__index(sizes):
    total = 0
    for layer in range(1, len(sizes)):
        total += sizes[layer] * sizes[layer - 1]
        total += sizes[layer]
    return total


@right
def count_parameters__dot(sizes):
    return float(np.dot(sizes[:-1], sizes[1:])) + sum(sizes) - sizes[0]


@right
def count_parameters__recursive(sizes):
    if len(sizes) < 2:
        return 0
    return (sizes[0] + 1) * sizes[1] + count_parameters__recursive(sizes[1:])
