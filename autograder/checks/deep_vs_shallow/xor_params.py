"""The check of XOR by hand: the weights are free, the shapes and the outputs are not."""

import numpy as np

from autograder.checks.check import Check
from course import depth
from tutor.judging.standins import Script

SHAPES = tuple(f'np.shape(params["{name}"])' for name in ("W1", "b1", "W2", "b2"))
NETWORK = """hidden = np.maximum(0.0, params["W1"] @ X + params["b1"])
out = params["W2"] @ hidden + params["b2"]"""


def shapes(wanted=SHAPES):
    """Return the example that looks at what is in the dict."""
    return (Script("params = xor_params()\n"
                   "all_are_arrays = all(isinstance(p, np.ndarray) for p in params.values())",
                   ("sorted(params)", *wanted, "all_are_arrays")),)


def outputs(columns, wanted=("out",)):
    """Return the example that sends columns of bits through the network."""
    X = np.array(columns, dtype=float).T.tolist()
    return (Script(f"params = xor_params()\nX = np.array([{X[0]},\n              {X[1]}])\n"
                   + NETWORK, wanted),)


check_xor_params = Check(depth.xor_params, visible=[
    ("the names and the shapes", shapes()),
    ("all four columns of two bits", outputs([(0, 0), (0, 1), (1, 0), (1, 1)])),
])


@check_xor_params.family("all four columns of two bits, in another order")
def _(rng):
    columns = rng.permutation([(0, 0), (0, 1), (1, 0), (1, 1)])
    yield outputs(columns)
    yield outputs(columns[rng.permutation(4)])


@check_xor_params.family("the names and the shapes")
def _(rng):
    yield shapes(rng.permutation(SHAPES).tolist())


@check_xor_params.family("a single column")
def _(rng):
    for column in rng.permutation([(0, 0), (0, 1), (1, 0), (1, 1)]):
        yield outputs([column])


@check_xor_params.family("columns that come more than once")
def _(rng):
    yield outputs(rng.integers(0, 2, (9, 2)))


@check_xor_params.family("two calls")
def _(rng):
    factor = rng.integers(2, 9)
    text, = outputs(rng.permutation([(0, 0), (0, 1), (1, 0), (1, 1)]))
    yield (Script(f'params = xor_params()\nparams["W1"] *= {factor}\nparams["b2"] += {factor}\n'
                  + text.text, ("out",)),)


def _mistake(name, sentence, b1, W2, b2=0.0, W1=((1, 1), (1, 1)), change=None):
    """Register a network; `change` returns something else than the dict of arrays."""
    @check_xor_params.mistake(name, sentence)
    def _():
        params = {"W1": np.array(W1, dtype=float), "b1": np.array(b1, dtype=float).reshape(-1, 1),
                  "W2": np.array(W2, dtype=float).reshape(1, -1), "b2": np.array([[b2]])}
        return change(params) if change else params


DIFFERENCES = ((1, -1), (-1, 1))
AND = ("AND in the place of XOR", "a single one among the two bits must give 1 as well")
_mistake(*AND, [0, -1], [0, 1])
_mistake(*AND, [-1.5, -1.5], [1, 1])
OR = ("OR in the place of XOR",
      "two ones must give 0: the unit that sees them both has to undo all that the other one adds")
_mistake(*OR, [0, -1], [1, -1])
_mistake(*OR, [-1, -3], [1, -2], W1=((2, 2), (2, 2)))
_mistake("NAND in the place of XOR", "two zeros must give 0", [-1, -1], [-1, 0], 1.0)
_mistake("NOR in the place of XOR", "which columns must give 1; print X above out",
         [0, -1], [-1, 1], 1.0)
EQUAL = ("1 where the bits are equal", "the other way round: 1 is for bits that differ")
_mistake(*EQUAL, [0, -1], [-1, 2], 1.0)
_mistake(*EQUAL, [0, 0], [-1, -1], 1.0, DIFFERENCES)
_mistake(*EQUAL, [1, -1], [1, 1], W1=((-1, -1), (1, 1)))
SUM = ("the number of ones", "two ones must give 0: print hidden for that column; which unit can "
       "take back what the other one adds?")
_mistake(*SUM, [0, -1], [1, 0])
_mistake(*SUM, [0, -2], [1, -2])
_mistake(*SUM, [0, 0], [1, 1], W1=((1, 0), (0, 1)))
_mistake(*SUM, [-1, -3], [1, -1], W1=((2, 2), (2, 2)))
SIGN = ("the outputs with the sign turned round", "bits that differ must give 1, not -1")
_mistake(*SIGN, [0, -1], [-1, 2])
_mistake(*SIGN, [0, 0], [-1, -1], W1=DIFFERENCES)
_mistake("the two biases exchanged",
         "print hidden: which unit answers to a single one, and which weight of W2 meets it?",
         [-1, 0], [1, -2])
_mistake("a bias with the wrong sign",
         "a unit that wakes up at 1 computes relu(s - 1) of the number s of ones", [0, 1], [1, -2])
STEPS = ("thresholds made for a step function",
         "a relu does not jump to 1 behind its threshold, it climbs from there; print hidden")
_mistake(*STEPS, [-0.5, -1.5], [1, -2])
_mistake(*STEPS, [-0.5, -1.5], [1, -1])
SWAPPED = ("thresholds made for a step function, and exchanged",
           "two ones are needed to pass a threshold between 1 and 2; and a relu does not jump")
