"""Mistakes in drawing that the checks of the random initialisations share."""

from functools import partial
from types import SimpleNamespace

import numpy as np

from autograder.checks.common_mistakes import other_generators, seeded, with_parts
from autograder.checks.initialization import common

OWN = np.random.default_rng(7)  # copied for every run of the mistake that draws from it

OF_VARIANCE = (
    "the variance taken for the standard deviation",
    "NumPy's normal takes a standard deviation; print W1.var() and compare with the docstring",
)
WHOLE_FRACTION = "the root covers the whole fraction; print W1.var() and compare with the docstring"
UNIFORM_LIMIT = (
    "the 6 of the uniform limit used for a Gaussian",
    "the 6 belongs to the limit of a uniform distribution; print W1.var()",
)
UPSIDE_DOWN = "the fraction upside down", "wider layers need smaller weights; print W1.std()"


def normal(rng, std, shape):
    """Return Gaussian numbers."""
    return std * rng.standard_normal(shape)


def drawn(
    *args,
    std_of,
    draw=normal,
    bias=common.zeros,
    source=lambda rng, sizes: rng,
    after=lambda params, rng: params,
):
    """
    Return an initialisation; each part may be replaced by a wrong one.

    Parameters
    ----------
    *args : tuple
        What the initialisation is called with: sizes first, the generator last.
    std_of, draw : callable
        `std_of(args, n, n_prev)` and `draw(rng, std, shape)`, for the weights of a layer.
    bias : callable
        `bias(n, n_prev)`, for the biases of a layer.
    source : callable
        `source(rng, sizes)` returns the generator to draw from.
    after : callable
        `after(params, rng)` changes what is returned.
    """
    rng = source(args[-1], args[0])

    def weight(n, n_prev):
        return draw(rng, std_of(args, n, n_prev), (n, n_prev))

    return after(common.network(args[0], weight, bias), rng)


def add_mistakes(check, std_of, *rows):
    """
    Register what every random initialisation may do wrong, then some rows.

    Parameters
    ----------
    check : Check
        Of a function whose arguments start with `sizes` and end with `rng`.
    std_of : callable
        `std_of(args, n, n_prev)` returns the right standard deviation.
    rows : tuples (name, sentence, dict(part of `drawn`=wrong), *more)
    """
    right = partial(drawn, std_of=std_of)
    common.add_mistakes_of_shapes(check, right)

    def without_seed(*args, own=OWN):
        return right(*args[:-1], own)

    with_seed, no_seed, *of_numpy = other_generators(
        lambda other: dict(source=lambda rng, sizes: other()),
        tool="randn", anew="give other weights", same="give the same weights", inside=0,
    )  # fmt: skip
    check.add_mistakes(
        *DRAWS,
        with_seed,
        (*no_seed[:2], without_seed),
        *of_numpy,
        *SHARED,
        *rows,
        make=with_parts(right),
    )


def _truncated(rng, std, shape):
    """Return Gaussian numbers of which those beyond two standard deviations are drawn again."""
    numbers = rng.standard_normal(shape)
    while (far := np.abs(numbers) > 2).any():
        numbers[far] = rng.standard_normal(int(far.sum()))
    return std * numbers


def _random_biases(std):
    """Return the part that draws biases with this spread, with that of their layer for None."""

    def after(params, rng):
        for key in params:
            if key[0] == "b":
                spread = std or params["W" + key[1:]].std()
                params[key] = normal(rng, spread, params[key].shape)
        return params

    return dict(after=after)


def _copied(rng, std, lines, shape):
    return np.broadcast_to(normal(rng, std, lines), shape).copy()


def _same_numbers(rng, sizes):
    """Return what stands for a generator and gives every layer the same numbers."""
    numbers = rng.standard_normal(max(sizes) ** 2)
    return SimpleNamespace(
        standard_normal=lambda shape: numbers[: shape[0] * shape[1]].reshape(shape)
    )


