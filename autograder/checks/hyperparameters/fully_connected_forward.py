"""
The check of the whole architecture's way forward.

Without dropout every number is known. What dropout draws differs from one right answer to the
next, so there the examples look at properties; a share rounded to tenths is right unless it is off
by 6 standard errors.
"""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from autograder.checks.hyperparameters import common
from course import fully_connected
from tutor.judging.standins import Seed

MASKS = """\
rng, keep = np.random.default_rng({seed}), {keep}
X, eye, zero = 1 + rng.random(({n}, {m})), np.eye({n}), np.zeros(({n}, 1))
params = {{"W1": eye, "b1": zero, "W2": eye, "b2": zero, "W3": eye, "b3": zero}}
Z, caches, _ = fully_connected_forward(X, params, {{}}, True, keep, rng)
factors = np.unique((Z / X).round(6))
share_alive = round(float((Z > 0).mean()), 1)
masks = [cache[4] for cache in caches]
values = [None if mask is None else np.unique(mask)[:3] for mask in masks]
A, fits = X, []
for A_prev, W, norm, before, mask in caches:
    fits.append(A_prev.shape == A.shape and np.allclose(A_prev, A))
    A = np.maximum(before, 0) * (1 if mask is None else mask)
state = np.random.get_state()
once, again, other = (fully_connected_forward(
    X, params, {{}}, True, keep, np.random.default_rng(seed))[0] for seed in (1, 1, 2))
same, different = np.array_equal(once, again), not np.array_equal(once, other)
global_generator_unmoved = np.array_equal(state[1], np.random.get_state()[1])"""

ORDER = """\
rng, keep = np.random.default_rng({seed}), {keep}
X, params, running = rng.normal(size=({n}, 40)), {{}}, {{}}
for layer in (1, 2, 3):
    params[f"W{{layer}}"] = rng.normal(size=({n}, {n}))
    params[f"b{{layer}}"] = rng.normal(size=({n}, 1))
for layer in {norms}:
    params[f"gamma{{layer}}"] = 1 + rng.random(({n}, 1))
    params[f"beta{{layer}}"] = rng.random(({n}, 1))
    running[layer] = {{"mean": rng.random(({n}, 1)), "var": 1 + rng.random(({n}, 1))}}
first, caches, after_first = fully_connected_forward(X, params, running, True, keep, rng)
calm, _, after_calm = fully_connected_forward(X, params, after_first, False, keep, rng)
plain = fully_connected_forward(X, params, after_first, False)[0]
second, _, after_second = fully_connected_forward(X, params, after_calm, True, keep, rng)

A, fits = X, []
for layer, (A_prev, W, norm, before, mask) in enumerate(caches, start=1):
    Z = params[f"W{{layer}}"] @ A + params[f"b{{layer}}"]
    if f"gamma{{layer}}" in params:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        fits.append(np.allclose(after_first[layer]["mean"],
                                0.9 * running[layer]["mean"] + 0.1 * mean))
        fits.append(np.allclose(after_first[layer]["var"],
                                0.9 * running[layer]["var"] + 0.1 * var))
        Z = params[f"gamma{{layer}}"] * (Z - mean) / np.sqrt(var + 1e-5) + params[f"beta{{layer}}"]
    fits += [np.allclose(A_prev, A), np.allclose(before, Z)]
    fits.append((norm is None) == (layer not in {norms}))
    A = np.maximum(Z, 0) * (1 if mask is None else mask)
fits.append(np.allclose(first, Z))
silenced = [mask is not None and bool((mask == 0).any()) for *_, mask in caches]
moved = [[not np.array_equal(one[layer][name], other[layer][name]) for name in ("mean", "var")]
         for layer in {norms}
         for one, other in ((after_first, after_calm), (after_calm, after_second))]"""

# fmt: off
_masks = common.scripted(MASKS, (
    "factors[:4]", "share_alive", "values", "fits", "np.allclose(Z, A)", "same", "different",
    "global_generator_unmoved"), "seed keep n m")
_order = common.scripted(ORDER, (
    "fits", "silenced", "np.allclose(calm, plain)", "np.allclose(first, second)", "moved",
), "seed keep n norms")

MIXED = {
    "W1": np.array([[2.0, 1.0], [1.0, -2.0]]), "b1": np.array([[1.0], [-1.0]]),
    "gamma1": np.array([[2.0], [-1.0]]), "beta1": np.array([[0.5], [1.0]]),
    "W2": np.array([[1.0, -1.0], [0.5, 1.0]]), "b2": np.array([[-1.0], [0.5]]),
    "gamma2": np.array([[1.5], [0.5]]), "beta2": np.array([[-0.5], [0.25]]),
    "W3": np.array([[1.0, 2.0], [-1.0, 1.0]]), "b3": np.array([[0.5], [0.25]]),
    "W4": np.array([[1.0, -1.0], [-2.0, 1.0]]), "b4": np.array([[-0.5], [1.0]]),
}
RUNNING = {
    1: {"mean": np.array([[1.0], [-2.0]]), "var": np.array([[4.0], [0.25]])},
    2: {"mean": np.array([[0.5], [2.0]]), "var": np.array([[1.0], [9.0]])},
}
BATCH = np.array([[1.0, -1.0, 2.0], [0.5, 2.0, -1.0]])

