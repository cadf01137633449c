"""The check of parity in one hidden layer: the weights are free, shapes and outputs are not."""

import numpy as np

from autograder.checks.check import Check
from course import depth
from tutor.judging.standins import Script

SHAPES = tuple(f'np.shape(params["{name}"])' for name in ("W1", "b1", "W2", "b2"))
NETWORK = """hidden = np.maximum(0.0, params["W1"] @ X + params["b1"])
out = params["W2"] @ hidden + params["b2"]"""


def all_columns(n, seed=None):
    """Return the example with all columns of n bits, shuffled where there is a seed."""
    shuffle = "" if seed is None else (
        f"X = np.random.default_rng({seed}).permutation(X, axis=1)\n")
    return (Script(f"params = parity_params({n})\nX = np.indices((2,) * {n}).reshape({n}, -1)\n"
                   + shuffle + NETWORK, ("X.sum(axis=0)", "out")),)


def shapes(n, wanted=SHAPES):
    """Return the example that looks at the shapes for n bits."""
    return (Script(f"params = parity_params({n})\n"
                   "all_are_arrays = all(isinstance(p, np.ndarray) for p in params.values())",
                   ("sorted(params)", *wanted, "all_are_arrays")),)


check_parity_params = Check(depth.parity_params, visible=[
    ("all columns of three bits", all_columns(3)),
    ("the names and the shapes for four bits", shapes(4)),
    ("all columns of four bits", all_columns(4)),
    ("a single bit", all_columns(1)),
])


@check_parity_params.family("all columns")
def _(rng):
    for n in (3, 1, 2, 4, 5, 8):
        yield all_columns(n, rng.integers(1000))


@check_parity_params.family("the names and the shapes")
def _(rng):
    for n in (1, int(rng.integers(3, 6)), int(rng.integers(6, 9))):
        yield shapes(n, rng.permutation(SHAPES).tolist())


@check_parity_params.family("some columns of ten bits or so")
def _(rng):
    for n in rng.integers(9, 12, 2):
        yield (Script(f"params = parity_params({n})\n"
                      f"X = np.random.default_rng({rng.integers(1000)}).integers(0, 2, ({n}, 9))\n"
                      + NETWORK, ("X.sum(axis=0)", "out")),)


@check_parity_params.family("two sizes, one after the other")
def _(rng):
    few, many = rng.permutation([2, 3, 5])[:2]
    yield (Script(f"parity_params({few})\n" + all_columns(many)[0].text, ("out",)),)


def network(kinks, jumps, W1=None, b2=0.0):
    """Return the network of units relu(row @ x - kink), by default of the number of ones."""
    kinks = np.array(kinks, dtype=float)
    W1 = np.ones((len(kinks), len(kinks))) if W1 is None else np.array(W1, dtype=float)
    return {"W1": W1, "b1": -kinks.reshape(-1, 1),
            "W2": np.array(jumps, dtype=float).reshape(1, -1), "b2": np.array([[b2]])}


def right(n):
    """Return the weights of the output."""
    return np.array([1.0] + [2.0 * (-1) ** k for k in range(1, n)])


def _mistake(name, sentence, kinks=np.arange, jumps=right, W1=None, b2=0.0, change=None):
    """Register a network whose parts are functions of n; `change` is applied to the network."""
    @check_parity_params.mistake(name, sentence)
    def _(n):
        params = network(kinks(n), jumps(n), W1(n) if W1 else None, b2)
        return change(params, n) if change else params


def patterns(n, odd=None):
    """Return all columns of n bits as rows, or only those with an odd number of ones."""
    rows = np.indices((2,) * n).reshape(n, -1).T
    return rows if odd is None else rows[rows.sum(axis=1) % 2 == 1]


