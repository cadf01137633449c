"""The known mistakes of the random search."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters import searches
from autograder.checks.hyperparameters.random_search import check_random_search
from autograder.checks.hyperparameters.searches import first_best, rounds


def log_uniform(rng, low, high):
    """Return a number whose logarithm is uniform."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def each_drawn(ranges, n_trials, rng, draw):
    """Return the settings of all trials, every value drawn on its own."""
    return [
        {name: draw(rng, low, high) for name, (low, high) in ranges.items()}
        for _ in range(n_trials)
    ]


def search(
    score, ranges, n_trials, rng,
    draw=log_uniform, plan=each_drawn, generator=lambda rng: rng, **wrong,
):  # fmt: skip
    """Return a search with one part replaced."""
    return searches.searched(score, plan(ranges, n_trials, generator(rng), draw), **wrong)


def _one_for_all(ranges, n_trials, rng, draw):
    """Draw one share of the way, for all settings of a trial."""
    shares = [rng.random() for _ in range(n_trials)]
    return [
        {name: low * (high / low) ** share for name, (low, high) in ranges.items()}
        for share in shares
    ]


def _same_trial(ranges, n_trials, rng, draw):
    """Draw once and try the same settings again and again."""
    return [each_drawn(ranges, 1, rng, draw)[0]] * n_trials


def _even(ranges, n_trials, rng, draw):
    """Walk through each range in even steps."""
    columns = [np.geomspace(low, high, n_trials) for low, high in ranges.values()]
    return [dict(zip(ranges, map(float, row), strict=True)) for row in zip(*columns, strict=True)]


def _first_alone(ranges, n_trials, rng, draw):
    """Draw the first setting and leave the others in the middle."""
    middle = {name: (low * high) ** 0.5 for name, (low, high) in ranges.items()}
    name, (low, high) = next(iter(ranges.items()))
    return [middle | {name: draw(rng, low, high)} for _ in range(n_trials)]


def _counted(more):
    return lambda ranges, n_trials, rng, draw: each_drawn(ranges, n_trials + more, rng, draw)


class _Global:
    """NumPy's global generator under the names of a generator's methods."""

    uniform = staticmethod(np.random.uniform)


FLAT = "plot a histogram of the logarithms: it must be flat between its ends"


def _using_up(score, ranges, n_trials, rng):
    """Search, and leave no ranges behind."""
    trials = rounds(score, each_drawn(ranges, n_trials, rng, log_uniform))
    ranges.clear()
    return first_best(trials), trials


