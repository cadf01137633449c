"""What the known mistakes of both searches are made of."""


def rounds(score, settings):
    """Return every trial with its score."""
    return [(one, score(one)) for one in settings]


def first_best(trials):
    """Return the settings with the highest score, the first of several."""
    return max(trials, key=lambda trial: trial[1])[0]


def searched(
    score, settings, tried=rounds, choose=first_best, result=lambda best, trials: (best, trials)
):
    """Return the results of a search through settings with one part replaced."""
    trials = tried(score, settings)
    return result(choose(trials), trials)


def best_asked_again(score, settings):
    """Return the results of a search that asks for every score again to choose the best."""
    trials = rounds(score, settings)
    return max(trials, key=lambda trial: score(trial[0]))[0], trials


def with_one_dict(score, settings):
    """Return the trials of a search that keeps one dict for all of them."""
    shared, trials = {}, []
    for one in settings:
        shared.update(one)
        trials.append((shared, score(shared)))
    return trials


# fmt: off
BEST = ("something else than the settings in the place of the best",
        "the best is a dict: the settings that won",
        dict(choose=lambda trials: max(number for _, number in trials)),
        dict(choose=lambda trials: max(trials, key=lambda trial: trial[1])))
TWICE = ("a score asked for more than once",
         "each score is a whole training: keep the number, and look it up when you choose the best")
SHARED = ("one dict for all trials",
          "print the trials: all settings are those of the last; make a new dict in every round")
TRIAL = ("the trials in another form",
         "an entry of trials is a pair: the settings, then their score")

LOWEST_OR_LAST = [
    ("the lowest score taken for the best", "higher is better; print the score of what you return",
     dict(choose=lambda trials: min(trials, key=lambda trial: trial[1])[0])),
    ("the last of equal scores",
     "of equal scores the first counts; read your comparison aloud for two equal numbers",
     dict(choose=lambda trials: first_best(trials[::-1]))),
]


def other_choices(nothing):
    """Return the rows on other wrong choices; `nothing` is the best before the first trial."""
    return [
        ("a search for the best that starts at 0",
         "all scores may be negative; what is the best then?",
         dict(choose=lambda trials: first_best([(nothing, 0), *trials]))),
        ("the last trial taken for the best",
         "print the scores: the last one need not be the highest",
         dict(choose=lambda trials: trials[-1][0])),
        ("the first trial taken for the best",
         "print the scores: the first one need not be the highest",
         dict(choose=lambda trials: trials[0][0])),
        ("the trials compared in the place of their scores",
         "a pair is compared by its first entry, the dict; which entry is to be compared?",
         dict(choose=lambda trials: max(trials)[0])),
    ]


ROUNDS = [
    ("the settings unpacked for the score", "score takes one argument, the dict as a whole",
     dict(tried=lambda score, settings: [(one, score(**one)) for one in settings])),
    (*TRIAL, dict(choose=lambda trials: max(trials, key=lambda trial: trial[0])[1],
                  tried=lambda score, settings: [(score(one), one) for one in settings])),
    (*TWICE, dict(tried=lambda score, settings: [
        (one, score(one)) for one in settings if score(one) is not None])),
    (*SHARED, dict(tried=with_one_dict)),
]
OTHER_TRIALS = [
    (*TRIAL, dict(result=lambda best, trials: (best, [(b, a) for a, b in trials])),
     dict(result=lambda best, trials: (best, [number for _, number in trials])),
     dict(result=lambda best, trials: (best, [settings for settings, _ in trials]))),
]
OTHER_RESULTS = [
    ("the two results in the wrong order", "first the best settings, then all trials",
     dict(result=lambda best, trials: (trials, best))),
    ("only one of the results returned", "best and trials come back",
     dict(result=lambda best, trials: best), dict(result=lambda best, trials: None)),
]
# fmt: on
