"""The check of batch normalisation's way back."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course.normalization import batchnorm_backward, batchnorm_forward


def _cached(Z, gamma, eps=1e-5):
    """Return the cache of a real forward pass in training."""
    running = {"mean": np.zeros_like(gamma), "var": np.ones_like(gamma)}
    return batchnorm_forward(Z, gamma, 0 * gamma, running, True, eps=eps)[1]


# fmt: off
SIMPLE = _cached(np.array([[3.0, 3.0, -1.0, -1.0], [0.5, -0.5, 0.5, -0.5]]),
                 np.array([[2.0], [3.0]]), eps=0.0)
SQUARE = _cached(np.array([[1.0, 4.0, -2.0], [0.0, 0.2, 0.7], [5.0, -7.0, 2.0]]),
                 np.array([[-2.0], [0.5], [1.5]]))
check_batchnorm_backward = Check(
    batchnorm_backward, outputs=("dZ", "dgamma", "dbeta"), visible=[
        ("two units, four samples",
         (np.array([[1.0, 0.0, 0.0, 2.0], [0.0, 4.0, 1.0, -2.0]]), SIMPLE)),
        ("as many units as samples",
         (np.array([[1.0, -1.0, 2.0], [0.5, 2.0, 0.0], [-1.0, 0.0, 3.0]]), SQUARE)),
    ])
# fmt: on


def _arguments(rng, n, m, scale=1.0):
    """Return an upstream gradient of both signs and the cache of a forward pass."""
    Z = scale * rng.uniform(0.4, 3.0, (n, 1)) * (rng.normal(size=(n, m)) + 1)
    gamma = rng.uniform(1.3, 3.0, (n, 1)) * rng.choice([-1.0, 1.0], (n, 1))
    return rng.normal(size=(n, m)) + 0.3, _cached(Z, gamma)


def _whole_numbers(rng):
    dout = rng.permuted(np.array([[-3, 1, 4, 2, -1, 6], [0, 5, -2, -4, 7, 1]]), axis=1)
    return dout, _arguments(rng, 2, 6)[1]


def _float32(rng):
    dout, cache = _arguments(rng, 3, 6)
    return dout.astype(np.float32), tuple(array.astype(np.float32) for array in cache)


# fmt: off
check_batchnorm_backward.add_families(
    ("units and samples", lambda rng: _arguments(rng, 3, 7),
     lambda rng: _arguments(rng, *different_sizes(rng, 2))),
    ("as many units as samples", lambda rng: _arguments(rng, 4, 4)),
    ("one unit", lambda rng: _arguments(rng, 1, 6)),
    ("more units than samples", lambda rng: _arguments(rng, 8, 3)),
    ("units of different scale",
     lambda rng: _arguments(rng, 3, 5, scale=np.array([[0.02], [1.0], [50.0]]))),
    ("whole numbers upstream", _whole_numbers),
    ("float32 arrays", _float32),
)
# fmt: on
