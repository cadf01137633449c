"""The check of the width that uses up a budget of parameters."""

import math
from functools import partial

from autograder.checks.check import Check
from course import depth

# fmt: off
check_equal_width = Check(depth.equal_width, visible=[
    ("a budget that is used up to the last parameter", (5, 4, 2, 30)),
    ("one hidden layer, and a budget that is nearly enough for one unit more", (2, 6, 1, 86)),
    ("three hidden layers", (6, 3, 3, 172)),
    ("a large budget", (4, 6, 1, 2000)),
])
# fmt: on


def count(n_in, n_out, depth, width):
    """Return the number of parameters, layer by layer."""
    return (n_in + 1) * width + (depth - 1) * (width + 1) * width + (width + 1) * n_out


def drawn(rng):
    """Return different numbers of inputs and outputs."""
    n_in, n_out = rng.choice(range(2, 9), size=2, replace=False)
    return int(n_in), int(n_out)


def budgets(rng, cases):
    """Yield the examples of cases (number of hidden layers, smallest and largest budget)."""
    for layers, low, high in cases:
        yield *drawn(rng), layers, int(rng.integers(low, high))


def near(rng, depths, more, low=3):
    """Yield budgets that are so many parameters more than what a width needs."""
    for layers in depths:
        sizes = drawn(rng)
        yield *sizes, layers, count(*sizes, layers, int(rng.integers(low, 20))) + more


DEEP = [(n, 300, 3000) for n in (2, 3, 4, 8)]
LARGE = [(1, 2500, 4000), (2, 30_000, 60_000)]
for _kind, _family in (
    ("one hidden layer", partial(budgets, cases=[(1, 60, 500)] * 2)),
    ("two, three, four and eight hidden layers", partial(budgets, cases=DEEP)),
    ("a budget that is used up to the last parameter", partial(near, depths=(1, 2, 5), more=0)),
    ("a budget that lacks one parameter", partial(near, depths=(1, 3, 6), more=-1, low=5)),
    ("a budget that leaves one parameter over", partial(near, depths=(1, 2, 4), more=1)),
):
    check_equal_width.family(_kind)(_family)


@check_equal_width.family("a budget that is nearly enough for one unit more a layer")
def nearly_enough(rng):
    for layers in (2, 4):
        sizes, width = drawn(rng), int(rng.integers(12, 30))
        below, above = (count(*sizes, layers, w) for w in (width, width + 1))
        yield *sizes, layers, int(0.3 * below + 0.7 * above)


@check_equal_width.family("one input and one output")
def one_input_and_output(rng):
    yield 1, 1, 1, int(rng.integers(40, 90))
    yield 1, 1, 4, int(rng.integers(200, 500))


@check_equal_width.family("a budget for a width of 1")
def width_of_1(rng):
    sizes = drawn(rng)
    yield *sizes, 3, count(*sizes, 3, 1)
    yield *sizes, 2, count(*sizes, 2, 2) - 1


check_equal_width.family("a large budget")(partial(budgets, cases=LARGE))
check_equal_width.add_families(
    ("many inputs", lambda rng: (784, 10, 2, int(rng.integers(9_000, 50_000)))),
)


def largest(of, budget):
    """Return the largest width within the budget, at least 0."""
    width = 0
    while of(width + 1) <= budget and width < 5000:
        width += 1
    return width


def width(n_in, n_out, depth, n_parameters, counted=count, pick=largest):
    """
    Return the width of another count, or another choice of a width.

    `counted(n_in, n_out, depth, width)` grows with the width; `pick(of, budget)` chooses.
    """
    return pick(partial(counted, n_in, n_out, depth), n_parameters)


