"""The check of the gradient of the price of large weights."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.hyperparameters.l2_penalty import (
    COUNTED,
    FIRST,
    LAST,
    NORMED,
    ONE_LAYER,
    register_families,
    weights,
)
from course import regularization
from tutor.judging.standins import Script

NAMES = """\
rng = np.random.default_rng({seed})
params = {{"W1": rng.normal(size=({n}, 3)), "b1": rng.normal(size=({n}, 1)),
          "W2": rng.normal(size=(2, {n})), "b2": rng.normal(size=(2, 1)),
          "gamma1": np.ones(({n}, 1)), "beta1": np.ones(({n}, 1))}}
grads = l2_penalty_backward(params, {strength})
shapes = {{name: gradient.shape for name, gradient in grads.items()}}
not_zero = sorted(name for name, gradient in grads.items() if np.any(gradient))"""


def _names(seed, n, strength):
    text = NAMES.format(seed=seed, n=n, strength=strength)
    return (Script(text, ("sorted(grads)", "shapes", "not_zero")),)


check_l2_penalty_backward = Check(regularization.l2_penalty_backward, visible=[
    ("one layer with large biases", (ONE_LAYER, 0.5)),
    ("two layers with batch norm", (NORMED, 3.0)),
    ("names and shapes", _names(0, 4, 0.5)),
])
register_families(check_l2_penalty_backward)


@check_l2_penalty_backward.family("names and shapes")
def _(rng):
    yield _names(int(rng.integers(10**6)), int(rng.integers(4, 9)), 0.25)


def _named(params, chosen):
    """Return the entries whose names are chosen."""
    return {name: value for name, value in params.items() if chosen(name)}


def _is_weight(name):
    return name[0] == "W"


def _mistake(name, sentence, slope=lambda W, strength: strength * W, chosen=_is_weight,
             after=lambda grads, params: grads):
    """Register a gradient in which one part is replaced; `after` changes the dict."""
    @check_l2_penalty_backward.mistake(name, sentence)
    def _(params, strength):
        grads = {f"d{key}": slope(value, strength)
                 for key, value in _named(params, chosen).items()}
        return after(grads, params)


def _layers(part):
    """Return the change that keeps a part of the layers."""
    def after(grads, params):
        names = sorted(grads, key=lambda name: int(name[2:]))[part]
        return {name: grads[name] for name in names}
    return after


DOUBLED = ("a factor of 2", "the half in the penalty is there for a reason; compare with "
           "numerical_gradient of l2_penalty")
HALVED = ("the half kept", "the square gives a factor as well; compare with numerical_gradient "
          "of l2_penalty")
EXTRA = ("entries for what costs nothing",
         "print the names in your dict: only the weights belong there")
PENALTY = ("the penalty in the place of its gradient",
           "every single weight has a slope of its own; print the shape of dW1")
DIVIDED = ("a gradient divided by a number of units",
           "compare with numerical_gradient of l2_penalty, and look for what divides")
BIASES = ("the biases charged too",
          "print the names in your dict: a bias costs nothing, it has no entry there")
_mistake(*DOUBLED, slope=lambda W, strength: 2 * strength * W)
_mistake(*HALVED, slope=lambda W, strength: strength / 2 * W)
_mistake(*BIASES, chosen=lambda name: True)
_mistake(*BIASES, chosen=lambda name: name[0] == "W" or (name[0] == "b" and name[1] != "e"))
_mistake("the scales charged too",
         "batch norm adds gamma and beta; print the names in your dict",
         chosen=lambda name: name[0] != "b")
_mistake("the scales and shifts charged too", "batch norm adds gamma and beta; print the names "
         "in your dict", chosen=lambda name: not (name[0] == "b" and name[1:].isdigit()))
_mistake(*FIRST, after=_layers(slice(1)))
_mistake(*LAST, after=_layers(slice(-1, None)))
_mistake("the last layer left out", "print the names in your dict: one for every W",
         after=_layers(slice(-1)))
_mistake("the names without d", "print the names in your dict; the gradient of W1 is dW1",
         after=lambda grads, params: {name[1:]: value for name, value in grads.items()})
_mistake("numbers in the place of names",
         "print the names in your dict; the gradient of W1 is dW1",
         after=lambda grads, params: {int(name[2:]): value for name, value in grads.items()})
_mistake("a list in the place of the dict",
         "the gradients are asked for by name, as grads['dW1']",
         after=lambda grads, params: list(grads.values()))
_mistake(*EXTRA, after=lambda grads, params: grads | {
    f"d{name}": np.zeros_like(value) for name, value in params.items() if name[0] != "W"})
_mistake(*EXTRA, after=lambda grads, params: grads | {
    f"d{name}": np.zeros_like(value) for name, value in params.items()
    if name[0] == "b" and name[1] != "e"})
_mistake(*EXTRA, after=lambda grads, params: params | grads)
_mistake("the sign of the weights in the place of the weights",
         "double a weight: its slope must double; this is the slope of absolute values",
         slope=lambda W, strength: strength * np.sign(W))
_mistake("the weights without their signs",
         "which way does the penalty fall for a negative weight?",
         slope=lambda W, strength: strength * np.abs(W))
_mistake("the squares kept", "the slope of a square is no square; double a weight and compare",
         slope=lambda W, strength: strength * W**2)
_mistake("the squares kept", "the slope of a square is no square; double a weight and compare",
         slope=lambda W, strength: strength / 2 * W**2)
_mistake("the weights forgotten", "the slope grows with the weight; print dW1 beside W1",
         slope=lambda W, strength: np.full_like(W, strength))
_mistake("the strength forgotten", "a strength of 0 must give a gradient of 0",
         slope=lambda W, strength: 1.0 * W)
_mistake("the strength squared", "double the strength: the gradient must double",
         slope=lambda W, strength: strength**2 * W)
_mistake("the sign turned around", "the penalty rises where a weight grows away from 0",
         slope=lambda W, strength: -strength * W)
_mistake("the weights after the step in the place of the gradient",
         "the step comes later; only the slope of the penalty is asked for",
         slope=lambda W, strength: W - strength * W)
_mistake("the norm not squared", "compare with numerical_gradient of l2_penalty: nothing divides",
         slope=lambda W, strength: strength * W / np.linalg.norm(W))
_mistake("the norm not squared", "compare with numerical_gradient of l2_penalty: nothing divides",
         slope=lambda W, strength: strength / 2 * W / np.linalg.norm(W))
_mistake(*DIVIDED, slope=lambda W, strength: strength * W / W.size)
_mistake(*DIVIDED, slope=lambda W, strength: strength * W / W.shape[1])
_mistake(*DIVIDED, slope=lambda W, strength: strength * W / len(W))
_mistake("a sum in the place of single entries",
         "every single weight has a slope of its own; print the shape of dW1",
         slope=lambda W, strength: strength * np.sum(W))
_mistake("a sum in the place of single entries",
         "every single weight has a slope of its own; print the shape of dW1",
         slope=lambda W, strength: np.full_like(W, strength * np.sum(W)))
_mistake(*PENALTY, slope=lambda W, strength: strength / 2 * np.sum(W**2))
_mistake("transposed gradients", "print the shape of dW1: it is that of W1",
         slope=lambda W, strength: strength * W.T)


@check_l2_penalty_backward.mistake(*PENALTY)
def _(params, strength):
    return regularization.l2_penalty(params, strength)


@check_l2_penalty_backward.mistake(*COUNTED)
def _(params, strength):
    return {f"dW{i + 1}": strength * params[f"W{i + 1}"] for i in range(len(params) // 2)}


@check_l2_penalty_backward.mistake(
    "the weights changed", "print W1 before and after the call; the gradient needs an array "
    "of its own")
def _(params, strength):
    grads = {}
    for layer, W in enumerate(weights(params), start=1):
        W *= strength
        grads[f"dW{layer}"] = W
    return grads
