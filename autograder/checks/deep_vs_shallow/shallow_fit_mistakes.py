"""The known mistakes of the least squares fit with one hidden layer."""

from functools import partial

import numpy as np

from autograder.checks.common_mistakes import placed, with_parts
from autograder.checks.deep_vs_shallow.common import changed, repeated
from autograder.checks.deep_vs_shallow.shallow_fit import check_shallow_fit
from course import depth


def hinges(x, kinks):
    """Return what every unit makes of every sample, a sample a row."""
    return np.maximum(x[:, None] - kinks, 0)


def best(features, y):
    """Return the weights of least squares."""
    return np.linalg.lstsq(features, y, rcond=None)[0]


def with_ones(features):
    """Return the features with a column for the bias behind them."""
    return np.column_stack([features, np.ones(len(features))])


def fit(x, y, kinks):
    """Return the right weights, the bias behind them."""
    return best(with_ones(hinges(x, kinks)), y)


def network(x, y, kinks, weights_of=fit, hidden=None, W1=1.0, b1=-1.0):
    """Return the network of other weights, the bias last, or fitted to `hidden(column, kinks)`."""
    w = best(with_ones(hidden(x[:, None] * 1.0, kinks)), y) if hidden else weights_of(x, y, kinks)
    return {
        "W1": W1 * np.ones((len(kinks), 1)),
        "b1": b1 * np.reshape(kinks, (-1, 1)),
        "W2": np.reshape(w[:-1], (1, -1)) * 1.0,
        "b2": np.reshape(w[-1], (1, 1)) * 1.0,
    }


def _found(weights_of):
    return partial(network, weights_of=weights_of)


def _changed(**changes):
    """Return the right answer with some entries changed."""
    return lambda x, y, kinks: changed(**changes)(depth.shallow_fit(x, y, kinks))


def heights(x, y, places):
    """Return the values of the curve through the samples."""
    return np.interp(places, np.sort(x), y[np.argsort(x)])


def through_the_kinks(x, y, kinks):
    sides = np.argsort(kinks)
    knots = np.append(kinks[sides], x.max())
    values = heights(x, y, knots)
    changes = np.diff(np.diff(values) / np.diff(knots), prepend=0)
    return [*placed(np.empty(len(kinks)), sides, changes), values[0]]


def one_after_the_other(x, y, kinks):
    rest, weights = y - y.mean(), []
    for column in hinges(x, kinks).T:
        weights.append(column @ rest / (column @ column))
        rest = rest - weights[-1] * column
    return [*weights, y.mean()]


def alone(x, y, kinks, bias):
    """Return the weights of units that are fitted each by itself."""
    hidden = hinges(x, kinks)
    return [*(hidden.T @ (y - bias) / np.sum(hidden**2, axis=0)), bias]


def held_small(x, y, kinks, strength, spared):
    """Return the fit in which large weights cost something, and the bias unless it is spared."""
    A, held = with_ones(hinges(x, kinks)), np.diag([1.0] * len(kinks) + [1.0 - spared])
    return np.linalg.solve(A.T @ A + strength * held, A.T @ y)


def stepped(x, y, kinks, rounds):
    """Return the weights after some steps of gradient descent."""
    A, w = with_ones(hinges(x, kinks)), np.zeros(len(kinks) + 1)
    return repeated(lambda w: w - 0.1 * A.T @ (A @ w - y) / len(x), w, rounds)


