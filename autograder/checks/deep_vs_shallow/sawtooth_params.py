"""The check of the folding network: the weights are free, the shapes and the outputs are not."""

import numpy as np

from autograder.checks.check import Check
from course import depth
from tutor.judging.standins import Script

SHAPES = ("{name: np.shape(value) for name, value in params.items()}", "len(params)")


def outputs(k, x):
    """Return the example that sends numbers, or the drawing of them, through the layers."""
    return (Script(f"k = {k}\nparams = sawtooth_params(k)\nx = {x}\nA = x.reshape(1, -1)\n"
                   "for i in range(1, k + 1):\n"
                   '    A = np.maximum(0.0, params[f"W{i}"] @ A + params[f"b{i}"])\n'
                   'out = params[f"W{k + 1}"] @ A + params[f"b{k + 1}"]', ("out",)),)


def shapes(k):
    """Return the example that looks at the names and the shapes."""
    return (Script(f"params = sawtooth_params({k})", SHAPES),)


check_sawtooth_params = Check(depth.sawtooth_params, visible=[
    ("one hidden layer", outputs(1, "np.array([0.0, 0.2, 0.5, 0.8, 1.0])")),
    ("three hidden layers", outputs(3, "np.array([0.0, 0.1, 0.125, 0.3, 0.45, 0.6, 0.8, 0.95])")),
    ("the names and the shapes of four hidden layers", shapes(4)),
    ("two hidden layers", outputs(2, "np.array([0.1, 0.25, 0.4, 0.7, 0.9, 1.0])")),
])


def _drawn(rng, size):
    return f"np.random.default_rng({rng.integers(1000)}).uniform(0.0, 1.0, {size})"


@check_sawtooth_params.family("numbers from the unit interval")
def _(rng):
    for k in (3, 1, 2, 5, 10):
        yield outputs(k, _drawn(rng, 8 * k))


@check_sawtooth_params.family("the names and the shapes")
def _(rng):
    for k in (1, 2, int(rng.integers(3, 7)), int(rng.integers(7, 12))):
        yield shapes(k)


@check_sawtooth_params.family("the ends of all pieces")
def _(rng):
    k = rng.integers(3, 7)
    yield outputs(k, f"np.linspace(0.0, 1.0, {2**k + 1})")


@check_sawtooth_params.family("a single number")
def _(rng):
    yield outputs(rng.integers(2, 6), f"np.array([{rng.uniform(0.01, 0.99):.4f}])")


@check_sawtooth_params.family("two networks")
def _(rng):
    few, many = rng.permutation([2, 3, 4])[:2]
    yield (Script(f'params = sawtooth_params({few})\nfor name in params:\n    params[name] += 1\n'
                  + outputs(many, _drawn(rng, 9))[0].text, ("out",)),)


FOLD = ((2, -4),)


def network(k, first=((1,), (1,)), between=(*FOLD, *FOLD), last=FOLD, kinks=(0, 0.5),
            later=None, offset=0.0):
    """Return a network of the same inner layers, with the parts given; `later` are their kinks."""
    params = {"W1": np.array(first, dtype=float)}
    params["b1"] = -np.array(kinks, dtype=float).reshape(-1, 1)
    for i in range(2, k + 1):
        params[f"W{i}"] = np.array(between, dtype=float)
        params[f"b{i}"] = -np.array(kinks if later is None else later, dtype=float).reshape(-1, 1)
    params[f"W{k + 1}"] = np.array(last, dtype=float)
    params[f"b{k + 1}"] = np.array([[offset]])
    return params


def _mistake(name, sentence, change=None, depth_of=lambda k: k, **parts):
    """Register a network with other parts; `change` is applied to it."""
    @check_sawtooth_params.mistake(name, sentence)
    def _(k):
        params = network(depth_of(k), **parts)
        return change(params, k) if change else params


def _layers(name, sentence):
    """Register a whole function."""
    return check_sawtooth_params.mistake(name, sentence)


_mistake("a fold that stays up", "behind the middle the slope must turn from 2 to -2, so the "
         "second unit changes it by 4", between=((2, -2), (2, -2)), last=((2, -2),))
_mistake("a fold of half the height", "the middle must come up to 1: print out for k = 1",
         between=((1, -2), (1, -2)), last=((1, -2),))
_mistake("a fold of half the height at the output only",
         "the output folds as the layers before it do: print out for k = 1", last=((1, -2),))
_mistake("a fold that opens upwards", "the first unit lifts, the second pulls down; print out",
         between=((-2, 4), (-2, 4)), last=((-2, 4),))
SUM = ("an output that adds the two units up",
       "the last fold is done by the output's weights: print W{k+1} for k = 1")
_mistake(*SUM, last=((1, 1),))
_mistake("an output of the first unit alone",
         "the last fold is done by the output's weights: print W{k+1} for k = 1", last=((1, 0),))
_mistake("an output that falls away too slowly",
         "behind the middle the slope must be as steep down as it was up", last=((2, -2),))
_mistake("inner layers that fall away too slowly",
         "behind the middle the slope must be as steep down as it was up; print each layer's input",
         between=((2, -2), (2, -2)))
ONES = ("inner layers without the fold",
        "a unit of an inner layer sees the tent of what came before, not the sum of two units")
_mistake(*ONES, between=((1, 1), (1, 1)))
_mistake("inner layers that hand on unit by unit",
         "a unit of an inner layer sees the tent of what came before, which is made of both units",
         between=((1, 0), (0, 1)))
_mistake("the fold in the first of two units only",
         "both units of an inner layer see the same number, the tent; their kinks differ",
         between=((2, -4), (1, 1)))
_mistake("the fold in the first of two units only",
         "both units of an inner layer see the same number, the tent; their kinks differ",
         between=((2, -4), (0, 0)))
