"""The check of the tent: one fold of the unit interval."""

import numpy as np

from autograder.checks.activations.common import on_arrays
from autograder.checks.check import Check
from autograder.checks.common_mistakes import placed
from autograder.checks.deep_vs_shallow import common
from course import depth

# fmt: off
check_tent = Check(depth.tent, visible=[
    ("the unit interval", (np.array([0.0, 0.2, 0.5, 0.6, 0.75, 1.0]),)),
    ("a matrix with entries below 0 and beyond 1", (np.array([[-1.0, -0.25, 0.4],
                                                              [1.5, 2.0, 0.9]]),)),
    ("a list of whole numbers", ([0, 1, -2, 3],)),
    ("a single number", (0.7,)),
])
# fmt: on


def around(rng, *shape):
    """Return numbers below 0, inside both halves of the unit interval, and beyond 1, mixed."""
    size = int(np.prod(shape))
    parts = rng.permutation(np.arange(size) % 4)
    low, high = np.array([-2.0, 0.05, 0.55, 1.05]), np.array([-0.05, 0.45, 0.95, 3.0])
    return rng.uniform(low[parts], high[parts]).reshape(shape)


@check_tent.family("the unit interval")
def unit_interval(rng):
    yield (rng.uniform(0.0, 0.5, 6),)
    yield (rng.uniform(0.0, 1.0, 20),)
    yield (np.append(rng.uniform(0.0, 1.0, 4), [0.0, 0.5, 1.0]),)


@check_tent.family("numbers below 0 and beyond 1 too")
def numbers_everywhere(rng):
    yield (around(rng, 16),)
    yield (around(rng, 4, 5),)
    yield (around(rng, 2, 3, 4),)
    yield (around(rng, 5, 1),)


check_tent.add_families(
    ("negative numbers alone", lambda rng: (-rng.uniform(0.05, 4.0, 5),)),
    ("numbers beyond 1 alone", lambda rng: (rng.uniform(1.05, 4.0, (3, 3)),)),
)


@check_tent.family("a single number")
def single_number(rng):
    yield (np.array(rng.uniform(0.55, 0.95)),)
    yield (float(rng.uniform(0.05, 0.45)),)
    yield (rng.uniform(1.1, 2.0, 1),)


@check_tent.family("lists")
def lists(rng):
    yield (around(rng, 8).tolist(),)
    yield (around(rng, 3, 4).tolist(),)


@check_tent.family("whole numbers")
def whole_numbers(rng):
    yield (rng.permutation(np.arange(-3, 4)),)
    yield (rng.permutation(np.arange(-2, 3)).tolist(),)


check_tent.add_families(
    ("large numbers", lambda rng: (rng.uniform(1.0, 2.0, 4) * np.array([-1e3, 1e3, -1e8, 1e8]),)),
    ("float32 arrays", lambda rng: (around(rng, 8).astype(np.float32),)),
)


def relu(x):
    """Return the positive part."""
    return np.maximum(x, 0.0)


