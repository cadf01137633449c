"""
Right answers to the second half of notebook 05 that look unlike the reference.

`VARIANTS[function]` lists them; every one of them must get full marks.
"""

import bisect
import collections
import copy
import itertools
import math
import statistics

import numpy as np

from course.activations import relu
from course.depth import compose, tent
from course.forward import count_parameters
from course.gradient_descent import train_regression

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


def features(x, kinks):
    """Return the hidden layer and a column of ones, a sample a row."""
    return np.column_stack([*(np.maximum(x - k, 0) for k in kinks), np.ones(len(x))])


def network(kinks, w):
    """Return the parameters for weights of which the last is the bias."""
    return {
        "W1": np.ones((len(kinks), 1)),
        "b1": -np.array(kinks, dtype=float)[:, None],
        "W2": w[None, :-1],
        "b2": np.array([[w[-1]]]),
    }


@right
def shallow_fit__pinv(x, y, kinks):
    return network(kinks, np.linalg.pinv(features(x, kinks)) @ y)


@right
def shallow_fit__normal_equations(x, y, kinks):
    A = features(x, kinks)
    return network(kinks, np.linalg.solve(A.T @ A, A.T @ y))


@right
def shallow_fit__inverse(x, y, kinks):
    A = features(x, kinks)
    return network(kinks, np.linalg.inv(A.T @ A) @ A.T @ y)


@right
def shallow_fit__qr(x, y, kinks):
    Q, R = np.linalg.qr(features(x, kinks))
    return network(kinks, np.linalg.solve(R, Q.T @ y))


@right
def shallow_fit__steeper_units(x, y, kinks):
    scales = 2.0 + np.arange(len(kinks)).reshape(-1, 1)
    kinks = np.reshape(kinks, (-1, 1))
    hidden = relu(scales * x.reshape(1, -1) - scales * kinks)
    w = np.linalg.lstsq(np.vstack([hidden, np.ones(x.size)]).T, y.reshape(-1, 1), rcond=-1)[0].T
    return {"W1": scales, "b1": -scales * kinks, "W2": w[:, :-1], "b2": w[:, -1:]}


@right
def shallow_fit__sorted_units(x, y, kinks):
    kinks = np.sort(kinks)[::-1]
    return network(kinks, np.linalg.lstsq(features(x, kinks), y, rcond=None)[0])


@right
def shallow_fit__means_removed_and_given_back(x, y, kinks):
    hidden = np.array([[max(one - k, 0.0) for one in x] for k in kinks])
    means = hidden.mean(axis=1, keepdims=True)
    W2 = np.linalg.lstsq((hidden - means).T, y - y.mean(), rcond=None)[0].reshape(1, -1)
    return {
        "W1": np.ones_like(means),
        "b1": -1.0 * kinks.reshape(-1, 1),
        "W2": W2,
        "b2": y.mean() - W2 @ means,
    }


@right
def shallow_fit__ones_first(x, y, kinks):
    A = np.ones((len(x), len(kinks) + 1))
    A[:, 1:] = (x[:, np.newaxis] > kinks) * (x[:, np.newaxis] - kinks)
    bias, *weights = np.linalg.lstsq(A, y, rcond=None)[0]
    return {
        "b2": np.full((1, 1), bias),
        "W2": np.array(weights, ndmin=2),
        "b1": -np.c_[kinks],
        "W1": np.ones((len(kinks), 1), dtype=int),
    }


@right
def square_gadget__loop(x, m):
    result, folded, power = x.copy(), x, 1
    for _ in range(m):
        folded, power = tent(folded), 4 * power
        result = result - folded / power
    return result


@right
def square_gadget__in_place_on_a_copy(x, m):
    result = np.array(x)
    for s in range(1, m + 1):
        result -= compose(tent, s)(x) * 4.0**-s
    return result


@right
def square_gadget__interpolation(x, m):
    grid = np.linspace(0, 1, 2**m + 1)
    return np.interp(x, grid, grid**2)


@right
def square_gadget__recursive(x, m):
    return x if m == 0 else square_gadget__recursive(x, m - 1) - compose(tent, m)(x) / 4**m


@right
def square_gadget__from_inside(x, m):
    total = np.zeros(np.shape(x))
    for s in range(m, 0, -1):
        total += 0.25**s * compose(tent, s)(x)
    return x - total


@right
def square_gadget__horner(x, m):
    def rest(y, left):
        return 0 * y if left == 0 else (tent(y) + rest(tent(y), left - 1)) / 4

    return x - rest(x, m)


@right
def square_gadget__own_tent(x, m):
    y, result = np.asarray(x, dtype=np.longdouble), np.asarray(x, dtype=np.longdouble)
    for s in range(1, m + 1):
        y = np.minimum(2 * y, 2 - 2 * y)
        result = result - y / 4**s
    return result


@right
def square_gadget__stacked(x, m):
    terms = [x]
    for s in range(1, m + 1):
        terms.append(-compose(tent, s)(x) / 2 ** (2 * s))
    return np.sum(terms, axis=0)


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


@right
def sweep__loops(X, Y, starts, activations, learning_rates, n_iterations):
    medians, best, lowest = [], learning_rates[0], np.inf
    for rate in learning_rates:
        last = []
        for params in starts:
            _, costs = train_regression(X, Y, params, activations, rate, n_iterations)
            last.append(float(costs[-1]) if np.isfinite(costs[-1]) else float("inf"))
        median = statistics.median(last)
        medians.append(median)
        if median < lowest:
            best, lowest = rate, median
    return medians, best


@right
def sweep__table(X, Y, starts, activations, learning_rates, n_iterations):
    last = np.zeros((len(starts), len(learning_rates)))
    for i, params in enumerate(starts):
        for j, rate in enumerate(learning_rates):
            last[i, j] = train_regression(X, Y, params, activations, rate, n_iterations)[1][-1]
    last[np.isnan(last)] = np.inf
    medians = np.median(last, axis=0)
    return medians, np.array(learning_rates)[np.argmin(medians)]


@right
def sweep__sorted(X, Y, starts, activations, learning_rates, n_iterations):
    medians = ()
    for rate in learning_rates:
        last = sorted(
            cost if math.isfinite(cost) else math.inf
            for cost in (
                train_regression(X, Y, copy.deepcopy(p), activations, rate, n_iterations)[1][-1]
                for p in starts
            )
        )
        half = len(last) // 2
        medians += (last[half] if len(last) % 2 else (last[half - 1] + last[half]) / 2,)
    return medians, min(learning_rates, key=lambda r: medians[learning_rates.index(r)])


@right
def sweep__dict(X, Y, starts, activations, learning_rates, n_iterations):
    found = {}
    for rate in learning_rates:
        runs = [train_regression(X, Y, start, activations, rate, n_iterations) for start in starts]
        found[rate] = np.median(
            np.nan_to_num([costs[-1] for _, costs in runs], nan=np.inf, posinf=np.inf)
        )
    return [*found.values()], min(found, key=found.get)


@right
def sweep__where(X, Y, starts, activations, learning_rates, n_iterations):
    medians = []
    for rate in learning_rates:
        last = np.array(
            [
                train_regression(X, Y, start, activations, rate, n_iterations)[1][-1]
                for start in starts
            ]
        )
        medians.append(np.median(np.where(np.isfinite(last), last, np.inf)))
    return [medians, learning_rates[medians.index(min(medians))]]