JUMPS = "print out beside the number of ones: between two neighbours the slope goes from 1 to -1"
_mistake("jumps of 1 after the first unit", JUMPS, jumps=lambda n: (-1.0) ** np.arange(n))
_mistake("a first jump as large as the others",
         "before the first kink the output is flat: how steep must it be after it?",
         jumps=lambda n: 2 * (-1.0) ** np.arange(n))
_mistake("jumps that do not alternate", "after a fall the output must rise again; print out beside "
         "the number of ones", jumps=lambda n: np.r_[1.0, np.full(n - 1, -2.0)])
_mistake("jumps that are all positive", "for two ones the output must be back at 0",
         jumps=lambda n: np.r_[1.0, np.full(n - 1, 2.0)])
_mistake("jumps that alternate the other way round", "for two ones the output must be back at 0",
         jumps=lambda n: np.r_[1.0, 2 * (-1.0) ** np.arange(n - 1)])
_mistake("jumps that double", "print W2: after the first unit all jumps have the same size",
         jumps=lambda n: (-2.0) ** np.arange(n))
_mistake("the signs turned round", "an odd number of ones must give 1, not -1",
         jumps=lambda n: -right(n))
_mistake("all jumps 1", "then the output only ever climbs; for two ones it must be back at 0",
         jumps=np.ones)
_mistake("jumps that go on growing", "print W2: after the first unit all jumps have the same size",
         jumps=lambda n: (-1.0) ** np.arange(n) * np.arange(1, n + 1))
_mistake("kinks from 1 to n", "a single one must already give 1: where is the first kink?",
         kinks=lambda n: np.arange(1, n + 1))
_mistake("kinks from -1", "no ones at all must give 0: where is the first kink?",
         kinks=lambda n: np.arange(n) - 1)
_mistake("biases with the wrong sign",
         "a unit that wakes up at 2 computes relu(s - 2) of the number s of ones",
         kinks=lambda n: -np.arange(n))
_mistake("every kink at 0", "print b1: units that bend at one place make one bend together",
         kinks=np.zeros)
_mistake("every kink at 0", "print b1: units that bend at one place make one bend together",
         kinks=np.zeros, W1=lambda n: np.arange(1, n + 1)[:, None] * np.ones((n, n)))
HALVES = ("kinks at the halves",
          "a relu does not jump at its kink, it climbs from there; print out beside hidden")
_mistake(*HALVES, kinks=lambda n: np.arange(n) + 0.5)
_mistake(*HALVES, kinks=lambda n: np.arange(n) - 0.5)
_mistake("kinks two apart", "the output turns at every whole number, not at every other one",
         kinks=lambda n: 2 * np.arange(n))
_mistake("kinks in the opposite order",
         "print W2.T beside -b1: the first jump is for the first kink",
         kinks=lambda n: np.arange(n)[::-1])
_mistake("1 where the number of ones is even", "the other way round: 1 is for odd",
         jumps=lambda n: -right(n), b2=1.0)
_mistake("an output that must still be compared with 0",
         "the output itself must be 0 or 1, there is nothing behind it", b2=-0.5)
_mistake("1 as soon as there is a one", "two ones must give 0",
         jumps=lambda n: np.r_[1.0, -1.0, np.zeros(n)][:n])
_mistake("1 only where all bits are ones", "a single one must give 1 for every n",
         jumps=lambda n: np.r_[np.zeros(n - 1), 1.0])
_mistake("the number of ones", "two ones must give 0; print out beside X.sum(axis=0)",
         jumps=lambda n: np.r_[1.0, np.zeros(n - 1)])
_mistake("the number of ones", "two ones must give 0; print out beside X.sum(axis=0)",
         kinks=np.zeros, jumps=np.ones, W1=np.eye)
_mistake("parity up to two ones only", "with three ones the output must rise again",
         jumps=lambda n: np.r_[1.0, -2.0, np.zeros(n)][:n])
_mistake("the last unit without weight",
         "with all bits set every unit has its part; compare out for n - 1 and for n ones",
         jumps=lambda n: np.r_[right(n)[:-1], 0.0])
