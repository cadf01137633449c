"""Known mistakes of the variance layer by layer: what is counted, kept and returned."""

import numpy as np

from autograder.checks.initialization.propagate_variance import (
    chain,
    check_propagate_variance,
    onwards,
)
from course.activations import ACTIVATIONS
from course.initialization import propagate_variance as right

mistake = check_propagate_variance.mistake

TOO_MANY = ("one layer too many", "the first value belongs to layer 1; print the length and depth")
mistake(*TOO_MANY)(lambda s, activation, depth: right(s, activation, depth + 1))
mistake("the inputs counted as a layer",
        "the first value belongs to the weighted inputs of layer 1, not to what comes in")(
    lambda s, activation, depth: np.append(1.0, right(s, activation, depth)))
mistake("the inputs in place of the first layer",
        "the first value belongs to the weighted inputs of layer 1; what did they meet there?")(
    lambda s, activation, depth: np.append(1.0, right(s, activation, depth))[:depth])
mistake("one layer too few", "as many values are asked for as there are layers; print the length")(
    lambda s, activation, depth: right(s, activation, depth)[1:])
mistake("the last layer only", "one value for each layer is asked for; collect them on the way")(
    lambda s, activation, depth: float(right(s, activation, depth)[-1]))
mistake("the layers in reverse order", "the first value belongs to layer 1; print the list")(
    lambda s, activation, depth: right(s, activation, depth)[::-1] + 0.0)
mistake("standard deviations returned",
        "the name says variance; the root is taken inside the activation, not in the list")(
    lambda s, activation, depth: np.sqrt(right(s, activation, depth)))


@mistake("the variances of the activations returned",
         "weighted inputs are asked for; the first value does not depend on the activation")
def _(s, activation, depth):
    return right(s, activation, depth + 1)[1:] / s


@mistake("a first layer whose inputs pass the activation",
         "the inputs of the network go straight into the first weights")
def _(s, activation, depth):
    values = chain(onwards, first=lambda s: 1.0)(s, activation, depth + 1)
    return values[1:]


@mistake("an array of whole numbers",
         "np.full with a whole number makes an array that cuts off every fraction; print its dtype")
def _(s, activation, depth):
    q = np.full(depth, s)
    for layer in range(1, depth):
        q[layer] = onwards(q[layer - 1], s, ACTIVATIONS[activation])
    return q


for _name in ("relu", "identity", "tanh", "sigmoid"):
    mistake("one activation for all names",
            "call it with the same numbers and another activation: the answers must differ")(
        lambda s, activation, depth, own=_name: right(s, own, depth))
mistake("the same variance in every layer",
        "this holds for one sigma_w2 and one activation only; print what a layer does to it")(
    lambda s, activation, depth: np.full(depth, float(s)))
mistake("a zero for every layer after the first",
        "the array starts with zeros; which line fills the entries behind the first?")(
    lambda s, activation, depth: np.append(float(s), np.zeros(depth - 1)))
