"""Right answers to `init_zeros` that look unlike the reference."""

from collections import OrderedDict

import numpy as np

from course.initialization import init_zeros
from tests.checks.variants.register import right


@right
def init_zeros__comprehensions(sizes):
    weights = {f"W{i + 1}": np.zeros((sizes[i + 1], sizes[i])) for i in range(len(sizes) - 1)}
    return weights | {f"b{i}": np.zeros((sizes[i], 1)) for i in range(1, len(sizes))}


@right
def init_zeros__last_layer_first(sizes):
    params = OrderedDict()
    for layer in reversed(range(1, len(sizes))):
        params[f"b{layer}"] = np.zeros([sizes[layer], 1])
        params[f"W{layer}"] = np.zeros([sizes[layer], sizes[layer - 1]])
    return params


@right
def init_zeros__float32(sizes):
    return {key: array.astype(np.float32) for key, array in init_zeros(sizes).items()}


@right
def init_zeros__product_with_nothing(sizes):
    sizes = np.array(sizes)
    params = {}
    for layer, (n_prev, n) in enumerate(np.column_stack([sizes[:-1], sizes[1:]]), start=1):
        params[f"W{layer}"] = 0.0 * np.ones((n, n_prev))
        params[f"b{layer}"] = -0.0 * np.ones((n, 1))
    return params


@right
def init_zeros__popped_copy(sizes):
    left, params = list(sizes), {}
    n_prev, layer = left.pop(0), 0
    while left:
        n, layer = left.pop(0), layer + 1
        params.update({f"W{layer}": np.zeros((n, n_prev)), f"b{layer}": np.zeros((n, 1))})
        n_prev = n
    return params


@right
def init_zeros__other_things_beside(sizes):
    return {"sizes": list(sizes), "L": len(sizes) - 1, **init_zeros(sizes)}
