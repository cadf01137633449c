"""The check of the training loop."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import gradient_descent
from tutor.judging.compact_json import argument
from tutor.judging.compare import Named

POINTS = np.array([[1.0, -1.0, 2.0], [0.5, 1.0, -1.0]])
START = {
    "W1": np.array([[0.5, -0.5], [1.0, 0.25]]),
    "b1": np.array([[0.0], [0.5]]),
    "W2": np.array([[1.0, -1.0], [-0.5, 0.5]]),
    "b2": np.array([[0.25], [0.0]]),
}


def _as_numbers(args, expected):
    """Let the costs come in a list or in an array."""
    params, costs = expected
    return Named((params, np.array(costs)), expected.names)


# fmt: off
check_train = Check(
    gradient_descent.train, outputs=("params", "costs"), free=_as_numbers,
    helpers=("softmax_cross_entropy_backward", "network_backward", "gradient_descent_step"),
    visible=[
        ("one layer, three rounds",
         (POINTS, np.array([0, 1, 1]), {"W1": np.array([[0.5, 0.0], [0.0, -0.5]]),
                                        "b1": np.array([[0.0], [0.25]])}, ["identity"], 0.5, 3)),
        ("two layers and a target that is reached on the way",
         (POINTS, np.array([0, 1, 0]), START, ["tanh", "identity"], 0.5, 7, 0.2)),
        ("steps that are too long",
         (np.array([[1.0, 1.5, 2.0, -1.0], [0.5, 1.0, -1.0, 2.0]]), np.array([1, 0, 0, 1]),
          {"W1": np.array([[0.5, -1.0], [1.0, 0.5]]), "b1": np.array([[0.5], [0.0]])},
          ["identity"], 4.0, 4)),
    ])
# fmt: on


def _start(rng, sizes, m):
    """Return data, classes of which none is missing, and parameters to start from."""
    X, params = network_arrays(rng, sizes, m)
    y = rng.permutation(np.arange(m) % sizes[-1])
    return X, y, {name: 0.5 * value for name, value in params.items()}


def _costs(args):
    return np.array(gradient_descent.train(*args)[1])


def _falling(rng, sizes, m, activations, rounds):
    """Return arguments for which the cost falls visibly in every round."""
    rate = 0.5
    while True:
        args = (*_start(rng, sizes, m), activations, rate, rounds)
        if rounds == 1 or (np.diff(_costs(args)) < -0.003).all():
            return args
        rate = max(0.9 * rate, 0.05)


def _rising(rng, sizes, m, activations, rounds):
    """Return arguments for which the cost rises before the last round."""
    rate = 4.0
    while True:
        args = (*_start(rng, sizes, m), activations, rate, rounds)
        costs = _costs(args)
        rises = (np.diff(costs)[:-1] > 0.05).any() and costs[-1] > costs.min()
        if rises and costs.max() < 50:
            return args
        rate *= 1.1


# fmt: off
common.add_sizes(
    check_train,
    _falling,
    ("one, two and three layers of different widths",
     ([2, 3], 5, ["identity"], 4),
     ([3, 5, 2], 7, ["tanh", "identity"], 6),
     ([2, 6, 4, 3], 8, ["sigmoid", "tanh", "identity"], 5)),
    ("layers that all have the same width", ([3, 3, 3], 3, ["tanh", "identity"], 4)),
)
# fmt: on


@check_train.family("a target that is reached on the way")
def target_reached(rng):
    for rounds, reached in ((8, 3), (6, 5), (5, 1), (4, 0)):
        args = _falling(rng, [3, 4, 3], 6, ["tanh", "identity"], rounds)
        costs = [2 * _costs(args)[0], *_costs(args)]
        yield *args, argument(float(costs[reached] + costs[reached + 1]) / 2)


@check_train.family("a target far above every cost")
def target_far_above(rng):
    args = _falling(rng, [3, 4, 3], 6, ["tanh", "identity"], 4)
    yield *args, argument(2.0 + 3 * float(_costs(args)[0]))


@check_train.family("a target that is not reached")
def target_not_reached(rng):
    args = _falling(rng, [3, 2], 6, ["identity"], 4)
    yield *args, argument(float(_costs(args)[-1]) / 2)


common.add_sizes(
    check_train, _falling, ("a single round", ([4, 3, 2], 5, ["sigmoid", "identity"], 1))
)
# fmt: off
common.add_sizes(
    check_train,
    _rising,
    ("steps that are too long",
     ([2, 3], 6, ["identity"], 5), ([3, 4, 2], 5, ["tanh", "identity"], 5)),
)
# fmt: on
common.add_sizes(check_train, _falling, ("one sample", ([3, 4, 2], 1, ["tanh", "identity"], 3)))


@check_train.family("inputs of whole numbers")
def whole_numbers(rng):
    args = _falling(rng, [2, 3], 6, ["identity"], 3)
    yield rng.integers(-2, 3, args[0].shape), *args[1:]


@check_train.family("float32 arrays")
def float32_arrays(rng):
    yield common.in_float32(_falling(rng, [3, 4, 2], 5, ["tanh", "identity"], 4))
