"""The known mistakes of one whole training step."""

from autograder.checks.backprop.training_step import check_training_step
from course.activations import sigmoid

__all__ = ["check_training_step"]


def slope(a):
    """Return the slope of the sigmoid where its value is `a`."""
    return a * (1 - a)


def step(x, y, weights, rate, *, error=lambda a, y: a - y, to_dZ=None, carry=None, move=None):
    """
    Take a step with one of its parts replaced.

    `to_dZ(dA, a, last)` gives dZ, `carry(weights, layer, dZ, error)` the gradient for the layer
    below, and `move(W, dW, rate, layer, n_layers)` the new weights.
    """
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    first = dA = error(activations[-1], y)
    new, n_layers = list(weights), len(weights)
    for layer in range(n_layers - 1, -1, -1):
        a_prev, a = activations[layer], activations[layer + 1]
        dZ = to_dZ(dA, a, layer == n_layers - 1) if to_dZ else dA * slope(a)
        dA = carry(weights, layer, dZ, first) if carry else weights[layer].T @ dZ
        dW = dZ @ a_prev.T
        new[layer] = (move(weights[layer], dW, rate, layer, n_layers) if move
                      else weights[layer] - rate * dW)
    return new


def _mistake(name, sentence, **parts):
    check_training_step.mistake(name, sentence)(
        lambda x, y, weights, learning_rate: step(x, y, weights, learning_rate, **parts))


UPDATED = ("the error carried back through weights that are updated already",
           "the forward pass ran through the old weights, so the way back must too; move the line "
           "that updates")


@check_training_step.mistake(*UPDATED)
def _(x, y, weights, learning_rate):
    return step(x, y, list(weights), learning_rate, carry=_through_new(learning_rate, x, weights))


def _through_new(rate, x, weights):
    """Return a carry that updates a layer before the error goes through it."""
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    return lambda old, layer, dZ, error: (old[layer] - rate * dZ @ activations[layer].T).T @ dZ


@check_training_step.mistake(*UPDATED)
def _(x, y, weights, learning_rate):
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    dA = activations[-1] - y
    for layer in range(len(weights) - 1, -1, -1):
        dZ = dA * slope(activations[layer + 1])
        weights[layer] -= learning_rate * dZ @ activations[layer].T
        dA = weights[layer].T @ dZ
    return weights


UPHILL = ("a step uphill", "run the network again with the new weights: the cost has grown; look "
          "at the sign of the error and at the sign of the step")
_mistake(*UPHILL, move=lambda W, dW, rate, *_: W + rate * dW)
_mistake(*UPHILL, error=lambda a, y: y - a)
_mistake("the learning rate ignored",
         "call it with another learning rate: the new weights stay the same",
         move=lambda W, dW, rate, *_: W - dW)
_mistake("the gradients instead of the new weights",
         "with a learning rate of zero the weights must come back as they were",
         move=lambda W, dW, rate, *_: dW)
_mistake("the steps instead of the new weights",
         "with a learning rate of zero the weights must come back as they were",
         move=lambda W, dW, rate, *_: rate * dW)
_mistake("the steps instead of the new weights",
         "with a learning rate of zero the weights must come back as they were",
         move=lambda W, dW, rate, *_: -rate * dW)
_mistake("the slope of the activation forgotten",
         "between dA and dZ stands the slope of the sigmoid; print both and compare",
         to_dZ=lambda dA, a, last: dA)
_mistake("the slope forgotten in the hidden layers",
         "the last layer is right; each hidden layer has its own sigmoid to go back through",
         to_dZ=lambda dA, a, last: dA * slope(a) if last else dA)
_mistake("the slope forgotten in the last layer",
         "the slope cancels for softmax or sigmoid with cross-entropy; the cost here is a squared "
         "distance",
         to_dZ=lambda dA, a, last: dA if last else dA * slope(a))
_mistake("the slope of tanh",
         "these layers are sigmoids; their slope is never above one quarter, print it",
         to_dZ=lambda dA, a, last: dA * (1 - a**2))
_mistake("the sigmoid applied once more before its slope",
         "the slope is wanted at z, or written with a itself; print what goes into it",
         to_dZ=lambda dA, a, last: dA * slope(sigmoid(a)))
_mistake("the activation in place of its slope",
         "multiply by how fast the sigmoid changes, not by its value",
         to_dZ=lambda dA, a, last: dA * a)
