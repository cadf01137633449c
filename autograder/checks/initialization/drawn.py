"""What the checks of the random initialisations share: examples, and mistakes in drawing."""

import numpy as np

from autograder.checks.initialization.draw_mistakes import (
    register_distributions,
    register_generators,
)
from autograder.checks.initialization.shapes import network, register_shapes
from tutor.judging.rules import RandomNetwork
from tutor.judging.standins import Script, Seed

DISCIPLINE = """\
first = {name}([4, 3], {std}np.random.default_rng({seed}))
again = {name}([4, 3], {std}np.random.default_rng({seed}))
other = {name}([4, 3], {std}np.random.default_rng({other}))
before = np.random.get_state()
last = {name}([2, 5, 3], {std}np.random.default_rng({seed}))
after = np.random.get_state()
same = np.array_equal(first["W1"], again["W1"])
different = not np.array_equal(first["W1"], other["W1"])
global_generator_unmoved = before[2] == after[2] and np.array_equal(before[1], after[1])"""


def discipline(name, std="", seed=1, other=2):
    """Return the script that looks at where the randomness comes from."""
    text = DISCIPLINE.format(name=name, std=std, seed=seed, other=other)
    return Script(text, ("same", "different", "global_generator_unmoved", '"W0" in last'))


def free_draws(std_of):
    """Return the rule for `std_of(args, n, n_prev)`, as `free` of a check."""
    def free(args, expected):
        if isinstance(args[0], Script):
            return expected
        sizes = list(args[0])
        return RandomNetwork(sizes, [float(std_of(args, n, n_prev))
                                     for n_prev, n in zip(sizes[:-1], sizes[1:], strict=True)])
    return free


SIZES = {
    "layers of different sizes": ([120, 300, 80, 7],),
    "layers of the same size": ([40, 40, 40],),
    "one layer, two layers and five layers": ([90, 25], [25, 150, 10], [40, 60, 30, 50, 25, 8]),
    "one output": ([60, 200, 1],),
    "sizes in a tuple": ((30, 80, 20),),
}


def register_families(check, between=lambda rng: ()):
    """Add the hidden families; `between(rng)` draws the arguments between sizes and rng."""
    def seed(rng):
        return int(rng.integers(1, 10**6))

    for kind, many in SIZES.items():
        def draw(rng, many=many):
            for sizes in many:
                yield sizes, *between(rng), Seed(seed(rng))
        check.family(kind)(draw)

    @check.family("the same rng, another rng and the global generator")
    def _(rng):
        std = "".join(f"{number}, " for number in between(rng))
        yield discipline(check.name, std, seed(rng), seed(rng) + 10**6),


def register_draws(check, std_of):
    """
    Add the mistakes in drawing that every random initialisation knows.

    Parameters
    ----------
    check : Check
        Of a function whose arguments start with `sizes` and end with `rng`.
    std_of : callable
        `std_of(args, n, n_prev)` returns the right standard deviation.
    """
    def right(args, n, n_prev):
        return std_of(args, n, n_prev) * args[-1].standard_normal((n, n_prev))

    register_shapes(check, right)

    def drawn(draw, bias=lambda n, n_prev: np.zeros((n, 1))):
        """Return an initialisation with `draw(rng, std, shape)` for each layer."""
        return lambda *args: network(
            args[0], lambda n, n_prev: draw(args[-1], std_of(args, n, n_prev), (n, n_prev)), bias)

    def normal(rng, std, shape):
        return std * rng.standard_normal(shape)

    mistake = check.mistake
    register_distributions(mistake, drawn)
    mistake("random biases", "print b1; the task asks for zeros")(
        lambda *args: _with_random_biases(drawn(normal)(*args), args[-1], 1.0))
    mistake("small random biases", "print b1; the task asks for zeros")(
        lambda *args: _with_random_biases(drawn(normal)(*args), args[-1], 0.01))
    mistake("biases drawn like the weights", "print b1; the task asks for zeros")(
        lambda *args: _with_random_biases(drawn(normal)(*args), args[-1], None))
    mistake("small constant biases", "print b1; the task asks for zeros")(
        drawn(normal, lambda n, n_prev: np.full((n, 1), 0.01)))
    mistake("the weights rounded to whole numbers",
            "print W1: fractions are cut off, nearly every weight is 0")(
        drawn(lambda rng, std, shape: normal(rng, std, shape).astype(int)))
    for column in (False, True):
        mistake("one line of weights copied",
                "print W1[:2, :2]: copies stay copies, since they receive the same gradients")(
            drawn(lambda rng, std, shape, column=column: np.broadcast_to(
                normal(rng, std, (shape[0], 1) if column else (1, shape[1])), shape).copy()))
    register_generators(mistake, drawn, normal)


def _with_random_biases(params, rng, std):
    """Return parameters with biases drawn at this spread, at that of their layer for None."""
    for key in params:
        if key[0] == "b":
            spread = std or params["W" + key[1:]].std()
            params[key] = spread * rng.standard_normal(params[key].shape)
    return params
