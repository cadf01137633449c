"""The check of the gradient check, which must also reject."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import gradient_check
from course.backprop import network_backward
from course.forward import network_forward
from tutor.judging.compact_json import argument
from tutor.judging.compare import Tolerance
from tutor.judging.rules import AtMost
from tutor.judging.standins import Formula

AGREES = 1e-6


def _small_where_right(args, expected):
    """Ask for a small number where the gradient is right; its digits are rounding."""
    return {name: AtMost(AGREES) if error < AGREES else error for name, error in expected.items()}


PARAMS = {
    "W1": np.array([[0.5, -1.0], [0.25, 0.75]]),
    "b1": np.array([[0.5], [-0.5]]),
    "W2": np.array([[1.0, -2.0]]),
    "b2": np.array([[0.25]]),
}


def network_and_gradient(X, Y, params):
    """Return the cost of a two-layer network, its parameters and their gradient."""
    A, caches = network_forward(X, params, ["tanh", "identity"])
    grads = network_backward((A - Y) / X.shape[1], caches, ["tanh", "identity"])
    return Formula("cost of a two-layer network", X, Y), params, argument(grads)


def spoiled(example, **changes):
    """Return an example with some of its gradients changed."""
    cost, params, grads = example
    return cost, params, {name: changes.get(name, lambda g: g)(g) for name, g in grads.items()}


SMALL = network_and_gradient(
    np.array([[1.0, -2.0, 0.5], [0.5, 1.0, -1.0]]), np.array([[1.0, 0.0, -1.0]]), PARAMS
)

# fmt: off
check_gradient_check = Check(
    gradient_check.gradient_check, free=_small_where_right, helpers=("numerical_gradient",),
    tolerance=Tolerance(1e-5, 1e-6), visible=[
        ("squares and a gradient that is three times too large",
         (Formula("weighted squares", {"w": 2.0}), {"w": np.array([[1.0, 2.0], [-1.0, 0.5]])},
          {"dw": np.array([[6.0, 12.0], [-6.0, 3.0]])})),
        ("a network whose gradient is right", SMALL),
        ("a network with three blocks wrong",
         spoiled(SMALL, dW1=lambda g: g.T, dW2=lambda g: -g, db1=lambda g: g + [[0.5], [0.0]])),
        ("a parameter on which the cost does not depend",
         (Formula("weighted squares", {"w": 1.0}),
          {"w": np.array([1.0, -2.0]), "v": np.array([3.0, 1.0])},
          {"dw": np.array([1.0, -1.0]), "dv": np.array([0.0, 0.0])})),
    ])
# fmt: on


def _drawn(rng, sizes, m):
    X, params = network_arrays(rng, sizes, m)
    return network_and_gradient(X, rng.normal(size=(sizes[-1], m)), params)


common.add_sizes(
    check_gradient_check,
    _drawn,
    ("a network whose gradient is right", ([4, 3, 2], 6), ([2, 2, 2], 1)),
)


@check_gradient_check.family("a network with one block wrong")
def one_block_wrong(rng):
    yield spoiled(_drawn(rng, [3, 4, 2], 5), dW1=lambda g: 3 * g)
    yield spoiled(_drawn(rng, [2, 5, 3], 4), dW2=lambda g: -1.5 * g)
    yield spoiled(_drawn(rng, [3, 3, 2], 6), dW1=lambda g: g.T)
    yield spoiled(_drawn(rng, [3, 2, 4], 6), db1=lambda g: g / 6)
    yield spoiled(_drawn(rng, [3, 2, 4], 3), db2=lambda g: np.zeros(g.shape))
    yield spoiled(_drawn(rng, [4, 3, 3], 5), dW2=lambda g: g + (g == g.max()))


@check_gradient_check.family("a network with several blocks wrong")
def several_blocks_wrong(rng):
    yield spoiled(
        _drawn(rng, [3, 4, 2], 5),
        dW1=lambda g: 1.01 * g,
        db1=lambda g: -2 * g,
        dW2=lambda g: g + rng.normal(size=g.shape),
        db2=lambda g: 0.1 * g,
    )


@check_gradient_check.family("gradients that are zero")
def zero_gradients(rng):
    X, params = network_arrays(rng, [3, 4, 2], 5)
    yield network_and_gradient(0 * X, rng.normal(size=(2, 5)), params)
    yield spoiled(
        network_and_gradient(0 * X, rng.normal(size=(2, 5)), params),
        dW1=lambda g: g + 1,
        dW2=lambda g: 0 * g,
    )


@check_gradient_check.family("parameters of other names and shapes")
def other_names_and_shapes(rng):
    names, shapes = ("slope", "K", "gamma"), ((), (2, 3, 2), (4,))
    params = {
        name: np.array(rng.normal(size=shape)) for name, shape in zip(names, shapes, strict=True)
    }
    weights = {name: float(rng.uniform(1, 3)) for name in names}
    grads = {f"d{name}": weights[name] * params[name] for name in reversed(names)}
    yield Formula("weighted squares", weights), params, grads
    yield (
        Formula("weighted squares", weights),
        params,
        {name: g + rng.normal(size=g.shape) for name, g in grads.items()},
    )
