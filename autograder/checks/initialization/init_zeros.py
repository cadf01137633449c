"""The check of parameters that are all zero."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from autograder.checks.initialization.shapes import network, register_shapes
from course import initialization
from tutor.judging.standins import Script

CHANGE_ONE = """\
params = init_zeros([{n}, {n}, {n}])
params["W1"][0, 0] = {number}
params["b2"][1, 0] = {number}"""
ALL_FOUR = (*(f'params["{name}"]' for name in ("W1", "b1", "W2", "b2")), '"W0" in params')

check_init_zeros = Check(initialization.init_zeros, visible=[
    ("two inputs, three hidden units, one output", ([2, 3, 1],)),
    ("four inputs, two outputs, nothing between", ([4, 2],)),
    ("one weight and one bias changed afterwards",
     (Script(CHANGE_ONE.format(n=2, number=0.5), ALL_FOUR),)),
])


@check_init_zeros.family("layers of different sizes")
def _(rng):
    yield different_sizes(rng, 4),
    yield different_sizes(rng, 3),


@check_init_zeros.family("layers of the same size")
def _(rng):
    yield [int(rng.integers(2, 7))] * 3,


@check_init_zeros.family("one, two and five layers")
def _(rng):
    yield different_sizes(rng, 2),
    yield [*different_sizes(rng, 2), 1],
    yield different_sizes(rng, 6),


@check_init_zeros.family("sizes in a tuple")
def _(rng):
    yield tuple(different_sizes(rng, 3)),


@check_init_zeros.family("one weight and one bias changed afterwards")
def _(rng):
    number = round(float(rng.uniform(0.1, 0.9)), 3)
    yield Script(CHANGE_ONE.format(n=int(rng.integers(3, 6)), number=number), ALL_FOUR),


def _weight(args, n, n_prev):
    return np.zeros((n, n_prev))


register_shapes(check_init_zeros, _weight)
mistake = check_init_zeros.mistake

mistake("ones in place of zeros", "print W1; every entry should be 0")(
    lambda sizes: network(sizes, lambda n, n_prev: np.ones((n, n_prev))))
for _scale in (0.01, 1.0):
    mistake("random weights", "print W1; every entry should be 0")(
        lambda sizes, scale=_scale: network(
            sizes, lambda n, n_prev: scale * np.random.default_rng(1).normal(size=(n, n_prev))))
mistake("arrays of whole numbers",
        "put 0.5 into W1 and print it: an array of integers cuts off every fraction")(
    lambda sizes: {key: array.astype(int)
                   for key, array in initialization.init_zeros(sizes).items()})


@mistake("one array for all layers of a shape",
         "change one entry of W1 and print the other layers: every layer needs an array of its own")
def _(sizes):
    arrays = {}
    return {key: arrays.setdefault(array.shape, array)
            for key, array in initialization.init_zeros(sizes).items()}


@mistake("square weights", "W maps the layer below to this layer; print the two sizes")
def _(sizes):
    return network(sizes, lambda n, n_prev: np.zeros((n, n)))


@mistake("a list in place of the dict", "the parameters are looked up by name, as params[\"W1\"]")
def _(sizes):
    return list(initialization.init_zeros(sizes).values())
