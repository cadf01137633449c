"""The known mistakes of when to stop."""

import numpy as np

from autograder.checks.hyperparameters.early_stopping import check_early_stopping

__all__ = ["check_early_stopping"]


def first_lowest(costs, patience):
    """Return the right epoch."""
    return costs.index(min(costs))


def last_lowest(costs):
    """Return the last epoch with the lowest cost."""
    return len(costs) - 1 - costs[::-1].index(min(costs))


def waited(costs):
    """Return how many epochs came after the best one."""
    return len(costs) - 1 - costs.index(min(costs))


def _mistake(name, sentence, best=first_lowest,
             stop=lambda costs, patience: waited(costs) >= patience,
             after=lambda best, stop: (best, stop)):
    """Register a rule of which one part is replaced."""
    @check_early_stopping.mistake(name, sentence)
    def _(costs, patience):
        return after(best(costs, patience), stop(costs, patience))


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
    before = costs[-2 * patience:-patience]
    return bool(before) and np.mean(costs[-patience:]) > np.mean(before)


SHORT = ("a wait that is one epoch too short",
         "take paper: how many epochs come after the best one, and is that one of them?")
LONG = ("a wait that is one epoch too long",
        "take paper: how many epochs come after the best one, and what if they equal patience?")
PREVIOUS = ("each cost compared with the one before",
            "a cost that falls again is no new lowest one; try a jump up and a slow way down")
COUNTED = ("all epochs without a new lowest cost counted",
           "a new lowest cost starts the wait from the beginning")
ONCE = ("patience ignored", "one bad epoch is put up with when patience is larger")
LAST = ("the last of several lowest costs", "try the same lowest cost twice: the first one counts")
TIE = ("an equal cost taken for a new lowest one",
       "a cost that only equals the lowest one does not end the wait")
EARLIER = ("a wait that has ended held against the network",
           "the lowest cost may lie behind a long wait; only the wait at the end counts")
VALUE = ("the lowest cost in the place of its epoch", "best is an index: costs[best] is the cost")
WINDOW = ("only the last epochs searched", "the best epoch may lie further back than patience")
LIMIT = ("patience taken for the number of epochs",
         "as long as the cost falls nothing stops; what does patience count?")

_mistake(*SHORT, stop=lambda costs, patience: waited(costs) >= patience - 1)
_mistake(*SHORT, stop=lambda costs, patience: waited(costs) + 1 >= patience)
_mistake(*LONG, stop=lambda costs, patience: waited(costs) > patience)
_mistake(*LONG, stop=lambda costs, patience: waited(costs) - 1 >= patience)
_mistake("a wait of exactly this length only",
         "what if training went on for longer; the text says at least that long",
         stop=lambda costs, patience: waited(costs) == patience)
_mistake(*PREVIOUS, stop=lambda costs, patience: len(costs) > patience
         and all(_rises(costs)[-patience:]))
_mistake(*PREVIOUS, stop=lambda costs, patience: len(costs) > patience and all(
    np.diff(costs[-patience - 1:]) >= 0))
_mistake("all rises counted", "a new lowest cost starts the wait from the beginning",
         stop=lambda costs, patience: sum(_rises(costs)) >= patience)
_mistake(*COUNTED, stop=lambda costs, patience: sum(_without_lowest(costs)) >= patience)
_mistake(*ONCE, stop=lambda costs, patience: waited(costs) > 0)
_mistake(*ONCE, stop=lambda costs, patience: costs[-1] > min(costs))
_mistake("a stop at the first rise", "patience says how many epochs may pass without a new lowest "
         "cost; one rise is not enough",
         stop=lambda costs, patience: len(costs) > 1 and costs[-1] > costs[-2])
_mistake("a stop at the first rise", "patience says how many epochs may pass without a new lowest "
         "cost; one rise is not enough", stop=lambda costs, patience: any(_rises(costs)))
_mistake("the last cost compared with one that is patience epochs old",
         "the lowest cost may lie further back, or in between; print costs[best]",
         stop=lambda costs, patience: len(costs) > patience
         and costs[-1] > costs[-1 - patience])
_mistake("means of several epochs compared", "only the lowest cost so far counts, not how high "
         "the others are", stop=_means)
_mistake(*LIMIT, stop=lambda costs, patience: len(costs) >= patience)
_mistake(*LIMIT, stop=lambda costs, patience: len(costs) > patience)
_mistake("stop and go exchanged", "stop is True when the wait has been long enough",
         stop=lambda costs, patience: waited(costs) < patience)
