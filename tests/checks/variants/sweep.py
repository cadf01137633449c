"""Right answers to `sweep` that look unlike the reference."""

import copy
import math
import statistics

import numpy as np

from course.gradient_descent import train_regression
from tests.checks.variants.register import right


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
