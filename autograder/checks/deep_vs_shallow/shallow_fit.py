"""The check of the least squares fit with one hidden layer."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.deep_vs_shallow import common
from course import depth

# fmt: off
WANTED = ("out(x)", "out(new)", 'np.sort(-params["b1"] / params["W1"], axis=0)',
          '[np.shape(params[name]) for name in ("W1", "b1", "W2", "b2")]')
# fmt: on
NETWORK = """params = shallow_fit(x, y, kinks)

def out(x):
    hidden = np.maximum(params["W1"] @ x.reshape(1, -1) + params["b1"], 0)
    return params["W2"] @ hidden + params["b2"]"""


def script(x, y, kinks, new, wanted=WANTED):
    """Return the arguments of an example; each of the first four is the text of an array."""
    return common.script(f"x = {x}\ny = {y}\nkinks = {kinks}\nnew = {new}\n{NETWORK}", *wanted)


def array(values):
    """Return the text of an array of numbers with at most three decimals."""
    values = np.asarray(values)
    numbers = values.tolist() if values.dtype.kind == "i" else values.round(3).tolist()
    return f"np.array({numbers})"


# fmt: off
check_shallow_fit = Check(depth.shallow_fit, visible=[
    ("one kink",
     script("np.array([0.0, 1.0, 2.0, 3.0])", "np.array([1.0, 2.0, 2.0, 5.0])",
            "np.array([1.0])", "np.array([-1.0, 1.5, 4.0])")),
    ("three kinks and samples off the curve",
     script("np.linspace(-1, 1, 9)",
            "np.array([2.0, 1.0, 1.5, 0.0, -1.0, 0.5, 0.0, 2.0, 1.0])",
            "np.array([-1.0, -0.25, 0.5])", "np.array([-2.0, -0.6, 0.1, 0.7, 2.0])")),
    ("four weights and a bias for five samples",
     script("np.array([0.0, 0.5, 1.0, 1.5, 2.0])", "np.array([1.0, 3.0, 2.0, 4.0, 1.0])",
            "np.array([0.0, 0.5, 1.0, 1.5])", "np.array([-0.5, 0.25, 1.75, 3.0])")),
])
# fmt: on


def sample(rng, m, low=-2.0, high=2.0):
    """Return m growing inputs of which no two are close, and targets."""
    x = np.linspace(low, high, m) + rng.uniform(-0.3, 0.3, m) * (high - low) / m
    return x, rng.normal(size=m) + rng.choice([-2.0, 2.0])


def between(rng, x, n):
    """Return n growing kinks, at least two samples before and past each of them."""
    m = len(x)
    places = np.sort(2 + 2 * rng.choice((m - 3) // 2, size=n, replace=False))
    return x[places - 1] + rng.uniform(0.3, 0.7, n) * (x[places] - x[places - 1])


def around(rng, x):
    """Return new inputs inside and outside of the samples."""
    low, high = np.min(x), np.max(x)
    return np.concatenate([[low - 1.5], rng.uniform(low, high, 5), [high + 1.5]])


def given(rng, x, y, kinks, wanted=WANTED):
    """Return the arguments for arrays, with new inputs."""
    return script(*map(array, (x, y, kinks, around(rng, x))), wanted)


def fresh(rng, m, n, wanted=WANTED):
    """Return the arguments for m samples and n kinks between them."""
    x, y = sample(rng, m)
    return given(rng, x, y, between(rng, x, n), wanted)


@check_shallow_fit.family("different numbers of samples and kinks")
def numbers_of_samples(rng):
    for m, n in ((9, 2), (14, 4)):
        yield fresh(rng, m, n)


check_shallow_fit.add_families(
    ("a single kink", lambda rng: fresh(rng, 6, 1)),
)


@check_shallow_fit.family("as many numbers to choose as samples")
def as_many_as_samples(rng):
    x, y = sample(rng, 6)
    yield given(rng, x, y, x[:-1])


@check_shallow_fit.family("samples in no order")
def samples_in_no_order(rng):
    x, y = sample(rng, 11, 1.0, 4.0)
    kinks, order = between(rng, x, 3), rng.permutation(11)
    yield given(rng, x[order], y[order], kinks)


@check_shallow_fit.family("kinks in no order")
def kinks_in_no_order(rng):
    x, y = sample(rng, 12, -1.0, 0.5)
    kinks = np.roll(between(rng, x, 3), rng.integers(1, 3))
    yield given(rng, x, y, kinks)


@check_shallow_fit.family("a kink before the first sample")
def kink_before_the_samples(rng):
    x, y = sample(rng, 10, 0.0, 1.0)
    kinks = np.concatenate([[x[0] - rng.uniform(0.2, 0.6)], between(rng, x, 2)])
    yield given(rng, x, y, kinks)


@check_shallow_fit.family("whole numbers")
def whole_numbers(rng):
    x, y = np.arange(-4, 6), rng.integers(-6, 7, 10) + 3
    kinks = np.sort(rng.choice([-3, -1, 1, 3], size=3, replace=False))
    yield given(rng, x, y, kinks)


@check_shallow_fit.family("a smooth curve on a fine grid")
def smooth_curve(rng):
    low, width, wave = rng.uniform(-1, 1), rng.uniform(1, 3), rng.uniform(2, 4)
    high = low + width
    yield script(
        f"np.linspace({low:.3f}, {high:.3f}, 41)",
        f"5 + np.sin({wave:.3f} * x)",
        f"np.linspace({low:.3f}, {high:.3f}, 8, endpoint=False)",
        f"np.linspace({low - 1:.3f}, {high + 1:.3f}, 23)",
    )


# fmt: off
check_shallow_fit.add_families(
    ("x, y and kinks after the call",
     lambda rng: fresh(rng, 8, 2, (*WANTED[:2], "x", "y", "kinks"))),
)
# fmt: on