check_fully_connected_forward = Check(
    fully_connected.fully_connected_forward, outputs=("Z", "caches", "running"),
    helpers=("dropout_forward",),
    visible=[
        ("two layers, nothing else", (np.array([[1.0, 3.0], [2.0, -1.0]]), common.PLAIN, {}, True)),
        ("four layers, batch norm in two of them, training", (BATCH, MIXED, RUNNING, True)),
        ("the same, not training", (BATCH, MIXED, RUNNING, False, 0.5, Seed(0))),
        ("dropout", _masks(0, 0.7, 80, 100)),
    ],
)
check_fully_connected_forward.add_families(
    ("one, two, three and five layers of different widths",
     *(lambda rng, sizes=sizes, m=m, training=training: (*common.network(rng, sizes, m), training)
       for sizes, m, training in (
           ([4, 3], 6, False), ([3, 5, 2], 7, True), ([5, 4, 6, 3], 8, False),
           ([6, 5, 4, 2, 7, 3], 9, True)))),
    ("batch norm in all hidden layers, training",
     lambda rng: (*common.network(rng, [3, 5, 2], 7, [1]), True),
     lambda rng: (*common.network(rng, [6, 5, 4, 2, 7, 3], 9, [1, 2, 3, 4]), True)),
    ("batch norm in all hidden layers, not training",
     lambda rng: (*common.network(rng, [3, 5, 2], 7, [1]), False),
     lambda rng: (*common.network(rng, [6, 5, 4, 2, 7, 3], 9, [1, 2, 3, 4]), False)),
)
# fmt: on


@check_fully_connected_forward.family("batch norm in some hidden layers only")
def batch_norm_in_some_layers(rng):
    sizes = different_sizes(rng, 5)
    for norms in ([1, 3], [2]):
        for training in (True, False):
            yield *common.network(rng, sizes, 10, norms), training


# fmt: off
check_fully_connected_forward.add_families(
    ("layers that all have the same width",
     lambda rng: (*common.network(rng, [3, 3, 3, 3, 3], 3, [1, 2]), True),
     lambda rng: (*common.network(rng, [3, 3, 3, 3, 3], 3, [1, 2]), False),
     lambda rng: (*common.network(rng, [4, 4, 4], 4), True),
     lambda rng: (*common.network(rng, [1, 1, 1], 5, [1]), True)),
    ("keep below 1, not training",
     *(lambda rng, sizes=sizes, norms=norms:
           (*common.network(rng, sizes, 8, norms), False, 0.5, Seed(common.seed(rng, 10)))
       for sizes, norms in (([4, 6, 3], []), ([4, 5, 6, 3], [2])))),
    ("keep below 1 in a network without hidden layers, training",
     lambda rng: (*common.network(rng, [4, 3], 8), True, 0.5, Seed(common.seed(rng, 10)))),
    ("keep 1, training",
     lambda rng: (*common.network(rng, [4, 6, 3], 8, [1]), True, 1.0, Seed(common.seed(rng, 10)))),
    ("one sample", lambda rng: (*common.network(rng, [4, 5, 3], 1), True),
     lambda rng: (*common.network(rng, [4, 5, 3], 1, [1]), False)),
)
# fmt: on


@check_fully_connected_forward.family("parameters in another order")
def another_order(rng):
    X, params, running = common.network(rng, [3, 5, 4, 2], 7, [1, 2])
    yield X, {name: params[name] for name in sorted(params)[::-1]}, running, True


@check_fully_connected_forward.family("inputs of whole numbers")
def whole_numbers(rng):
    X, *rest = common.network(rng, [3, 5, 2], 9, [1])
    yield rng.permutation(np.arange(-13, 14)).reshape(X.shape), *rest, True


@check_fully_connected_forward.family("float32 arrays")
def float32_arrays(rng):
    X, params, running = common.network(rng, [3, 5, 4, 2], 9, [1])
    running = {1: common.float32(running[1])}
    yield X.astype(np.float32), common.float32(params), running, True


# fmt: off
check_fully_connected_forward.add_families(
    ("dropout",
     *(lambda rng, n=n, m=m:
           _masks(common.seed(rng, 10), float(rng.choice([0.3, 0.7, 0.9])), n, m)
       for n, m in ((80, 100), (90, 90)))),
    ("the order training, prediction, training, with dropout",
     *(lambda rng, n=n, norms=norms:
           _order(common.seed(rng, 10), round(float(rng.uniform(0.4, 0.8)), 2), n, norms)
       for n, norms in ((12, ()), (15, (1, 2)), (13, (2,))))),
)
# fmt: on
