"""
The check of dropout.

What is drawn differs from one right answer to the next, so the examples look at properties. A
layer has 6000 entries or more: the share that is kept, rounded to tenths, is right unless it is
off by 7 standard errors.
"""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.hyperparameters.common import scripted, seed
from course import regularization
from tutor.judging.standins import Seed

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

ORDER = """\
rng = np.random.default_rng({seed})
A = rng.normal(size=({n}, {m}))
first, first_mask = dropout_forward(A, {keep}, rng, True)
calm, calm_mask = dropout_forward(A, {keep}, rng, False)
second, second_mask = dropout_forward(A, {keep}, rng, True)
silenced = [bool((out == 0).any()) for out in (first, calm, second)]
calm_is_A = np.array_equal(calm, A)
masks_differ = not np.array_equal(first_mask, second_mask)"""

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
{global_generator_unmoved}
values_in_out = np.unique(first)[:3]
rng = np.random.default_rng(seed)
counts = [np.count_nonzero(dropout_forward(A[:4], keep, rng, True)[0]) for _ in range(100)]
number_kept_varies = len(set(counts)) > 1"""

# fmt: off
_filled = scripted(LAYER, (
    "mask.shape", "out.shape", "values_in_mask", "share_kept", "samples_differ", "units_differ",
    "out_is_A_times_mask", "A_unchanged"), "seed keep A")
_order = scripted(ORDER, ("silenced", "calm_is_A", "masks_differ"), "seed keep n m")
_discipline = scripted(DISCIPLINE, (
    "same", "different", "global_generator_unmoved", "values_in_out", "number_kept_varies",
), "seed keep")


def _layer(seed, keep, n, m, A="rng.normal(size=({n}, {m}))"):
    return _filled(seed, keep, A.format(n=n, m=m))


check_dropout_forward = Check(regularization.dropout_forward, outputs=("out", "mask"), visible=[
    ("a large layer in training", _layer(0, 0.3, 80, 100)),
    ("the order training, prediction, training", _order(1, 0.3, 20, 40)),
    ("the same rng, another rng and the global generator", _discipline(1, 0.3)),
    ("not training", (np.array([[1.0, -2.0, 0.0], [3.0, 4.0, -5.0]]), 0.3, Seed(0), False)),
])
# fmt: on


def _keep(rng):
    """Return a share at which Gaussian numbers below it, or above, are visibly too many."""
    return float(rng.choice([0.3, 0.4, 0.6]))


# fmt: off
check_dropout_forward.add_families(
    ("large layers of different sizes", lambda rng: _layer(seed(rng), _keep(rng), 60, 110),
     lambda rng: _layer(seed(rng), _keep(rng), 90, 70)),
    ("as many units as samples", lambda rng: _layer(seed(rng), _keep(rng), 80, 80)),
    ("few kept, and many", lambda rng: _layer(seed(rng), 0.1, 70, 90),
     lambda rng: _layer(seed(rng), 0.9, 90, 70)),
    ("activations that are all 0, and all negative",
     lambda rng: _layer(seed(rng), _keep(rng), 60, 100, "np.zeros(({n}, {m}))"),
     lambda rng: _layer(seed(rng), _keep(rng), 60, 100, "-1 - rng.random(({n}, {m}))")),
    ("float32 activations",
     lambda rng:
         _layer(seed(rng), _keep(rng), 110, 60, "rng.random(({n}, {m}), dtype=np.float32)")),
    ("the order training, prediction, training", lambda rng: _order(seed(rng), _keep(rng), 40, 25)),
    ("the same rng, another rng and the global generator",
     lambda rng: _discipline(seed(rng), _keep(rng))),
    ("not training",
     *(lambda rng, shape=shape, kind=kind:
           (rng.integers(-9, 10, shape).astype(kind), _keep(rng), Seed(seed(rng)), False)
       for shape, kind in (((4, 6), float), ((5, 1), float), ((3, 4), np.float32)))),
    ("everything kept in training",
     *(lambda rng, shape=shape:
           (rng.integers(-9, 10, shape).astype(float), 1.0, Seed(seed(rng)), True)
       for shape in ((3, 7), (1, 1)))),
)
# fmt: on