_mistake("a unit for each bit", "a unit must see all bits to count the ones: print W1",
         W1=np.eye)
_mistake("units that see only the first bits",
         "a unit must see all bits to count the ones: print W1",
         W1=lambda n: np.tril(np.ones((n, n))))
_mistake("units that see only the last bits",
         "a unit must see all bits to count the ones: print W1",
         W1=lambda n: np.triu(np.ones((n, n))))
_mistake("the mean of the bits in the place of their number",
         "the kinks lie at whole numbers; print W1 @ X", W1=lambda n: np.full((n, n), 1 / n))
_mistake("bits taken for -1 and 1", "the bits are 0 and 1; print W1 @ X for zeros only",
         kinks=lambda n: 2 * np.arange(n) - n, jumps=lambda n: right(n) / 2)
_mistake("a constant of a half", "print hidden: does the output use it?",
         jumps=np.zeros, b2=0.5)
_mistake("a network that is 0 everywhere", "which weights have to differ from 0?", jumps=np.zeros)

WIDE = ("a unit for each column",
        "n units are enough: count the ones instead of naming the columns")
_mistake(*WIDE, W1=lambda n: 2.0 * patterns(n, odd=True) - 1,
         kinks=lambda n: patterns(n, odd=True).sum(axis=1) - 1,
         jumps=lambda n: np.ones(2 ** (n - 1)))
_mistake(*WIDE, W1=lambda n: 2.0 * patterns(n) - 1, kinks=lambda n: patterns(n).sum(axis=1) - 1,
         jumps=lambda n: patterns(n).sum(axis=1) % 2)
_mistake("a unit too many", "print the shape of W1: the kink at n comes after the last column",
         W1=lambda n: np.ones((n + 1, n)), kinks=lambda n: np.arange(n + 1),
         jumps=lambda n: right(n + 1))
_mistake("a unit too few",
         "print the shape of W1: the text asks for n units, also for a single bit",
         W1=lambda n: np.ones((n - 1, n)), kinks=lambda n: np.arange(n - 1),
         jumps=lambda n: right(n)[:n - 1])
_mistake("two units for every n", "the number of units must grow with n: try three bits",
         W1=lambda n: np.ones((2, 2)), kinks=lambda n: np.arange(2), jumps=lambda n: right(2))
B1 = ("b1 that is not a column",
      "a bias for each unit, in a column: print its shape, then that of W1 @ X")
_mistake(*B1, change=lambda p, n: p | {"b1": p["b1"].ravel()})
_mistake(*B1, change=lambda p, n: p | {"b1": p["b1"].T})
_mistake("W2 as a column", "a row for each output: print the shapes of W2 and of hidden",
         change=lambda p, n: p | {"W2": p["W2"].T})
_mistake("W2 without its second axis", "a row for each output: print the shape of W2, then of out",
         change=lambda p, n: p | {"W2": p["W2"].ravel()})
B2 = ("b2 that is not a table of one number",
      "a bias is a column, even for one unit: print b2.shape")
_mistake(*B2, change=lambda p, n: p | {"b2": np.zeros(1)})
_mistake(*B2, change=lambda p, n: p | {"b2": 0.0})
_mistake(*B2, change=lambda p, n: p | {"b2": np.zeros((n, 1))})
_mistake("no b2 in the result", "each of the two layers has weights and biases",
         change=lambda p, n: {name: p[name] for name in ("W1", "b1", "W2")})
_mistake("a tuple in the place of a dict", "a network is a dict, an array under each name",
         change=lambda p, n: tuple(p.values()))
_mistake("nothing returned", "what is the last line of your function?",
         change=lambda p, n: None)
_mistake("lists in the place of arrays", "print type(params[\"W1\"]): np.array makes one of a list",
         change=lambda p, n: {name: p[name].tolist() for name in p})
