"""The known mistakes of the random search."""

import numpy as np

from autograder.checks.hyperparameters.random_search import check_random_search

__all__ = ["check_random_search"]


def log_uniform(rng, low, high):
    """Return a number whose logarithm is uniform."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def each_drawn(ranges, n_trials, rng, draw):
    """Return the settings of all trials, every value drawn on its own."""
    return [{name: draw(rng, low, high) for name, (low, high) in ranges.items()}
            for _ in range(n_trials)]


def rounds(score, settings):
    """Return every trial with its score."""
    return [(one, score(one)) for one in settings]


def first_best(trials):
    """Return the settings with the highest score, the first of several."""
    return max(trials, key=lambda trial: trial[1])[0]


def _mistake(name, sentence, *, draw=log_uniform, plan=each_drawn, tried=rounds,
             choose=first_best, generator=lambda rng: rng,
             result=lambda best, trials: (best, trials)):
    """Register a search with one part replaced."""
    @check_random_search.mistake(name, sentence)
    def _(score, ranges, n_trials, rng):
        trials = tried(score, plan(ranges, n_trials, generator(rng), draw))
        return result(choose(trials), trials)


def _one_for_all(ranges, n_trials, rng, draw):
    """Draw one share of the way, for all settings of a trial."""
    shares = [rng.random() for _ in range(n_trials)]
    return [{name: low * (high / low)**share for name, (low, high) in ranges.items()}
            for share in shares]


def _same_trial(ranges, n_trials, rng, draw):
    """Draw once and try the same settings again and again."""
    return [each_drawn(ranges, 1, rng, draw)[0]] * n_trials


def _even(ranges, n_trials, rng, draw):
    """Walk through each range in even steps."""
    columns = [np.geomspace(low, high, n_trials) for low, high in ranges.values()]
    return [dict(zip(ranges, map(float, row), strict=True)) for row in zip(*columns, strict=True)]


def _first_alone(ranges, n_trials, rng, draw):
    """Draw the first setting and leave the others in the middle."""
    middle = {name: (low * high)**0.5 for name, (low, high) in ranges.items()}
    name, (low, high) = next(iter(ranges.items()))
    return [middle | {name: draw(rng, low, high)} for _ in range(n_trials)]


def _counted(more):
    return lambda ranges, n_trials, rng, draw: each_drawn(ranges, n_trials + more, rng, draw)


def _shared(score, settings):
    """Keep one dict for all trials."""
    shared, trials = {}, []
    for one in settings:
        shared.update(one)
        trials.append((shared, score(shared)))
    return trials


def _scored_twice(score, settings):
    return [(one, score(one)) for one in settings if score(one) is not None]


def _start_at_zero(trials):
    best, highest = {}, 0
    for settings, number in trials:
        if number > highest:
            best, highest = settings, number
    return best


class _Global:
    """NumPy's global generator under the names of a generator's methods."""

    uniform = staticmethod(np.random.uniform)


UNIFORM = ("the value uniform in the place of its logarithm",
           "count how many of 1000 rates from 0.0001 to 1 are below 0.01: half of them should be")
MIXED = ("two kinds of logarithm mixed", "print the smallest and the largest value drawn; ln goes "
         "with exp, log10 with a power of 10")
ENDS = ("the ends taken for exponents", "print the smallest and the largest value drawn beside the "
        "range")
GRID = ("values from a fixed list", "count how many different values 1000 trials have")
TOGETHER = ("one draw for all settings of a trial",
            "plot one setting over the other: the trials lie on a line")
FLAT = "plot a histogram of the logarithms: it must be flat between its ends"
CROWDED = ("a logarithm that crowds at one end", FLAT)
BELL = ("Gaussian logarithms", FLAT)
TWICE = ("a score asked for more than once", "each score is a whole training: keep the number, and "
         "look it up when you choose the best")
TRIAL = ("the trials in another form", "an entry of trials is a pair: the settings, then their "
         "score")
BEST = ("something else than the settings in the place of the best",
        "the best is a dict: the settings that won")
_mistake(*UNIFORM, draw=lambda rng, low, high: rng.uniform(low, high))
_mistake(*UNIFORM, draw=lambda rng, low, high: low + (high - low) * rng.random())
_mistake(*CROWDED, draw=lambda rng, low, high: low * (high / low)**(rng.random()**2))
_mistake(*CROWDED, draw=lambda rng, low, high: low + (high - low) * rng.random()**2)
_mistake("the inverse of the value uniform", FLAT,
         draw=lambda rng, low, high: 1 / rng.uniform(1 / high, 1 / low))
_mistake("the root of the value uniform", FLAT,
         draw=lambda rng, low, high: rng.uniform(low**0.5, high**0.5)**2)
_mistake(*MIXED, draw=lambda rng, low, high: 10**rng.uniform(np.log(low), np.log(high)))
_mistake(*MIXED, draw=lambda rng, low, high: np.exp(rng.uniform(np.log10(low), np.log10(high))))
_mistake(*MIXED, draw=lambda rng, low, high: 2**rng.uniform(np.log(low), np.log(high)))
_mistake(*MIXED, draw=lambda rng, low, high: 2**rng.uniform(np.log10(low), np.log10(high)))
_mistake(*ENDS, draw=lambda rng, low, high: np.exp(min(rng.uniform(low, high), 700)))
_mistake(*ENDS, draw=lambda rng, low, high: 10**min(rng.uniform(low, high), 300))
_mistake(*ENDS, draw=lambda rng, low, high: 10**-min(rng.uniform(low, high), 300))
_mistake("the range ignored", "print the smallest and the largest value drawn beside the range",
         draw=lambda rng, low, high: 10**rng.uniform(-4, 0))
_mistake("the range ignored", "print the smallest and the largest value drawn beside the range",
         draw=lambda rng, low, high: rng.random())
_mistake("the logarithm in the place of the value", "print what is drawn: no value may be negative "
         "or outside its range", draw=lambda rng, low, high: rng.uniform(np.log(low), np.log(high)))
_mistake("the logarithm in the place of the value", "print what is drawn: no value may be negative "
         "or outside its range",
         draw=lambda rng, low, high: rng.uniform(np.log10(low), np.log10(high)))
_mistake("a factor in the place of the way through the range", "the value must end at the upper "
         "end when the uniform number is 1", draw=lambda rng, low, high: low * high**rng.random())
_mistake(*BELL, draw=lambda rng, low, high: float(np.exp(rng.normal(
    np.log(low * high) / 2, np.log(high / low) / 4))))
_mistake(*BELL, draw=lambda rng, low, high: float(np.clip(np.exp(rng.normal(
    np.log(low * high) / 2, np.log(high / low) / 4)), low, high)))
_mistake(*GRID, draw=lambda rng, low, high: float(rng.choice(np.geomspace(low, high, 10))))
_mistake("only powers of 10", "count how many different values 1000 trials have",
         draw=lambda rng, low, high: 10.0**rng.integers(
             int(np.log10(low)), int(np.log10(high)) + 1))
_mistake("only the two ends", "count how many different values 1000 trials have",
         draw=lambda rng, low, high: rng.choice([low, high]))
_mistake("even steps through each range", "nothing here is random: two settings rise together",
         plan=_even)
_mistake(*TOGETHER, plan=_one_for_all)
_mistake("one draw for all trials", "print the settings: every trial draws its own",
         plan=_same_trial)
_mistake("only one setting drawn", "print the settings of a few trials: which of them move?",
         plan=_first_alone)
_mistake("one trial too many", "print len(trials) beside n_trials", plan=_counted(1))
_mistake("one trial too few", "print len(trials) beside n_trials",
         plan=lambda ranges, n_trials, rng, draw: each_drawn(ranges, max(n_trials - 1, 1), rng,
                                                             draw))
_mistake("a single trial", "print len(trials); where does return stand?",
         plan=lambda ranges, n_trials, rng, draw: each_drawn(ranges, 1, rng, draw))
_mistake("a generator with a seed of its own", "call it with another rng: other settings must come",
         generator=lambda rng: np.random.default_rng(0))
_mistake("a generator that nobody handed in", "call it twice with rng from one seed: the same "
         "settings must come", generator=lambda rng: np.random.default_rng())
_mistake("NumPy's global generator", "call it twice with rng from one seed: the same settings must "
         "come", generator=lambda rng: _Global)
_mistake("the lowest score taken for the best", "higher is better; print the score of what you "
         "return", choose=lambda trials: min(trials, key=lambda trial: trial[1])[0])
_mistake("the last of equal scores", "of equal scores the first counts; read your comparison aloud "
         "for two equal numbers",
         choose=lambda trials: max(reversed(trials), key=lambda trial: trial[1])[0])
_mistake("a search for the best that starts at 0", "all scores may be negative; what is the best "
         "then?", choose=_start_at_zero)
_mistake("the last trial taken for the best", "print the scores: the last one need not be the "
         "highest", choose=lambda trials: trials[-1][0])
_mistake("the first trial taken for the best", "print the scores: the first one need not be the "
         "highest", choose=lambda trials: trials[0][0])
_mistake("the trials compared in the place of their scores",
         "a pair is compared by its first entry, the dict; which entry is to be compared?",
         choose=lambda trials: max(trials)[0])
_mistake(*BEST, choose=lambda trials: max(number for _, number in trials))
_mistake(*BEST, choose=lambda trials: max(trials, key=lambda trial: trial[1]))
_mistake("the settings unpacked for the score", "score takes one argument, the dict as a whole",
         tried=lambda score, settings: [(one, score(**one)) for one in settings])
_mistake(*TRIAL, choose=lambda trials: max(trials, key=lambda trial: trial[0])[1],
         tried=lambda score, settings: [(score(one), one) for one in settings])
_mistake(*TWICE, tried=_scored_twice)
_mistake("one dict for all trials", "print the trials: all settings are those of the last; make a "
         "new dict in every round", tried=_shared)
_mistake("the trials sorted by their scores", "the trials stay in the order in which they were "
         "tried", result=lambda best, trials: (best, sorted(trials, key=lambda trial: -trial[1])))
_mistake(*TRIAL, result=lambda best, trials: (best, [(b, a) for a, b in trials]))
_mistake(*TRIAL, result=lambda best, trials: (best, [number for _, number in trials]))
_mistake(*TRIAL, result=lambda best, trials: (best, [settings for settings, _ in trials]))
_mistake("the two results in the wrong order", "first the best settings, then all trials",
         result=lambda best, trials: (trials, best))
_mistake("only one of the results returned", "best and trials come back",
         result=lambda best, trials: best)
_mistake("only one of the results returned", "best and trials come back",
         result=lambda best, trials: None)


@check_random_search.mistake(*TWICE)
def _(score, ranges, n_trials, rng):
    trials = rounds(score, each_drawn(ranges, n_trials, rng, log_uniform))
    return max(trials, key=lambda trial: score(trial[0]))[0], trials


@check_random_search.mistake("ranges used up", "print ranges before and after the call")
def _(score, ranges, n_trials, rng):
    trials = rounds(score, each_drawn(ranges, n_trials, rng, log_uniform))
    ranges.clear()
    return first_best(trials), trials
