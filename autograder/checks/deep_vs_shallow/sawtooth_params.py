"""The check of the folding network: the weights are free, the shapes and the outputs are not."""

from autograder.checks.check import Check
from autograder.checks.deep_vs_shallow import common
from course import depth

LAYERS = """A = x.reshape(1, -1)
for i in range(1, k + 1):
    A = np.maximum(0.0, params[f"W{i}"] @ A + params[f"b{i}"])
out = params[f"W{k + 1}"] @ A + params[f"b{k + 1}"]"""


def outputs(k, x, before=""):
    """Return the example that sends numbers, or the drawing of them, through the layers."""
    return common.script(f"{before}k = {k}\nparams = sawtooth_params(k)\nx = {x}\n{LAYERS}", "out")


def shapes(k):
    """Return the example that looks at the names and the shapes."""
    wanted = "{name: np.shape(value) for name, value in params.items()}", "len(params)"
    return common.script(f"params = sawtooth_params({k})", *wanted)


# fmt: off
check_sawtooth_params = Check(depth.sawtooth_params, visible=[
    ("one hidden layer", outputs(1, "np.array([0.0, 0.2, 0.5, 0.8, 1.0])")),
    ("three hidden layers", outputs(3, "np.array([0.0, 0.1, 0.125, 0.3, 0.45, 0.6, 0.8, 0.95])")),
    ("the names and the shapes of four hidden layers", shapes(4)),
    ("two hidden layers", outputs(2, "np.array([0.1, 0.25, 0.4, 0.7, 0.9, 1.0])")),
])
# fmt: on


def _drawn(rng, size):
    return f"np.random.default_rng({rng.integers(1000)}).uniform(0.0, 1.0, {size})"


def _pieces(k):
    return outputs(k, f"np.linspace(0.0, 1.0, {2**k + 1})")


@check_sawtooth_params.family("numbers from the unit interval")
def numbers(rng):
    for k in (3, 1, 2, 5, 10):
        yield outputs(k, _drawn(rng, 8 * k))


@check_sawtooth_params.family("the names and the shapes")
def names_and_shapes(rng):
    for k in (1, 2, int(rng.integers(3, 7)), int(rng.integers(7, 12))):
        yield shapes(k)


# fmt: off
check_sawtooth_params.add_families(
    ("the ends of all pieces", lambda rng: _pieces(rng.integers(3, 7))),
    ("a single number",
     lambda rng: outputs(rng.integers(2, 6), f"np.array([{rng.uniform(0.01, 0.99):.4f}])")),
)
# fmt: on


@check_sawtooth_params.family("two networks")
def two_networks(rng):
    few, many = rng.permutation([2, 3, 4])[:2]
    before = f"params = sawtooth_params({few})\nfor name in params:\n    params[name] += 1\n"
    yield outputs(many, _drawn(rng, 9), before)