# fmt: off
check_tent.add_mistakes(
    ("a tent that stays up",
     "behind the middle the slope must turn from 2 to -2, so the second unit changes it by 4",
     lambda x: 2 * relu(x) - 2 * relu(x - 0.5), lambda x: np.clip(2 * x, 0, 1)),
    ("a tent that falls too slowly", "print tent(1.0): how far must the slope change at a half?",
     lambda x: 2 * relu(x) - 3 * relu(x - 0.5), lambda x: np.where(x < 0.5, 2 * relu(x), 1.5 - x)),
    ("a tent of half the height", "the middle must come up to 1; print tent(0.5)",
     lambda x: relu(x) - 2 * relu(x - 0.5)),
    ("a slope of 1 in the first half", "the middle must come up to 1; print tent(0.5)",
     lambda x: relu(x) - 4 * relu(x - 0.5)),
    ("a tent of twice the height", "the middle must come up to 1, not to 2; print tent(0.5)",
     lambda x: 4 * relu(x) - 8 * relu(x - 0.5)),
    ("a tent that goes on below 0",
     "the formula gives 0 for every negative x: print tent(-1.0); is each unit a relu?",
     lambda x: 1 - np.abs(2 * x - 1), lambda x: np.minimum(2 * x, 2 - 2 * x),
     lambda x: 2 * x - 4 * relu(x - 0.5), lambda x: np.where(x < 0.5, 2 * x, 2 - 2 * x)),
    ("a tent that stays at 0 beyond 1", "the formula goes on falling beyond 1: print tent(2.0)",
     lambda x: relu(1 - np.abs(2 * x - 1)), lambda x: relu(np.minimum(2 * x, 2 - 2 * x)),
     lambda x: 2 * relu(x) - 4 * relu(x - 0.5) + 2 * relu(x - 1),
     lambda x: relu(2 * relu(x) - 4 * relu(x - 0.5)),
     lambda x: 1 - np.abs(2 * np.clip(x, 0, 1) - 1)),
    ("a second unit without relu",
     "left of the middle the second unit must be silent: print it at 0.2",
     lambda x: 2 * relu(x) - 4 * (x - 0.5)),
    ("two units without relu", "print both units at 0.2: which one must be silent there?",
     lambda x: 2 * x - 4 * (x - 0.5)),
    ("a half taken off behind the relu",
     "the half moves the kink only inside the relu; print the second unit at 0.2",
     lambda x: 2 * relu(x) - 4 * (relu(x) - 0.5), lambda x: 2 * relu(x) - (4 * relu(x) - 0.5)),
    ("a kink on the wrong side of 0", "at which x does relu(x + 0.5) wake up?",
     lambda x: 2 * relu(x) - 4 * relu(x + 0.5)),
    ("a kink at 1", "the fold is in the middle of the interval; print tent(0.75)",
     lambda x: 2 * relu(x) - 4 * relu(x - 1)),
    ("a kink at a quarter", "the fold is in the middle of the interval; print tent(0.4)",
     lambda x: 2 * relu(x) - 4 * relu(x - 0.25), lambda x: 2 * relu(x) - 2 * relu(2 * x - 0.5)),
    ("an x in the second relu that is doubled",
     "the second unit changes the slope by 4; print it at 1: how steep is yours?",
     lambda x: 2 * relu(x) - 4 * relu(2 * x - 1)),
    ("the units added", "behind the middle the tent falls: which sign has the second unit?",
     lambda x: 2 * relu(x) + 4 * relu(x - 0.5)),
    ("a tent upside down", "it is 0 at both ends and 1 in the middle; print tent(0.5)",
     lambda x: np.abs(2 * x - 1), lambda x: 1 - 2 * relu(x) + 4 * relu(x - 0.5)),
    ("a tent below the axis", "the middle must come up to 1, not down to -1",
     lambda x: 4 * relu(x - 0.5) - 2 * relu(x)),
    ("a second half that rises again",
     "a tooth jumps back to 0 and rises; the tent comes down as it went up",
     lambda x: (2 * x) % 1.0, lambda x: np.where(x < 0.5, 2 * relu(x), 2 * x - 1)),
    ("a tent that repeats",
     "there is one tent: 0 left of it, and a fall that never ends on its right",
     lambda x: 1 - np.abs(2 * (x % 1.0) - 1)),
    ("a parabola", "the tent is straight on both sides; print it at 0.2",
     lambda x: 4 * x * (1 - x)),
    ("a fall from 1 to -1", "the second half ends at 0; print tent(1.0)",
     lambda x: np.where(x < 0.5, 2 * relu(x), 1 - 2 * x)),
    ("the absolute value in the place of relu", "relu(-2) must be 0, not 2",
     lambda x: 2 * np.abs(x) - 4 * np.abs(x - 0.5)),
    ("a leaky relu", "a relu is flat below 0; print tent(-1.0)",
     lambda x: 2 * np.maximum(x, 0.01 * x) - 4 * np.maximum(x - 0.5, 0.01 * (x - 0.5))),
    ("two folds in the place of one", "print tent(0.5): this is the tent of the tent",
     lambda x: depth.tent(depth.tent(x))),
    ("x cut down to whole numbers", "print the dtype of the array you work on",
     lambda x: depth.tent(x.astype(int))),
    ("the shape lost", "print x.shape and the shape of what you return",
     lambda x: depth.tent(x).ravel()),
    ("one number for all of x", "each entry of x has an image of its own",
     lambda x: np.sum(depth.tent(x))),
    (*common.NO_RETURN, lambda x: None),
    make=on_arrays,
)
check_tent.add_mistakes(
    ("a list that is not turned into an array",
     "a list cannot do arithmetic: what does np.asarray(x) make of it?",
     lambda x: 2 * relu(x) - 4 * relu(x - 0.5)),
    ("an if for the whole array",
     "x may hold numbers of both halves; relu takes all of them at once",
     lambda x: max(2 * x, 0) if x < 0.5 else 2 - 2 * x,
     on_arrays(lambda x: 2 * max(x, 0) - 4 * max(x - 0.5, 0))),
    ("a loop over the entries",
     "x may have any shape, a matrix and a single number too; relu takes every shape",
     lambda x: np.array([2 * max(v, 0) - 4 * max(v - 0.5, 0) for v in x])),
    (*common.IN_PLACE, on_arrays(lambda x: 2 * placed(x, x < 0, 0) - 4 * relu(x - 0.5))),
)
# fmt: on
