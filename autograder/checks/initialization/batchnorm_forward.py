"""The check of batch normalisation's forward pass."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course.normalization import batchnorm_forward
from tutor.judging.compare import Named
from tutor.judging.open_places import Anything
from tutor.judging.standins import Script


def _name_parts(args, expected):
    """Name what is returned; the cache of a call outside training has no use and is left open."""
    if isinstance(args[0], Script):
        return expected
    out, cache, running = expected
    cache = Named(cache, ("Z_hat in the cache", "gamma in the cache", "std in the cache"))
    return Named((out, cache if args[4] else Anything(), running), expected.names)


def _column(*numbers):
    """Return numbers as one column."""
    return np.array(numbers, dtype=float).reshape(-1, 1)


IN_TURN = """\
Z = np.array([[1.0, 3.0, 5.0], [-2.0, 0.0, 8.0]])
gamma, beta = np.ones((2, 1)), np.zeros((2, 1))
running = {"mean": np.zeros((2, 1)), "var": np.ones((2, 1))}
_, _, running = batchnorm_forward(Z, gamma, beta, running, True)
out, _, running = batchnorm_forward(Z[:, :1], gamma, beta, running, False)
_, _, running = batchnorm_forward(Z + 10.0, gamma, beta, running, True)"""

# fmt: off
check_batchnorm_forward = Check(
    batchnorm_forward, outputs=("out", "cache", "running"), free=_name_parts, visible=[
        ("three samples in training, the second unit on a small scale",
         (np.array([[1.0, 3.0, 8.0], [0.01, 0.02, 0.06]]), _column(2, -1), _column(0.5, 1),
          {"mean": _column(1, -1), "var": _column(4, 9)}, True)),
        ("one sample after training, a momentum and an eps of its own",
         (_column(3, -1), _column(2, 3), _column(1, -1),
          {"mean": _column(1, 1), "var": _column(3, 15)}, False, 0.5, 1.0)),
        ("a unit that never changes, a momentum and an eps of its own",
         (np.array([[2.0, 2.0, 2.0, 2.0], [0.0, 4.0, 0.0, 4.0]]), _column(3, 2), _column(-1, 1),
          {"mean": _column(0, 4), "var": _column(1, 2)}, True, 0.75, 0.01)),
        ("training, then one sample after it, then training",
         (Script(IN_TURN, ("out", "running")),)),
    ])
# fmt: on


def _batch(rng, n, m):
    """Return Z, gamma, beta and running statistics that all differ from unit to unit."""
    Z = rng.normal(size=(n, m)) * rng.uniform(0.5, 3.0, (n, 1)) + rng.uniform(-3.0, 3.0, (n, 1))
    gamma = rng.uniform(0.5, 2.0, (n, 1)) * rng.choice([-1.0, 1.0], (n, 1))
    running = {"mean": rng.uniform(1.0, 4.0, (n, 1)), "var": rng.uniform(1.5, 6.0, (n, 1))}
    return Z, gamma, rng.uniform(0.5, 2.0, (n, 1)), running


def _different_scale(rng):
    Z, *rest = _batch(rng, 4, 6)
    return Z * np.array([[1e-3], [1.0], [1e-2], [100.0]]), *rest, True


def _constant_unit(rng):
    Z, *rest = _batch(rng, 3, 5)
    Z[1] = 0.75
    return Z, *rest, True


def _whole_numbers(rng):
    _, *rest = _batch(rng, 2, 6)
    Z = rng.permuted(np.array([[-4, -1, 0, 2, 3, 7], [5, 5, 6, 8, -9, 1]]), axis=1)
    return Z, *rest, True


def _float32(rng):
    *arrays, running = _batch(rng, 3, 6)
    running = {key: array.astype(np.float32) for key, array in running.items()}
    return *(array.astype(np.float32) for array in arrays), running, True


def _in_turn(rng):
    a, b, c = (float(number) for number in rng.uniform(1.0, 5.0, 3).round(2))
    text = IN_TURN.replace("1.0, 3.0, 5.0", f"{a}, {-b}, {b + 7.5}").replace("+ 10.0", f"+ {c}")
    return (Script(text, ("out", "running")),)


# fmt: off
check_batchnorm_forward.add_families(
    ("units and samples in training", lambda rng: (*_batch(rng, 3, 8), True),
     lambda rng: (*_batch(rng, *different_sizes(rng, 2)), True)),
    ("units of very different scale in training", _different_scale),
    ("as many units as samples in training", lambda rng: (*_batch(rng, 4, 4), True)),
    ("a momentum and an eps of their own in training",
     lambda rng: (*_batch(rng, 3, 5), True, 0.7, 0.1),
     lambda rng: (*_batch(rng, 2, 6), True, 0.99, 1e-3)),
    ("a unit that never changes", _constant_unit),
    ("several samples after training", lambda rng: (*_batch(rng, 4, 7), False),
     lambda rng: (*_batch(rng, 3, 3), False, 0.8, 0.5)),
    ("one sample after training", lambda rng: (*_batch(rng, 5, 1), False)),
    ("one unit", lambda rng: (*_batch(rng, 1, 6), True), lambda rng: (*_batch(rng, 1, 4), False)),
    ("whole numbers", _whole_numbers),
    ("float32 arrays", _float32),
    ("training, then one sample after it, then training", _in_turn),
)
# fmt: on
