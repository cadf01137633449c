"""The known mistakes of the search for a learning rate."""

import numpy as np

from autograder.checks.deep_vs_shallow.sweep import check_sweep
from course.gradient_descent import train_regression

__all__ = ["check_sweep"]


def last(costs, n_iterations):
    """Return the last cost, infinite where training diverged."""
    return costs[-1] if np.isfinite(costs[-1]) else np.inf


def first_smallest(medians, rates):
    """Return the rate of the smallest median."""
    return rates[int(np.argmin(medians))]


def _mistake(name, sentence, number=last, middle=np.median, choose=first_smallest, change=None,
             result=None):
    """
    Register a search with one part replaced.

    `number(costs, n_iterations)` is what is kept of a training, `middle(numbers)` what is kept of
    a rate, `choose(medians, rates)` the best rate, `change(rates, rounds)` gives other rates or
    rounds to the trainings, and `result(medians, best)` is what is returned.
    """
    @check_sweep.mistake(name, sentence)
    def _(X, Y, starts, activations, learning_rates, n_iterations):
        rates, rounds = learning_rates, n_iterations
        if change:
            rates, rounds = change(rates, rounds)
        medians = []
        for rate in rates:
            trained = [train_regression(X, Y, params, activations, rate, rounds)[1]
                       for params in starts]
            medians.append(middle([number(costs, rounds) for costs in trained]))
        best = choose(medians, learning_rates)
        return result(medians, best) if result else (medians, best)


_mistake("the mean over the starts",
         "one start that diverges spoils a mean; the text asks for another middle",
         middle=np.mean)
_mistake("the best start of each learning rate",
         "the best of several starts is luck, and more so with more starts; take the middle one",
         middle=min)
_mistake("the worst start of each learning rate", "print the costs of one rate beside its median",
         middle=max)
_mistake("the first start alone", "give it other starts behind the first one: nothing changes",
         middle=lambda numbers: numbers[0])
_mistake("the last start alone",
         "give it other starts before the last one: nothing changes; where is the list emptied?",
         middle=lambda numbers: numbers[-1])
_mistake("the costs of all starts summed", "print the costs of one rate beside its median",
         middle=sum)
