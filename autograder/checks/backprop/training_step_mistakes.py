"""The known mistakes of one whole training step."""

import operator

from autograder.checks.backprop.common import slope_from
from autograder.checks.backprop.training_step import check_training_step
from autograder.checks.common_mistakes import placed, with_parts
from course.activations import sigmoid


def forward(x, weights):
    """Return the activations of all layers, the sample first."""
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    return activations


def step(
    x,
    y,
    weights,
    learning_rate,
    forward=forward,
    error=lambda a, y: a - y,
    to_dZ=lambda dA, a, last: dA * slope_from(a),
    change=lambda rate, dZ, a_prev, a: rate * (dZ @ a_prev.T),
    move=lambda W, change, layer, last: W - change,
    carry=lambda weights, layer, dZ, error, change: weights[layer].T @ dZ,
    after=lambda weights, new: new,
):
    """
    Take a step with some of its parts replaced.

    `to_dZ(dA, a, last)` gives dZ, `change(rate, dZ, a_prev, a)` how far a layer's weights move,
    `move(W, change, layer, last)` its new weights, and `carry(weights, layer, dZ, error, ...)` the
    gradient for the layer below; `after(weights, new)` is returned.
    """
    activations = forward(x, weights)
    first = dA = error(activations[-1], y)
    new, last = list(weights), len(weights) - 1
    for layer in range(last, -1, -1):
        a_prev, a = activations[layer], activations[layer + 1]
        dZ = to_dZ(dA, a, layer == last)
        new[layer] = move(weights[layer], change(learning_rate, dZ, a_prev, a), layer, last)
        dA = carry(weights, layer, dZ, first, learning_rate * dZ @ a_prev.T)
    return after(weights, new)


def _identity_at_the_end(x, weights):
    activations = forward(x, weights)
    return [*activations[:-1], weights[-1] @ activations[-2]]


def _a_pass_for_each(x, y, weights, learning_rate):
    new = list(weights)
    for layer in range(len(weights)):
        new[layer] = step(x, y, new, learning_rate)[layer]
    return new


NO_RATE = "with a learning rate of zero the weights must come back as they were"


