"""The check of parameters that are all zero."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from autograder.checks.initialization import common
from course.initialization import init_zeros
from tutor.judging.standins import Script

CHANGE_ONE = """\
params = init_zeros([{n}, {n}, {n}])
params["W1"][0, 0] = {number}
params["b2"][1, 0] = {number}"""


def _changed_afterwards(number, n):
    text = CHANGE_ONE.format(n=n, number=number)
    return (
        Script(text, (*(f'params["{key}"]' for key in ("W1", "b1", "W2", "b2")), '"W0" in params')),
    )


# fmt: off
check_init_zeros = Check(init_zeros, visible=[
    ("two inputs, three hidden units, one output", ([2, 3, 1],)),
    ("four inputs, two outputs, nothing between", ([4, 2],)),
    ("one weight and one bias changed afterwards", _changed_afterwards(0.5, 2)),
])
check_init_zeros.add_families(
    ("layers of different sizes", lambda rng: (different_sizes(rng, 4),),
     lambda rng: (different_sizes(rng, 3),)),
    ("layers of the same size", lambda rng: ([int(rng.integers(2, 7))] * 3,)),
    ("one, two and five layers", lambda rng: (different_sizes(rng, 2),),
     lambda rng: ([*different_sizes(rng, 2), 1],), lambda rng: (different_sizes(rng, 6),)),
    ("sizes in a tuple", lambda rng: (tuple(different_sizes(rng, 3)),)),
    ("one weight and one bias changed afterwards",
     lambda rng: _changed_afterwards(
         round(float(rng.uniform(0.1, 0.9)), 3), int(rng.integers(3, 6)))),
)
# fmt: on


def _weights(weight):
    return lambda sizes: common.network(sizes, weight)


def _one_array(sizes):
    arrays = {}
    return {key: arrays.setdefault(array.shape, array) for key, array in init_zeros(sizes).items()}


common.add_mistakes_of_shapes(check_init_zeros, init_zeros)
# fmt: off
check_init_zeros.add_mistakes(
    ("ones in place of zeros", "print W1; every entry should be 0",
     _weights(lambda n, n_prev: np.ones((n, n_prev)))),
    ("random weights", "print W1; every entry should be 0",
     *(_weights(lambda n, n_prev, scale=scale:
           scale * np.random.default_rng(1).normal(size=(n, n_prev))) for scale in (0.01, 1.0))),
    ("arrays of whole numbers",
     "put 0.5 into W1 and print it: an array of integers cuts off every fraction",
     lambda sizes: {key: array.astype(int) for key, array in init_zeros(sizes).items()}),
    ("one array for all layers of a shape",
     "change one entry of W1 and print the other layers: every layer needs an array of its own",
     _one_array),
    ("square weights", "W maps the layer below to this layer; print the two sizes",
     _weights(lambda n, n_prev: np.zeros((n, n)))),
    ("a list in place of the dict", 'the parameters are looked up by name, as params["W1"]',
     lambda sizes: list(init_zeros(sizes).values())),
)
# fmt: on
