"""Right answers to `train_val_test_split` that look unlike the reference."""

import itertools

import numpy as np

from tests.checks.variants.register import right


@right
def train_val_test_split__train_first(X, y, n_val, n_test, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    train = order[: m - n_val - n_test]
    val = order[m - n_val - n_test : m - n_test]
    test = order[m - n_test :]
    return [X[:, train], y[train], X[:, val], y[val], X[:, test], y[test]]


@right
def train_val_test_split__shuffled_in_place(X, y, n_val, n_test, rng):
    order = np.arange(len(y))
    rng.shuffle(order)
    X, y = X[:, order], y[order]
    end = n_val + n_test
    return X[:, end:], y[end:], X[:, n_test:end], y[n_test:end], X[:, :n_test], y[:n_test]


@right
def train_val_test_split__sorted_by_random_numbers(X, y, n_val, n_test, rng):
    order = np.argsort(rng.random(y.shape[0])).tolist()
    test, val = order[-n_test:], order[-n_test - n_val : -n_test]
    train = order[: -n_test - n_val]
    return tuple(
        part
        for chosen in (train, val, test)
        for part in (np.take(X, chosen, axis=1), np.take(y, chosen))
    )


@right
def train_val_test_split__stacked(X, y, n_val, n_test, rng):
    table = rng.permutation(np.vstack([X, y]), axis=1)
    parts = np.split(table, [y.size - n_val - n_test, y.size - n_test], axis=1)
    return tuple(part for table in parts for part in (table[:-1], table[-1].astype(y.dtype)))


@right
def train_val_test_split__chosen_without_replacement(X, y, n_val, n_test, rng):
    test = rng.choice(y.size, n_test, replace=False)
    rest = np.setdiff1d(np.arange(y.size), test)
    val = rng.choice(rest, n_val, replace=False)
    train = np.setdiff1d(rest, val)
    return X[:, train], y[train], X[:, val], y[val], X[:, test], y[test]


@right
def train_val_test_split__columns_one_by_one(X, y, n_val, n_test, rng):
    samples = [(X[:, i], y[i]) for i in range(y.size)]
    order = rng.permutation(len(samples))
    samples = [samples[i] for i in order]
    cuts = [0, len(samples) - n_val - n_test, len(samples) - n_test, len(samples)]
    result = []
    for start, end in itertools.pairwise(cuts):
        result.append(np.column_stack([x for x, _ in samples[start:end]]))
        result.append(np.array([label for _, label in samples[start:end]]))
    return tuple(result)
