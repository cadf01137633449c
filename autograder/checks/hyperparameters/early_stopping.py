"""The check of when to stop."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.hyperparameters.common import scripted
from course import training

RUN = """\
costs = {costs}
answers = [early_stopping(costs[:n], {patience}) for n in range(1, len(costs) + 1)]
bests = [best for best, stop in answers]
stops = [bool(stop) for best, stop in answers]"""


_run = scripted(RUN, ("bests", "stops"), "costs patience")

# fmt: off
check_early_stopping = Check(training.early_stopping, outputs=("best", "stop"), visible=[
    ("a wait that is long enough", ([0.9, 0.5, 0.6, 0.55, 0.7], 3)),
    ("a wait that is not over, after one that was long",
     ([0.8, 0.9, 0.95, 0.85, 0.6, 0.65], 2)),
    ("a first cost that is never beaten, falling at the end", ([0.3, 0.9, 0.8, 0.7, 0.6], 4)),
    ("epoch after epoch", _run(
        [0.9, 0.8, 0.7, 0.6, 0.65, 0.62, 0.5, 0.55, 0.5, 0.52, 0.54, 0.56], 3)),
])
# fmt: on


def _costs(rng, before, after):
    """Return `before` costs, then one that is lower than all others, then `after` costs."""
    lowest = float(rng.uniform(0.2, 0.3))
    return [*rng.uniform(0.4, 2.0, before).tolist(), lowest, *rng.uniform(0.4, 2.0, after).tolist()]


# fmt: off
check_early_stopping.add_families(
    ("a wait of exactly this patience, one less and one more",
     *(lambda rng, patience=patience, after=after:
           (_costs(rng, int(rng.integers(0, 9)), after), patience)
       for patience in (1, 2, 3, 5, 10) for after in (patience - 1, patience, patience + 1))),
)
# fmt: on


@check_early_stopping.family("costs that fall in the end without a new lowest one")
def falling_at_the_end(rng):
    for after in (3, 4, 5):
        costs = _costs(rng, 4, after)
        yield [*costs[:5], *sorted(costs[5:], reverse=True)], 4
        yield [*sorted(costs[:4]), costs[4], *sorted(costs[5:], reverse=True)], 4


@check_early_stopping.family("costs that only fall, and costs that only rise")
def only_falling_or_rising(rng):
    for n in (3, 4, 6):
        costs = np.sort(rng.uniform(0.2, 2.0, n)).tolist()
        yield costs[::-1], int(rng.integers(1, 4))
        yield costs, 3


@check_early_stopping.family("a long wait that came to an end")
def long_wait_that_ended(rng):
    costs = _costs(rng, 3, 2)
    yield [0.35, *sorted(costs[:3]), costs[3], *costs[4:]], 3
    yield [0.35, *sorted(costs[:3], reverse=True), costs[3]], 2


@check_early_stopping.family("the lowest cost reached several times")
def several_lowest_costs(rng):
    for patience in (2, 3, 4):
        costs = _costs(rng, 2, 3)
        yield [*costs, costs[2]], patience
        yield [*costs[:4], costs[2], *costs[4:], costs[2]], patience
    yield [float(rng.uniform(0.2, 0.9))] * 4, 3


@check_early_stopping.family("one epoch, and two")
def one_epoch_and_two(rng):
    one, two = rng.uniform(0.2, 2.0, 2).tolist()
    for patience in (1, 2):
        yield [one], patience
        yield [max(one, two), min(one, two)], patience
        yield [min(one, two), max(one, two)], patience


check_early_stopping.add_families(
    ("more patience than epochs", lambda rng: (_costs(rng, 2, 4), 100)),
)


@check_early_stopping.family("costs below 0, large costs and whole numbers")
def other_kinds_of_costs(rng):
    costs = np.array(_costs(rng, 3, 4))
    for patience in (4, 5):
        yield (costs - 5).tolist(), patience
        yield (1e6 * costs).tolist(), patience
    yield [9, 4, 7, int(rng.integers(5, 8)), 8], 3


@check_early_stopping.family("costs that differ by little")
def small_differences(rng):
    base = float(rng.uniform(0.4, 0.6))
    yield [base, base - 1e-4, base - 2e-4, base - 3e-4, base - 4e-4], 3
    yield [base, base - 4e-4, base - 1e-4, base - 3e-4, base - 2e-4], 3


check_early_stopping.add_families(
    ("costs in a tuple", lambda rng: (tuple(_costs(rng, 3, 4)), 4)),
)


@check_early_stopping.family("epoch after epoch")
def epoch_after_epoch(rng):
    for patience in (2, 4):
        costs = [round(cost, 3) for cost in _costs(rng, 5, 6)]
        yield _run([*costs, costs[5]], patience)