_mistake("the upper one of two middle costs",
         "an even number of starts has no start in the middle; what is its median?",
         middle=lambda numbers: sorted(numbers)[len(numbers) // 2])
_mistake("the lower one of two middle costs",
         "an even number of starts has no start in the middle; what is its median?",
         middle=lambda numbers: sorted(numbers)[(len(numbers) - 1) // 2])
_mistake("the start in the middle of the list",
         "the median is in the middle of the sorted costs; print them",
         middle=lambda numbers: numbers[len(numbers) // 2])
_mistake("the costs of all starts kept", "medians has one number for each learning rate",
         middle=list, choose=lambda medians, rates: first_smallest(
             [np.median(numbers) for numbers in medians], rates))

_mistake("the first cost in the place of the last",
         "print the costs of one training: before the first step they say nothing about the rate",
         number=lambda costs, rounds: costs[0])
_mistake("the smallest cost on the way",
         "a training that was good once and left again is not good; which cost does the text name?",
         number=lambda costs, rounds: np.min(costs))
_mistake("the smallest cost on the way",
         "a training that was good once and left again is not good; which cost does the text name?",
         number=lambda costs, rounds: np.nanmin(costs) if np.isfinite(costs[-1]) else np.inf)
_mistake("the mean cost on the way",
         "print the costs of one training: which one counts at the end?",
         number=lambda costs, rounds: np.mean(costs) if np.isfinite(costs[-1]) else np.inf)
_mistake("the last cost but one", "print the costs of one training beside the one that you take",
         number=lambda costs, rounds: costs[-2] if len(costs) > 1 else costs[0])
_mistake("a cost counted by the rounds",
         "a training that diverges ends early: print how many costs it has",
         number=lambda costs, rounds: costs[rounds - 1])
_mistake("the number of rounds in the place of a cost",
         "print what you collect for one rate: it should be costs",
         number=lambda costs, rounds: len(costs))
_mistake("the fall of the cost", "the cost at the end counts, wherever it began",
         number=lambda costs, rounds: costs[0] - last(costs, rounds))

SPOILT = ("a cost that is not a number left as it is",
          "nan is neither small nor large: print np.median and np.argmin of a list with one")
_mistake(*SPOILT, number=lambda costs, rounds: costs[-1])
_mistake(*SPOILT, number=lambda costs, rounds: costs[-1],
         choose=lambda medians, rates: rates[int(np.nanargmin([*medians, np.inf])) % len(rates)])
_mistake(*SPOILT, number=lambda costs, rounds: costs[-1],
         choose=lambda medians, rates: min(zip(medians, rates, strict=True),
                                           key=lambda pair: pair[0])[1])
LEFT_OUT = ("diverged trainings left out",
            "a rate at which most trainings diverge must not look good; they count as infinite")
_mistake(*LEFT_OUT, middle=lambda numbers: np.median(np.array(numbers)[np.isfinite(numbers)]))
_mistake(*LEFT_OUT, middle=lambda numbers: np.median([c for c in numbers if c < np.inf] or np.inf))
_mistake(*LEFT_OUT, number=lambda costs, rounds: costs[-1], middle=np.nanmedian)
ZERO = ("a diverged training counted as 0",
        "0 would be a perfect fit; what does nan_to_num make of nan?")
_mistake(*ZERO, number=lambda costs, rounds: np.nan_to_num(costs[-1]))
_mistake(*ZERO, number=lambda costs, rounds: costs[-1] if np.isfinite(costs[-1]) else 0.0)
_mistake("the last finite cost of a diverged training",
         "the text says what a training that diverges counts as",
         number=lambda costs, rounds: ([c for c in costs if np.isfinite(c)] or [np.inf])[-1])
LARGE = ("a large number in the place of infinity",
         "the text says what a training that diverges counts as; any number may be too small")
for number in (1e3, 1e6, 1e9, 1e10, 1e12, np.finfo(float).max):
    _mistake(*LARGE, number=lambda costs, rounds, number=number: (
        costs[-1] if np.isfinite(costs[-1]) else number))

_mistake("the rate with the largest median", "a cost is better when it is smaller",
         choose=lambda medians, rates: rates[int(np.argmax(medians))])
_mistake("the place of the rate instead of the rate",
         "best is one of the learning rates, not its number in the list",
         choose=lambda medians, rates: int(np.argmin(medians)))
_mistake("the smallest median instead of its rate", "best is one of the learning rates",
         choose=lambda medians, rates: min(medians))
_mistake("the last of several rates that are equally good",
         "for a single round all medians are equal: which rate comes first?",
         choose=lambda medians, rates: rates[len(rates) - 1 - int(np.argmin(medians[::-1]))])
_mistake("the smaller of several rates that are equally good",
         "of rates that are equally good the text wants the first, not the smallest",
         choose=lambda medians, rates: min(zip(medians, rates, strict=True))[1])
_mistake("the first rate", "print medians beside learning_rates: where is the smallest?",
         choose=lambda medians, rates: rates[0])
_mistake("the last rate", "print medians beside learning_rates: where is the smallest?",
         choose=lambda medians, rates: rates[-1])

_mistake("the medians sorted", "the medians stand in the order of the learning rates",
         result=lambda medians, best: (sorted(medians), best))
_mistake("the rates sorted first", "the medians stand in the order of the learning rates",
         change=lambda rates, rounds: (sorted(rates), rounds),
         choose=lambda medians, rates: first_smallest(medians, sorted(rates)))
_mistake("the two results in the wrong order", "first the medians, then the rate",
         result=lambda medians, best: (best, medians))
_mistake("only the best rate returned", "two things are asked for: the medians and the best rate",
         result=lambda medians, best: best)
_mistake("only the medians returned", "two things are asked for: the medians and the best rate",
         result=lambda medians, best: medians)
_mistake("the smallest median alone returned",
         "medians has one number for each learning rate",
         result=lambda medians, best: (min(medians), best))
_mistake("the same rate for all trainings", "print the rate that each training gets",
         change=lambda rates, rounds: ([rates[0]] * len(rates), rounds))
_mistake("the same rate for all trainings", "print the rate that each training gets",
         change=lambda rates, rounds: ([rates[-1]] * len(rates), rounds))
_mistake("a training that is one round short", "print len(costs) of one training",
         change=lambda rates, rounds: (rates, max(rounds - 1, 1)))
_mistake("a training that is one round too long", "print len(costs) of one training",
         change=lambda rates, rounds: (rates, rounds + 1))
_mistake("a number of rounds that does not come from n_iterations",
         "print len(costs) of one training",
         change=lambda rates, rounds: (rates, 20))


def search(X, Y, starts, activations, rates, rounds):
    """Train on from whatever `starts` holds, and keep there what came out."""
    medians = []
    for rate in rates:
        numbers = []
        for i, start in enumerate(starts):
            starts[i], costs = train_regression(X, Y, start, activations, rate, rounds)
            numbers.append(last(costs, rounds))
        medians.append(np.median(numbers))
    return medians, first_smallest(medians, rates)


CONTINUED = ("trainings that go on where the last rate ended",
             "swap two of the rates: each must keep its median; where does a training start?")


@check_sweep.mistake(*CONTINUED)
def _(X, Y, starts, activations, learning_rates, n_iterations):
    return search(X, Y, list(starts), activations, learning_rates, n_iterations)


@check_sweep.mistake("starts that are overwritten",
                     "print starts before and after: trained parameters need a name of their own")
def _(X, Y, starts, activations, learning_rates, n_iterations):
    return search(X, Y, starts, activations, learning_rates, n_iterations)


@check_sweep.mistake("trainings that go on where the last start ended",
                     "swap two of the starts: the medians must stay; where does a training start?")
def _(X, Y, starts, activations, learning_rates, n_iterations):
    medians = []
    for rate in learning_rates:
        params, numbers = starts[0], []
        for _ in starts:
            params, costs = train_regression(X, Y, params, activations, rate, n_iterations)
            numbers.append(last(costs, n_iterations))
        medians.append(np.median(numbers))
    return medians, first_smallest(medians, learning_rates)


@check_sweep.mistake("medians over the rates instead of the starts",
                     "medians has one number for each learning rate; print the table's shape")
def _(X, Y, starts, activations, learning_rates, n_iterations):
    medians = [np.median([last(train_regression(X, Y, params, activations, rate, n_iterations)[1],
                               n_iterations) for rate in learning_rates]) for params in starts]
    return medians, learning_rates[int(np.argmin(medians)) % len(learning_rates)]


@check_sweep.mistake("costs of earlier rates kept in the list",
                     "print the list of costs for each rate: where is it emptied?")
def _(X, Y, starts, activations, learning_rates, n_iterations):
    medians, numbers = [], []
    for rate in learning_rates:
        for params in starts:
            costs = train_regression(X, Y, params, activations, rate, n_iterations)[1]
            numbers.append(last(costs, n_iterations))
        medians.append(np.median(numbers))
    return medians, first_smallest(medians, learning_rates)
