"""The known mistakes of the least squares fit with one hidden layer."""

import numpy as np

from autograder.checks.deep_vs_shallow.shallow_fit import check_shallow_fit
from course import depth

__all__ = ["check_shallow_fit"]


def hinges(x, kinks):
    """Return what every unit makes of every sample, a sample a row."""
    return np.maximum(x[:, None] - kinks, 0)


def best(features, y):
    """Return the weights of least squares."""
    return np.linalg.lstsq(features, y, rcond=None)[0]


def with_ones(features):
    """Return the features with a column for the bias behind them."""
    return np.column_stack([features, np.ones(len(features))])


def network(kinks, weights, bias, W1=None, b1=None):
    """Return the parameters in the right shapes."""
    ones = np.ones((len(kinks), 1))
    return {"W1": ones if W1 is None else W1, "b2": np.reshape(bias, (1, 1)) * 1.0,
            "b1": -np.reshape(kinks, (-1, 1)) * 1.0 if b1 is None else b1,
            "W2": np.reshape(weights, (1, -1)) * 1.0}


def _mistake(name, sentence):
    """Register `call(x, y, kinks)`, which returns the arguments of `network` or parameters."""
    def register(call):
        @check_shallow_fit.mistake(name, sentence)
        def _(x, y, kinks):
            result = call(x, y, kinks)
            return result if isinstance(result, dict) else network(*result)
        return call
    return register


def _weights(name, sentence, call):
    """Register `call(x, y, kinks)`, which returns the weights with the bias behind them."""
    @_mistake(name, sentence)
    def _(x, y, kinks):
        *w, bias = call(x, y, kinks)
        return kinks, w, bias


def fit(x, y, kinks):
    """Return the right weights, the bias behind them."""
    return best(with_ones(hinges(x, kinks)), y)


def _features(name, sentence, hidden, W1=None, b1=None):
    """Register the fit of other hidden units; the network is right unless W1 or b1 is given."""
    @_mistake(name, sentence)
    def _(x, y, kinks):
        w = best(with_ones(hidden(x[:, None] * 1.0, kinks)), y)
        column = np.reshape(kinks, (-1, 1))
        return (kinks, w[:-1], w[-1], W1 and W1 * np.ones(column.shape),
                None if b1 is None else b1 * column * 1.0)


def _changed(name, sentence, change):
    """Register `change(params)` of the right answer."""
    @_mistake(name, sentence)
    def _(x, y, kinks):
        params = depth.shallow_fit(x, y, kinks)
        return {**params, **change(params)}


SIGN = ("the sign of b1",
        "at its kink a unit's input W1 x + b1 must be 0; work out b1 for one unit")
_changed(*SIGN, lambda p: {"b1": -p["b1"]})
_features(*SIGN, lambda x, k: np.maximum(x + k, 0), b1=1.0)
_changed("every unit bending at 0",
         "where does relu(W1 x + b1) bend when b1 is 0; each unit has a kink of its own",
         lambda p: {"b1": 0 * p["b1"]})
_changed("the kinks as weights instead of biases",
         "print where your first unit changes from 0 to a slope; a bias moves a kink",
         lambda p: {"W1": -p["b1"], "b1": 0 * p["b1"]})
_features("the relu forgotten in the fit",
          "print the hidden layer that you fit with: an output of a ReLU is never negative",
          lambda x, k: x - k)
_features("the distance to the kink instead of the relu",
          "left of its kink a unit must be 0, yours grows there again",
          lambda x, k: np.abs(x - k))
FALLING = ("units that fall towards their kink",
           "a unit starts to rise at its kink and is 0 before it; plot one")
_features(*FALLING, lambda x, k: np.maximum(k - x, 0), W1=-1.0, b1=1.0)
_features(*FALLING, lambda x, k: np.maximum(k - x, 0))
STEPS = ("steps instead of hinges",
         "fit with what the units put out, not with whether they are on")
_features(*STEPS, lambda x, k: 1.0 * (x > k))
_features(*STEPS, lambda x, k: 1.0 * (x >= k))
_features("a table of exact hits",
          "every unit reaches all samples past its kink, not only those near it",
          lambda x, k: 1.0 * (x == k))

NO_BIAS = ("the output's bias left out of the fit",
           "before the first kink every unit is 0: which value does your network have there?")


_weights(*NO_BIAS, lambda x, y, kinks: [*best(hinges(x, kinks), y), 0.0])
_weights("the output's bias thrown away",
         "the fit found a bias as well; print b2, and the network left of all kinks",
         lambda x, y, kinks: [*fit(x, y, kinks)[:-1], 0.0])
_weights("the mean of y as the bias",
         "before the first kink the network equals b2: is the mean of all y the best value there?",
         lambda x, y, kinks: [*best(hinges(x, kinks), y - y.mean()), y.mean()])
MEAN_KEPT = ("a mean that is taken off and not given back",
             "add 10 to all y: the network's outputs must rise by 10 as well")
_weights(*MEAN_KEPT, lambda x, y, kinks: fit(x, y - y.mean(), kinks))
_weights(*MEAN_KEPT, lambda x, y, kinks: [*best(hinges(x, kinks), y - y.mean()), 0.0])
_weights("the mean of the hidden units not given back",
         "a shift of the hidden units belongs into the bias; compare the mean output with mean(y)",
         lambda x, y, kinks: [*fit(x, y, kinks)[:-1], y.mean()])
_weights("bias and weights in each other's place",
         "print the order of your columns beside the order in which you take the result apart",
         lambda x, y, kinks: np.roll(fit(x, y, kinks), 1))
_weights("the weights in reverse order",
         "weight i belongs to the unit that bends at kinks[i]; print both",
         lambda x, y, kinks: [*fit(x, y, kinks)[-2::-1], fit(x, y, kinks)[-1]])
