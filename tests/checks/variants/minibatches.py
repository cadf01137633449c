"""Right answers to `minibatches` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.register import right


@right
def minibatches__generator(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    while order.size:
        yield X[:, order[:batch_size]], y[order[:batch_size]]
        order = order[batch_size:]


@right
def minibatches__shuffled_copies(X, y, batch_size, rng):
    order = np.arange(X.shape[1])
    rng.shuffle(order)
    X, y = X[:, order], y[order]
    batches = []
    for k in range(math.ceil(y.size / batch_size)):
        batches.append(
            [X[:, k * batch_size : (k + 1) * batch_size], y[k * batch_size : (k + 1) * batch_size]]
        )
    return batches


@right
def minibatches__split_at(X, y, batch_size, rng):
    order = rng.permutation(y.size)
    cuts = range(batch_size, y.size, batch_size)
    return tuple(zip(np.split(X[:, order], cuts, axis=1), np.split(y[order], cuts), strict=True))


@right
def minibatches__full_ones_then_the_rest(X, y, batch_size, rng):
    m, order = y.size, np.argsort(rng.random(y.size))
    full = m // batch_size
    batches = [
        (X[:, part], y[part]) for part in order[: full * batch_size].reshape(full, batch_size)
    ]
    if m % batch_size:
        rest = order[full * batch_size :]
        batches += [(X[:, rest], y[rest])]
    return batches


@right
def minibatches__drawn_from_what_is_left(X, y, batch_size, rng):
    left, batches = list(range(y.size)), []
    while left:
        part = rng.choice(left, min(batch_size, len(left)), replace=False)
        left = sorted(set(left) - set(part.tolist()))
        batches.append((X[:, part], y[part]))
    return batches


@right
def minibatches__stacked(X, y, batch_size, rng):
    table = rng.permutation(np.vstack([X, y]), axis=1)
    return [
        (table[:-1, start : start + batch_size], table[-1, start : start + batch_size].astype(int))
        for start in range(0, y.size, batch_size)
    ]
