"""The known mistakes of the search through all combinations."""

import itertools

from autograder.checks.hyperparameters.grid_search import check_grid_search

__all__ = ["check_grid_search"]


def products(choices):
    """Return every combination, the last setting fastest."""
    return [dict(zip(choices, values, strict=True))
            for values in itertools.product(*choices.values())]


def rounds(score, combinations):
    """Return every combination with its score."""
    return [(settings, score(settings)) for settings in combinations]


def first_best(trials):
    """Return the settings with the highest score, the first of several."""
    return max(trials, key=lambda trial: trial[1])[0]


def _mistake(name, sentence, *, combine=products, tried=rounds, choose=first_best,
             result=lambda best, trials: (best, trials)):
    """Register a search with one part replaced."""
    @check_grid_search.mistake(name, sentence)
    def _(score, choices):
        trials = tried(score, combine(choices))
        return result(choose(trials), trials)


def _one_at_a_time(choices):
    """Return the first values, each setting in its turn changed alone."""
    start = {name: values[0] for name, values in choices.items()}
    return [start] + [start | {name: value} for name, values in choices.items()
                      for value in values[1:]]


def _every_setting_alone(choices):
    """Return the first values again and again, with one of them set to each of its values."""
    start = {name: values[0] for name, values in choices.items()}
    return [start | {name: value} for name, values in choices.items() for value in values]


def _first_fastest(choices):
    backwards = {name: choices[name] for name in reversed(choices)}
    return [{name: settings[name] for name in choices} for settings in products(backwards)]


def _shared(choices):
    """Return one dict again and again, as it is in the end."""
    combinations = products(choices)
    return [combinations[-1]] * len(combinations)


def _shared_rounds(score, combinations):
    """Score each combination in its turn, and keep one dict for all of them."""
    shared, trials = {}, []
    for settings in combinations:
        shared.update(settings)
        trials.append((shared, score(shared)))
    return trials


def _shared_best(score, choices):
    """Search with one dict for all trials, and return it as the best as well."""
    trials = _shared_rounds(score, products(choices))
    return trials[0][0], trials


def _records(score, combinations):
    """Keep a trial only when it is better than those before."""
    trials = []
    for settings in combinations:
        number = score(settings)
        if not trials or number > trials[-1][1]:
            trials.append((settings, number))
    return trials


def _start_at_zero(trials):
    best, highest = None, 0
    for settings, number in trials:
        if number > highest:
            best, highest = settings, number
    return best


def _last_best(trials):
    return max(reversed(trials), key=lambda trial: trial[1])[0]


def _scored_twice(score, combinations):
    """Ask for every score again."""
    for settings in combinations:
        score(settings)
    return rounds(score, combinations)


ALONE = ("one setting changed at a time", "print len(trials): every value meets every value of the "
         "others")
TWICE = ("a score asked for more than once", "each score is a whole training: keep the number, and "
         "look it up when you choose the best")
SHARED = ("one dict for all trials", "print the trials: all settings are those of the last; make a "
          "new dict in every round")
TRIAL = ("the trials in another form", "an entry of trials is a pair: the settings, then their "
         "score")
BEST = ("something else than the settings in the place of the best",
        "the best is a dict: the settings that won")
_mistake("the lowest score taken for the best", "higher is better; print the score of what you "
         "return", choose=lambda trials: min(trials, key=lambda trial: trial[1])[0])
_mistake("the last of equal scores", "of equal scores the first counts; read your comparison aloud "
         "for two equal numbers", choose=_last_best)
_mistake("the largest size taken for the best", "a score of -9 is worse than one of -1",
         choose=lambda trials: max(trials, key=lambda trial: abs(trial[1]))[0])
_mistake("a search for the best that starts at 0", "all scores may be negative; what is the best "
         "then?", choose=_start_at_zero)
_mistake("the last trial taken for the best", "print the scores: the last one need not be the "
         "highest", choose=lambda trials: trials[-1][0])
_mistake("the first trial taken for the best", "print the scores: the first one need not be the "
         "highest", choose=lambda trials: trials[0][0])
_mistake("the trials compared in the place of their scores",
         "a pair is compared by its first entry, the dict; which entry is to be compared?",
         choose=lambda trials: max(trials)[0])
_mistake("the settings compared in the place of their scores", "it is the score that decides",
         choose=lambda trials: max((settings for settings, _ in trials),
                                   key=lambda settings: str(list(settings.values()))))
_mistake(*BEST, choose=lambda trials: max(number for _, number in trials))
_mistake(*BEST, choose=lambda trials: max(trials, key=lambda trial: trial[1]))
_mistake(*BEST, choose=lambda trials: [number for _, number in trials].index(
    max(number for _, number in trials)))
