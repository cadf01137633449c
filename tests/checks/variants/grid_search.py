"""Right answers to `grid_search` that look unlike the reference."""

import itertools
import math

import numpy as np

from tests.checks.variants.register import right


@right
def grid_search__recursive(score, choices):
    def combine(names):
        if not names:
            return [{}]
        name, *others = names
        return [{name: value, **rest} for value in choices[name] for rest in combine(others)]

    trials = [(settings, score(settings)) for settings in combine(list(choices))]
    scores = [number for _, number in trials]
    return trials[scores.index(max(scores))][0], trials


@right
def grid_search__growing_list(score, choices):
    combinations = [{}]
    for name, values in choices.items():
        combinations = [{**one, name: value} for one in combinations for value in values]
    best, highest, trials = None, -np.inf, []
    for settings in combinations:
        number = score(settings)
        trials.append([settings, number])
        if number > highest:
            best, highest = settings, number
    return [best, trials]


@right
def grid_search__counting_index(score, choices):
    names, lists = list(choices), list(choices.values())
    trials = []
    for number in range(math.prod(map(len, lists))):
        settings = {}
        for name, values in zip(names[::-1], lists[::-1], strict=True):
            number, place = divmod(number, len(values))
            settings[name] = values[place]
        trials.append((settings, score(settings)))
    return dict(trials[int(np.argmax([s for _, s in trials]))][0]), trials


@right
def grid_search__copies(score, choices):
    trials, settings = [], {}
    for values in itertools.product(*[choices[name] for name in choices]):
        settings.update(zip(choices, values, strict=True))
        trials.append((settings.copy(), np.float64(score(settings))))
    return sorted(trials, key=lambda trial: -trial[1])[0][0], tuple(trials)


@right
def grid_search__ndindex(score, choices):
    trials = []
    for places in np.ndindex(*(len(values) for values in choices.values())):
        settings = {
            name: values[i] for (name, values), i in zip(choices.items(), places, strict=True)
        }
        trials.append((settings, score(settings)))
    best = trials[0]
    for trial in trials[1:]:
        best = trial if trial[1] > best[1] else best
    return best[0], trials
