"""The check of repeated application; every example is a few lines that use the result."""

from autograder.checks.check import Check
from autograder.checks.deep_vs_shallow.common import script
from course import depth

# fmt: off
check_compose = Check(depth.compose, visible=[
    ("a line, three times", script(
        "def f(x):\n    return 2 * x + 1\n\ng = compose(f, 3)\n"
        "x = np.array([0.0, 1.0, -0.5])\ny = g(x)",
        "y", "x")),
    ("k from 0 to 4, one result after the other", script(
        "results = []\nfor k in range(5):\n    g = compose(lambda x: 3 - 2 * x, k)\n"
        "    results.append(g(0.5))", "results")),
    ("one function used again", script(
        "g = compose(lambda x: x / 2 + 1, 2)\nfirst = g(4.0)\n"
        "second = g(np.array([[3, 1], [0, 5]]))\nthird = g(4.0)", "first", "second", "third")),
    ("two functions at a time, and entries that change places", script(
        "g = compose(np.cumsum, 2)\nh = compose(lambda x: x[::-1] * x, 3)\n"
        "x = np.array([1.0, 2.0, 0.5])",
        "g(x)", "h(x)", "g(x)")),
])
# fmt: on


def _numbers(rng, *shape):
    return rng.uniform(-2.0, 2.0, shape).round(2).tolist()


def _line(rng):
    """Return the text of a line that is not its own inverse."""
    return f"{rng.uniform(1.2, 1.8):.2f} * x + {rng.uniform(0.5, 2.0):.2f}"


@check_compose.family("a line")
def line(rng):
    for k in (3, 2, 1, 5, 7):
        yield script(
            f"def f(x):\n    return {_line(rng)}\n\ng = compose(f, {k})\n"
            f"x = np.array({_numbers(rng, 4)})\ny = g(x)",
            "y",
            "x",
        )


# fmt: off
check_compose.add_families(
    ("k = 0",
     lambda rng: script(
         f"g = compose(lambda x: {_line(rng)}, 0)\nx = np.array({_numbers(rng, 2, 3)})",
         "g(x)", "g(3)")),
)
# fmt: on


@check_compose.family("a curve")
def curve(rng):
    for f in ("np.cos", "lambda x: np.abs(3 * x - 2)", "lambda x: 3.2 * x * (1 - x)"):
        k = rng.integers(2, 6)
        x = rng.uniform(0.2, 0.45, (2, 3)).round(2).tolist()
        yield script(f"g = compose({f}, {k})", f"g(np.array({x}))")


@check_compose.family("entries that change places")
def changing_places(rng):
    x = _numbers(rng, 5)
    k = rng.integers(2, 5)
    yield script(f"g = compose(np.cumsum, {k})\nx = np.array({x})", "g(x)", "x")
    yield script(
        f"g = compose(lambda x: np.roll(x, 1) * 2 - x, {k + 1})\nx = np.array({x})", "g(x)", "x"
    )


@check_compose.family("one function used again")
def used_again(rng):
    a, b = _numbers(rng, 2)
    yield script(
        f"g = compose(lambda x: {_line(rng)}, {rng.integers(2, 5)})\n"
        f"first = g({a})\nsecond = g({b})\nthird = g({a})",
        "first",
        "second",
        "third",
    )


@check_compose.family("several functions at a time")
def several_functions(rng):
    (a,) = _numbers(rng, 1)
    yield script(
        f"functions = [compose(lambda x: {_line(rng)}, k) for k in range(6)]",
        f"[g({a}) for g in functions]",
        f"[g({a}) for g in functions[::-1]]",
    )
    yield script(
        f"g = compose(lambda x: {_line(rng)}, 2)\nh = compose(lambda x: {_line(rng)}, 3)",
        f"g({a})",
        f"h({a})",
        f"g(h({a}))",
    )


@check_compose.family("a composed function composed again")
def composed_again(rng):
    (a,) = _numbers(rng, 1)
    yield script(f"g = compose(compose(lambda x: {_line(rng)}, 2), 3)", f"g({a})")


@check_compose.family("whole numbers that do not stay whole")
def whole_numbers(rng):
    x = rng.permutation([-3, 1, 2, 7]).tolist()
    yield script(
        f"g = compose(lambda x: x / 2 + 1, {rng.integers(2, 5)})\nx = np.array({x})", "g(x)", "x"
    )


# fmt: off
check_compose.add_families(
    ("twenty-five times",
     lambda rng: script(f"g = compose(lambda x: x / 2 + {rng.uniform(1, 3):.2f}, 25)", "g(50.0)")),
)
# fmt: on