_mistake("a factor of two from the square",
         "the cost is half a squared distance; the half and the two cancel",
         error=lambda a, y: 2 * (a - y))
_mistake("the cost itself carried back",
         "the way back begins with the slope of the cost at each output, not with the cost",
         error=lambda a, y: 0.5 * (a - y) ** 2)
_mistake("the target left out of the error",
         "change y: the new weights stay the same", error=lambda a, y: a)
_mistake("the same error for every layer",
         "each layer gets what came back through the layer above; print dA in the loop",
         carry=lambda weights, layer, dZ, error: error)
_mistake("the weights not transposed on the way back",
         "column j of W tells where unit j of the layer below sent its signal; print the shapes in "
         "a network of different widths",
         carry=lambda weights, layer, dZ, error: weights[layer] @ dZ)
_mistake("the weights of the layer below on the way back",
         "the error goes back through the weights it came up through; print the layer's number",
         carry=lambda weights, layer, dZ, error: weights[layer - 1].T @ dZ)
_mistake("only the last layer updated",
         "print how far each weight matrix moved; some never do",
         move=lambda W, dW, rate, layer, n: W - rate * dW if layer == n - 1 else W)
_mistake("only the first layer updated",
         "print how far each weight matrix moved; some never do",
         move=lambda W, dW, rate, layer, n: W if layer else W - rate * dW)


@check_training_step.mistake(
    "a pass of its own for every layer, each after the last update",
    "the gradients of one step all belong to the old weights; collect them, then update")
def _(x, y, weights, learning_rate):
    new = list(weights)
    for layer in range(len(weights)):
        new[layer] = step(x, y, new, learning_rate)[layer]
    return new


@check_training_step.mistake(
    "the layer's own output in the gradient of its weights",
    "a weight's gradient is the error of its unit times what came in; print the index of the "
    "activation")
def _(x, y, weights, learning_rate):
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    dA, new = activations[-1] - y, list(weights)
    for layer in range(len(weights) - 1, -1, -1):
        a = activations[layer + 1]
        dZ = dA * slope(a)
        dA = weights[layer].T @ dZ
        new[layer] = weights[layer] - learning_rate * dZ @ a.T
    return new


@check_training_step.mistake(
    "the last layer without its sigmoid",
    "every layer of this network is a sigmoid, the last one too; print the outputs")
def _(x, y, weights, learning_rate):
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    dA, new = weights[-1] @ activations[-2] - y, list(weights)
    for layer in range(len(weights) - 1, -1, -1):
        a = activations[layer + 1]
        dZ = dA if layer == len(weights) - 1 else dA * slope(a)
        dA = weights[layer].T @ dZ
        new[layer] = weights[layer] - learning_rate * dZ @ activations[layer].T
    return new


@check_training_step.mistake(
    "the new weights in the order of the way back",
    "the loop finds the last layer first; the list must begin with the first layer")
def _(x, y, weights, learning_rate):
    return step(x, y, weights, learning_rate)[::-1]


@check_training_step.mistake(
    "the gradient of the weights transposed",
    "row i of dW belongs to unit i of the layer; print both shapes in a network of different "
    "widths")
def _(x, y, weights, learning_rate):
    return step(x, y, weights, learning_rate, move=lambda W, dW, rate, *_: W - rate * dW.T)


IN_PLACE = ("the caller's weights changed",
            "print a weight of the caller before and after; -= and an entry set in the list that "
            "came in change what the caller holds")


@check_training_step.mistake(*IN_PLACE)
def _(x, y, weights, learning_rate):
    weights[:] = step(x, y, weights, learning_rate)
    return weights


@check_training_step.mistake(*IN_PLACE)
def _(x, y, weights, learning_rate):
    for W, new in zip(weights, step(x, y, weights, learning_rate), strict=True):
        W -= W - new
    return [W + 0.0 for W in weights]


@check_training_step.mistake(
    "the error averaged over the outputs",
    "the outputs of one sample are added in the cost, not averaged")
def _(x, y, weights, learning_rate):
    return step(x, y, weights, learning_rate, error=lambda a, y: (a - y) / len(a))


@check_training_step.mistake(
    "two steps instead of one", "print how often the weights change in one call")
def _(x, y, weights, learning_rate):
    return step(x, y, step(x, y, weights, learning_rate), learning_rate)


@check_training_step.mistake(
    "nothing returned", "the function ends without giving the new weights back")
def _(x, y, weights, learning_rate):
    return None