# fmt: off
check_shallow_fit.add_mistakes(
    ("the sign of b1", "at its kink a unit's input W1 x + b1 must be 0; work out b1 for one unit",
     _changed(b1=np.negative), dict(hidden=lambda x, k: np.maximum(x + k, 0), b1=1.0)),
    ("every unit bending at 0",
     "where does relu(W1 x + b1) bend when b1 is 0; each unit has a kink of its own",
     _changed(b1=lambda b1: 0 * b1)),
    ("the kinks as weights instead of biases",
     "print where your first unit changes from 0 to a slope; a bias moves a kink",
     lambda *args: (lambda p: p | {"W1": -p["b1"], "b1": 0 * p["b1"]})(depth.shallow_fit(*args))),
    ("the relu forgotten in the fit",
     "print the hidden layer that you fit with: an output of a ReLU is never negative",
     dict(hidden=lambda x, k: x - k)),
    ("the distance to the kink instead of the relu",
     "left of its kink a unit must be 0, yours grows there again",
     dict(hidden=lambda x, k: np.abs(x - k))),
    ("units that fall towards their kink",
     "a unit starts to rise at its kink and is 0 before it; plot one",
     dict(hidden=lambda x, k: np.maximum(k - x, 0), W1=-1.0, b1=1.0),
     dict(hidden=lambda x, k: np.maximum(k - x, 0))),
    ("steps instead of hinges", "fit with what the units put out, not with whether they are on",
     dict(hidden=lambda x, k: 1.0 * (x > k)), dict(hidden=lambda x, k: 1.0 * (x >= k))),
    ("a table of exact hits",
     "every unit reaches all samples past its kink, not only those near it",
     dict(hidden=lambda x, k: 1.0 * (x == k))),
    make=with_parts(network),
)
check_shallow_fit.add_mistakes(
    ("the output's bias left out of the fit",
     "before the first kink every unit is 0: which value does your network have there?",
     lambda x, y, kinks: [*best(hinges(x, kinks), y), 0.0]),
    ("the output's bias thrown away",
     "the fit found a bias as well; print b2, and the network left of all kinks",
     lambda x, y, kinks: [*fit(x, y, kinks)[:-1], 0.0]),
    ("the mean of y as the bias",
     "before the first kink the network equals b2: is the mean of all y the best value there?",
     lambda x, y, kinks: [*best(hinges(x, kinks), y - y.mean()), y.mean()]),
    ("a mean that is taken off and not given back",
     "add 10 to all y: the network's outputs must rise by 10 as well",
     lambda x, y, kinks: fit(x, y - y.mean(), kinks),
     lambda x, y, kinks: [*best(hinges(x, kinks), y - y.mean()), 0.0]),
    ("the mean of the hidden units not given back",
     "a shift of the hidden units belongs into the bias; compare the mean output with mean(y)",
     lambda x, y, kinks: [*fit(x, y, kinks)[:-1], y.mean()]),
    ("bias and weights in each other's place",
     "print the order of your columns beside the order in which you take the result apart",
     lambda x, y, kinks: np.roll(fit(x, y, kinks), 1)),
    ("the weights in reverse order",
     "weight i belongs to the unit that bends at kinks[i]; print both",
     lambda x, y, kinks: [*fit(x, y, kinks)[-2::-1], fit(x, y, kinks)[-1]]),
    ("heights in the place of slope changes",
     "a weight is by how much the slope changes at the kink, not how high the curve is there",
     lambda x, y, kinks: [*heights(x, y, kinks), 0.0],
     lambda x, y, kinks: [
         *np.diff(heights(x, y, kinks), prepend=y[np.argmin(x)]), y[np.argmin(x)]]),
    ("slopes in the place of slope changes",
     "past a kink the earlier units go on rising; each weight only adds to the slope",
     lambda x, y, kinks: [*np.cumsum(fit(x, y, kinks)[:-1]), fit(x, y, kinks)[-1]]),
    ("a curve through the samples at the kinks",
     "all samples count, also those between the kinks; change one of them and look again",
     through_the_kinks),
    ("a fit to some of the samples",
     "change a sample that you left out: the best network must change too",
     lambda x, y, kinks: fit(*(
         a[np.linspace(0, len(x) - 1, len(kinks) + 1).astype(int)] for a in (x, y)), kinks),
     lambda x, y, kinks: fit(x[:-1], y[:-1], kinks), lambda x, y, kinks: fit(x[1:], y[1:], kinks)),
    make=_found,
)
check_shallow_fit.add_mistakes(
    ("the last kink forgotten",
     "count the kinks and the units, and look at the network past the last kink",
     lambda x, y, kinks: depth.shallow_fit(x, y, kinks[:-1]),
     _found(lambda x, y, kinks: fit(x, y, kinks) * (np.arange(-len(kinks), 1) != -1)),
     _found(lambda x, y, kinks: np.insert(fit(x, y, kinks[:-1]), -1, 0.0))),
    ("the first kink forgotten", "count the kinks and the units",
     lambda x, y, kinks: depth.shallow_fit(x, y, kinks[1:])),
)
check_shallow_fit.add_mistakes(
    ("each unit fitted by itself",
     "the units overlap: fit all weights and the bias in one least squares problem",
     lambda x, y, kinks: alone(x, y, kinks, 0.0), lambda x, y, kinks: alone(x, y, kinks, y.mean()),
     one_after_the_other),
    ("projections in the place of a solution",
     "the products with the targets are one side of the normal equations; something must be solved",
     lambda x, y, kinks: with_ones(hinges(x, kinks)).T @ y / len(x)),
    ("a straight part that the network does not have",
     "your fit has a column that no hidden unit and no bias puts out",
     lambda x, y, kinks: np.delete(
         best(np.column_stack([hinges(x, kinks), x, np.ones(len(x))]), y), -2)),
    ("weights held small",
     "nothing is added to the squared errors here: the best fit takes the weights it needs",
     *(partial(held_small, strength=strength, spared=spared)
         for strength in (1e-3, 1e-2, 0.1, 1.0) for spared in (0, 1))),
    ("steps downhill that have not arrived",
     "least squares has an exact solution: ask NumPy for it instead of stepping",
     partial(stepped, rounds=100), partial(stepped, rounds=1000)),
    make=_found,
)
check_shallow_fit.add_mistakes(
    ("shapes that do not fit the network",
     "print the shape of every entry beside what the text promises",
     _changed(W1=np.transpose, b1=np.transpose, W2=np.transpose), _changed(b1=np.ravel),
     _changed(b1=np.transpose), _changed(W2=np.transpose), _changed(W2=np.ravel),
     _changed(b2=np.ravel), _changed(b2=np.ndarray.item),
     _changed(W1=np.ravel, b1=np.ravel, W2=np.ravel, b2=np.ravel),
     _changed(W1=lambda W1: np.ones((len(W1), len(W1))))),
)
# fmt: on
