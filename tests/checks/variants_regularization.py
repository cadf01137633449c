"""
Right answers to the exercises of notebook 06 on L2, dropout, splits, batches and stopping.

`VARIANTS[function]` lists them; every one of them must get full marks.
"""

import collections
import itertools
import math

import numpy as np

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


@right
def l2_penalty__loops(params, strength):
    total = 0.0
    for name in params:
        if name.startswith("W"):
            for row in params[name].tolist():
                for weight in row:
                    total += weight * weight
    return 0.5 * strength * total


@right
def l2_penalty__while_there_is_a_layer(params, strength):
    layer, total = 1, 0
    while f"W{layer}" in params:
        total += np.linalg.norm(params[f"W{layer}"]) ** 2
        layer += 1
    return total * strength / 2


@right
def l2_penalty__dot_products(params, strength):
    flat = np.concatenate([p.ravel() for name, p in params.items() if "W" in name])
    return np.dot(flat, flat) * (strength / 2)


@right
def l2_penalty__einsum(params, strength):
    total = sum(np.einsum("ij,ij->", p, p) for name, p in params.items() if name[:1] == "W")
    return np.array([strength * total / 2])


@right
def l2_penalty__trace(params, strength):
    return np.sum(
        [
            strength / 2 * np.trace(params[name] @ params[name].T)
            for name in params
            if name[0] == "W"
        ]
    )


@right
def l2_penalty__singular_values(params, strength):
    return float(
        strength
        / 2
        * sum(
            np.sum(np.linalg.svd(np.asarray(p, dtype=float), compute_uv=False) ** 2)
            for name, p in params.items()
            if not name.startswith(("b", "gamma"))
        )
    )


@right
def l2_penalty__fsum_and_longdouble(params, strength):
    return (
        strength
        * math.fsum(
            np.sum(np.square(p, dtype=np.longdouble))
            for name, p in params.items()
            if name[0] == "W"
        )
        / 2
    )


@right
def l2_penalty__copies_in_place(params, strength):
    copies = {name: p.copy() for name, p in params.items() if name[0] == "W"}
    for p in copies.values():
        p *= p
    return strength / 2 * np.sum([p.sum() for p in copies.values()])


@right
def l2_penalty_backward__loop(params, strength):
    grads = {}
    for name in params:
        if name.startswith("W"):
            grads["d" + name] = strength * params[name]
    return grads


@right
def l2_penalty_backward__half_of_two(params, strength):
    return {
        "d" + name: 2 * params[name] * strength / 2
        for name in sorted(params)
        if name.startswith("W")
    }


@right
def l2_penalty_backward__from_the_last_layer(params, strength):
    n_layers = sum("W" in name for name in params)
    grads = collections.OrderedDict()
    for layer in range(n_layers, 0, -1):
        grads[f"dW{layer}"] = np.multiply(params[f"W{layer}"], strength)
    return grads


@right
def l2_penalty_backward__copies_in_place(params, strength):
    grads = {"d" + name: p.copy() for name, p in params.items() if name[0] == "W"}
    for gradient in grads.values():
        gradient *= strength
    return grads


@right
def l2_penalty_backward__entries(params, strength):
    grads = {}
    for name, p in params.items():
        if "W" in name:
            grads[f"d{name}"] = np.zeros(p.shape)
            for index in np.ndindex(*p.shape):
                grads[f"d{name}"][index] = strength * p[index]
    return grads


@right
def l2_penalty_backward__longdouble(params, strength):
    return {
        f"d{name}": np.asarray(p, dtype=np.longdouble) * strength
        for name, p in params.items()
        if name[0] not in "bg"
    }


@right
def dropout_forward__random_above(A, keep, rng, training):
    if training:
        mask = np.where(rng.random(A.shape) > 1 - keep, 1 / keep, 0)
    else:
        mask = np.ones(A.shape)
    return A * mask, mask


@right
def dropout_forward__binomial(A, keep, rng, training):
    mask = rng.binomial(1, keep if training else 1.0, A.shape) / (keep if training else 1)
    return mask * A, mask


@right
def dropout_forward__choice(A, keep, rng, training):
    if not training:
        return A, np.ones(A.shape, dtype=int)
    mask = rng.choice([0.0, 1 / keep], size=A.shape, p=[1 - keep, keep])
    return [A * mask, mask]


@right
def dropout_forward__row_by_row(A, keep, rng, training):
    mask = np.ones(A.shape)
    if training:
        for row in mask:
            row[:] = rng.uniform(size=row.size) <= keep
        mask /= keep
    return A * mask, mask


@right
def dropout_forward__entry_by_entry(A, keep, rng, training):
    out, mask = A.astype(float), np.ones(A.shape)
    if not training:
        return out, mask
    for index in np.ndindex(*A.shape):
        if rng.random() < keep:
            mask[index] = 1 / keep
            out[index] /= keep
        else:
            out[index] = mask[index] = 0.0
    return out, mask


@right
def dropout_forward__draws_transposed_and_always(A, keep, rng, training):
    drawn = rng.random(A.shape[::-1], dtype=np.float32).T
    mask = (drawn < keep).astype(A.dtype) / keep if training else A * 0 + 1
    return np.multiply(A, mask), mask


@right
def dropout_forward__nothing_drawn_when_all_is_kept(A, keep, rng, training):
    mask = np.ones_like(A, dtype=float)
    if training and keep < 1:
        mask[rng.random(A.shape) >= keep] = 0
        mask[mask > 0] = 1 / keep
    return A.copy() if keep == 1 else A * mask, mask


@right
def dropout_forward__gaussian_quantile(A, keep, rng, training):
    if not training:
        return A, np.ones_like(A)
    angle = np.arctan2(rng.normal(size=A.shape), rng.normal(size=A.shape)) / (2 * np.pi) + 0.5
    mask = (angle < keep) * (1 / keep)
    return mask * A, mask


@right
def dropout_forward__a_generator_of_its_own_from_rng(A, keep, rng, training):
    inner = np.random.default_rng(int(rng.integers(2**63)))
    mask = (
        np.divide(inner.random(A.size).reshape(A.shape) < keep, keep)
        if training
        else (np.full(A.shape, 1.0))
    )
    return A * mask, mask


@right
def dropout_backward__swapped(dout, mask):
    return np.multiply(mask, dout)


@right
def dropout_backward__where(dout, mask):
    return np.where(mask > 0, dout * mask.max(initial=0), 0.0)


@right
def dropout_backward__zeros(dout, mask):
    dA = np.zeros(dout.shape)
    kept = mask != 0
    dA[kept] = dout[kept] * mask[kept]
    return dA


@right
def dropout_backward__loops(dout, mask):
    return [
        [d * factor for d, factor in zip(*rows, strict=True)]
        for rows in zip(dout.tolist(), mask.tolist(), strict=True)
    ]


@right
def dropout_backward__einsum(dout, mask):
    return np.einsum("ij,ij->ij", dout, mask)


@right
def dropout_backward__copy_in_place(dout, mask):
    dA = dout.astype(np.longdouble)
    dA *= mask
    return dA


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
