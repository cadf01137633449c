"""The checks of every assignment: `CHECKS[assignment][function]`."""

from autograder.checks import activations, backprop, depth, forward, hyperparameters, initialization
from autograder.checks.check import Check


def _checks_of(module):
    """Return the checks that a module defines, by function, in the order of its exercises."""
    return {check.name: check for check in vars(module).values() if isinstance(check, Check)}


CHECKS = {
    "01-activations": _checks_of(activations),
    "02-forward": _checks_of(forward),
    "03-backprop": _checks_of(backprop),
    "04-initialization": _checks_of(initialization),
    "05-deep-vs-shallow": _checks_of(depth),
    "06-hyperparameters": _checks_of(hyperparameters),
}