_mistake("never a stop", "try a first cost of 0 and many larger ones after it",
         stop=lambda costs, patience: False)
_mistake("the epochs before the best one counted",
         "the wait is what comes after the best epoch; print both numbers",
         stop=lambda costs, patience: first_lowest(costs, patience) >= patience)
_mistake(*TIE, stop=lambda costs, patience: len(costs) > patience
         and min(costs[-patience:]) > min(costs[:-patience]))
_mistake(*TIE, stop=lambda costs, patience: len(costs) - 1 - last_lowest(costs) >= patience)
_mistake(*LAST, best=lambda costs, patience: last_lowest(costs),
         stop=lambda costs, patience: len(costs) - 1 - last_lowest(costs) >= patience)
_mistake(*LAST, best=lambda costs, patience: last_lowest(costs))
_mistake("the highest cost taken for the best", "a cost is better when it is lower; print "
         "costs[best]", best=lambda costs, patience: costs.index(max(costs)))
_mistake("the highest cost taken for the best", "a cost is better when it is lower; print "
         "costs[best]", best=lambda costs, patience: costs.index(max(costs)),
         stop=lambda costs, patience: len(costs) - 1 - costs.index(max(costs)) >= patience)
_mistake(*VALUE, best=lambda costs, patience: min(costs))
_mistake("epochs counted from 1", "costs[best] must be the lowest cost; print it",
         best=lambda costs, patience: first_lowest(costs, patience) + 1)
_mistake("epochs counted from 1", "costs[best] must be the lowest cost; print it",
         best=lambda costs, patience: first_lowest(costs, patience) + 1,
         stop=lambda costs, patience: waited(costs) - 1 >= patience)
_mistake("the latest epoch taken for the best", "print costs[best] beside min(costs)",
         best=lambda costs, patience: len(costs) - 1)
_mistake("the number of epochs since the best one in the place of its index",
         "costs[best] must be the lowest cost; print it",
         best=lambda costs, patience: waited(costs))
_mistake("the epoch after which the cost first rises",
         "it may fall further later on; print costs[best] beside min(costs)",
         best=lambda costs, patience: [*_rises(costs), True].index(True),
         stop=lambda costs, patience: len(costs) - 1 - [*_rises(costs), True].index(True)
         >= patience)
_mistake("the epoch after which the cost first rises",
         "it may fall further later on; print costs[best] beside min(costs)",
         best=lambda costs, patience: [*_rises(costs), True].index(True))
_mistake(*WINDOW, best=lambda costs, patience: int(np.argmin(costs[-patience:])))
_mistake(*WINDOW, best=lambda costs, patience: max(len(costs) - patience, 0) + int(
    np.argmin(costs[-patience:])))
_mistake(*WINDOW, best=lambda costs, patience: max(len(costs) - patience - 1, 0) + int(
    np.argmin(costs[-patience - 1:])))
_mistake(*EARLIER, best=lambda costs, patience: _online(costs, patience)[0],
         stop=lambda costs, patience: _online(costs, patience)[1])
_mistake(*EARLIER, stop=lambda costs, patience: _online(costs, patience)[1])
_mistake("the two results in the wrong order", "first the epoch, then whether to stop",
         after=lambda best, stop: (stop, best))
_mistake("only the epoch returned", "two things are asked for, best and stop",
         after=lambda best, stop: best)
_mistake("only the stop returned", "two things are asked for, best and stop",
         after=lambda best, stop: stop)


@check_early_stopping.mistake("the costs put in order",
                              "sorting moves the epochs; print costs before and after the call")
def _(costs, patience):
    costs = sorted(costs)
    return costs.index(min(costs)), len(costs) - 1 - costs.index(min(costs)) >= patience


@check_early_stopping.mistake("the first epoch left out",
                              "a first cost that is never beaten is the best one")
def _(costs, patience):
    if len(costs) == 1:
        return 0, False
    best = 1 + costs[1:].index(min(costs[1:]))
    return best, len(costs) - 1 - best >= patience


@check_early_stopping.mistake("the caller's costs changed",
                              "print costs before and after the call; work on a copy")
def _(costs, patience):
    best, n = costs.index(min(costs)), len(costs)
    if isinstance(costs, list):
        costs.sort()
    return best, n - 1 - best >= patience