_mistake("the fold spread over the two units",
         "both units of an inner layer see the same number, the tent; their kinks differ",
         between=((2, 0), (0, -4)))
_mistake("inner weights transposed",
         "a row belongs to a unit and a column to what it sees: print W2 @ hidden by hand",
         between=((2, 2), (-4, -4)))
EXCHANGED = ("the two units exchanged in W or in b alone",
             "which weight meets the unit with its kink in the middle?")
_mistake(*EXCHANGED,
         between=((-4, 2), (-4, 2)), last=((-4, 2),))
_mistake(*EXCHANGED, kinks=(0.5, 0))
_mistake("the factors of the fold in the first layer",
         "there is a relu between W1 and W2: can a unit with a negative weight ever wake up?",
         first=((2,), (-4,)), last=((1, 1),), between=((2, 2), (-4, -4)))
_mistake("the factors of the fold in the first layer too",
         "the first layer only makes the kinks, the next one multiplies: print out for k = 1",
         first=((2,), (4,)))
_mistake("biases with the wrong sign", "at which x does relu(x + 0.5) wake up?", kinks=(0, -0.5))
_mistake("no biases", "without a bias both units bend at 0; where is the fold?", kinks=(0, 0))
_mistake("biases in the first layer only",
         "every layer folds in the middle of the unit interval, and needs the kink for it",
         later=(0, 0))
_mistake("kinks that wander from layer to layer",
         "each layer sees numbers from 0 to 1 again and folds them at the same place",
         later=(0, 0.25))
_mistake("kinks at the end of the interval", "the fold is in the middle: print out for k = 1",
         kinks=(0, 1))
_mistake("the middle in both units", "the first unit rises from 0 on; print b1", kinks=(0.5, 0.5))
_mistake("an output that is shifted",
         "at both ends of the interval the output is 0; print it there",
         offset=-0.5)
_mistake("an output upside down", "at both ends of the interval the output is 0; print it there",
         last=((-2, 4),), offset=1.0)
_mistake("no bias in the output's entry", "the output has a bias too, even if it is 0",
         change=lambda p, k: {name: p[name] for name in p if name != f"b{k + 1}"})
_mistake("a layer too few", "k hidden layers and the output: print the names for k = 1",
         depth_of=lambda k: k - 1)
_mistake("a layer too many", "k hidden layers and the output: print the names for k = 1",
         depth_of=lambda k: k + 1)
_mistake("one fold whatever k is", "k is not used; compare the names for k = 1 and for k = 2",
         depth_of=lambda k: 1)
_mistake("the last hidden layer left out", "print the names for k = 2: range stops before its end",
         change=lambda p, k: {name: p[name] for name in p if k == 1 or name[1:] != str(k)})
_mistake("the names counted from 0", "the first layer is called W1 and b1",
         change=lambda p, k: {f"{name[0]}{int(name[1:]) - 1}": p[name] for name in p})
_mistake("other names than asked for", "print the names of what you return: W1, b1 and so on",
         change=lambda p, k: {name.lower(): p[name] for name in p})
_mistake("an output of two units", "the output is a single number: its weights are one row",
         last=(*FOLD, *FOLD))
_mistake("hidden layers of one unit",
         "a fold needs two kinks: every hidden layer has two units, and its W two rows",
         between=FOLD, change=lambda p, k: {
             name: p[name] if name in ("W1", "b1") else p[name][:1] for name in p})
_mistake("a first layer that is a row", "two units and one input: print the shape of W1",
         first=((1, 1),))
_mistake("biases that are not columns",
         "a bias for each unit, in a column: print its shape, then that of W1 @ A",
         change=lambda p, k: {name: p[name].ravel() if name[0] == "b" else p[name] for name in p})
_mistake("biases that are rows",
         "a bias for each unit, in a column: print its shape, then that of W1 @ A",
         change=lambda p, k: {name: p[name].T if name[0] == "b" else p[name] for name in p})
B_LAST = ("an output bias that is not a table of one number",
          "a bias is a column, even for one unit: print its shape")
_mistake(*B_LAST, change=lambda p, k: p | {f"b{k + 1}": np.zeros(1)})
_mistake(*B_LAST, change=lambda p, k: p | {f"b{k + 1}": 0.0})
_mistake("an output bias for each hidden unit", "the output is one unit and has one bias",
         change=lambda p, k: p | {f"b{k + 1}": np.zeros((2, 1))})
_mistake("output weights as a column", "a row for each output: print the shape",
         change=lambda p, k: p | {f"W{k + 1}": p[f"W{k + 1}"].T})
_mistake("output weights without their second axis", "a row for each output: print the shape",
         change=lambda p, k: p | {f"W{k + 1}": p[f"W{k + 1}"].ravel()})
_mistake("a list of arrays in the place of a dict", "a network is a dict, an array under each name",
         change=lambda p, k: list(p.values()))
_mistake("nothing returned", "what is the last line of your function?", change=lambda p, k: None)


@_layers("one wide hidden layer", "it computes the right thing, but with a unit for each piece; "
         "the text asks for k layers of two")
def _(k):
    return {"W1": np.ones((2**k, 1)), "b1": -np.arange(2**k).reshape(-1, 1) / 2**k,
            "W2": 2.0**k * np.array([[1.0] + [2.0 * (-1) ** i for i in range(1, 2**k)]]),
            "b2": np.zeros((1, 1))}


@_layers("layers of 1, 2, 3 and more folds",
         "every layer folds once, whatever its number is; print its weights")
def _(k):
    params = network(k)
    for i in range(2, k + 2):
        params[f"W{i}"] = params[f"W{i}"] * 2.0 ** (i - 2)
    return params