HEIGHTS = ("heights in the place of slope changes",
           "a weight is by how much the slope changes at the kink, not how high the curve is there")


@_mistake(*HEIGHTS)
def _(x, y, kinks):
    order = np.argsort(x)
    return kinks, np.interp(kinks, x[order], y[order]), 0.0


@_mistake(*HEIGHTS)
def _(x, y, kinks):
    order = np.argsort(x)
    values = np.interp(kinks, x[order], y[order])
    return kinks, np.diff(values, prepend=y[order][0]), y[order][0]


_weights("slopes in the place of slope changes",
         "past a kink the earlier units go on rising; each weight only adds to the slope",
         lambda x, y, kinks: [*np.cumsum(fit(x, y, kinks)[:-1]), fit(x, y, kinks)[-1]])


@_mistake("a curve through the samples at the kinks",
          "all samples count, also those between the kinks; change one of them and look again")
def _(x, y, kinks):
    order, sides = np.argsort(x), np.argsort(kinks)
    knots = np.append(kinks[sides], x.max())
    values = np.interp(knots, x[order], y[order])
    changes = np.diff(np.diff(values) / np.diff(knots), prepend=0)
    weights = np.empty(len(kinks))
    weights[sides] = changes
    return kinks, weights, values[0]


FEWER = ("a fit to some of the samples",
         "change a sample that you left out: the best network must change too")
_weights(*FEWER, lambda x, y, kinks: best(
    *(a[np.linspace(0, len(x) - 1, len(kinks) + 1).astype(int)]
      for a in (with_ones(hinges(x, kinks)), y))))
_weights(*FEWER, lambda x, y, kinks: fit(x[:-1], y[:-1], kinks))
_weights(*FEWER, lambda x, y, kinks: fit(x[1:], y[1:], kinks))
LAST = ("the last kink forgotten",
        "count the kinks and the units, and look at the network past the last kink")
_mistake(*LAST)(lambda x, y, kinks: depth.shallow_fit(x, y, kinks[:-1]))
_weights(*LAST, lambda x, y, kinks: fit(x, y, kinks) * (np.arange(-len(kinks), 1) != -1))
_weights(*LAST, lambda x, y, kinks: np.insert(fit(x, y, kinks[:-1]), -1, 0.0))
_mistake("the first kink forgotten", "count the kinks and the units")(
    lambda x, y, kinks: depth.shallow_fit(x, y, kinks[1:]))
ALONE = ("each unit fitted by itself",
         "the units overlap: fit all weights and the bias in one least squares problem")


@_mistake(*ALONE)
def _(x, y, kinks):
    hidden = hinges(x, kinks)
    return kinks, hidden.T @ y / np.sum(hidden**2, axis=0), 0.0


@_mistake(*ALONE)
def _(x, y, kinks):
    hidden = hinges(x, kinks)
    return kinks, hidden.T @ (y - y.mean()) / np.sum(hidden**2, axis=0), y.mean()


@_mistake(*ALONE)
def _(x, y, kinks):
    hidden, rest, weights = hinges(x, kinks), y - y.mean(), []
    for column in hidden.T:
        weights.append(column @ rest / (column @ column))
        rest = rest - weights[-1] * column
    return kinks, weights, y.mean()


@_mistake("projections in the place of a solution",
          "the products with the targets are one side of the normal equations; something must be "
          "solved")
def _(x, y, kinks):
    w = with_ones(hinges(x, kinks)).T @ y / len(x)
    return kinks, w[:-1], w[-1]


@_mistake("a straight part that the network does not have",
          "your fit has a column that no hidden unit and no bias puts out")
def _(x, y, kinks):
    w = best(np.column_stack([hinges(x, kinks), x, np.ones(len(x))]), y)
    return kinks, w[:-2], w[-1]


RIDGE = ("weights held small",
         "nothing is added to the squared errors here: the best fit takes the weights it needs")
for strength in (1e-3, 1e-2, 0.1, 1.0):
    for spared in (0, 1):  # whether the bias is held small as well
        @_mistake(*RIDGE)
        def _(x, y, kinks, strength=strength, spared=spared):
            A = with_ones(hinges(x, kinks))
            held = np.eye(A.shape[1])
            held[-1, -1] -= spared
            w = np.linalg.solve(A.T @ A + strength * held, A.T @ y)
            return kinks, w[:-1], w[-1]

DESCENT = ("steps downhill that have not arrived",
           "least squares has an exact solution: ask NumPy for it instead of stepping")
for rounds in (100, 1000):
    @_mistake(*DESCENT)
    def _(x, y, kinks, rounds=rounds):
        A, w = with_ones(hinges(x, kinks)), np.zeros(len(kinks) + 1)
        for _ in range(rounds):
            w = w - 0.1 * A.T @ (A @ w - y) / len(x)
        return kinks, w[:-1], w[-1]

SHAPES = ("shapes that do not fit the network",
          "print the shape of every entry beside what the text promises")
_changed(*SHAPES, lambda p: {"W1": p["W1"].T, "b1": p["b1"].T, "W2": p["W2"].T})
_changed(*SHAPES, lambda p: {"b1": p["b1"].ravel()})
_changed(*SHAPES, lambda p: {"b1": p["b1"].T})
_changed(*SHAPES, lambda p: {"W2": p["W2"].T})
_changed(*SHAPES, lambda p: {"W2": p["W2"].ravel()})
_changed(*SHAPES, lambda p: {"b2": p["b2"].ravel()})
_changed(*SHAPES, lambda p: {"b2": p["b2"].item()})
_changed(*SHAPES, lambda p: {name: value.ravel() for name, value in p.items()})
_changed(*SHAPES, lambda p: {"W1": np.ones(2 * p["b1"].shape[:1])})
