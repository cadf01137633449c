"""What the checks of several functions share: scripts, draws, and mistakes known to two steps."""

import numpy as np

from autograder.checks.forward.common import network_arrays
from tutor.judging.standins import Script

PIECES = {
    "arguments_unchanged": """\
arguments_unchanged = np.array_equal(X, X_before) and np.array_equal(y, y_before)""",
    "global_generator_unmoved": """\
global_generator_unmoved = before[2] == after[2] and np.array_equal(before[1], after[1])""",
    "deals": """\
before = np.random.get_state()
first = deal(np.random.default_rng(seed))
again = deal(np.random.default_rng(seed))
rng = np.random.default_rng(seed + 1)
second, third = deal(rng), deal(rng)
after = np.random.get_state()
same = first == again""",
}

# fmt: off
PLAIN = {
    "W1": np.array([[1.0, 0.0], [-1.0, 1.0], [0.0, 2.0]]), "b1": np.array([[0.0], [1.0], [-1.0]]),
    "W2": np.array([[1.0, 2.0, -1.0], [0.0, -1.0, 0.5]]), "b2": np.array([[0.5], [-1.0]]),
}
# fmt: on

WEIGHTS_ONLY = (
    "only the weights moved",
    "print how far each parameter moved; all of them take the step",
)
GRADIENTS_IN_ORDER = (
    "the order of the gradients taken for that of the parameters",
    "ask for each gradient by its name; the way back finds the last layer first",
)


def scripted(text, wanted, places):
    """
    Return a function from what fills the places of a script to the arguments of an example.

    Places that are named in `PIECES` are filled with what several scripts have in common.
    """

    def arguments(*values):
        filled = dict(zip(places.split(), values, strict=True))
        return (Script(text.format(**PIECES, **filled), wanted),)

    return arguments


def seed(rng, low=1):
    """Return a seed for the generator of a script."""
    return int(rng.integers(low, 10**6))


def float32(arrays):
    """Return a dict of arrays with short floats in them."""
    return {name: array.astype(np.float32) for name, array in arrays.items()}


def network(rng, sizes, m, norms=()):
    """Return X, parameters and running statistics; `norms` are the layers with batch norm."""
    X, params = network_arrays(rng, sizes, m)
    running = {}
    for layer in norms:
        shape = sizes[layer], 1
        params[f"gamma{layer}"] = rng.uniform(0.5, 2, shape) * rng.choice([-1, 1, 1], shape)
        params[f"beta{layer}"] = rng.normal(size=shape)
        running[layer] = {"mean": rng.normal(size=shape), "var": rng.uniform(0.5, 3, shape)}
    return X, params, running


def step_arrays(rng, sizes):
    """Return parameters, and gradients in the order of the way back."""
    _, params = network_arrays(rng, sizes, 1)
    return params, {f"d{name}": rng.normal(size=params[name].shape) for name in reversed(params)}


def other_names(rng):
    """Return parameters of other names, gradients and velocities, each in another order."""
    names = ("W2", "gamma2", "beta2", "W1", "slope")
    orders = names, [f"d{name}" for name in reversed(names)], sorted(names)
    return [{name: rng.normal(size=(2, 3)) for name in order} for order in orders]


def only_weights(given, *new):
    """Return the results of a step that leaves all but the weights as they were."""
    return tuple(
        {name: side[name] if name[0] == "W" else old[name] for name in old}
        for old, side in zip(given, new, strict=True)
    )


def deals_apart(deal):
    """Return the wrong ways to deal inputs and classes; `deal` keeps the order that it gets."""
    orders = [
        lambda X, y, rng: (X[:, rng.permutation(y.size)], rng.permutation(y)),
        lambda X, y, rng: (X[:, rng.permutation(y.size)], y),
        lambda X, y, rng: (X, rng.permutation(y)),
    ]
    return [dealt_after(deal, order) for order in orders]


def dealt_after(deal, change):
    """Return a function that deals what `change(X, y, rng)` returns."""
    return lambda X, y, *sizes_and_rng: deal(*change(X, y, sizes_and_rng[-1]), *sizes_and_rng)


def deals_in_place(deal):
    """Return the rows on functions that shuffle what the caller handed in."""

    def both(X, y, rng):
        order = rng.permutation(y.size)
        X[:], y[:] = X[:, order], y[order]
        return X, y

    def classes(X, y, rng):
        rng.shuffle(y)
        return X, y

    return [
        (
            "the caller's samples changed",
            "rng.shuffle works in place; print X and y before and after the call",
            dealt_after(deal, both),
        ),
        (
            "the caller's classes shuffled in place",
            "rng.shuffle works in place; print y before and after the call, and one pair",
            dealt_after(deal, classes),
        ),
    ]