ALLOWED = "count the parameters of the width that you return: more than the budget is not allowed"
NEAREST = ("the width nearest to the budget instead of within it", ALLOWED)
REACHED = ("the first width that reaches the budget", ALLOWED)
# fmt: off
check_equal_width.add_mistakes(
    ("the biases not counted",
     "count the parameters of your network by hand: each unit has a bias too",
     lambda n_in, n_out, depth, w: n_in * w + (depth - 1) * w * w + w * n_out),
    ("the output's biases not counted",
     "the output units have biases as well; count by hand for a width of 1",
     lambda n_in, n_out, depth, w: count(n_in, n_out, depth, w) - n_out),
    ("the first layer's biases not counted", "count by hand for a width of 1, layer by layer",
     lambda n_in, n_out, depth, w: count(n_in, n_out, depth, w) - w),
    ("one bias for a whole layer", "each unit of a layer has a bias of its own",
     lambda n_in, n_out, depth, w: n_in * w + (depth - 1) * w * w + w * n_out + depth + 1),
    ("the weights from the inputs not counted", "give it many more inputs: the width must shrink",
     lambda n_in, n_out, depth, w: count(0, n_out, depth, w) - w),
    ("the output layer not counted", "give it many more outputs: the width must shrink",
     lambda n_in, n_out, depth, w: count(n_in, 0, depth, w)),
    ("only the weights between hidden layers counted",
     "give it many more inputs or outputs: the width must shrink",
     lambda n_in, n_out, depth, w: depth * (w + 1) * w),
    ("inputs and outputs exchanged",
     "the outputs have biases and the inputs have none; swap n_in and n_out and compare",
     lambda n_in, n_out, depth, w: count(n_out, n_in, depth, w)),
    ("a single input whatever n_in says", "give it many more inputs: the width must shrink",
     lambda n_in, n_out, depth, w: count(1, n_out, depth, w)),
    ("a single output whatever n_out says", "give it many more outputs: the width must shrink",
     lambda n_in, n_out, depth, w: count(n_in, 1, depth, w)),
    ("the inputs given biases", "the inputs are data: no bias belongs to them",
     lambda n_in, n_out, depth, w: count(n_in, n_out, depth, w) + n_in),
    ("the formula of one hidden layer for every depth",
     "call it with two depths and the same budget: the deeper network must be narrower",
     lambda n_in, n_out, depth, w: count(n_in, n_out, 1, w)),
    ("the output layer taken for a hidden one",
     "for depth 1 print the list of sizes that you count: one hidden layer must be in it",
     lambda n_in, n_out, depth, w: count(n_in, n_out, max(depth - 1, 1), w)),
    ("a hidden layer too many",
     "for depth 1 print the list of sizes that you count: how many hidden layers are in it?",
     lambda n_in, n_out, depth, w: count(n_in, n_out, depth + 1, w)),
    ("two hidden layers whatever the depth",
     "call it with two depths and the same budget: the deeper network must be narrower",
     lambda n_in, n_out, depth, w: count(n_in, n_out, 2, w)),
    ("layers that are not connected",
     "between two hidden layers there is a weight for each pair of units",
     lambda n_in, n_out, depth, w: (n_in + 1) * w + (depth - 1) * 2 * w + (w + 1) * n_out),
    ("units counted instead of parameters", "the budget is of weights and biases, not of units",
     lambda n_in, n_out, depth, w: depth * w,
     lambda n_in, n_out, depth, w: depth * w + n_in + n_out),
    make=lambda counted: partial(width, counted=counted),
)
check_equal_width.add_mistakes(
    ("less than the budget instead of at most",
     "try a budget that a width meets to the last parameter",
     lambda of, budget: largest(of, budget - 1)),
    ("the first width that is too large",
     "count the parameters of the width that you return, and compare with the budget",
     lambda of, budget: largest(of, budget) + 1),
    ("a width too small by one",
     "count the parameters of your width and of the next one: which is the last within budget?",
     lambda of, budget: largest(of, budget) - 1),
    (*NEAREST,
     lambda of, budget: min(
         range(1, largest(of, budget) + 2), key=lambda width: abs(of(width) - budget))),
    (*REACHED, lambda of, budget: largest(of, budget - 1) + 1),
    ("the number of parameters returned", "the result is a width; print what you count beside it",
     lambda of, budget: of(largest(of, budget))),
    ("what is left of the budget returned", "the result is a width, not a rest",
     lambda of, budget: budget - of(largest(of, budget))),
    ("only powers of 2 tried", "try every width, not only doubled ones",
     lambda of, budget: 2 ** int(math.log2(largest(of, budget)))),
    ("a search that ends too early",
     "give it ten times the budget: the width must not stay where your range ends",
     *(lambda of, budget, end=end: min(largest(of, budget), end)
         for end in (50, 64, 99, 100, 128, 150))),
    make=lambda pick: partial(width, pick=pick),
)
# fmt: on


def root(n_in, n_out, depth, n_parameters):
    """Return the width, not a whole number, that meets the budget."""
    a, b, c = depth - 1, n_in + depth + n_out, n_out - n_parameters
    return -c / b if a == 0 else (math.sqrt(b * b - 4 * a * c) - b) / (2 * a)


# fmt: off
check_equal_width.add_mistakes(
    (*NEAREST, lambda *args: round(root(*args))),
    (*REACHED, lambda *args: math.ceil(root(*args))),
    ("a width that is no whole number", "there are no parts of units; which whole number is right?",
     root),
    ("the budget shared out by a root",
     "a square of weights for each layer leaves out biases, inputs and outputs; count by hand",
     lambda n_in, n_out, depth, budget: int(math.sqrt(budget / depth)),
     lambda n_in, n_out, depth, budget: int(math.sqrt(budget / max(depth - 1, 1)))),
    ("the width of one hidden layer divided by the depth",
     "count the parameters of the width that you return; between hidden layers they grow with its "
     "square", lambda n_in, n_out, depth, budget: int(root(n_in, n_out, 1, budget) / depth)),
)
# fmt: on
