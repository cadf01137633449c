"""The check of the variance of weighted inputs, layer by layer."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.unsteady import unsteady_for
from course import initialization
from course.activations import ACTIVATIONS
from tutor.judging.compare import Tolerance

check_propagate_variance = Check(
    initialization.propagate_variance, tolerance=Tolerance(1e-4, 1e-6), visible=[
        ("ReLU, three layers", (3.0, "relu", 3)),
        ("tanh, four layers and a whole number", (2, "tanh", 4)),
        ("sigmoid, three layers", (1.5, "sigmoid", 3)),
        ("no activation, one layer", (0.5, "identity", 1)),
    ])


@check_propagate_variance.family("ReLU")
def _(rng):
    yield float(rng.uniform(1.1, 1.7)), "relu", 5
    yield float(rng.uniform(2.2, 2.8)), "relu", 10


@check_propagate_variance.family("no activation")
def _(rng):
    yield float(rng.uniform(0.5, 0.9)), "identity", 6
    yield float(rng.uniform(1.1, 1.4)), "identity", 10


@check_propagate_variance.family("tanh")
def _(rng):
    yield float(rng.uniform(1.3, 2.5)), "tanh", 4
    yield float(rng.uniform(0.5, 0.9)), "tanh", 10


@check_propagate_variance.family("sigmoid")
def _(rng):
    yield float(rng.uniform(1.5, 3.5)), "sigmoid", 5


@check_propagate_variance.family("one layer and two layers")
def _(rng):
    yield float(rng.uniform(0.3, 0.8)), "tanh", 1
    yield float(rng.uniform(1.2, 3.0)), "sigmoid", 2


@check_propagate_variance.family("thirty layers")
def _(rng):
    yield 2.0, "relu", 30
    yield float(rng.uniform(1.5, 2.5)), "tanh", 30


@check_propagate_variance.family("whole numbers")
def _(rng):
    yield 3, "sigmoid", 4
    yield 1, "tanh", 5


NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(101)
WEIGHTS = WEIGHTS / np.sqrt(2 * np.pi)


def chain(step, first=lambda sigma_w2: sigma_w2):
    """Return the recursion with `step(q, sigma_w2, phi)` from one layer to the next."""
    def function(sigma_w2, activation, depth):
        q = [first(float(sigma_w2))]
        with np.errstate(all="ignore"):
            while len(q) < depth:
                q.append(step(q[-1], float(sigma_w2), ACTIVATIONS[activation]))
        return np.array(q)
    return function


def _moment(q, phi):
    return WEIGHTS @ phi(np.sqrt(q) * NODES) ** 2


def onwards(q, sigma_w2, phi):
    return sigma_w2 * _moment(q, phi)


mistake = check_propagate_variance.mistake

mistake("the variance of the activations in place of their mean square",
        "the next layer adds up squares of activations, and the mean of ReLU's or the sigmoid's is "
        "not 0")(
    chain(lambda q, s, phi: s * (_moment(q, phi) - (WEIGHTS @ phi(np.sqrt(q) * NODES)) ** 2)))
mistake("the square of the mean",
        "square each activation first, then take the mean; for tanh the mean is 0 by symmetry")(
    chain(lambda q, s, phi: s * (WEIGHTS @ phi(np.sqrt(q) * NODES)) ** 2))
mistake("activations that are not squared",
        "a variance is a mean of squares; for tanh positive and negative activations cancel")(
    unsteady_for(lambda s, activation, depth: depth > 1 and activation in ("tanh", "identity"))(
        chain(lambda q, s, phi: s * (WEIGHTS @ phi(np.sqrt(q) * NODES)))))
mistake("a variance that is not handed on",
        "layer 3 starts from what layer 2 ended with; are your values all the same?")(
    lambda s, activation, depth: np.array(
        [s] + [onwards(s, s, ACTIVATIONS[activation])] * (depth - 1), dtype=float))
mistake("every layer fed with inputs of variance 1",
        "the Gaussian that goes into the activation has the variance of the layer before")(
    chain(lambda q, s, phi: onwards(1.0, s, phi)))
mistake("the root of the variance forgotten",
        "a Gaussian of variance q is a standard one times what; a variance is no spread")(
    chain(lambda q, s, phi: s * (WEIGHTS @ phi(q * NODES) ** 2)))
mistake("the variance squared in place of its root",
        "a Gaussian of variance q is a standard one times what; a variance is no spread")(
    chain(lambda q, s, phi: s * (WEIGHTS @ phi(q**2 * NODES) ** 2)))
mistake("the variance taken out of the activation",
        "this is right for ReLU and the identity only; tanh flattens large inputs, so the spread "
        "has to go in")(chain(lambda q, s, phi: s * q * _moment(1.0, phi)))

NOT_NORMALISED = ("quadrature weights that do not sum to 1",
                  "print weights.sum(): the mean of the constant 1 has to be 1")
mistake(*NOT_NORMALISED)(chain(lambda q, s, phi: np.sqrt(2 * np.pi) * onwards(q, s, phi)))
mistake(*NOT_NORMALISED)(chain(lambda q, s, phi: np.sqrt(np.pi) * onwards(q, s, phi)))
mistake(*NOT_NORMALISED)(chain(lambda q, s, phi: np.sqrt(2) * onwards(q, s, phi)))
mistake(*NOT_NORMALISED)(chain(lambda q, s, phi: onwards(q, s, phi) / np.sqrt(2)))
mistake(*NOT_NORMALISED)(chain(lambda q, s, phi: np.sqrt(np.pi) * onwards(q / 2, s, phi)))
mistake("a mean of all nodes without their weights",
        "the outer nodes are far less likely than the inner ones; the weights say how much")(
    chain(lambda q, s, phi: s * np.mean(phi(np.sqrt(q) * NODES) ** 2)))
mistake("the physicists' nodes taken for a standard Gaussian's",
        "print weights @ nodes**2: the variance of a standard Gaussian is 1; hermgauss and "
        "hermegauss belong to different bells")(chain(lambda q, s, phi: onwards(q / 2, s, phi)))
mistake("nodes stretched by the root of 2 once too often",
        "print weights @ nodes**2: the variance of a standard Gaussian is 1; hermgauss and "
        "hermegauss belong to different bells")(chain(lambda q, s, phi: onwards(2 * q, s, phi)))

mistake("sigma_w2 squared", "sigma_w2 is a variance already; compare the first value")(
    lambda s, activation, depth: initialization.propagate_variance(s**2, activation, depth))
mistake("the root of sigma_w2",
        "a sum of independent terms adds variances, not spreads; compare the first value")(
    lambda s, activation, depth: initialization.propagate_variance(s**0.5, activation, depth))
mistake("sigma_w2 forgotten on the way",
        "every layer has weights, not the first one only; look at each value from the second on")(
    chain(lambda q, s, phi: _moment(q, phi)))
mistake("sigma_w2 squared from the second layer on",
        "sigma_w2 is a variance already; compare the second value")(
    chain(lambda q, s, phi: s * onwards(q, s, phi)))
mistake("a start at 1",
        "1 is the mean square of the inputs; the first weighted inputs have been through weights")(
    chain(onwards, first=lambda s: 1.0))