# fmt: off
check_training_step.add_mistakes(
    ("the error carried back through weights that are updated already",
     "the forward pass ran through the old weights, so the way back must too; move the line that "
     "updates",
     dict(carry=lambda weights, layer, dZ, error, change: (weights[layer] - change).T @ dZ),
     dict(change=lambda rate, dZ, a_prev, a: rate * dZ @ a_prev.T,
         move=lambda W, change, layer, last: operator.isub(W, change))),
    ("a step uphill",
     "run the network again with the new weights: the cost has grown; look at the sign of the "
     "error and at the sign of the step", dict(move=lambda W, change, layer, last: W + change),
     dict(error=lambda a, y: y - a)),
    ("the learning rate ignored",
     "call it with another learning rate: the new weights stay the same",
     dict(change=lambda rate, dZ, a_prev, a: dZ @ a_prev.T)),
    ("the gradients instead of the new weights", NO_RATE,
     dict(change=lambda rate, dZ, a_prev, a: dZ @ a_prev.T,
         move=lambda W, change, layer, last: change)),
    ("the steps instead of the new weights", NO_RATE,
     dict(move=lambda W, change, layer, last: change),
     dict(move=lambda W, change, layer, last: -change)),
    ("the slope of the activation forgotten",
     "between dA and dZ stands the slope of the sigmoid; print both and compare",
     dict(to_dZ=lambda dA, a, last: dA)),
    ("the slope forgotten in the hidden layers",
     "the last layer is right; each hidden layer has its own sigmoid to go back through",
     dict(to_dZ=lambda dA, a, last: dA * slope_from(a) if last else dA)),
    ("the slope forgotten in the last layer",
     "the slope cancels for softmax or sigmoid with cross-entropy; the cost here is a squared "
     "distance", dict(to_dZ=lambda dA, a, last: dA if last else dA * slope_from(a))),
    ("the slope of tanh",
     "these layers are sigmoids; their slope is never above one quarter, print it",
     dict(to_dZ=lambda dA, a, last: dA * (1 - a**2))),
    ("the sigmoid applied once more before its slope",
     "the slope is wanted at z, or written with a itself; print what goes into it",
     dict(to_dZ=lambda dA, a, last: dA * slope_from(sigmoid(a)))),
    ("the activation in place of its slope",
     "multiply by how fast the sigmoid changes, not by its value",
     dict(to_dZ=lambda dA, a, last: dA * a)),
    ("a factor of two from the square",
     "the cost is half a squared distance; the half and the two cancel",
     dict(error=lambda a, y: 2 * (a - y))),
    ("the cost itself carried back",
     "the way back begins with the slope of the cost at each output, not with the cost",
     dict(error=lambda a, y: 0.5 * (a - y) ** 2)),
    ("the target left out of the error", "change y: the new weights stay the same",
     dict(error=lambda a, y: a)),
    ("the same error for every layer",
     "each layer gets what came back through the layer above; print dA in the loop",
     dict(carry=lambda weights, layer, dZ, error, change: error)),
    ("the weights not transposed on the way back",
     "column j of W tells where unit j of the layer below sent its signal; print the shapes in a "
     "network of different widths",
     dict(carry=lambda weights, layer, dZ, error, change: weights[layer] @ dZ)),
    ("the weights of the layer below on the way back",
     "the error goes back through the weights it came up through; print the layer's number",
     dict(carry=lambda weights, layer, dZ, error, change: weights[layer - 1].T @ dZ)),
    ("only the last layer updated", "print how far each weight matrix moved; some never do",
     dict(move=lambda W, change, layer, last: W - change if layer == last else W)),
    ("only the first layer updated", "print how far each weight matrix moved; some never do",
     dict(move=lambda W, change, layer, last: W if layer else W - change)),
    ("a pass of its own for every layer, each after the last update",
     "the gradients of one step all belong to the old weights; collect them, then update",
     _a_pass_for_each),
    ("the layer's own output in the gradient of its weights",
     "a weight's gradient is the error of its unit times what came in; print the index of the "
     "activation", dict(change=lambda rate, dZ, a_prev, a: rate * dZ @ a.T)),
    ("the last layer without its sigmoid",
     "every layer of this network is a sigmoid, the last one too; print the outputs",
     dict(forward=_identity_at_the_end,
         to_dZ=lambda dA, a, last: dA if last else dA * slope_from(a),
         change=lambda rate, dZ, a_prev, a: rate * dZ @ a_prev.T)),
    ("the new weights in the order of the way back",
     "the loop finds the last layer first; the list must begin with the first layer",
     dict(after=lambda weights, new: new[::-1])),
    ("the gradient of the weights transposed",
     "row i of dW belongs to unit i of the layer; print both shapes in a network of different "
     "widths", dict(change=lambda rate, dZ, a_prev, a: rate * (dZ @ a_prev.T).T)),
    ("the caller's weights changed",
     "print a weight of the caller before and after; -= and an entry set in the list that came in "
     "change what the caller holds",
     dict(after=lambda weights, new: placed(weights, slice(None), new)),
     dict(after=lambda weights, new: [
         operator.isub(W, W - better) + 0.0 for W, better in zip(weights, new, strict=True)])),
    ("the error averaged over the outputs",
     "the outputs of one sample are added in the cost, not averaged",
     dict(error=lambda a, y: (a - y) / len(a))),
    ("two steps instead of one", "print how often the weights change in one call",
     lambda x, y, weights, learning_rate:
         step(x, y, step(x, y, weights, learning_rate), learning_rate)),
    ("nothing returned", "the function ends without giving the new weights back",
     dict(after=lambda weights, new: None)),
    make=with_parts(step),
)
# fmt: on
