"""The check of the variance of weighted inputs, layer by layer."""

from functools import partial

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.unsteady import unsteady_for
from course.activations import ACTIVATIONS
from course.initialization import propagate_variance
from tutor.judging.compare import Tolerance

# fmt: off
check_propagate_variance = Check(propagate_variance, tolerance=Tolerance(1e-4, 1e-6), visible=[
    ("ReLU, three layers", (3.0, "relu", 3)),
    ("tanh, four layers and a whole number", (2, "tanh", 4)),
    ("sigmoid, three layers", (1.5, "sigmoid", 3)),
    ("no activation, one layer", (0.5, "identity", 1)),
])
check_propagate_variance.add_families(
    ("ReLU", lambda rng: (float(rng.uniform(1.1, 1.7)), "relu", 5),
     lambda rng: (float(rng.uniform(2.2, 2.8)), "relu", 10)),
    ("no activation", lambda rng: (float(rng.uniform(0.5, 0.9)), "identity", 6),
     lambda rng: (float(rng.uniform(1.1, 1.4)), "identity", 10)),
    ("tanh", lambda rng: (float(rng.uniform(1.3, 2.5)), "tanh", 4),
     lambda rng: (float(rng.uniform(0.5, 0.9)), "tanh", 10)),
    ("sigmoid", lambda rng: (float(rng.uniform(1.5, 3.5)), "sigmoid", 5)),
    ("one layer and two layers", lambda rng: (float(rng.uniform(0.3, 0.8)), "tanh", 1),
     lambda rng: (float(rng.uniform(1.2, 3.0)), "sigmoid", 2)),
    ("thirty layers", lambda rng: (2.0, "relu", 30),
     lambda rng: (float(rng.uniform(1.5, 2.5)), "tanh", 30)),
    ("whole numbers", lambda rng: (3, "sigmoid", 4), lambda rng: (1, "tanh", 5)),
)
# fmt: on
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(101)
WEIGHTS = WEIGHTS / np.sqrt(2 * np.pi)


def _mean(q, phi):
    return WEIGHTS @ phi(np.sqrt(q) * NODES)


def _moment(q, phi):
    return WEIGHTS @ phi(np.sqrt(q) * NODES) ** 2


def _onwards(q, s, phi):
    """Return the variance one layer further."""
    return s * _moment(q, phi)


def _chain(s, activation, depth, step=_onwards, first=lambda s: s, after=lambda values: values):
    """Return the variances; each part may be replaced by a wrong one."""
    q = [first(float(s))]
    with np.errstate(all="ignore"):
        while len(q) < depth:
            q.append(step(q[-1], float(s), ACTIVATIONS[activation]))
    return after(np.array(q))


def _whole_numbers(s, activation, depth):
    q = np.full(depth, s)
    for layer in range(1, depth):
        q[layer] = _onwards(q[layer - 1], s, ACTIVATIONS[activation])
    return q


