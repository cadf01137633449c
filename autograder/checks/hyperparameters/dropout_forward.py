"""
The check of dropout.

What is drawn differs from one right answer to the next, so the examples look at properties. A
layer has 6000 entries or more: the share that is kept, rounded to tenths, is right unless it is
off by 7 standard errors.
"""

import numpy as np

from autograder.checks.check import Check
from course import regularization
from tutor.judging.standins import Script, Seed

LAYER = """\
rng = np.random.default_rng({seed})
A = {A}
before = A.copy()
out, mask = dropout_forward(A, {keep}, rng, True)
values_in_mask = np.unique(mask)[:3]
kept = mask != 0
share_kept = round(float(kept.mean()), 1)
samples_differ = bool((kept != kept[:, :1]).any())
units_differ = bool((kept != kept[:1]).any())
out_is_A_times_mask = out.shape == A.shape and np.allclose(out, A * mask)
A_unchanged = np.array_equal(A, before)"""
LAYER_WANTED = ("mask.shape", "out.shape", "values_in_mask", "share_kept", "samples_differ",
                "units_differ", "out_is_A_times_mask", "A_unchanged")

ORDER = """\
rng = np.random.default_rng({seed})
A = rng.normal(size=({n}, {m}))
first, first_mask = dropout_forward(A, {keep}, rng, True)
calm, calm_mask = dropout_forward(A, {keep}, rng, False)
second, second_mask = dropout_forward(A, {keep}, rng, True)
silenced = [bool((out == 0).any()) for out in (first, calm, second)]
calm_is_A = np.array_equal(calm, A)
masks_differ = not np.array_equal(first_mask, second_mask)"""
ORDER_WANTED = ("silenced", "calm_is_A", "masks_differ")

DISCIPLINE = """\
A, seed, keep = np.ones((20, 30)), {seed}, {keep}
first = dropout_forward(A, keep, np.random.default_rng(seed), True)[0]
again = dropout_forward(A, keep, np.random.default_rng(seed), True)[0]
other = dropout_forward(A, keep, np.random.default_rng(seed + 1), True)[0]
before = np.random.get_state()
fewer = dropout_forward(A[:7], keep, np.random.default_rng(seed + 1), True)[0]
after = np.random.get_state()
same = np.array_equal(first, again)
different = [not np.array_equal(first, other), not np.array_equal(first[:7], fewer)]
global_generator_unmoved = before[2] == after[2] and np.array_equal(before[1], after[1])
values_in_out = np.unique(first)[:3]
rng = np.random.default_rng(seed)
counts = [np.count_nonzero(dropout_forward(A[:4], keep, rng, True)[0]) for _ in range(100)]
number_kept_varies = len(set(counts)) > 1"""
DISCIPLINE_WANTED = ("same", "different", "global_generator_unmoved", "values_in_out",
                     "number_kept_varies")


def _layer(seed, keep, n, m, A="rng.normal(size=({n}, {m}))"):
    text = LAYER.format(seed=seed, keep=keep, A=A.format(n=n, m=m))
    return (Script(text, LAYER_WANTED),)


def _order(seed, keep, n, m):
    return (Script(ORDER.format(seed=seed, keep=keep, n=n, m=m), ORDER_WANTED),)


def _discipline(seed, keep):
    return (Script(DISCIPLINE.format(seed=seed, keep=keep), DISCIPLINE_WANTED),)


check_dropout_forward = Check(regularization.dropout_forward, outputs=("out", "mask"), visible=[
    ("a large layer in training", _layer(0, 0.3, 80, 100)),
    ("the order training, prediction, training", _order(1, 0.3, 20, 40)),
    ("the same rng, another rng and the global generator", _discipline(1, 0.3)),
    ("not training", (np.array([[1.0, -2.0, 0.0], [3.0, 4.0, -5.0]]), 0.3, Seed(0), False)),
])


def _seed(rng):
    return int(rng.integers(1, 10**6))


def _keep(rng):
    """Return a share at which Gaussian numbers below it, or above, are visibly too many."""
    return float(rng.choice([0.3, 0.4, 0.6]))


@check_dropout_forward.family("large layers of different sizes")
def _(rng):
    yield _layer(_seed(rng), _keep(rng), 60, 110)
    yield _layer(_seed(rng), _keep(rng), 90, 70)


@check_dropout_forward.family("as many units as samples")
def _(rng):
    yield _layer(_seed(rng), _keep(rng), 80, 80)


@check_dropout_forward.family("few kept, and many")
def _(rng):
    yield _layer(_seed(rng), 0.1, 70, 90)
    yield _layer(_seed(rng), 0.9, 90, 70)


@check_dropout_forward.family("activations that are all 0, and all negative")
def _(rng):
    yield _layer(_seed(rng), _keep(rng), 60, 100, "np.zeros(({n}, {m}))")
    yield _layer(_seed(rng), _keep(rng), 60, 100, "-1 - rng.random(({n}, {m}))")


@check_dropout_forward.family("float32 activations")
def _(rng):
    yield _layer(_seed(rng), _keep(rng), 110, 60, "rng.random(({n}, {m}), dtype=np.float32)")


@check_dropout_forward.family("the order training, prediction, training")
def _(rng):
    yield _order(_seed(rng), _keep(rng), 40, 25)


@check_dropout_forward.family("the same rng, another rng and the global generator")
def _(rng):
    yield _discipline(_seed(rng), _keep(rng))


@check_dropout_forward.family("not training")
def _(rng):
    yield rng.integers(-9, 10, (4, 6)).astype(float), _keep(rng), Seed(_seed(rng)), False
    yield rng.integers(-9, 10, (5, 1)).astype(float), _keep(rng), Seed(_seed(rng)), False
    yield rng.integers(-9, 10, (3, 4)).astype(np.float32), _keep(rng), Seed(_seed(rng)), False


@check_dropout_forward.family("everything kept in training")
def _(rng):
    yield rng.integers(-9, 10, (3, 7)).astype(float), 1.0, Seed(_seed(rng)), True
    yield rng.integers(-9, 10, (1, 1)).astype(float), 1.0, Seed(_seed(rng)), True
