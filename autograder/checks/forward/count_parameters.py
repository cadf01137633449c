"""The check of the number of parameters of a network."""

import numpy as np

from autograder.checks.check import Check
from course import forward

check_count_parameters = Check(forward.count_parameters, visible=[
    ("one layer", ([3, 2],)),
    ("two layers", ([2, 3, 1],)),
    ("three layers, sizes in a tuple", ((4, 5, 5, 2),)),
])


def _sizes(rng, n_layers):
    """Return sizes of which no two are equal."""
    return [int(size) for size in rng.choice(np.arange(2, 30), size=n_layers + 1, replace=False)]


@check_count_parameters.family("one, two, three and five layers")
def _(rng):
    for n_layers in (1, 2, 3, 5):
        yield _sizes(rng, n_layers),


@check_count_parameters.family("layers that all have the same size")
def _(rng):
    yield [int(rng.integers(3, 9))] * 4,


@check_count_parameters.family("one output")
def _(rng):
    yield [*_sizes(rng, 2), 1],


@check_count_parameters.family("sizes in a tuple")
def _(rng):
    yield tuple(_sizes(rng, 3)),


@check_count_parameters.family("the sizes of a digits network")
def _(rng):
    yield [784, int(rng.integers(200, 600)), int(rng.integers(50, 200)), 10],


def _pairs(sizes):
    return list(zip(sizes[:-1], sizes[1:], strict=True))


count = check_count_parameters.mistake
count("the biases forgotten", "[3, 2] has six weights, and each of the two units a bias")(
    lambda sizes: sum(a * b for a, b in _pairs(sizes)))
count("biases counted for the inputs too",
      "inputs are not computed, so they have no bias; list the shapes of b1, b2 and so on")(
    lambda sizes: sum(a * b for a, b in _pairs(sizes)) + sum(sizes))
count("biases counted for the layer below",
      "a bias belongs to the unit that it is added to; list the shapes of b1, b2 and so on")(
    lambda sizes: sum(a * b + a for a, b in _pairs(sizes)))
count("one bias for each layer", "every unit has a bias of its own; list the shapes of the biases")(
    lambda sizes: sum(a * b + 1 for a, b in _pairs(sizes)))
count("one bias in the whole network",
      "every unit has a bias of its own; list the shapes of the biases")(
    lambda sizes: sum(a * b for a, b in _pairs(sizes)) + 1)
count("only the first layer counted",
      "look at how far the return is indented, or at what the loop adds up")(
    lambda sizes: (sizes[0] + 1) * sizes[1])
count("only the last layer counted", "the count starts anew for each layer; let it add up")(
    lambda sizes: (sizes[-2] + 1) * sizes[-1])
count("the last layer left out", "list the pairs of neighbouring sizes that your loop visits")(
    lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes)[:-1]))
count("the first layer left out", "list the pairs of neighbouring sizes that your loop visits")(
    lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes)[1:]))
count("all sizes multiplied together",
      "weights join neighbouring layers only; each layer adds its own weights")(
    lambda sizes: int(np.prod([int(size) for size in sizes], dtype=object)))
count("units counted in place of parameters", "count the numbers in W1, b1, W2, b2 and so on")(
    lambda sizes: sum(sizes))
count("units past the inputs counted in place of parameters",
      "these are the biases; the weights are missing")(lambda sizes: sum(sizes[1:]))
count("arrays counted in place of their entries",
      "W1 counts as many as it has entries, not as one")(lambda sizes: 2 * (len(sizes) - 1))
count("square weight matrices",
      "W of a layer has one row for each of its units and one column for each unit below")(
    lambda sizes: sum(b * b + b for b in sizes[1:]))


@count("an index past the last layer", "there is one layer fewer than there are sizes")
def _(sizes):
    return sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes)))


@count("the list of sizes used up",
       "the caller's list is shorter after the call; read from it without taking anything out")
def _(sizes):
    total, n_prev = 0, sizes.pop(0)
    while sizes:
        n = sizes.pop(0)
        total, n_prev = total + (n_prev + 1) * n, n
    return total
