"""The check of the kinks that are spread over an interval."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import depth

check_spread_kinks = Check(
    depth.spread_kinks,
    visible=[
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


def network(rng, *sizes):
    """Return parameters of a network with one input; W1 has weights of both signs, none near 0."""
    _, params = network_arrays(rng, [1, *sizes], 1)
    n = sizes[0]
    size = rng.uniform(0.3, 3.0, n)
    signs = np.where(rng.permutation(n) < max(1, n // 2), -1.0, 1.0)
    params["W1"] = (signs * size).reshape(n, 1)
    return params


def interval(rng):
    """Return two ends, neither of them 0, 1 or opposite to the other."""
    low = rng.uniform(0.3, 2.0) * rng.choice([-1.0, 1.0])
    return float(low), float(low + rng.uniform(4.5, 7.0))


@check_spread_kinks.family("different numbers of units")
def _(rng):
    for n in (3, 8):
        yield network(rng, n, 1), *interval(rng)


@check_spread_kinks.family("one, two and four layers")
def _(rng):
    yield network(rng, 5), *interval(rng)
    yield network(rng, 4, 2), *interval(rng)
    yield network(rng, 6, 3, 4, 2), *interval(rng)


@check_spread_kinks.family("layers that all have the same width")
def _(rng):
    yield network(rng, 4, 4, 4), *interval(rng)


@check_spread_kinks.family("a single unit")
def _(rng):
    yield network(rng, 1, 1), *interval(rng)


@check_spread_kinks.family("many units")
def _(rng):
    yield network(rng, 60, 1), *interval(rng)


@check_spread_kinks.family("an interval of negative numbers")
def _(rng):
    yield network(rng, 5, 1), float(rng.uniform(-5, -4)), float(rng.uniform(-2, -1))


@check_spread_kinks.family("ends that are whole numbers")
def _(rng):
    low = int(rng.integers(-5, -1))
    yield network(rng, 5, 1), low, low + int(rng.integers(6, 9))


@check_spread_kinks.family("the unit interval")
def _(rng):
    yield network(rng, 7, 1), 0.0, 1.0


@check_spread_kinks.family("biases of 0")
def _(rng):
    params = network(rng, 6, 1)
    yield params | {"b1": np.zeros((6, 1))}, *interval(rng)


@check_spread_kinks.family("float32 arrays")
def _(rng):
    params = {name: value.astype(np.float32) for name, value in network(rng, 5, 1).items()}
    yield params, *interval(rng)


def places(params, low, high):
    """Return the kinks in a column."""
    n = len(params["W1"])
    return low + np.arange(n).reshape(n, 1) * (high - low) / n


def _mistake(name, sentence, biases=None, kinks=None, result=None):
    """
    Register other biases of other kinks.

    `kinks(params, low, high)` is a column, `biases(W1, kinks, b1)` the new bias, and
    `result(params, b1)` what is returned.
    """
    @check_spread_kinks.mistake(name, sentence)
    def _(params, low, high):
        at = (kinks or places)(params, low, high)
        b1 = biases(params["W1"], at, params["b1"]) if biases else -params["W1"] * at
        return result(params, b1) if result else params | {"b1": b1}


AT_ITS_KINK = "put a unit's kink into W1 x + b1: what must come out there?"
_mistake("the sign of b1", AT_ITS_KINK, lambda W1, at, b1: W1 * at)
_mistake("kinks that forget the weights",
         "a unit with weight 2 needs another bias than one with weight 1; where does it bend?",
         lambda W1, at, b1: -at)
_mistake("kinks in the place of biases", AT_ITS_KINK, lambda W1, at, b1: at)
_mistake("a division by the weights", AT_ITS_KINK, lambda W1, at, b1: -at / W1)
_mistake("a division by the weights", AT_ITS_KINK, lambda W1, at, b1: at / W1)
_mistake("the size of the weights without their sign",
         "look at a unit with a negative weight: where does it bend?",
         lambda W1, at, b1: -np.abs(W1) * at)
_mistake("the size of the weights without their sign",
         "look at a unit with a negative weight: where does it bend?",
         lambda W1, at, b1: np.abs(W1) * at)
_mistake("the sign of the weights without their size",
         "look at a unit whose weight is not 1 or -1: where does it bend?",
         lambda W1, at, b1: -np.sign(W1) * at)
_mistake("the old biases kept inside the new ones",
         "start from biases that are not 0: the kinks must not depend on them",
         lambda W1, at, b1: b1 - W1 * at)
OLD = ("the old biases returned", "print b1 before and after: the kinks must reach the result")
_mistake(*OLD, lambda W1, at, b1: b1)
_mistake("the biases set to 0", "with b1 = 0 every unit bends at 0",
         lambda W1, at, b1: 0 * b1)

FLAT = ("a bias without its second axis",
        "print the shape of the new b1: one column, one row for each unit")
_mistake(*FLAT, lambda W1, at, b1: (-W1 * at).ravel())
_mistake(*FLAT, lambda W1, at, b1: (-W1 * at).T)
_mistake("a table of biases",
         "a column times a row makes a table; print the shapes of what you multiply",
         lambda W1, at, b1: -W1 * at.ravel())

RANDOM = ("kinks at random", "the text says where each kink is; nothing is drawn")
_mistake(*RANDOM, kinks=lambda p, low, high: np.random.uniform(low, high, p["W1"].shape))
_mistake(*RANDOM, kinks=lambda p, low, high: np.random.default_rng(0).uniform(
    low, high, p["W1"].shape))
_mistake("a kink on the right end", "print the kinks: the last one lies before the right end",
         kinks=lambda p, low, high: np.linspace(low, high, len(p["W1"])).reshape(-1, 1))
_mistake("kinks in the middle of their cells", "print the kinks: the first one is low itself",
         kinks=lambda p, low, high: places(p, low, high) + (high - low) / len(p["W1"]) / 2)
_mistake("kinks that leave both ends free", "print the kinks: the first one is low itself",
         kinks=lambda p, low, high: np.linspace(low, high, len(p["W1"]) + 2)[1:-1].reshape(-1, 1))
_mistake("kinks on the right ends of their cells",
         "print i and the kinks: i counts from 0, so the first one is low itself",
         kinks=lambda p, low, high: places(p, low, high) + (high - low) / len(p["W1"]))
_mistake("kinks divided by one unit too many",
         "print the kinks and their distance: the interval is shared by n units",
         kinks=lambda p, low, high: np.linspace(low, high, len(p["W1"]) + 2)[:-2].reshape(-1, 1))
_mistake("kinks in reverse order", "the first unit has the lowest kink; print them",
         kinks=lambda p, low, high: places(p, low, high)[::-1])
_mistake("kinks from the right end downwards", "the first unit has the lowest kink; print them",
         kinks=lambda p, low, high: places(p, high, low))
_mistake("the interval from 0 to 1 whatever the ends",
         "call it with another interval: the kinks must move",
         kinks=lambda p, low, high: places(p, 0.0, 1.0))
_mistake("the interval from -1 to 1 whatever the ends",
         "call it with another interval: the kinks must move",
         kinks=lambda p, low, high: places(p, -1.0, 1.0))
_mistake("low not added", "print the kinks: the first one is low itself",
         kinks=lambda p, low, high: places(p, 0.0, high - low))
_mistake("the right end in the place of the length of the interval",
         "print the kinks for an interval far from 0: do they stay inside?",
         kinks=lambda p, low, high: low + places(p, 0.0, high))
_mistake("kinks a whole interval apart", "print the kinks: do they stay inside the interval?",
         kinks=lambda p, low, high: low + np.arange(len(p["W1"]))[:, None] * (high - low))
_mistake("all kinks at the left end",
         "print the kinks: how many different ones are there; is n the number of rows or columns?",
         kinks=lambda p, low, high: np.full(p["W1"].shape, low * 1.0))
_mistake("all kinks in the middle", "print the kinks: how many different ones are there?",
         kinks=lambda p, low, high: np.full(p["W1"].shape, (low + high) / 2))
_mistake("the kinks in the order of the weights",
         "unit i gets kink i, whatever its weight is",
         kinks=lambda p, low, high: places(p, low, high)[np.argsort(np.argsort(p["W1"].ravel()))])

OTHERS = ("the other entries lost",
          "print the keys of what you return beside those of params; all layers belong to it")
_mistake(*OTHERS, result=lambda p, b1: {"b1": b1})
_mistake(*OTHERS, result=lambda p, b1: {"W1": p["W1"], "b1": b1})
_mistake("the bias returned instead of the network", "the result is a dict of all parameters",
         result=lambda p, b1: b1)
_mistake("weights of 1 in the first layer", "only b1 is new; compare W1 before and after",
         result=lambda p, b1: p | {"W1": np.ones_like(p["W1"]), "b1": b1 / p["W1"]})
_mistake(*OLD, result=lambda p, b1: p | {"kinks": b1})
_mistake("nothing returned", "what is the last line of your function?", result=lambda p, b1: None)


@check_spread_kinks.mistake("the kinks of every layer spread",
                            "the interval is one of inputs; only the first layer sees them")
def _(params, low, high):
    new = dict(params)
    for layer in range(1, len(params) // 2 + 1):
        W = params[f"W{layer}"]
        kinks = np.linspace(low, high, len(W), endpoint=False).reshape(-1, 1)
        new[f"b{layer}"] = -W[:, :1] * kinks
    return new


IN_PLACE = ("the network that came in changed",
            "print params after the call: even a new dict may hold the old arrays")


@check_spread_kinks.mistake(*IN_PLACE)
def _(params, low, high):
    params["b1"] = -params["W1"] * places(params, low, high)
    return params


@check_spread_kinks.mistake(*IN_PLACE)
def _(params, low, high):
    new = dict(params)
    new["b1"][:] = -new["W1"] * places(params, low, high)
    return new
