"""The check of Gaussian weights with one spread for all layers."""

import numpy as np

from autograder.checks.initialization import draws, wrong_draws
from course.initialization import init_normal
from tutor.judging.standins import Seed


def _std(args, n, n_prev):
    return args[1]


# fmt: off
check_init_normal = draws.check_of(init_normal, _std, [
    ("two layers of different sizes", ([40, 100, 30], 0.2, Seed(1))),
    ("two layers of the same size", ([50, 50, 50], 3.0, Seed(2))),
    ("the same rng, another rng and the global generator",
     draws.discipline("init_normal", "0.5, ")),
])
draws.add_families(check_init_normal, lambda rng: (
    round(float(rng.choice([rng.uniform(0.01, 0.3), rng.uniform(2.0, 6.0)])), 4),))
check_init_normal.add_families(
    ("a large and a small standard deviation",
     lambda rng: ([70, 45, 30], float(rng.uniform(5.0, 9.0)), Seed(draws.seed(rng))),
     lambda rng: ([70, 45, 30], float(rng.uniform(0.002, 0.006)), Seed(draws.seed(rng)))),
    ("a standard deviation of 0", lambda rng: ([30, 20, 10], 0.0, Seed(draws.seed(rng)))),
)
ROOT = "normal takes the standard deviation itself; print W1.std() and compare with std"
ONE_SPREAD = (
    "one spread for all layers is asked for; the next two exercises make it depend on sizes"
)
wrong_draws.add_mistakes(
    check_init_normal, _std,
    ("the root of the standard deviation", ROOT,
     dict(std_of=lambda args, n, n_prev: np.sqrt(args[1]))),
    ("the standard deviation squared", ROOT, dict(std_of=lambda args, n, n_prev: args[1] ** 2)),
    ("a standard deviation of 0.01 whatever is asked for", "change std: the weights must follow it",
     dict(std_of=lambda args, n, n_prev: 0.01)),
    ("a division by the standard deviation",
     "a larger std must spread the weights, not gather them",
     dict(std_of=lambda args, n, n_prev: 1 / args[1] if args[1] else 0.0)),
    ("weights scaled by the number of inputs", ONE_SPREAD,
     dict(std_of=lambda args, n, n_prev: args[1] / np.sqrt(n_prev))),
    ("weights scaled as He does", ONE_SPREAD,
     dict(std_of=lambda args, n, n_prev: np.sqrt(2 / n_prev))),
    ("a mean of std", "print W1.mean(): weights scatter around 0",
     dict(draw=lambda rng, std, shape: std + wrong_draws.normal(rng, std, shape))),
)
# fmt: on