_mistake(*SWAPPED, [-1.5, -0.5], [1, -2])
_mistake(*SWAPPED, [-1.5, -0.5], [1, -1])
_mistake("weights made for a sigmoid",
         "large weights push a sigmoid to 0 or 1; a relu just grows with them",
         [-10, 30], [20, 20], -30.0, ((20, 20), (-20, -20)))
_mistake("weights made for a sigmoid",
         "large weights push a sigmoid to 0 or 1; a relu just grows with them",
         [-10, -30], [20, -20], -10.0, ((20, 20), (20, 20)))
_mistake("two units with the same kink",
         "both units bend at the same place, so the sum of both bends once; two bends are needed",
         [0, 0], [1, -2])
_mistake("the same difference in both units",
         "one unit sees x1 larger than x2, who sees the opposite?", [0, 0], [1, 1],
         W1=((1, -1), (1, -1)))
ONE_ORDER = ("only one order of the two bits",
             "0 above 1 and 1 above 0 must both give 1; print the output for both columns")
_mistake(*ONE_ORDER, [0, 0], [1, 0], W1=DIFFERENCES)
_mistake(*ONE_ORDER, [0, 0], [0, 1], W1=DIFFERENCES)
_mistake("the difference of the bits",
         "it is -1 for one order of the bits; both orders must give 1",
         [0, 0], [1, -1], W1=DIFFERENCES)
_mistake("the output's bias left out",
         "print out for two zeros: by how much is every output too low?", [1, -1], [-1, -1],
         W1=((-1, -1), (1, 1)))
_mistake("an output that must still be compared with 0",
         "the output itself must be 0 or 1, there is nothing behind it", [0, -1], [1, -2], -0.5)
_mistake("an output that must still be compared with 0",
         "the output itself must be 0 or 1, there is nothing behind it", [0, -1], [2, -4], -1.0)
SCALE = ("the right outputs, scaled",
         "the output must be exactly 1 where the bits differ; print it")
_mistake(*SCALE, [0, -1], [0.5, -1])
_mistake(*SCALE, [0, -1], [2, -4])
_mistake("bits taken for -1 and 1", "the bits are 0 and 1; print W1 @ X for two zeros",
         [2, 0], [0.5, -1])
_mistake("a network that is 0 everywhere", "which weights have to differ from 0?", [0, 0], [0, 0],
         W1=((0, 0), (0, 0)))
_mistake("the best that a straight line can do",
         "a half for every column is what a network without relu ends with; print hidden",
         [0, 0], [0, 0], 0.5)

_mistake("three hidden units", "two are enough: the sum of the bits is all that matters",
         [0, 0, -1], [1, 1, -2], W1=((1, 0), (0, 1), (1, 1)))
_mistake("four hidden units, one for each column", "two are enough; which two kinks do you need?",
         [1, 0, 0, -1], [0, 1, 1, 0], W1=((-1, -1), (-1, 1), (1, -1), (1, 1)))
B1 = ("b1 that is not a column",
      "a bias for each unit, in a column: print its shape, then that of W1 @ X")
_mistake(*B1, [0, -1], [1, -2], change=lambda p: p | {"b1": p["b1"].ravel()})
_mistake(*B1, [0, -1], [1, -2], change=lambda p: p | {"b1": p["b1"].T})
_mistake(*B1, [0, 0], [1, 1], W1=DIFFERENCES, change=lambda p: p | {"b1": p["b1"].ravel()})
_mistake(*B1, [0, 0], [1, 1], W1=DIFFERENCES, change=lambda p: p | {"b1": p["b1"].T})
for _b1, _W2, _W1 in ([0, -1], [1, -2], ((1, 1), (1, 1))), ([0, 0], [1, 1], DIFFERENCES):
    _mistake("biases that are not columns",
             "each bias is a column, even for one unit: print b1.shape and b2.shape",
             _b1, _W2, W1=_W1, change=lambda p: p | {"b1": p["b1"].ravel(), "b2": np.zeros(1)})
_mistake("lists in the place of arrays", "print type(params[\"W1\"]): np.array makes one of a list",
         [0, -1], [1, -2], change=lambda p: {name: p[name].tolist() for name in p})
_mistake("W2 as a column", "a row for each output: print the shapes of W2 and of hidden",
         [0, -1], [1, -2], change=lambda p: p | {"W2": p["W2"].T})
_mistake("W2 without its second axis", "a row for each output: print the shape of W2, then of out",
         [0, -1], [1, -2], change=lambda p: p | {"W2": p["W2"].ravel()})
B2 = ("b2 that is not a table of one number",
      "a bias is a column, even for one unit: print b2.shape")
_mistake(*B2, [0, -1], [1, -2], change=lambda p: p | {"b2": np.zeros(1)})
_mistake(*B2, [0, -1], [1, -2], change=lambda p: p | {"b2": 0.0})
_mistake("no b2 in the result", "each of the two layers has weights and biases", [0, -1], [1, -2],
         change=lambda p: {name: p[name] for name in ("W1", "b1", "W2")})
_mistake("other names than asked for", "print the keys of what you return: W1, b1, W2, b2",
         [0, -1], [1, -2], change=lambda p: {name.lower(): p[name] for name in p})
_mistake("a tuple in the place of a dict", "a network is a dict, an array under each name",
         [0, -1], [1, -2], change=lambda p: tuple(p.values()))
_mistake("nothing returned", "what is the last line of your function?", [0, -1], [1, -2],
         change=lambda p: None)
