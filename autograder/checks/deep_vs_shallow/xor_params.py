"""The check of XOR by hand: the weights are free, the shapes and the outputs are not."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.deep_vs_shallow import common
from course import depth

COLUMNS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def outputs(columns, change=""):
    """Return the example that sends columns of bits through the network."""
    X = np.array(columns, dtype=float).T.tolist()
    text = f"params = xor_params()\nX = np.array([{X[0]},\n              {X[1]}])\n"
    return common.script(change + text + common.NETWORK, "out")


def changed_before(rng):
    """Return the example of two calls, the first result changed in between."""
    n = rng.integers(2, 9)
    change = f'params = xor_params()\nparams["W1"] *= {n}\nparams["b2"] += {n}\n'
    return outputs(rng.permutation(COLUMNS), change)


check_xor_params = Check(
    depth.xor_params,
    visible=[
        ("the names and the shapes", common.shapes("xor_params()")),
        ("all four columns of two bits", outputs(COLUMNS)),
    ],
)


@check_xor_params.family("all four columns of two bits, in another order")
def all_columns(rng):
    columns = rng.permutation(COLUMNS)
    yield outputs(columns)
    yield outputs(columns[rng.permutation(4)])


# fmt: off
check_xor_params.add_families(
    ("the names and the shapes",
     lambda rng: common.shapes("xor_params()", rng.permutation(common.SHAPES).tolist())),
)
# fmt: on


@check_xor_params.family("a single column")
def single_columns(rng):
    for column in rng.permutation(COLUMNS):
        yield outputs([column])


check_xor_params.add_families(
    ("columns that come more than once", lambda rng: outputs(rng.integers(0, 2, (9, 2)))),
    ("two calls", changed_before),
)


def network(b1=(0, -1), W2=(1, -2), b2=0.0, W1=((1, 1), (1, 1)), change=None):
    """Return a network; `change` makes something else of the dict of arrays."""
    params = {
        "W1": np.array(W1, dtype=float),
        "b1": np.array(b1, dtype=float).reshape(-1, 1),
        "W2": np.array(W2, dtype=float).reshape(1, -1),
        "b2": np.array([[b2]]),
    }
    return change(params) if change else params


DIFFERENCES = ((1, -1), (-1, 1))
OPPOSITE = dict(b1=[0, 0], W2=[1, 1], W1=DIFFERENCES)
# fmt: off
check_xor_params.add_mistakes(
    ("AND in the place of XOR", "a single one among the two bits must give 1 as well",
     dict(W2=[0, 1]), dict(b1=[-1.5, -1.5], W2=[1, 1])),
    ("OR in the place of XOR",
     "two ones must give 0: the unit that sees them both has to undo all that the other one adds",
     dict(W2=[1, -1]), dict(b1=[-1, -3], W1=((2, 2), (2, 2)))),
    ("NAND in the place of XOR", "two zeros must give 0", dict(b1=[-1, -1], W2=[-1, 0], b2=1.0)),
    ("NOR in the place of XOR", "which columns must give 1; print X above out",
     dict(W2=[-1, 1], b2=1.0)),
    ("1 where the bits are equal", "the other way round: 1 is for bits that differ",
     dict(W2=[-1, 2], b2=1.0), dict(b1=[0, 0], W2=[-1, -1], b2=1.0, W1=DIFFERENCES),
     dict(b1=[1, -1], W2=[1, 1], W1=((-1, -1), (1, 1)))),
    ("the number of ones",
     "two ones must give 0: print hidden for that column; which unit can take back what the other "
     "one adds?", dict(W2=[1, 0]), dict(b1=[0, -2]),
     dict(b1=[0, 0], W2=[1, 1], W1=((1, 0), (0, 1))),
     dict(b1=[-1, -3], W2=[1, -1], W1=((2, 2), (2, 2)))),
    ("the outputs with the sign turned round", "bits that differ must give 1, not -1",
     dict(W2=[-1, 2]), dict(b1=[0, 0], W2=[-1, -1], W1=DIFFERENCES)),
    ("the two biases exchanged",
     "print hidden: which unit answers to a single one, and which weight of W2 meets it?",
     dict(b1=[-1, 0])),
    ("a bias with the wrong sign",
     "a unit that wakes up at 1 computes relu(s - 1) of the number s of ones", dict(b1=[0, 1])),
    ("thresholds made for a step function",
     "a relu does not jump to 1 behind its threshold, it climbs from there; print hidden",
     dict(b1=[-0.5, -1.5]), dict(b1=[-0.5, -1.5], W2=[1, -1])),
    ("thresholds made for a step function, and exchanged",
     "two ones are needed to pass a threshold between 1 and 2; and a relu does not jump",
     dict(b1=[-1.5, -0.5]), dict(b1=[-1.5, -0.5], W2=[1, -1])),
    ("weights made for a sigmoid",
     "large weights push a sigmoid to 0 or 1; a relu just grows with them",
     dict(b1=[-10, 30], W2=[20, 20], b2=-30.0, W1=((20, 20), (-20, -20))),
     dict(b1=[-10, -30], W2=[20, -20], b2=-10.0, W1=((20, 20), (20, 20)))),
    ("two units with the same kink",
     "both units bend at the same place, so the sum of both bends once; two bends are needed",
     dict(b1=[0, 0])),
    ("the same difference in both units", "one unit sees x1 larger than x2, who sees the opposite?",
     dict(b1=[0, 0], W2=[1, 1], W1=((1, -1), (1, -1)))),
    ("only one order of the two bits",
     "0 above 1 and 1 above 0 must both give 1; print the output for both columns",
     dict(b1=[0, 0], W2=[1, 0], W1=DIFFERENCES), dict(b1=[0, 0], W2=[0, 1], W1=DIFFERENCES)),
    ("the difference of the bits", "it is -1 for one order of the bits; both orders must give 1",
     dict(b1=[0, 0], W2=[1, -1], W1=DIFFERENCES)),
    ("the output's bias left out", "print out for two zeros: by how much is every output too low?",
     dict(b1=[1, -1], W2=[-1, -1], W1=((-1, -1), (1, 1)))),
    ("an output that must still be compared with 0",
     "the output itself must be 0 or 1, there is nothing behind it", dict(b2=-0.5),
     dict(W2=[2, -4], b2=-1.0)),
    ("the right outputs, scaled", "the output must be exactly 1 where the bits differ; print it",
     dict(W2=[0.5, -1]), dict(W2=[2, -4])),
    ("bits taken for -1 and 1", "the bits are 0 and 1; print W1 @ X for two zeros",
     dict(b1=[2, 0], W2=[0.5, -1])),
    ("a network that is 0 everywhere", "which weights have to differ from 0?",
     dict(b1=[0, 0], W2=[0, 0], W1=((0, 0), (0, 0)))),
    ("the best that a straight line can do",
     "a half for every column is what a network without relu ends with; print hidden",
     dict(b1=[0, 0], W2=[0, 0], b2=0.5)),
    ("three hidden units", "two are enough: the sum of the bits is all that matters",
     dict(b1=[0, 0, -1], W2=[1, 1, -2], W1=((1, 0), (0, 1), (1, 1)))),
    ("four hidden units, one for each column", "two are enough; which two kinks do you need?",
     dict(b1=[1, 0, 0, -1], W2=[0, 1, 1, 0], W1=((-1, -1), (-1, 1), (1, -1), (1, 1)))),
    (*common.B1, *(OPPOSITE | wrong for wrong in common.B1[2:])),
    ("biases that are not columns",
     "each bias is a column, even for one unit: print b1.shape and b2.shape",
     *(right | dict(change=common.changed(b1=np.ravel, b2=np.ravel)) for right in ({}, OPPOSITE))),
    common.LISTS,
    *common.OUTPUT,
    common.NO_B2,
    ("other names than asked for", "print the keys of what you return: W1, b1, W2, b2",
     dict(change=lambda p: {name.lower(): p[name] for name in p})),
    common.TUPLE,
    common.NOTHING,
    make=with_parts(network),
)
# fmt: on
