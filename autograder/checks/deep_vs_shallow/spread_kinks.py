"""The check of the kinks that are spread over an interval."""

import operator
from functools import partial

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import stored
from autograder.checks.deep_vs_shallow import common
from autograder.checks.forward.common import network_arrays
from course import depth

# fmt: off
check_spread_kinks = Check(depth.spread_kinks, visible=[
    ("four units and two layers",
     ({"W1": np.array([[2.0], [-1.0], [0.5], [-4.0]]), "b1": np.zeros((4, 1)),
       "W2": np.array([[1.0, -1.0, 2.0, 0.5]]), "b2": np.array([[0.25]])}, -1.0, 1.0)),
    ("biases that are not 0 and an interval far from 0",
     ({"W1": np.array([[-2.0], [1.0]]), "b1": np.array([[0.5], [1.5]]),
       "W2": np.array([[3.0, 1.0], [2.0, -1.0]]), "b2": np.array([[1.0], [2.0]]),
       "W3": np.array([[1.0, 4.0]]), "b3": np.array([[-1.0]])}, 2.0, 5.0)),
    ("a single unit",
     ({"W1": np.array([[-3.0]]), "b1": np.array([[0.5]]),
       "W2": np.array([[2.0]]), "b2": np.array([[1.0]])}, 0.5, 2.5)),
])
# fmt: on


