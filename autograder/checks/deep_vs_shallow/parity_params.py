"""The check of parity in one hidden layer: the weights are free, shapes and outputs are not."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.deep_vs_shallow import common
from course import depth


def outputs(n, columns, before=""):
    """Return the example that sends columns of n bits, made by the text of lines, through."""
    text = f"{before}params = parity_params({n})\n{columns}{common.NETWORK}"
    return common.script(text, *() if before else ("X.sum(axis=0)",), "out")


def all_columns(n, seed=None, before=""):
    """Return the example with all columns of n bits, shuffled where there is a seed."""
    columns = f"X = np.indices((2,) * {n}).reshape({n}, -1)\n"
    if seed is not None:
        columns += f"X = np.random.default_rng({seed}).permutation(X, axis=1)\n"
    return outputs(n, columns, before)


check_parity_params = Check(
    depth.parity_params,
    visible=[
        ("all columns of three bits", all_columns(3)),
        ("the names and the shapes for four bits", common.shapes("parity_params(4)")),
        ("all columns of four bits", all_columns(4)),
        ("a single bit", all_columns(1)),
    ],
)


@check_parity_params.family("all columns")
def all_columns_shuffled(rng):
    for n in (3, 1, 2, 4, 5, 8):
        yield all_columns(n, rng.integers(1000))


@check_parity_params.family("the names and the shapes")
def names_and_shapes(rng):
    for n in (1, int(rng.integers(3, 6)), int(rng.integers(6, 9))):
        yield common.shapes(f"parity_params({n})", rng.permutation(common.SHAPES).tolist())


@check_parity_params.family("some columns of ten bits or so")
def some_columns(rng):
    for n in rng.integers(9, 12, 2):
        draw = f"np.random.default_rng({rng.integers(1000)}).integers(0, 2, ({n}, 9))"
        yield outputs(n, f"X = {draw}\n")


@check_parity_params.family("two sizes, one after the other")
def two_sizes(rng):
    few, many = rng.permutation([2, 3, 5])[:2]
    yield all_columns(many, before=f"parity_params({few})\n")


def right(n):
    """Return the weights of the output."""
    return np.array([1.0] + [2.0 * (-1) ** k for k in range(1, n)])


def network(n, kinks=np.arange, jumps=right, W1=None, b2=0.0, change=None):
    """
    Return the network of units relu(row @ x - kink), by default of the number of ones.

    The parts are functions of n; `change` is applied to the network.
    """
    b1 = -np.array(kinks(n), dtype=float).reshape(-1, 1)
    params = {
        "W1": np.array(W1(n), dtype=float) if W1 else np.ones((len(b1), len(b1))),
        "b1": b1,
        "W2": np.array(jumps(n), dtype=float).reshape(1, -1),
        "b2": np.array([[b2]]),
    }
    return change(params) if change else params


def patterns(n):
    """Return all columns of n bits as rows."""
    return np.indices((2,) * n).reshape(n, -1).T


def odd_patterns(n):
    """Return the columns with an odd number of ones as rows."""
    return patterns(n)[patterns(n).sum(axis=1) % 2 == 1]


JUMPS = "print out beside the number of ones: between two neighbours the slope goes from 1 to -1"
# fmt: off
check_parity_params.add_mistakes(
    ("jumps of 1 after the first unit", JUMPS, dict(jumps=lambda n: (-1.0) ** np.arange(n))),
    ("a first jump as large as the others",
     "before the first kink the output is flat: how steep must it be after it?",
     dict(jumps=lambda n: 2 * (-1.0) ** np.arange(n))),
    ("jumps that do not alternate",
     "after a fall the output must rise again; print out beside the number of ones",
     dict(jumps=lambda n: np.r_[1.0, np.full(n - 1, -2.0)])),
    ("jumps that are all positive", "for two ones the output must be back at 0",
     dict(jumps=lambda n: np.r_[1.0, np.full(n - 1, 2.0)])),
    ("jumps that alternate the other way round", "for two ones the output must be back at 0",
     dict(jumps=lambda n: np.r_[1.0, 2 * (-1.0) ** np.arange(n - 1)])),
    ("jumps that double", "print W2: after the first unit all jumps have the same size",
     dict(jumps=lambda n: (-2.0) ** np.arange(n))),
    ("the signs turned round", "an odd number of ones must give 1, not -1",
     dict(jumps=lambda n: -right(n))),
    ("all jumps 1", "then the output only ever climbs; for two ones it must be back at 0",
     dict(jumps=np.ones)),
    ("jumps that go on growing", "print W2: after the first unit all jumps have the same size",
     dict(jumps=lambda n: (-1.0) ** np.arange(n) * np.arange(1, n + 1))),
    ("kinks from 1 to n", "a single one must already give 1: where is the first kink?",
     dict(kinks=lambda n: np.arange(1, n + 1))),
    ("kinks from -1", "no ones at all must give 0: where is the first kink?",
     dict(kinks=lambda n: np.arange(n) - 1)),
    ("biases with the wrong sign",
     "a unit that wakes up at 2 computes relu(s - 2) of the number s of ones",
     dict(kinks=lambda n: -np.arange(n))),
    ("every kink at 0", "print b1: units that bend at one place make one bend together",
     dict(kinks=np.zeros),
     dict(kinks=np.zeros, W1=lambda n: np.arange(1, n + 1)[:, None] * np.ones((n, n)))),
    ("kinks at the halves",
     "a relu does not jump at its kink, it climbs from there; print out beside hidden",
     dict(kinks=lambda n: np.arange(n) + 0.5), dict(kinks=lambda n: np.arange(n) - 0.5)),
    ("kinks two apart", "the output turns at every whole number, not at every other one",
     dict(kinks=lambda n: 2 * np.arange(n))),
    ("kinks in the opposite order", "print W2.T beside -b1: the first jump is for the first kink",
     dict(kinks=lambda n: np.arange(n)[::-1])),
    ("1 where the number of ones is even", "the other way round: 1 is for odd",
     dict(jumps=lambda n: -right(n), b2=1.0)),
    ("an output that must still be compared with 0",
     "the output itself must be 0 or 1, there is nothing behind it", dict(b2=-0.5)),
    ("1 as soon as there is a one", "two ones must give 0",
     dict(jumps=lambda n: np.r_[1.0, -1.0, np.zeros(n)][:n])),
    ("1 only where all bits are ones", "a single one must give 1 for every n",
     dict(jumps=lambda n: np.r_[np.zeros(n - 1), 1.0])),
    ("the number of ones", "two ones must give 0; print out beside X.sum(axis=0)",
     dict(jumps=lambda n: np.r_[1.0, np.zeros(n - 1)]),
     dict(kinks=np.zeros, jumps=np.ones, W1=np.eye)),
    ("parity up to two ones only", "with three ones the output must rise again",
     dict(jumps=lambda n: np.r_[1.0, -2.0, np.zeros(n)][:n])),
    ("the last unit without weight",
     "with all bits set every unit has its part; compare out for n - 1 and for n ones",
     dict(jumps=lambda n: np.r_[right(n)[:-1], 0.0])),
    ("a unit for each bit", "a unit must see all bits to count the ones: print W1",
     dict(W1=np.eye)),
    ("units that see only the first bits", "a unit must see all bits to count the ones: print W1",
     dict(W1=lambda n: np.tril(np.ones((n, n))))),
    ("units that see only the last bits", "a unit must see all bits to count the ones: print W1",
     dict(W1=lambda n: np.triu(np.ones((n, n))))),
    ("the mean of the bits in the place of their number",
     "the kinks lie at whole numbers; print W1 @ X", dict(W1=lambda n: np.full((n, n), 1 / n))),
    ("bits taken for -1 and 1", "the bits are 0 and 1; print W1 @ X for zeros only",
     dict(kinks=lambda n: 2 * np.arange(n) - n, jumps=lambda n: right(n) / 2)),
    ("a constant of a half", "print hidden: does the output use it?", dict(jumps=np.zeros, b2=0.5)),
    ("a network that is 0 everywhere", "which weights have to differ from 0?",
     dict(jumps=np.zeros)),
    ("a unit for each column", "n units are enough: count the ones instead of naming the columns",
     dict(W1=lambda n: 2.0 * odd_patterns(n) - 1,
         kinks=lambda n: odd_patterns(n).sum(axis=1) - 1, jumps=lambda n: np.ones(2 ** (n - 1))),
     dict(W1=lambda n: 2.0 * patterns(n) - 1, kinks=lambda n: patterns(n).sum(axis=1) - 1,
         jumps=lambda n: patterns(n).sum(axis=1) % 2)),
    ("a unit too many", "print the shape of W1: the kink at n comes after the last column",
     dict(W1=lambda n: np.ones((n + 1, n)), kinks=lambda n: np.arange(n + 1),
         jumps=lambda n: right(n + 1))),
    ("a unit too few", "print the shape of W1: the text asks for n units, also for a single bit",
     dict(W1=lambda n: np.ones((n - 1, n)), kinks=lambda n: np.arange(n - 1),
         jumps=lambda n: right(n)[:n - 1])),
    ("two units for every n", "the number of units must grow with n: try three bits",
     dict(W1=lambda n: np.ones((2, 2)), kinks=lambda n: np.arange(2), jumps=lambda n: right(2))),
    common.B1,
    *common.OUTPUT,
    (*common.OUTPUT[-1][:2], dict(change=lambda p: p | {"b2": np.zeros((len(p["b1"]), 1))})),
    common.NO_B2,
    common.TUPLE,
    common.NOTHING,
    common.LISTS,
    make=with_parts(network),
)
# fmt: on
