"""Right answers to `spread_kinks` that look unlike the reference."""

import collections
import copy

import numpy as np

from tests.checks.variants.register import right


@right
def spread_kinks__loop(params, low, high):
    n = len(params["W1"])
    b1 = np.zeros((n, 1))
    for i in range(n):
        b1[i, 0] = -params["W1"][i, 0] * (low + i * (high - low) / n)
    new = params.copy()
    new["b1"] = b1
    return new


@right
def spread_kinks__deep_copy(params, low, high):
    new = copy.deepcopy(params)
    n = new["W1"].shape[0]
    new["b1"] = -new["W1"] * (low + np.arange(n).reshape(n, 1) / n * (high - low))
    return new


@right
def spread_kinks__written_into_a_copy(params, low, high):
    new = {name: value.copy() for name, value in params.items()}
    kinks = np.linspace(low, high, new["b1"].size + 1)[:-1]
    new["b1"][:, 0] = -kinks * new["W1"][:, 0]
    return new


@right
def spread_kinks__diagonal(params, low, high):
    n = params["b1"].shape[0]
    W1 = params["W1"].astype(np.longdouble)
    kinks = np.array([[low + (high - low) * i / n] for i in range(n)])
    return {**params, "b1": np.diag(-W1.ravel()) @ kinks}


@right
def spread_kinks__nested_list(params, low, high):
    weights = params["W1"].ravel().tolist()
    step = (high - low) / len(weights)
    return dict(params, b1=[[-w * (low + i * step)] for i, w in enumerate(weights)])


@right
def spread_kinks__running_sum(params, low, high):
    W1 = params["W1"]
    steps = np.full(W1.shape, (high - low) / W1.size)
    steps[0] = low
    new = collections.OrderedDict(b1=-np.multiply(W1, np.cumsum(steps, axis=0)))
    for name in params:
        new.setdefault(name, params[name])
    return new
