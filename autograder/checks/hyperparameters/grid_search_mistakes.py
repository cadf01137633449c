"""The known mistakes of the search through all combinations."""

import itertools

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters import searches
from autograder.checks.hyperparameters.grid_search import check_grid_search
from autograder.checks.hyperparameters.searches import first_best, rounds


def products(choices):
    """Return every combination, the last setting fastest."""
    return [
        dict(zip(choices, values, strict=True)) for values in itertools.product(*choices.values())
    ]


def search(score, choices, combine=products, **wrong):
    """Return a search with one part replaced."""
    return searches.searched(score, combine(choices), **wrong)


def _one_at_a_time(choices):
    """Return the first values, each setting in its turn changed alone."""
    start = {name: values[0] for name, values in choices.items()}
    return [start] + [
        start | {name: value} for name, values in choices.items() for value in values[1:]
    ]


def _every_setting_alone(choices):
    """Return the first values again and again, with one of them set to each of its values."""
    start = {name: values[0] for name, values in choices.items()}
    return [start | {name: value} for name, values in choices.items() for value in values]


def _first_fastest(choices):
    backwards = {name: choices[name] for name in reversed(choices)}
    return [{name: settings[name] for name in choices} for settings in products(backwards)]


def _shared_best(score, choices):
    """Search with one dict for all trials, and return it as the best as well."""
    trials = searches.with_one_dict(score, products(choices))
    return trials[0][0], trials


def _records(score, combinations):
    """Keep a trial only when it is better than those before."""
    trials = []
    for settings in combinations:
        number = score(settings)
        if not trials or number > trials[-1][1]:
            trials.append((settings, number))
    return trials


def _comparing_anew(score, choices):
    """Search, and ask for a score again to compare it and to keep it."""
    best, highest, trials = None, float("-inf"), []
    for settings in products(choices):
        trials.append((settings, score(settings)))
        if score(settings) > highest:
            best, highest = settings, score(settings)
    return best, trials


def _two_settings(score, choices):
    """Search through two settings."""
    first, second = list(choices)[:2]
    trials = rounds(score, [{first: a, second: b} for a in choices[first] for b in choices[second]])
    return first_best(trials), trials


def _using_up(score, choices):
    """Search, and leave no choices behind."""
    trials = rounds(score, products(choices))
    choices.clear()
    return first_best(trials), trials


# fmt: off
check_grid_search.add_mistakes(
    *searches.LOWEST_OR_LAST,
    ("the largest size taken for the best", "a score of -9 is worse than one of -1",
     dict(choose=lambda trials: max(trials, key=lambda trial: abs(trial[1]))[0])),
    *searches.other_choices(None),
    ("the settings compared in the place of their scores", "it is the score that decides",
     dict(choose=lambda trials: max((settings for settings, _ in trials),
         key=lambda settings: str(list(settings.values()))))),
    (*searches.BEST,
     dict(choose=lambda trials: [number for _, number in trials].index(
         max(number for _, number in trials))),
     dict(choose=lambda trials: tuple(first_best(trials).values())),
     dict(choose=lambda trials: list(first_best(trials).values()))),
    ("values paired up in the place of combined",
     "print the trials: every value of one setting meets every value of the others",
     dict(combine=lambda choices: [dict(zip(choices, values, strict=True))
         for values in zip(*choices.values(), strict=False)])),
    ("one setting changed at a time",
     "print len(trials): every value meets every value of the others", dict(combine=_one_at_a_time),
     dict(combine=_every_setting_alone)),
    ("the first setting changing fastest",
     "print the trials in their order beside the table of the exercise",
     dict(combine=_first_fastest)),
    ("the trials in backward order",
     "print the trials in their order beside the table of the exercise",
     dict(combine=lambda choices: products(choices)[::-1])),
    ("sorted values", "the values are tried in the order in which they are given",
     dict(combine=lambda choices: products({name: sorted(values, key=str)
         for name, values in choices.items()}))),
    ("the last combination left out", "print len(trials); where does your loop end?",
     dict(combine=lambda choices: products(choices)[:-1] or products(choices))),
    ("the first combination left out", "print len(trials); where does your loop begin?",
     dict(combine=lambda choices: products(choices)[1:] or products(choices))),
    ("a loop that ends after one combination", "print len(trials); where does return stand?",
     dict(combine=lambda choices: products(choices)[:1])),
    ("the last value of every setting left out", "print len(trials); range(n) ends at n - 1",
     dict(combine=lambda choices: products({name: values[:-1] or values
         for name, values in choices.items()}))),
    ("lists of values handed to the score", "a setting has one value in each trial",
     dict(combine=lambda choices: [choices] * len(products(choices)))),
    ("the values handed to the score without their names", "score takes a dict of settings",
     dict(combine=lambda choices: list(itertools.product(*choices.values())))),
    *searches.ROUNDS,
    (*searches.SHARED, _shared_best),
    ("only better trials kept", "every combination belongs into trials", dict(tried=_records)),
    ("the trials sorted by their scores", "the trials stay in the order of the combinations",
     dict(result=lambda best, trials: (best, sorted(trials, key=lambda trial: -trial[1]))),
     dict(result=lambda best, trials: (best, sorted(trials, key=lambda trial: trial[1])))),
    *searches.OTHER_TRIALS,
    (*searches.TRIAL,
     dict(result=lambda best, trials: (best, [(*settings.values(), number)
         for settings, number in trials])),
     dict(result=lambda best, trials: (best, [(tuple(settings.values()), number)
         for settings, number in trials]))),
    *searches.OTHER_RESULTS,
    (*searches.TWICE, lambda score, choices: searches.best_asked_again(score, products(choices)),
     _comparing_anew),
    ("two settings taken for granted",
     "there may be one setting or five; which tool combines any number?", _two_settings),
    ("choices used up", "print choices before and after the call", _using_up),
    make=with_parts(search),
)
# fmt: on