# fmt: off
check_propagate_variance.add_mistakes(
    ("the variance of the activations in place of their mean square",
     "the next layer adds up squares of activations, and the mean of ReLU's or the sigmoid's is "
     "not 0", dict(step=lambda q, s, phi: s * (_moment(q, phi) - _mean(q, phi) ** 2))),
    ("the square of the mean",
     "square each activation first, then take the mean; for tanh the mean is 0 by symmetry",
     dict(step=lambda q, s, phi: s * _mean(q, phi) ** 2)),
    ("activations that are not squared",
     "a variance is a mean of squares; for tanh positive and negative activations cancel",
     unsteady_for(lambda s, activation, depth: depth > 1 and activation in ("tanh", "identity"))(
         partial(_chain, step=lambda q, s, phi: s * _mean(q, phi)))),
    ("a variance that is not handed on",
     "layer 3 starts from what layer 2 ended with; are your values all the same?",
     dict(step=lambda q, s, phi: _onwards(s, s, phi))),
    ("every layer fed with inputs of variance 1",
     "the Gaussian that goes into the activation has the variance of the layer before",
     dict(step=lambda q, s, phi: _onwards(1.0, s, phi))),
    ("the root of the variance forgotten",
     "a Gaussian of variance q is a standard one times what; a variance is no spread",
     dict(step=lambda q, s, phi: s * (WEIGHTS @ phi(q * NODES) ** 2))),
    ("the variance squared in place of its root",
     "a Gaussian of variance q is a standard one times what; a variance is no spread",
     dict(step=lambda q, s, phi: s * (WEIGHTS @ phi(q**2 * NODES) ** 2))),
    ("the variance taken out of the activation",
     "this is right for ReLU and the identity only; tanh flattens large inputs, so the spread has "
     "to go in", dict(step=lambda q, s, phi: s * q * _moment(1.0, phi))),
    ("quadrature weights that do not sum to 1",
     "print weights.sum(): the mean of the constant 1 has to be 1",
     dict(step=lambda q, s, phi: np.sqrt(2 * np.pi) * _onwards(q, s, phi)),
     dict(step=lambda q, s, phi: np.sqrt(np.pi) * _onwards(q, s, phi)),
     dict(step=lambda q, s, phi: np.sqrt(2) * _onwards(q, s, phi)),
     dict(step=lambda q, s, phi: _onwards(q, s, phi) / np.sqrt(2)),
     dict(step=lambda q, s, phi: np.sqrt(np.pi) * _onwards(q / 2, s, phi))),
    ("a mean of all nodes without their weights",
     "the outer nodes are far less likely than the inner ones; the weights say how much",
     dict(step=lambda q, s, phi: s * np.mean(phi(np.sqrt(q) * NODES) ** 2))),
    ("the physicists' nodes taken for a standard Gaussian's",
     "print weights @ nodes**2: the variance of a standard Gaussian is 1; hermgauss and "
     "hermegauss belong to different bells", dict(step=lambda q, s, phi: _onwards(q / 2, s, phi))),
    ("nodes stretched by the root of 2 once too often",
     "print weights @ nodes**2: the variance of a standard Gaussian is 1; hermgauss and "
     "hermegauss belong to different bells", dict(step=lambda q, s, phi: _onwards(2 * q, s, phi))),
    ("sigma_w2 squared", "sigma_w2 is a variance already; compare the first value",
     lambda s, activation, depth: _chain(s**2, activation, depth)),
    ("the root of sigma_w2",
     "a sum of independent terms adds variances, not spreads; compare the first value",
     lambda s, activation, depth: _chain(s**0.5, activation, depth)),
    ("sigma_w2 forgotten on the way",
     "every layer has weights, not the first one only; look at each value from the second on",
     dict(step=lambda q, s, phi: _moment(q, phi))),
    ("sigma_w2 squared from the second layer on",
     "sigma_w2 is a variance already; compare the second value",
     dict(step=lambda q, s, phi: s * _onwards(q, s, phi))),
    ("a start at 1",
     "1 is the mean square of the inputs; the first weighted inputs have been through weights",
     dict(first=lambda s: 1.0)),
    ("one layer too many", "the first value belongs to layer 1; print the length and depth",
     lambda s, activation, depth: _chain(s, activation, depth + 1)),
    ("the inputs counted as a layer",
     "the first value belongs to the weighted inputs of layer 1, not to what comes in",
     dict(after=lambda values: np.append(1.0, values))),
    ("the inputs in place of the first layer",
     "the first value belongs to the weighted inputs of layer 1; what did they meet there?",
     dict(after=lambda values: np.append(1.0, values[:-1]))),
    ("one layer too few", "as many values are asked for as there are layers; print the length",
     dict(after=lambda values: values[1:])),
    ("the last layer only", "one value for each layer is asked for; collect them on the way",
     dict(after=lambda values: float(values[-1]))),
    ("the layers in reverse order", "the first value belongs to layer 1; print the list",
     dict(after=lambda values: values[::-1].copy())),
    ("standard deviations returned",
     "the name says variance; the root is taken inside the activation, not in the list",
     dict(after=np.sqrt)),
    ("the variances of the activations returned",
     "weighted inputs are asked for; the first value does not depend on the activation",
     lambda s, activation, depth: _chain(s, activation, depth + 1)[1:] / s),
    ("a first layer whose inputs pass the activation",
     "the inputs of the network go straight into the first weights",
     lambda s, activation, depth: _chain(s, activation, depth + 1, first=lambda s: 1.0)[1:]),
    ("an array of whole numbers",
     "np.full with a whole number makes an array that cuts off every fraction; print its dtype",
     _whole_numbers),
    ("one activation for all names",
     "call it with the same numbers and another activation: the answers must differ",
     *(lambda s, activation, depth, name=name: _chain(s, name, depth)
       for name in ("relu", "identity", "tanh", "sigmoid"))),
    ("the same variance in every layer",
     "this holds for one sigma_w2 and one activation only; print what a layer does to it",
     dict(step=lambda q, s, phi: q)),
    ("a zero for every layer after the first",
     "the array starts with zeros; which line fills the entries behind the first?",
     dict(step=lambda q, s, phi: 0.0)),
    make=with_parts(_chain),
)
# fmt: on
