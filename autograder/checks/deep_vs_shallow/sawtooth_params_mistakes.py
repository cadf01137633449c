"""The known mistakes of the folding network."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.deep_vs_shallow import common
from autograder.checks.deep_vs_shallow.sawtooth_params import check_sawtooth_params

FOLD = ((2, -4),)


def network(
    k,
    first=((1,), (1,)),
    between=FOLD * 2,
    last=FOLD,
    last_b=((0,),),
    kinks=(0, 0.5),
    later=None,
    depth_of=int,
    change=None,
):
    """
    Return a network of the same inner layers, with the parts given.

    `later` are the kinks of all layers but the first; `change` is applied to the network and k.
    """
    n_hidden = depth_of(k)
    params = {}
    for i in range(1, n_hidden + 1):
        at = kinks if i == 1 or later is None else later
        params[f"W{i}"] = np.array(first if i == 1 else between, dtype=float)
        params[f"b{i}"] = -np.array(at, dtype=float).reshape(-1, 1)
    params[f"W{n_hidden + 1}"] = np.array(last, dtype=float)
    params[f"b{n_hidden + 1}"] = np.array(last_b, dtype=float)
    return change(params, k) if change else params


def columns(params, change):
    """Return the network with something else in the place of the columns of biases."""
    return {name: change(params[name]) if name[0] == "b" else params[name] for name in params}


# fmt: off
check_sawtooth_params.add_mistakes(
    ("a fold that stays up",
     "behind the middle the slope must turn from 2 to -2, so the second unit changes it by 4",
     dict(between=((2, -2),) * 2, last=((2, -2),))),
    ("a fold of half the height", "the middle must come up to 1: print out for k = 1",
     dict(between=((1, -2),) * 2, last=((1, -2),))),
    ("a fold of half the height at the output only",
     "the output folds as the layers before it do: print out for k = 1", dict(last=((1, -2),))),
    ("a fold that opens upwards", "the first unit lifts, the second pulls down; print out",
     dict(between=((-2, 4),) * 2, last=((-2, 4),))),
    ("an output that adds the two units up",
     "the last fold is done by the output's weights: print W{k+1} for k = 1", dict(last=((1, 1),))),
    ("an output of the first unit alone",
     "the last fold is done by the output's weights: print W{k+1} for k = 1", dict(last=((1, 0),))),
    ("an output that falls away too slowly",
     "behind the middle the slope must be as steep down as it was up", dict(last=((2, -2),))),
    ("inner layers that fall away too slowly",
     "behind the middle the slope must be as steep down as it was up; print each layer's input",
     dict(between=((2, -2),) * 2)),
    ("inner layers without the fold",
     "a unit of an inner layer sees the tent of what came before, not the sum of two units",
     dict(between=((1, 1),) * 2)),
    ("inner layers that hand on unit by unit",
     "a unit of an inner layer sees the tent of what came before, which is made of both units",
     dict(between=((1, 0), (0, 1)))),
    ("the fold in the first of two units only",
     "both units of an inner layer see the same number, the tent; their kinks differ",
     dict(between=((2, -4), (1, 1))), dict(between=((2, -4), (0, 0)))),
    ("the fold spread over the two units",
     "both units of an inner layer see the same number, the tent; their kinks differ",
     dict(between=((2, 0), (0, -4)))),
    ("inner weights transposed",
     "a row belongs to a unit and a column to what it sees: print W2 @ hidden by hand",
     dict(between=((2, 2), (-4, -4)))),
    ("the two units exchanged in W or in b alone",
     "which weight meets the unit with its kink in the middle?",
     dict(between=((-4, 2),) * 2, last=((-4, 2),)), dict(kinks=(0.5, 0))),
    ("the factors of the fold in the first layer",
     "there is a relu between W1 and W2: can a unit with a negative weight ever wake up?",
     dict(first=((2,), (-4,)), last=((1, 1),), between=((2, 2), (-4, -4)))),
    ("the factors of the fold in the first layer too",
     "the first layer only makes the kinks, the next one multiplies: print out for k = 1",
     dict(first=((2,), (4,)))),
    ("biases with the wrong sign", "at which x does relu(x + 0.5) wake up?", dict(kinks=(0, -0.5))),
    ("no biases", "without a bias both units bend at 0; where is the fold?", dict(kinks=(0, 0))),
    ("biases in the first layer only",
     "every layer folds in the middle of the unit interval, and needs the kink for it",
     dict(later=(0, 0))),
    ("kinks that wander from layer to layer",
     "each layer sees numbers from 0 to 1 again and folds them at the same place",
     dict(later=(0, 0.25))),
    ("kinks at the end of the interval", "the fold is in the middle: print out for k = 1",
     dict(kinks=(0, 1))),
    ("the middle in both units", "the first unit rises from 0 on; print b1",
     dict(kinks=(0.5, 0.5))),
    ("an output that is shifted", "at both ends of the interval the output is 0; print it there",
     dict(last_b=((-0.5,),))),
    ("an output upside down", "at both ends of the interval the output is 0; print it there",
     dict(last=((-2, 4),), last_b=((1,),))),
    ("no bias in the output's entry", "the output has a bias too, even if it is 0",
     dict(change=lambda p, k: common.without(p, f"b{k + 1}"))),
    ("a layer too few", "k hidden layers and the output: print the names for k = 1",
     dict(depth_of=lambda k: k - 1)),
    ("a layer too many", "k hidden layers and the output: print the names for k = 1",
     dict(depth_of=lambda k: k + 1)),
    ("one fold whatever k is", "k is not used; compare the names for k = 1 and for k = 2",
     dict(depth_of=lambda k: 1)),
    ("the last hidden layer left out", "print the names for k = 2: range stops before its end",
     dict(change=lambda p, k: {name: p[name] for name in p if k == 1 or name[1:] != str(k)})),
    ("the names counted from 0", "the first layer is called W1 and b1",
     dict(change=lambda p, k: {f"{name[0]}{int(name[1:]) - 1}": p[name] for name in p})),
    ("other names than asked for", "print the names of what you return: W1, b1 and so on",
     dict(change=lambda p, k: {name.lower(): p[name] for name in p})),
    ("an output of two units", "the output is a single number: its weights are one row",
     dict(last=FOLD * 2)),
    ("hidden layers of one unit",
     "a fold needs two kinks: every hidden layer has two units, and its W two rows",
     dict(between=FOLD, change=lambda p, k: {
         name: p[name] if name in ("W1", "b1") else p[name][:1] for name in p})),
    ("a first layer that is a row", "two units and one input: print the shape of W1",
     dict(first=((1, 1),))),
    ("biases that are not columns",
     "a bias for each unit, in a column: print its shape, then that of W1 @ A",
     dict(change=lambda p, k: columns(p, np.ravel))),
    ("biases that are rows",
     "a bias for each unit, in a column: print its shape, then that of W1 @ A",
     dict(change=lambda p, k: columns(p, np.transpose))),
    ("an output bias that is not a table of one number",
     "a bias is a column, even for one unit: print its shape", dict(last_b=(0,)),
     dict(change=lambda p, k: p | {f"b{k + 1}": 0.0})),
    ("an output bias for each hidden unit", "the output is one unit and has one bias",
     dict(last_b=((0,), (0,)))),
    ("output weights as a column", "a row for each output: print the shape",
     dict(last=((2,), (-4,)))),
    ("output weights without their second axis", "a row for each output: print the shape",
     dict(last=(2, -4))),
    ("a list of arrays in the place of a dict", "a network is a dict, an array under each name",
     dict(change=lambda p, k: list(p.values()))),
    (*common.NO_RETURN, dict(change=lambda p, k: None)),
    ("one wide hidden layer",
     "it computes the right thing, but with a unit for each piece; the text asks for k layers of "
     "two",
     lambda k: {
         "W1": np.ones((2**k, 1)), "b1": -np.arange(2**k).reshape(-1, 1) / 2**k,
         "W2": 2.0**k * np.array([[1.0] + [2.0 * (-1) ** i for i in range(1, 2**k)]]),
         "b2": np.zeros((1, 1))}),
    ("layers of 1, 2, 3 and more folds",
     "every layer folds once, whatever its number is; print its weights",
     dict(change=lambda p, k: {
         name: p[name] * 2.0 ** max(int(name[1:]) - 2, 0) if name[0] == "W" else p[name]
         for name in p})),
    make=with_parts(network),
)
# fmt: on
