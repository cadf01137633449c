"""Right answers to `random_search` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.register import right


@right
def random_search__powers_of_10(score, ranges, n_trials, rng):
    trials, best, highest = [], None, None
    for _ in range(n_trials):
        settings = {}
        for name in ranges:
            low, high = np.log10(ranges[name])
            settings[name] = 10 ** rng.uniform(low, high)
        number = score(settings)
        trials.append((settings, number))
        if highest is None or number > highest:
            best, highest = settings, number
    return best, trials


@right
def random_search__vectorised(score, ranges, n_trials, rng):
    ends = np.log(np.array(list(ranges.values()), dtype=float))
    drawn = np.exp(ends[:, 0] + rng.random((n_trials, len(ends))) * (ends[:, 1] - ends[:, 0]))
    settings = [dict(zip(ranges, row, strict=True)) for row in drawn]
    scores = [score(one) for one in settings]
    return settings[int(np.argmax(scores))], list(zip(settings, scores, strict=True))


@right
def random_search__share_of_the_way(score, ranges, n_trials, rng):
    trials = []
    while len(trials) < n_trials:
        settings = {
            name: low * (high / low) ** rng.random() for name, (low, high) in ranges.items()
        }
        trials.append([settings, score(settings)])
    return [dict(max(trials, key=lambda trial: trial[1])[0]), trials]


@right
def random_search__one_setting_after_the_other(score, ranges, n_trials, rng):
    columns = {
        name: np.geomspace(1, high / low, 2)[-1] ** rng.uniform(size=n_trials) * low
        for name, (low, high) in ranges.items()
    }
    trials = []
    for i in range(n_trials):
        settings = {name: float(column[i]) for name, column in columns.items()}
        trials.append((settings, float(score(settings))))
    highest = max(number for _, number in trials)
    return next(settings for settings, number in trials if number == highest), trials


@right
def random_search__clipped(score, ranges, n_trials, rng):
    def draw(low, high):
        return min(max(math.exp(rng.uniform(math.log(low), math.log(high))), low), high)

    trials = [
        (s, score(s))
        for s in ({name: draw(*ranges[name]) for name in ranges} for _ in range(n_trials))
    ]
    return sorted(trials, key=lambda trial: trial[1], reverse=True)[0][0], tuple(trials)


@right
def random_search__exponential_from_the_top(score, ranges, n_trials, rng):
    trials = []
    for _ in range(n_trials):
        settings = {
            name: np.exp2(np.log2(high) - np.log2(high / low) * rng.random())
            for name, (low, high) in sorted(ranges.items())
        }
        trials.append((settings, score(settings)))
    return max(trials, key=lambda trial: trial[1])[0], trials
