"""Gaussian weights drawn in many ways."""

import math
from collections import OrderedDict

import numpy as np

from tests.checks.variants.register import right


def draws(name, std_of):
    """Register the ways to draw Gaussian weights of the spread `std_of(n, n_prev, *between)`."""

    def variant(draw, way, backwards=False):
        def function(sizes, *rest):
            *between, rng = rest
            params = OrderedDict()
            layers = range(1, len(sizes))
            for layer in reversed(layers) if backwards else layers:
                n, n_prev = sizes[layer], sizes[layer - 1]
                params[f"b{layer}"] = np.zeros((n, 1))
                params[f"W{layer}"] = draw(rng, std_of(n, n_prev, *between), n, n_prev)
            return params

        function.__name__ = f"{name}__{way}"
        right(function)

    def several(rng, std, n, n_prev):
        return np.array([[rng.normal(0.0, std) for _ in range(n_prev)] for _ in range(n)])

    variant(lambda rng, std, n, n_prev: std * rng.standard_normal((n, n_prev)), "factor")
    variant(
        lambda rng, std, n, n_prev: rng.normal(scale=std, size=[n, n_prev]),
        "from_the_end",
        backwards=True,
    )
    variant(lambda rng, std, n, n_prev: rng.normal(0, std, (n_prev, n)).T, "drawn_transposed")
    variant(
        lambda rng, std, n, n_prev: std * rng.standard_normal((n, n_prev), dtype=np.float32),
        "float32",
    )
    variant(
        lambda rng, std, n, n_prev: rng.normal(0, std, n * n_prev).reshape(n, n_prev), "reshaped"
    )
    variant(several, "one_by_one")
    variant(
        lambda rng, std, n, n_prev: rng.uniform(-std * np.sqrt(3), std * np.sqrt(3), (n, n_prev)),
        "uniform_of_that_spread",
    )
    variant(
        lambda rng, std, n, n_prev: math.sqrt(12) * std * (rng.random((n, n_prev)) - 0.5),
        "centred_random",
    )
    variant(
        lambda rng, std, n, n_prev: rng.spawn(1)[0].normal(0, std, (n, n_prev)), "child_generators"
    )
