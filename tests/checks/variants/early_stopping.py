"""Right answers to `early_stopping` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def early_stopping__index_of_min(costs, patience):
    best = costs.index(min(costs))
    return best, len(costs) > best + patience


@right
def early_stopping__loop(costs, patience):
    best, wait = 0, 0
    for epoch in range(1, len(costs)):
        if costs[epoch] < costs[best]:
            best, wait = epoch, 0
        else:
            wait += 1
    return best, wait >= patience


@right
def early_stopping__numpy_types(costs, patience):
    best = np.argmin(np.array(costs))
    return np.int64(best), np.bool_(len(costs) - best > patience)


@right
def early_stopping__window(costs, patience):
    best = min(range(len(costs)), key=costs.__getitem__)
    if len(costs) <= patience:
        return [best, False]
    return [best, bool(min(costs[-patience:]) >= min(costs[:-patience]))]


@right
def early_stopping__enumerated(costs, patience):
    cost, best = min((cost, epoch) for epoch, cost in enumerate(costs))
    after = costs[best + 1 :]
    return best, not len(after) < patience


@right
def early_stopping__flatnonzero(costs, patience):
    costs = np.asarray(costs, dtype=float)
    best = np.flatnonzero(costs == costs.min())[0]
    return best, costs[best + 1 :].size >= patience


@right
def early_stopping__last_epochs(costs, patience):
    best = sorted(range(len(costs)), key=lambda epoch: (costs[epoch], epoch))[0]
    last = range(len(costs))[-patience:]
    return best, len(last) == patience and all(epoch > best for epoch in last)
