"""The known mistakes of the search for a learning rate."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.deep_vs_shallow.sweep import check_sweep
from course.gradient_descent import train_regression


def otherwise(number):
    """Return how to keep the last cost, or the number where training diverged."""
    return lambda costs, rounds: costs[-1] if np.isfinite(costs[-1]) else number


last = otherwise(np.inf)


def as_it_is(costs, rounds):
    """Return the last cost, whatever it is."""
    return costs[-1]


def first_smallest(medians, rates):
    """Return the rate of the smallest median."""
    return rates[int(np.argmin(medians))]


def trained(X, Y, starts, activations, rates, rounds, number=last):
    """Return what is kept of each training, a list for each rate."""
    return [
        [number(train_regression(X, Y, p, activations, rate, rounds)[1], rounds) for p in starts]
        for rate in rates
    ]


def search(*args, change=None, number=last, middle=np.median, choose=first_smallest, result=None):
    """
    Return the medians and the best rate; each part may be replaced by a wrong one.

    `change(rates, rounds)` is what the trainings get, `number(costs, rounds)` what is kept of each,
    `middle(numbers)` what is kept of a rate, and `choose(medians, rates)` the best rate.
    """
    *data, rates, rounds = args
    used = change(rates, rounds) if change else (rates, rounds)
    medians = [middle(numbers) for numbers in trained(*data, *used, number)]
    best = choose(medians, rates)
    return result(medians, best) if result else (medians, best)


def train_on(X, Y, starts, activations, rates, rounds, *, in_a_row=False):
    """Train on from what came out before: the same start at the last rate, or the last start."""
    medians = []
    for rate in rates:
        params, numbers = starts[0], []
        for i, start in enumerate(starts):
            before = params if in_a_row else start
            params, costs = train_regression(X, Y, before, activations, rate, rounds)
            if not in_a_row:
                starts[i] = params
            numbers.append(last(costs, rounds))
        medians.append(np.median(numbers))
    return medians, first_smallest(medians, rates)


def over_the_rates(*args):
    rates, table = args[4], trained(*args)
    medians = [np.median(numbers) for numbers in zip(*table, strict=True)]
    return medians, rates[int(np.argmin(medians)) % len(rates)]


def kept_in_the_list(*args):
    rates, table = args[4], trained(*args)
    medians = [np.median(table[: n + 1]) for n in range(len(rates))]
    return medians, first_smallest(medians, rates)


# fmt: off
check_sweep.add_mistakes(
    ("the mean over the starts",
     "one start that diverges spoils a mean; the text asks for another middle",
     dict(middle=np.mean)),
    ("the best start of each learning rate",
     "the best of several starts is luck, and more so with more starts; take the middle one",
     dict(middle=min)),
    ("the worst start of each learning rate", "print the costs of one rate beside its median",
     dict(middle=max)),
    ("the first start alone", "give it other starts behind the first one: nothing changes",
     dict(middle=lambda numbers: numbers[0])),
    ("the last start alone",
     "give it other starts before the last one: nothing changes; where is the list emptied?",
     dict(middle=lambda numbers: numbers[-1])),
    ("the costs of all starts summed", "print the costs of one rate beside its median",
     dict(middle=sum)),
    ("the upper one of two middle costs",
     "an even number of starts has no start in the middle; what is its median?",
     dict(middle=lambda numbers: sorted(numbers)[len(numbers) // 2])),
    ("the lower one of two middle costs",
     "an even number of starts has no start in the middle; what is its median?",
     dict(middle=lambda numbers: sorted(numbers)[(len(numbers) - 1) // 2])),
    ("the start in the middle of the list",
     "the median is in the middle of the sorted costs; print them",
     dict(middle=lambda numbers: numbers[len(numbers) // 2])),
    ("the costs of all starts kept", "medians has one number for each learning rate",
     dict(middle=list, choose=lambda medians, rates: first_smallest(
         [np.median(numbers) for numbers in medians], rates))),
    ("the first cost in the place of the last",
     "print the costs of one training: before the first step they say nothing about the rate",
     dict(number=lambda costs, rounds: costs[0])),
    ("the smallest cost on the way",
     "a training that was good once and left again is not good; which cost does the text name?",
     dict(number=lambda costs, rounds: np.min(costs)),
     dict(number=lambda costs, rounds: np.nanmin(costs) if np.isfinite(costs[-1]) else np.inf)),
    ("the mean cost on the way", "print the costs of one training: which one counts at the end?",
     dict(number=lambda costs, rounds: np.mean(costs) if np.isfinite(costs[-1]) else np.inf)),
    ("the last cost but one", "print the costs of one training beside the one that you take",
     dict(number=lambda costs, rounds: costs[-2] if len(costs) > 1 else costs[0])),
    ("a cost counted by the rounds",
     "a training that diverges ends early: print how many costs it has",
     dict(number=lambda costs, rounds: costs[rounds - 1])),
    ("the number of rounds in the place of a cost",
     "print what you collect for one rate: it should be costs",
     dict(number=lambda costs, rounds: len(costs))),
    ("the fall of the cost", "the cost at the end counts, wherever it began",
     dict(number=lambda costs, rounds: costs[0] - last(costs, rounds))),
    ("a cost that is not a number left as it is",
     "nan is neither small nor large: print np.median and np.argmin of a list with one",
     dict(number=as_it_is),
     dict(number=as_it_is,
         choose=lambda medians, rates: rates[int(np.nanargmin([*medians, np.inf])) % len(rates)]),
     dict(number=as_it_is, choose=lambda medians, rates: min(
         zip(medians, rates, strict=True), key=lambda pair: pair[0])[1])),
    ("diverged trainings left out",
     "a rate at which most trainings diverge must not look good; they count as infinite",
     dict(middle=lambda numbers: np.median(np.array(numbers)[np.isfinite(numbers)])),
     dict(middle=lambda numbers: np.median([c for c in numbers if c < np.inf] or np.inf)),
     dict(number=as_it_is, middle=np.nanmedian)),
    ("a diverged training counted as 0",
     "0 would be a perfect fit; what does nan_to_num make of nan?",
     dict(number=lambda costs, rounds: np.nan_to_num(costs[-1])), dict(number=otherwise(0.0))),
    ("the last finite cost of a diverged training",
     "the text says what a training that diverges counts as",
     dict(number=lambda costs, rounds: ([c for c in costs if np.isfinite(c)] or [np.inf])[-1])),
    ("a large number in the place of infinity",
     "the text says what a training that diverges counts as; any number may be too small",
     *(dict(number=otherwise(n)) for n in (1e3, 1e6, 1e9, 1e10, 1e12, np.finfo(float).max))),
    ("the rate with the largest median", "a cost is better when it is smaller",
     dict(choose=lambda medians, rates: rates[int(np.argmax(medians))])),
    ("the place of the rate instead of the rate",
     "best is one of the learning rates, not its number in the list",
     dict(choose=lambda medians, rates: int(np.argmin(medians)))),
    ("the smallest median instead of its rate", "best is one of the learning rates",
     dict(choose=lambda medians, rates: min(medians))),
    ("the last of several rates that are equally good",
     "for a single round all medians are equal: which rate comes first?",
     dict(choose=lambda medians, rates: rates[len(rates) - 1 - int(np.argmin(medians[::-1]))])),
    ("the smaller of several rates that are equally good",
     "of rates that are equally good the text wants the first, not the smallest",
     dict(choose=lambda medians, rates: min(zip(medians, rates, strict=True))[1])),
    ("the first rate", "print medians beside learning_rates: where is the smallest?",
     dict(choose=lambda medians, rates: rates[0])),
    ("the last rate", "print medians beside learning_rates: where is the smallest?",
     dict(choose=lambda medians, rates: rates[-1])),
    ("the medians sorted", "the medians stand in the order of the learning rates",
     dict(result=lambda medians, best: (sorted(medians), best))),
    ("the rates sorted first", "the medians stand in the order of the learning rates",
     dict(change=lambda rates, rounds: (sorted(rates), rounds),
         choose=lambda medians, rates: first_smallest(medians, sorted(rates)))),
    ("the two results in the wrong order", "first the medians, then the rate",
     dict(result=lambda medians, best: (best, medians))),
    ("only the best rate returned", "two things are asked for: the medians and the best rate",
     dict(result=lambda medians, best: best)),
    ("only the medians returned", "two things are asked for: the medians and the best rate",
     dict(result=lambda medians, best: medians)),
    ("the smallest median alone returned", "medians has one number for each learning rate",
     dict(result=lambda medians, best: (min(medians), best))),
    ("the same rate for all trainings", "print the rate that each training gets",
     dict(change=lambda rates, rounds: ([rates[0]] * len(rates), rounds)),
     dict(change=lambda rates, rounds: ([rates[-1]] * len(rates), rounds))),
    ("a training that is one round short", "print len(costs) of one training",
     dict(change=lambda rates, rounds: (rates, max(rounds - 1, 1)))),
    ("a training that is one round too long", "print len(costs) of one training",
     dict(change=lambda rates, rounds: (rates, rounds + 1))),
    ("a number of rounds that does not come from n_iterations", "print len(costs) of one training",
     dict(change=lambda rates, rounds: (rates, 20))),
    ("trainings that go on where the last rate ended",
     "swap two of the rates: each must keep its median; where does a training start?",
     lambda X, Y, starts, *others: train_on(X, Y, list(starts), *others)),
    ("starts that are overwritten",
     "print starts before and after: trained parameters need a name of their own", train_on),
    ("trainings that go on where the last start ended",
     "swap two of the starts: the medians must stay; where does a training start?",
     lambda *args: train_on(*args, in_a_row=True)),
    ("medians over the rates instead of the starts",
     "medians has one number for each learning rate; print the table's shape", over_the_rates),
    ("costs of earlier rates kept in the list",
     "print the list of costs for each rate: where is it emptied?", kept_in_the_list),
    make=with_parts(search),
)
# fmt: on