LOOK_AT_STD = "print W1.std() for each layer and compare with what the docstring says"
STANDARD = "a standard deviation of 1 whatever is asked for", LOOK_AT_STD
NOT_GAUSSIAN = "no weight is negative: rng.random is uniform on [0, 1); which method is Gaussian?"
SAME_START = "W1 and W2 start with the same numbers; draw everything from the rng that comes in"
ALL_EQUAL = "units that start equal stay equal; print W1, then look for the line that draws"
# fmt: off
DRAWS = [
    ("weights that are all 0", ALL_EQUAL, dict(draw=lambda rng, std, shape: np.zeros(shape))),
    ("weights that are all the same", ALL_EQUAL,
     *(dict(draw=lambda rng, std, shape, number=number: np.full(shape, number))
       for number in (1.0, 0.5, 0.1, 0.01)),
     dict(draw=lambda rng, std, shape: np.full(shape, std))),
    (*STANDARD, dict(draw=lambda rng, std, shape: rng.standard_normal(shape))),
    ("weights ten times too large", LOOK_AT_STD,
     dict(draw=lambda rng, std, shape: 10 * std * rng.standard_normal(shape))),
    ("weights ten times too small", LOOK_AT_STD,
     dict(draw=lambda rng, std, shape: 0.1 * std * rng.standard_normal(shape))),
    ("random numbers from 0 to 1 with the spread as a factor", NOT_GAUSSIAN,
     dict(draw=lambda rng, std, shape: std * rng.random(shape))),
    ("random numbers from 0 to 1", NOT_GAUSSIAN,
     dict(draw=lambda rng, std, shape: rng.random(shape))),
    ("weights without a sign", "print W1.min(): half of the weights should be negative",
     dict(draw=lambda rng, std, shape: np.abs(normal(rng, std, shape)))),
    ("uniform weights whose limit is the standard deviation",
     "print W1.std(): numbers between -s and s lie closer to 0 than s on average",
     dict(draw=lambda rng, std, shape: rng.uniform(-std, std, shape))),
    ("uniform weights between -1 and 1", LOOK_AT_STD,
     dict(draw=lambda rng, std, shape: rng.uniform(-1, 1, shape))),
    # the standard deviation in the place of the mean: hardly to be told from the one above
    (*STANDARD, dict(draw=lambda rng, std, shape: rng.normal(std, size=shape))),
    ("tails cut off without a correction",
     "what is cut off is missing in the spread; print W1.std()", dict(draw=_truncated)),
    ("the shape given as two numbers",
     "the generator's methods take a shape as one tuple; the message of NumPy names the argument",
     dict(draw=lambda rng, std, shape: std * rng.standard_normal(*shape)),
     dict(draw=lambda rng, std, shape: rng.normal(0.0, std, *shape))),
    ("random biases", "print b1; the task asks for zeros", _random_biases(1.0)),
    ("small random biases", "print b1; the task asks for zeros", _random_biases(0.01)),
    ("biases drawn like the weights", "print b1; the task asks for zeros", _random_biases(None)),
    ("small constant biases", "print b1; the task asks for zeros",
     dict(bias=lambda n, n_prev: np.full((n, 1), 0.01))),
    ("the weights rounded to whole numbers",
     "print W1: fractions are cut off, nearly every weight is 0",
     dict(draw=lambda rng, std, shape: normal(rng, std, shape).astype(int))),
    ("one line of weights copied",
     "print W1[:2, :2]: copies stay copies, since they receive the same gradients",
     dict(draw=lambda rng, std, shape: _copied(rng, std, (1, shape[1]), shape)),
     dict(draw=lambda rng, std, shape: _copied(rng, std, (shape[0], 1), shape))),
    ("a generator made anew for every layer", SAME_START,
     dict(draw=lambda rng, std, shape: normal(np.random.default_rng(0), std, shape))),
]
SHARED = [
    ("the global generator seeded for every layer", SAME_START,
     dict(draw=lambda rng, std, shape: normal(seeded(0), std, shape))),
    ("one draw shared by all layers",
     "every layer needs numbers of its own; build them inside the loop",
     dict(source=_same_numbers)),
]
# fmt: on
