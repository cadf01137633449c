"""The check of the number of parameters of a network."""

import numpy as np

from autograder.checks.check import Check
from course.forward import count_parameters

# fmt: off
check_count_parameters = Check(count_parameters, visible=[
    ("one layer", ([3, 2],)),
    ("two layers", ([2, 3, 1],)),
    ("three layers, sizes in a tuple", ((4, 5, 5, 2),)),
])
# fmt: on


def _sizes(rng, n_layers):
    """Return sizes of which no two are equal."""
    return [int(size) for size in rng.choice(np.arange(2, 30), size=n_layers + 1, replace=False)]


# fmt: off
check_count_parameters.add_families(
    ("one, two, three and five layers",
     *(lambda rng, n_layers=n_layers: (_sizes(rng, n_layers),) for n_layers in (1, 2, 3, 5))),
    ("layers that all have the same size", lambda rng: ([int(rng.integers(3, 9))] * 4,)),
    ("one output", lambda rng: ([*_sizes(rng, 2), 1],)),
    ("sizes in a tuple", lambda rng: (tuple(_sizes(rng, 3)),)),
    ("the sizes of a digits network",
     lambda rng: ([784, int(rng.integers(200, 600)), int(rng.integers(50, 200)), 10],)),
)
# fmt: on


def _pairs(sizes):
    return list(zip(sizes[:-1], sizes[1:], strict=True))


def _used_up(sizes):
    total, n_prev = 0, sizes.pop(0)
    while sizes:
        n = sizes.pop(0)
        total, n_prev = total + (n_prev + 1) * n, n
    return total


# fmt: off
check_count_parameters.add_mistakes(
    ("the biases forgotten", "[3, 2] has six weights, and each of the two units a bias",
     lambda sizes: sum(a * b for a, b in _pairs(sizes))),
    ("biases counted for the inputs too",
     "inputs are not computed, so they have no bias; list the shapes of b1, b2 and so on",
     lambda sizes: sum(a * b for a, b in _pairs(sizes)) + sum(sizes)),
    ("biases counted for the layer below",
     "a bias belongs to the unit that it is added to; list the shapes of b1, b2 and so on",
     lambda sizes: sum(a * b + a for a, b in _pairs(sizes))),
    ("one bias for each layer", "every unit has a bias of its own; list the shapes of the biases",
     lambda sizes: sum(a * b + 1 for a, b in _pairs(sizes))),
    ("one bias in the whole network",
     "every unit has a bias of its own; list the shapes of the biases",
     lambda sizes: sum(a * b for a, b in _pairs(sizes)) + 1),
    ("only the first layer counted",
     "look at how far the return is indented, or at what the loop adds up",
     lambda sizes: (sizes[0] + 1) * sizes[1]),
    ("only the last layer counted", "the count starts anew for each layer; let it add up",
     lambda sizes: (sizes[-2] + 1) * sizes[-1]),
    ("the last layer left out", "list the pairs of neighbouring sizes that your loop visits",
     lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes)[:-1])),
    ("the first layer left out", "list the pairs of neighbouring sizes that your loop visits",
     lambda sizes: sum((a + 1) * b for a, b in _pairs(sizes)[1:])),
    ("all sizes multiplied together",
     "weights join neighbouring layers only; each layer adds its own weights",
     lambda sizes: int(np.prod([int(size) for size in sizes], dtype=object))),
    ("units counted in place of parameters", "count the numbers in W1, b1, W2, b2 and so on",
     lambda sizes: sum(sizes)),
    ("units past the inputs counted in place of parameters",
     "these are the biases; the weights are missing", lambda sizes: sum(sizes[1:])),
    ("arrays counted in place of their entries", "W1 counts as many as it has entries, not as one",
     lambda sizes: 2 * (len(sizes) - 1)),
    ("square weight matrices",
     "W of a layer has one row for each of its units and one column for each unit below",
     lambda sizes: sum(b * b + b for b in sizes[1:])),
    ("an index past the last layer", "there is one layer fewer than there are sizes",
     lambda sizes: sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes)))),
    ("the list of sizes used up",
     "the caller's list is shorter after the call; read from it without taking anything out",
     _used_up),
)
# fmt: on
