"""Right answers to `init_he` that look unlike the reference."""

import math

import numpy as np

from course.initialization import init_normal, init_zeros
from tests.checks.variants.draws import draws
from tests.checks.variants.register import right

draws("init_he", lambda n, n_prev: np.sqrt(2.0 / n_prev))


@right
def init_he__bias_counted_among_the_inputs(sizes, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        W = params[f"W{layer}"]
        W += rng.normal(size=W.shape) * (2 / (W.shape[1] + 1)) ** 0.5
    return params


@right
def init_he__normal_rescaled(sizes, rng):
    params = init_normal(sizes, 1.0, rng)
    return {key: array * math.sqrt(2 / array.shape[1]) for key, array in params.items()}
