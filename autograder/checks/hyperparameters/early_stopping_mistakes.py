"""The known mistakes of when to stop."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters.early_stopping import check_early_stopping


def first_lowest(costs, patience):
    """Return the right epoch."""
    return costs.index(min(costs))


def last_lowest(costs):
    """Return the last epoch with the lowest cost."""
    return len(costs) - 1 - costs[::-1].index(min(costs))


def waited(costs):
    """Return how many epochs came after the best one."""
    return len(costs) - 1 - costs.index(min(costs))


def _since(best):
    """Return the parts of a rule that takes another epoch for the best, in the wait as well."""
    return dict(
        best=lambda costs, patience: best(costs),
        stop=lambda costs, patience: len(costs) - 1 - best(costs) >= patience,
    )


def decide(
    costs, patience,
    best=first_lowest, stop=lambda costs, patience: waited(costs) >= patience,
    after=lambda best, stop: (best, stop),
):  # fmt: skip
    """Return a rule of which one part is replaced."""
    return after(best(costs, patience), stop(costs, patience))


def _first_rise(costs):
    return [*_rises(costs), True].index(True)


def _rises(costs):
    """Return for every epoch but the first whether the cost was higher than the one before."""
    return [later > earlier for earlier, later in zip(costs, costs[1:], strict=False)]


def _without_lowest(costs):
    """Return for every epoch whether it brought no new lowest cost."""
    return [i > 0 and cost >= min(costs[:i]) for i, cost in enumerate(costs)]


def _online(costs, patience):
    """Return what a loop over the past finds that ends at the first wait that was long enough."""
    best = wait = 0
    for i, cost in enumerate(costs):
        if cost < costs[best] or i == 0:
            best, wait = i, 0
        else:
            wait += 1
        if wait >= patience:
            return best, True
    return best, False


def _means(costs, patience):
    """Return whether the last costs are higher on average than as many before them."""
    before = costs[-2 * patience : -patience]
    return bool(before) and np.mean(costs[-patience:]) > np.mean(before)


# fmt: off
check_early_stopping.add_mistakes(
    ("a wait that is one epoch too short",
     "take paper: how many epochs come after the best one, and is that one of them?",
     dict(stop=lambda costs, patience: waited(costs) >= patience - 1),
     dict(stop=lambda costs, patience: waited(costs) + 1 >= patience)),
    ("a wait that is one epoch too long",
     "take paper: how many epochs come after the best one, and what if they equal patience?",
     dict(stop=lambda costs, patience: waited(costs) > patience),
     dict(stop=lambda costs, patience: waited(costs) - 1 >= patience)),
    ("a wait of exactly this length only",
     "what if training went on for longer; the text says at least that long",
     dict(stop=lambda costs, patience: waited(costs) == patience)),
    ("each cost compared with the one before",
     "a cost that falls again is no new lowest one; try a jump up and a slow way down",
     dict(stop=lambda costs, patience: len(costs) > patience and all(_rises(costs)[-patience:])),
     dict(stop=lambda costs, patience: len(costs) > patience and all(
         np.diff(costs[-patience - 1:]) >= 0))),
    ("all rises counted", "a new lowest cost starts the wait from the beginning",
     dict(stop=lambda costs, patience: sum(_rises(costs)) >= patience)),
    ("all epochs without a new lowest cost counted",
     "a new lowest cost starts the wait from the beginning",
     dict(stop=lambda costs, patience: sum(_without_lowest(costs)) >= patience)),
    ("patience ignored", "one bad epoch is put up with when patience is larger",
     dict(stop=lambda costs, patience: waited(costs) > 0),
     dict(stop=lambda costs, patience: costs[-1] > min(costs))),
    ("a stop at the first rise",
     "patience says how many epochs may pass without a new lowest cost; one rise is not enough",
     dict(stop=lambda costs, patience: len(costs) > 1 and costs[-1] > costs[-2]),
     dict(stop=lambda costs, patience: any(_rises(costs)))),
    ("the last cost compared with one that is patience epochs old",
     "the lowest cost may lie further back, or in between; print costs[best]",
     dict(stop=lambda costs, patience: len(costs) > patience and costs[-1] > costs[-1 - patience])),
    ("means of several epochs compared",
     "only the lowest cost so far counts, not how high the others are", dict(stop=_means)),
    ("patience taken for the number of epochs",
     "as long as the cost falls nothing stops; what does patience count?",
     dict(stop=lambda costs, patience: len(costs) >= patience),
     dict(stop=lambda costs, patience: len(costs) > patience)),
    ("stop and go exchanged", "stop is True when the wait has been long enough",
     dict(stop=lambda costs, patience: waited(costs) < patience)),
    ("never a stop", "try a first cost of 0 and many larger ones after it",
     dict(stop=lambda costs, patience: False)),
    ("the epochs before the best one counted",
     "the wait is what comes after the best epoch; print both numbers",
     dict(stop=lambda costs, patience: first_lowest(costs, patience) >= patience)),
    ("an equal cost taken for a new lowest one",
     "a cost that only equals the lowest one does not end the wait",
     dict(stop=lambda costs, patience: len(costs) > patience
         and min(costs[-patience:]) > min(costs[:-patience])),
     dict(stop=lambda costs, patience: len(costs) - 1 - last_lowest(costs) >= patience)),
    ("the last of several lowest costs", "try the same lowest cost twice: the first one counts",
     _since(last_lowest), dict(best=lambda costs, patience: last_lowest(costs))),
    ("the highest cost taken for the best", "a cost is better when it is lower; print costs[best]",
     dict(best=lambda costs, patience: costs.index(max(costs))),
     _since(lambda costs: costs.index(max(costs)))),
    ("the lowest cost in the place of its epoch", "best is an index: costs[best] is the cost",
     dict(best=lambda costs, patience: min(costs))),
    ("epochs counted from 1", "costs[best] must be the lowest cost; print it",
     dict(best=lambda costs, patience: first_lowest(costs, patience) + 1),
     _since(lambda costs: costs.index(min(costs)) + 1)),
    ("the latest epoch taken for the best", "print costs[best] beside min(costs)",
     dict(best=lambda costs, patience: len(costs) - 1)),
    ("the number of epochs since the best one in the place of its index",
     "costs[best] must be the lowest cost; print it",
     dict(best=lambda costs, patience: waited(costs))),
    ("the epoch after which the cost first rises",
     "it may fall further later on; print costs[best] beside min(costs)", _since(_first_rise),
     dict(best=lambda costs, patience: _first_rise(costs))),
    ("only the last epochs searched", "the best epoch may lie further back than patience",
     dict(best=lambda costs, patience: int(np.argmin(costs[-patience:]))),
     dict(best=lambda costs, patience: max(len(costs) - patience, 0) + int(
         np.argmin(costs[-patience:]))),
     dict(best=lambda costs, patience: max(len(costs) - patience - 1, 0) + int(
         np.argmin(costs[-patience - 1:])))),
    ("a wait that has ended held against the network",
     "the lowest cost may lie behind a long wait; only the wait at the end counts",
     dict(best=lambda *given: _online(*given)[0], stop=lambda *given: _online(*given)[1]),
     dict(stop=lambda *given: _online(*given)[1])),
    ("the two results in the wrong order", "first the epoch, then whether to stop",
     dict(after=lambda best, stop: (stop, best))),
    ("only the epoch returned", "two things are asked for, best and stop",
     dict(after=lambda best, stop: best)),
    ("only the stop returned", "two things are asked for, best and stop",
     dict(after=lambda best, stop: stop)),
    make=with_parts(decide),
)
# fmt: on


@check_early_stopping.mistake(
    "the costs put in order", "sorting moves the epochs; print costs before and after the call"
)
def costs_put_in_order(costs, patience):
    costs = sorted(costs)
    return costs.index(min(costs)), len(costs) - 1 - costs.index(min(costs)) >= patience


@check_early_stopping.mistake(
    "the first epoch left out", "a first cost that is never beaten is the best one"
)
def first_epoch_left_out(costs, patience):
    if len(costs) == 1:
        return 0, False
    best = 1 + costs[1:].index(min(costs[1:]))
    return best, len(costs) - 1 - best >= patience


@check_early_stopping.mistake(
    "the caller's costs changed", "print costs before and after the call; work on a copy"
)
def costs_changed(costs, patience):
    best, n = costs.index(min(costs)), len(costs)
    if isinstance(costs, list):
        costs.sort()
    return best, n - 1 - best >= patience