# fmt: off
check_random_search.add_mistakes(
    ("the value uniform in the place of its logarithm",
     "count how many of 1000 rates from 0.0001 to 1 are below 0.01: half of them should be",
     dict(draw=lambda rng, low, high: rng.uniform(low, high)),
     dict(draw=lambda rng, low, high: low + (high - low) * rng.random())),
    ("a logarithm that crowds at one end", FLAT,
     dict(draw=lambda rng, low, high: low * (high / low)**(rng.random()**2)),
     dict(draw=lambda rng, low, high: low + (high - low) * rng.random()**2)),
    ("the inverse of the value uniform", FLAT,
     dict(draw=lambda rng, low, high: 1 / rng.uniform(1 / high, 1 / low))),
    ("the root of the value uniform", FLAT,
     dict(draw=lambda rng, low, high: rng.uniform(low**0.5, high**0.5)**2)),
    ("two kinds of logarithm mixed",
     "print the smallest and the largest value drawn; ln goes with exp, log10 with a power of 10",
     dict(draw=lambda rng, low, high: 10**rng.uniform(np.log(low), np.log(high))),
     dict(draw=lambda rng, low, high: np.exp(rng.uniform(np.log10(low), np.log10(high)))),
     dict(draw=lambda rng, low, high: 2**rng.uniform(np.log(low), np.log(high))),
     dict(draw=lambda rng, low, high: 2**rng.uniform(np.log10(low), np.log10(high)))),
    ("the ends taken for exponents",
     "print the smallest and the largest value drawn beside the range",
     dict(draw=lambda rng, low, high: np.exp(min(rng.uniform(low, high), 700))),
     dict(draw=lambda rng, low, high: 10**min(rng.uniform(low, high), 300)),
     dict(draw=lambda rng, low, high: 10**-min(rng.uniform(low, high), 300))),
    ("the range ignored", "print the smallest and the largest value drawn beside the range",
     dict(draw=lambda rng, low, high: 10**rng.uniform(-4, 0)),
     dict(draw=lambda rng, low, high: rng.random())),
    ("the logarithm in the place of the value",
     "print what is drawn: no value may be negative or outside its range",
     dict(draw=lambda rng, low, high: rng.uniform(np.log(low), np.log(high))),
     dict(draw=lambda rng, low, high: rng.uniform(np.log10(low), np.log10(high)))),
    ("a factor in the place of the way through the range",
     "the value must end at the upper end when the uniform number is 1",
     dict(draw=lambda rng, low, high: low * high**rng.random())),
    ("Gaussian logarithms", FLAT,
     dict(draw=lambda rng, low, high: float(np.exp(rng.normal(
         np.log(low * high) / 2, np.log(high / low) / 4)))),
     dict(draw=lambda rng, low, high: float(np.clip(np.exp(rng.normal(
         np.log(low * high) / 2, np.log(high / low) / 4)), low, high)))),
    ("values from a fixed list", "count how many different values 1000 trials have",
     dict(draw=lambda rng, low, high: float(rng.choice(np.geomspace(low, high, 10))))),
    ("only powers of 10", "count how many different values 1000 trials have",
     dict(draw=lambda rng, low, high: 10.0**rng.integers(
         int(np.log10(low)), int(np.log10(high)) + 1))),
    ("only the two ends", "count how many different values 1000 trials have",
     dict(draw=lambda rng, low, high: rng.choice([low, high]))),
    ("even steps through each range", "nothing here is random: two settings rise together",
     dict(plan=_even)),
    ("one draw for all settings of a trial",
     "plot one setting over the other: the trials lie on a line", dict(plan=_one_for_all)),
    ("one draw for all trials", "print the settings: every trial draws its own",
     dict(plan=_same_trial)),
    ("only one setting drawn", "print the settings of a few trials: which of them move?",
     dict(plan=_first_alone)),
    ("one trial too many", "print len(trials) beside n_trials", dict(plan=_counted(1))),
    ("one trial too few", "print len(trials) beside n_trials",
     dict(plan=lambda ranges, n_trials, rng, draw: each_drawn(ranges, max(n_trials - 1, 1), rng,
         draw))),
    ("a single trial", "print len(trials); where does return stand?",
     dict(plan=lambda ranges, n_trials, rng, draw: each_drawn(ranges, 1, rng, draw))),
    ("a generator with a seed of its own", "call it with another rng: other settings must come",
     dict(generator=lambda rng: np.random.default_rng(0))),
    ("a generator that nobody handed in",
     "call it twice with rng from one seed: the same settings must come",
     dict(generator=lambda rng: np.random.default_rng())),
    ("NumPy's global generator",
     "call it twice with rng from one seed: the same settings must come",
     dict(generator=lambda rng: _Global)),
    *searches.LOWEST_OR_LAST,
    *searches.other_choices({}),
    searches.BEST,
    *searches.ROUNDS,
    ("the trials sorted by their scores", "the trials stay in the order in which they were tried",
     dict(result=lambda best, trials: (best, sorted(trials, key=lambda trial: -trial[1])))),
    *searches.OTHER_TRIALS,
    *searches.OTHER_RESULTS,
    (*searches.TWICE,
     lambda score, *plan: searches.best_asked_again(score, each_drawn(*plan, log_uniform))),
    ("ranges used up", "print ranges before and after the call", _using_up),
    make=with_parts(search),
)
# fmt: on