def network(rng, *sizes):
    """Return parameters of a network with one input; W1 has weights of both signs, none near 0."""
    _, params = network_arrays(rng, [1, *sizes], 1)
    n = sizes[0]
    size = rng.uniform(0.3, 3.0, (n, 1))
    signs = np.where(rng.permutation(n) < max(1, n // 2), -1.0, 1.0)
    return params | {"W1": signs.reshape(n, 1) * size}


def interval(rng):
    """Return two ends, neither of them 0, 1 or opposite to the other."""
    low = rng.uniform(0.3, 2.0) * rng.choice([-1.0, 1.0])
    return float(low), float(low + rng.uniform(4.5, 7.0))


@check_spread_kinks.family("different numbers of units")
def numbers_of_units(rng):
    for n in (3, 8):
        yield network(rng, n, 1), *interval(rng)


@check_spread_kinks.family("one, two and four layers")
def numbers_of_layers(rng):
    for sizes in ((5,), (4, 2), (6, 3, 4, 2)):
        yield network(rng, *sizes), *interval(rng)


# fmt: off
check_spread_kinks.add_families(
    ("layers that all have the same width", lambda rng: (network(rng, 4, 4, 4), *interval(rng))),
    ("a single unit", lambda rng: (network(rng, 1, 1), *interval(rng))),
    ("many units", lambda rng: (network(rng, 60, 1), *interval(rng))),
    ("an interval of negative numbers",
     lambda rng: (network(rng, 5, 1), float(rng.uniform(-5, -4)), float(rng.uniform(-2, -1)))),
)
# fmt: on


@check_spread_kinks.family("ends that are whole numbers")
def whole_ends(rng):
    low = int(rng.integers(-5, -1))
    yield network(rng, 5, 1), low, low + int(rng.integers(6, 9))


# fmt: off
check_spread_kinks.add_families(
    ("the unit interval", lambda rng: (network(rng, 7, 1), 0.0, 1.0)),
    ("biases of 0", lambda rng: (network(rng, 6, 1) | {"b1": np.zeros((6, 1))}, *interval(rng))),
    ("float32 arrays", lambda rng: (
        {name: p.astype(np.float32) for name, p in network(rng, 5, 1).items()}, *interval(rng))),
)
# fmt: on


def places(W1, low, high):
    """Return the kinks in a column."""
    n = len(W1)
    return low + np.arange(n).reshape(n, 1) * (high - low) / n


def spread(params, low, high, kinks=places, biases=lambda W1, at, b1: -W1 * at, result=None):
    """Return the network with its kinks spread; each part may be replaced by a wrong one."""
    b1 = biases(params["W1"], kinks(params["W1"], low, high), params["b1"])
    return result(params, b1) if result else params | {"b1": b1}


AT_ITS_KINK = "put a unit's kink into W1 x + b1: what must come out there?"
OLD = ("the old biases returned", "print b1 before and after: the kinks must reach the result")


def kinks_of_every_layer(params, low, high):
    new = dict(params)
    for layer in range(1, len(params) // 2 + 1):
        W = params[f"W{layer}"]
        kinks = np.linspace(low, high, len(W), endpoint=False).reshape(-1, 1)
        new[f"b{layer}"] = -W[:, :1] * kinks
    return new


# fmt: off
check_spread_kinks.add_mistakes(
    ("the sign of b1", AT_ITS_KINK, lambda W1, at, b1: W1 * at),
    ("kinks that forget the weights",
     "a unit with weight 2 needs another bias than one with weight 1; where does it bend?",
     lambda W1, at, b1: -at),
    ("kinks in the place of biases", AT_ITS_KINK, lambda W1, at, b1: at),
    ("a division by the weights", AT_ITS_KINK, lambda W1, at, b1: -at / W1,
     lambda W1, at, b1: at / W1),
    ("the size of the weights without their sign",
     "look at a unit with a negative weight: where does it bend?",
     lambda W1, at, b1: -np.abs(W1) * at, lambda W1, at, b1: np.abs(W1) * at),
    ("the sign of the weights without their size",
     "look at a unit whose weight is not 1 or -1: where does it bend?",
     lambda W1, at, b1: -np.sign(W1) * at),
    ("the old biases kept inside the new ones",
     "start from biases that are not 0: the kinks must not depend on them",
     lambda W1, at, b1: b1 - W1 * at),
    (*OLD, lambda W1, at, b1: b1),
    ("the biases set to 0", "with b1 = 0 every unit bends at 0", lambda W1, at, b1: 0 * b1),
    ("a bias without its second axis",
     "print the shape of the new b1: one column, one row for each unit",
     lambda W1, at, b1: (-W1 * at).ravel(), lambda W1, at, b1: (-W1 * at).T),
    ("a table of biases",
     "a column times a row makes a table; print the shapes of what you multiply",
     lambda W1, at, b1: -W1 * at.ravel()),
    make=lambda biases: partial(spread, biases=biases),
)
check_spread_kinks.add_mistakes(
    ("kinks at random", "the text says where each kink is; nothing is drawn",
     lambda W1, low, high: np.random.uniform(low, high, W1.shape),
     lambda W1, low, high: np.random.default_rng(0).uniform(low, high, W1.shape)),
    ("a kink on the right end", "print the kinks: the last one lies before the right end",
     lambda W1, low, high: np.linspace(low, high, len(W1)).reshape(-1, 1)),
    ("kinks in the middle of their cells", "print the kinks: the first one is low itself",
     lambda W1, low, high: places(W1, low, high) + (high - low) / len(W1) / 2),
    ("kinks that leave both ends free", "print the kinks: the first one is low itself",
     lambda W1, low, high: np.linspace(low, high, len(W1) + 2)[1:-1].reshape(-1, 1)),
    ("kinks on the right ends of their cells",
     "print i and the kinks: i counts from 0, so the first one is low itself",
     lambda W1, low, high: places(W1, low, high) + (high - low) / len(W1)),
    ("kinks divided by one unit too many",
     "print the kinks and their distance: the interval is shared by n units",
     lambda W1, low, high: np.linspace(low, high, len(W1) + 2)[:-2].reshape(-1, 1)),
    ("kinks in reverse order", "the first unit has the lowest kink; print them",
     lambda W1, low, high: places(W1, low, high)[::-1]),
    ("kinks from the right end downwards", "the first unit has the lowest kink; print them",
     lambda W1, low, high: places(W1, high, low)),
    ("the interval from 0 to 1 whatever the ends",
     "call it with another interval: the kinks must move",
     lambda W1, low, high: places(W1, 0.0, 1.0)),
    ("the interval from -1 to 1 whatever the ends",
     "call it with another interval: the kinks must move",
     lambda W1, low, high: places(W1, -1.0, 1.0)),
    ("low not added", "print the kinks: the first one is low itself",
     lambda W1, low, high: places(W1, 0.0, high - low)),
    ("the right end in the place of the length of the interval",
     "print the kinks for an interval far from 0: do they stay inside?",
     lambda W1, low, high: low + places(W1, 0.0, high)),
    ("kinks a whole interval apart", "print the kinks: do they stay inside the interval?",
     lambda W1, low, high: low + np.arange(len(W1))[:, None] * (high - low)),
    ("all kinks at the left end",
     "print the kinks: how many different ones are there; is n the number of rows or columns?",
     lambda W1, low, high: np.full(W1.shape, low * 1.0)),
    ("all kinks in the middle", "print the kinks: how many different ones are there?",
     lambda W1, low, high: np.full(W1.shape, (low + high) / 2)),
    ("the kinks in the order of the weights", "unit i gets kink i, whatever its weight is",
     lambda W1, low, high: places(W1, low, high)[np.argsort(np.argsort(W1.ravel()))]),
    make=lambda kinks: partial(spread, kinks=kinks),
)
check_spread_kinks.add_mistakes(
    ("the other entries lost",
     "print the keys of what you return beside those of params; all layers belong to it",
     lambda p, b1: {"b1": b1}, lambda p, b1: {"W1": p["W1"], "b1": b1}),
    ("the bias returned instead of the network", "the result is a dict of all parameters",
     lambda p, b1: b1),
    ("weights of 1 in the first layer", "only b1 is new; compare W1 before and after",
     lambda p, b1: p | {"W1": np.ones_like(p["W1"]), "b1": b1 / p["W1"]}),
    (*OLD, lambda p, b1: p | {"kinks": b1}),
    (*common.NO_RETURN, lambda p, b1: None),
    make=lambda result: partial(spread, result=result),
)
check_spread_kinks.add_mistakes(
    ("the kinks of every layer spread",
     "the interval is one of inputs; only the first layer sees them", kinks_of_every_layer),
    ("the network that came in changed",
     "print params after the call: even a new dict may hold the old arrays",
     partial(spread, result=lambda p, b1: operator.ior(p, {"b1": b1})),
     partial(spread, result=lambda p, b1: p | {"b1": stored(p["b1"], b1)})),
)
# fmt: on
