"""Random arguments that the checks of several functions draw."""

import numpy as np

from autograder.checks.forward.common import layer_arrays, network_arrays
from course.forward import layer_forward, network_forward
from tutor.judging.compact_json import argument


def backward_arrays(rng, n, n_prev, m):
    """Return dZ, A_prev and W of a layer of `n` units, all of both signs."""
    return rng.normal(size=(n, m)), rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev))


def _clear_of_kinks(Z):
    """Return whether no weighted input lies where ReLU has its kink."""
    return np.abs(Z).min() > 1e-2


def layer_cache(rng, n, n_prev, m, activation):
    """Return dA and the cache of a real forward pass through one layer."""
    while True:
        _, cache = layer_forward(*layer_arrays(rng, n, n_prev, m), activation)
        if _clear_of_kinks(cache[3]):
            return rng.normal(size=(n, m)), argument(cache)


def network_caches(rng, sizes, m, activations):
    """Return dA at the outputs and the caches of a real forward pass through a network."""
    while True:
        X, params = network_arrays(rng, sizes, m)
        A, caches = network_forward(X, params, activations)
        if all(_clear_of_kinks(cache[3]) for cache in caches):
            return rng.normal(size=A.shape), argument(caches)
