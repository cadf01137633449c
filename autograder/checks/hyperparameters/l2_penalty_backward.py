"""The check of the gradient of the price of large weights."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters import common, l2_networks
from autograder.checks.hyperparameters.l2_networks import weights
from course import regularization

NAMES = """\
rng = np.random.default_rng({seed})
params = {{"W1": rng.normal(size=({n}, 3)), "b1": rng.normal(size=({n}, 1)),
          "W2": rng.normal(size=(2, {n})), "b2": rng.normal(size=(2, 1)),
          "gamma1": np.ones(({n}, 1)), "beta1": np.ones(({n}, 1))}}
grads = l2_penalty_backward(params, {strength})
shapes = {{name: gradient.shape for name, gradient in grads.items()}}
not_zero = sorted(name for name, gradient in grads.items() if np.any(gradient))"""

_names = common.scripted(NAMES, ("sorted(grads)", "shapes", "not_zero"), "seed n strength")

# fmt: off
check_l2_penalty_backward = Check(regularization.l2_penalty_backward, visible=[
    ("one layer with large biases", (l2_networks.ONE_LAYER, 0.5)),
    ("two layers with batch norm", (l2_networks.NORMED, 3.0)),
    ("names and shapes", _names(0, 4, 0.5)),
])
# fmt: off
check_l2_penalty_backward.add_families(
    *l2_networks.FAMILIES,
    ("names and shapes",
     lambda rng: _names(int(rng.integers(10**6)), int(rng.integers(4, 9)), 0.25)),
)
# fmt: on


def slopes(
    params, strength,
    slope=lambda W, strength: strength * W, chosen=lambda name: name[0] == "W",
    after=lambda grads, params: grads,
):  # fmt: skip
    """Return a gradient in which one part is replaced; `after` changes the dict."""
    grads = {f"d{key}": slope(params[key], strength) for key in params if chosen(key)}
    return after(grads, params)


def _layers(part):
    """Return the change that keeps a part of the layers."""
    return lambda grads, params: {
        name: grads[name] for name in sorted(grads, key=lambda name: int(name[2:]))[part]
    }


def weights_changed(params, strength):
    """Return the gradient, written into the weights."""
    grads = {}
    for layer, W in enumerate(weights(params), start=1):
        W *= strength
        grads[f"dW{layer}"] = W
    return grads


PENALTY = (
    "the penalty in the place of its gradient",
    "every single weight has a slope of its own; print the shape of dW1",
)
# fmt: off
check_l2_penalty_backward.add_mistakes(
    ("a factor of 2",
     "the half in the penalty is there for a reason; compare with numerical_gradient of l2_penalty",
     dict(slope=lambda W, strength: 2 * strength * W)),
    ("the half kept",
     "the square gives a factor as well; compare with numerical_gradient of l2_penalty",
     dict(slope=lambda W, strength: strength / 2 * W)),
    ("the biases charged too",
     "print the names in your dict: a bias costs nothing, it has no entry there",
     dict(chosen=lambda name: True),
     dict(chosen=lambda name: name[0] == "W" or (name[0] == "b" and name[1] != "e"))),
    ("the scales charged too", "batch norm adds gamma and beta; print the names in your dict",
     dict(chosen=lambda name: name[0] != "b")),
    ("the scales and shifts charged too",
     "batch norm adds gamma and beta; print the names in your dict",
     dict(chosen=lambda name: not (name[0] == "b" and name[1:].isdigit()))),
    (*l2_networks.FIRST, dict(after=_layers(slice(1)))),
    (*l2_networks.LAST, dict(after=_layers(slice(-1, None)))),
    ("the last layer left out", "print the names in your dict: one for every W",
     dict(after=_layers(slice(-1)))),
    ("the names without d", "print the names in your dict; the gradient of W1 is dW1",
     dict(after=lambda grads, params: {name[1:]: value for name, value in grads.items()})),
    ("numbers in the place of names", "print the names in your dict; the gradient of W1 is dW1",
     dict(after=lambda grads, params: {int(name[2:]): value for name, value in grads.items()})),
    ("a list in the place of the dict", "the gradients are asked for by name, as grads['dW1']",
     dict(after=lambda grads, params: list(grads.values()))),
    ("entries for what costs nothing",
     "print the names in your dict: only the weights belong there",
     dict(after=lambda grads, params: grads | {
         f"d{name}": np.zeros_like(value) for name, value in params.items() if name[0] != "W"}),
     dict(after=lambda grads, params: grads | {
         f"d{name}": np.zeros_like(value) for name, value in params.items()
         if name[0] == "b" and name[1] != "e"}), dict(after=lambda grads, params: params | grads)),
    ("the sign of the weights in the place of the weights",
     "double a weight: its slope must double; this is the slope of absolute values",
     dict(slope=lambda W, strength: strength * np.sign(W))),
    ("the weights without their signs", "which way does the penalty fall for a negative weight?",
     dict(slope=lambda W, strength: strength * np.abs(W))),
    ("the squares kept", "the slope of a square is no square; double a weight and compare",
     dict(slope=lambda W, strength: strength * W**2),
     dict(slope=lambda W, strength: strength / 2 * W**2)),
    ("the weights forgotten", "the slope grows with the weight; print dW1 beside W1",
     dict(slope=lambda W, strength: np.full_like(W, strength))),
    ("the strength forgotten", "a strength of 0 must give a gradient of 0",
     dict(slope=lambda W, strength: 1.0 * W)),
    ("the strength squared", "double the strength: the gradient must double",
     dict(slope=lambda W, strength: strength**2 * W)),
    ("the sign turned around", "the penalty rises where a weight grows away from 0",
     dict(slope=lambda W, strength: -strength * W)),
    ("the weights after the step in the place of the gradient",
     "the step comes later; only the slope of the penalty is asked for",
     dict(slope=lambda W, strength: W - strength * W)),
    ("the norm not squared", "compare with numerical_gradient of l2_penalty: nothing divides",
     dict(slope=lambda W, strength: strength * W / np.linalg.norm(W)),
     dict(slope=lambda W, strength: strength / 2 * W / np.linalg.norm(W))),
    ("a gradient divided by a number of units",
     "compare with numerical_gradient of l2_penalty, and look for what divides",
     dict(slope=lambda W, strength: strength * W / W.size),
     dict(slope=lambda W, strength: strength * W / W.shape[1]),
     dict(slope=lambda W, strength: strength * W / len(W))),
    ("a sum in the place of single entries",
     "every single weight has a slope of its own; print the shape of dW1",
     dict(slope=lambda W, strength: strength * np.sum(W)),
     dict(slope=lambda W, strength: np.full_like(W, strength * np.sum(W)))),
    (*PENALTY, dict(slope=lambda W, strength: strength / 2 * np.sum(W**2))),
    ("transposed gradients", "print the shape of dW1: it is that of W1",
     dict(slope=lambda W, strength: strength * W.T)),
    (*PENALTY, regularization.l2_penalty),
    (*l2_networks.COUNTED,
     lambda params, strength:
         {f"dW{i + 1}": strength * params[f"W{i + 1}"] for i in range(len(params) // 2)}),
    ("the weights changed",
     "print W1 before and after the call; the gradient needs an array of its own", weights_changed),
    make=with_parts(slopes),
)
# fmt: on