_mistake(*BEST, choose=lambda trials: tuple(first_best(trials).values()))
_mistake(*BEST, choose=lambda trials: list(first_best(trials).values()))
_mistake("values paired up in the place of combined",
         "print the trials: every value of one setting meets every value of the others",
         combine=lambda choices: [dict(zip(choices, values, strict=True))
                                  for values in zip(*choices.values(), strict=False)])
_mistake(*ALONE, combine=_one_at_a_time)
_mistake(*ALONE, combine=_every_setting_alone)
_mistake("the first setting changing fastest", "print the trials in their order beside the table "
         "of the exercise", combine=_first_fastest)
_mistake("the trials in backward order", "print the trials in their order beside the table of the "
         "exercise", combine=lambda choices: products(choices)[::-1])
_mistake("sorted values", "the values are tried in the order in which they are given",
         combine=lambda choices: products({name: sorted(values, key=str)
                                           for name, values in choices.items()}))
_mistake("the last combination left out", "print len(trials); where does your loop end?",
         combine=lambda choices: products(choices)[:-1] or products(choices))
_mistake("the first combination left out", "print len(trials); where does your loop begin?",
         combine=lambda choices: products(choices)[1:] or products(choices))
_mistake("a loop that ends after one combination", "print len(trials); where does return stand?",
         combine=lambda choices: products(choices)[:1])
_mistake("the last value of every setting left out", "print len(trials); range(n) ends at n - 1",
         combine=lambda choices: products({name: values[:-1] or values
                                           for name, values in choices.items()}))
_mistake("lists of values handed to the score", "a setting has one value in each trial",
         combine=lambda choices: [choices] * len(products(choices)))
_mistake("the values handed to the score without their names", "score takes a dict of settings",
         combine=lambda choices: list(itertools.product(*choices.values())))
_mistake("the settings unpacked for the score", "score takes one argument, the dict as a whole",
         tried=lambda score, combinations: [(one, score(**one)) for one in combinations])
_mistake(*TRIAL, choose=lambda trials: max(trials, key=lambda trial: trial[0])[1],
         tried=lambda score, combinations: [(score(one), one) for one in combinations])
_mistake(*TWICE, tried=_scored_twice)
_mistake(*SHARED, tried=_shared_rounds)
check_grid_search.mistake(*SHARED)(_shared_best)
_mistake("only better trials kept", "every combination belongs into trials", tried=_records)
_mistake("the trials sorted by their scores", "the trials stay in the order of the combinations",
         result=lambda best, trials: (best, sorted(trials, key=lambda trial: -trial[1])))
_mistake("the trials sorted by their scores", "the trials stay in the order of the combinations",
         result=lambda best, trials: (best, sorted(trials, key=lambda trial: trial[1])))
_mistake(*TRIAL, result=lambda best, trials: (best, [(b, a) for a, b in trials]))
_mistake(*TRIAL, result=lambda best, trials: (best, [number for _, number in trials]))
_mistake(*TRIAL, result=lambda best, trials: (best, [settings for settings, _ in trials]))
_mistake(*TRIAL, result=lambda best, trials: (best, [(*settings.values(), number)
                                                     for settings, number in trials]))
_mistake(*TRIAL, result=lambda best, trials: (best, [(tuple(settings.values()), number)
                                                     for settings, number in trials]))
_mistake("the two results in the wrong order", "first the best settings, then all trials",
         result=lambda best, trials: (trials, best))
_mistake("only one of the results returned", "best and trials come back",
         result=lambda best, trials: best)
_mistake("only one of the results returned", "best and trials come back",
         result=lambda best, trials: None)


@check_grid_search.mistake(*TWICE)
def _(score, choices):
    trials = rounds(score, products(choices))
    best = max(trials, key=lambda trial: score(trial[0]))[0]
    return best, trials


@check_grid_search.mistake(*TWICE)
def _(score, choices):
    best, highest, trials = None, float("-inf"), []
    for settings in products(choices):
        trials.append((settings, score(settings)))
        if score(settings) > highest:
            best, highest = settings, score(settings)
    return best, trials


@check_grid_search.mistake("two settings taken for granted",
                           "there may be one setting or five; which tool combines any number?")
def _(score, choices):
    first, second = list(choices)[:2]
    trials = rounds(score, [{first: a, second: b} for a in choices[first] for b in choices[second]])
    return first_best(trials), trials


@check_grid_search.mistake("choices used up", "print choices before and after the call")
def _(score, choices):
    trials = rounds(score, products(choices))
    choices.clear()
    return first_best(trials), trials
