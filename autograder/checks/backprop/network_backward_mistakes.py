"""The known mistakes of a whole network's way back."""

import numpy as np

from autograder.checks.backprop.network_backward import check_network_backward
from course.activations import ACTIVATIONS, BACKWARDS
from course.backprop import layer_backward, linear_backward, network_backward

__all__ = ["check_network_backward"]


def run(dA, caches, activations, *, order=None, cache=None, name=None, feed=None,
        backward=layer_backward):
    """
    Go back with one part replaced.

    `order(n_layers)` gives the layers to visit, `cache(caches, layer)` and
    `name(activations, layer)` what is used in one, `feed(first, dA, layer)` the gradient that
    enters it.
    """
    grads, first = {}, dA
    layers = order(len(caches)) if order else range(len(caches), 0, -1)
    for layer in layers:
        dA, dW, db = backward(feed(first, dA, layer) if feed else dA,
                              cache(caches, layer) if cache else caches[layer - 1],
                              name(activations, layer) if name else activations[layer - 1])
        grads[f"dW{layer}"], grads[f"db{layer}"], grads[f"dA{layer - 1}"] = dW, db, dA
    return grads


def _mistake(mistake, sentence, **parts):
    """Register a way back with one part replaced."""
    check_network_backward.mistake(mistake, sentence)(
        lambda dA, caches, activations: run(dA, caches, activations, **parts))


def _changed(mistake, sentence, change):
    """Register `change(grads, n_layers, m)` of right gradients."""
    check_network_backward.mistake(mistake, sentence)(
        lambda dA, caches, activations: change(
            network_backward(dA, caches, activations), len(caches), np.shape(dA)[1]))


_mistake("the gradient of the outputs handed to every layer",
         "each layer needs the gradient that the layer above gave back; print dA in the loop",
         feed=lambda first, dA, layer: first)
_mistake("a loop from the first layer to the last",
         "layer 1 is visited before layer 2 has given its gradient; print the layer's number",
         order=lambda n: range(1, n + 1))
_mistake("the first layer skipped",
         "print the keys of the result; does your range still visit layer 1?",
         order=lambda n: range(n, 1, -1))
_mistake("the last layer skipped",
         "print the keys of the result; does your range begin with the last layer?",
         order=lambda n: range(n - 1, 0, -1))
_mistake("only the last layer",
         "print the keys of the result; does your loop run at all?",
         order=lambda n: [n])
_mistake("the last layer gone through twice",
         "print the layer's number at each step; one of them comes twice",
         order=lambda n: [n, *range(n, 0, -1)])
_mistake("the first cache for all hidden layers",
         "each layer needs its own cache; print the index that you use",
         cache=lambda caches, layer: caches[-1] if layer == len(caches) else caches[0])
ONE_CACHE = ("one cache for all layers", "each layer needs its own cache; print the index that you "
             "use")
_mistake(*ONE_CACHE, cache=lambda caches, layer: caches[-1])
_mistake(*ONE_CACHE, cache=lambda caches, layer: caches[0])
_mistake("the caches in the wrong order",
         "caches[0] belongs to layer 1; print the shapes of W in each step",
         cache=lambda caches, layer: caches[len(caches) - layer])
_mistake("the cache of the layer below",
         "layers count from 1 and list entries from 0; caches[-1] is the last layer's",
         cache=lambda caches, layer: caches[layer - 2])
OWN_NAME = "print the name of the activation in each step and compare with the list"
_mistake("the last layer's activation for every layer", OWN_NAME,
         name=lambda activations, layer: activations[-1])
_mistake("the first layer's activation for every layer", OWN_NAME,
         name=lambda activations, layer: activations[0])
_mistake("the activations in the wrong order",
         "activations[0] belongs to layer 1, which comes last on the way back",
         name=lambda activations, layer: activations[-layer])
_mistake("the activation of the layer below",
         "layers count from 1 and list entries from 0; activations[-1] is the last layer's",
         name=lambda activations, layer: activations[layer - 2])
_mistake("the slopes of the activations forgotten",
         "these are the gradients of a network that bends nothing; between dA and dZ stands a "
         "slope", name=lambda activations, layer: "identity")
_mistake("the slope of the last activation forgotten",
         "dA belongs to the outputs behind the last activation; the way back starts with it",
         name=lambda activations, layer:
         "identity" if layer == len(activations) else activations[layer - 1])
_mistake("the slopes of the hidden activations forgotten",
         "the last layer is right; each hidden layer has an activation to go back through",
         name=lambda activations, layer:
         activations[-1] if layer == len(activations) else "identity")
_mistake("ReLU in the hidden layers and a sigmoid at the end, whatever the list says",
         "change the names in activations: the result does not move",
         name=lambda activations, layer: "sigmoid" if layer == len(activations) else "relu")


def _dW_from_dA(dA, cache, name):
    A_prev, W, _, Z = cache
    dA_prev, _, db = linear_backward(BACKWARDS[name](dA, Z), A_prev, W)
    return dA_prev, dA @ A_prev.T, db


def _with_own_output(dA, cache, name):
    A_prev, W, _, Z = cache
    dZ = BACKWARDS[name](dA, Z)
    return W.T @ dZ, dZ @ ACTIVATIONS[name](Z).T, dZ.sum(axis=1, keepdims=True)


def _slope_at_A(dA, cache, name):
    A_prev, W, _, Z = cache
    return linear_backward(BACKWARDS[name](dA, ACTIVATIONS[name](Z)), A_prev, W)


def _not_transposed(dA, cache, name):
    A_prev, W, _, Z = cache
    dZ = BACKWARDS[name](dA, Z)
    return W @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def _dA_without_slope(dA, cache, name):
    _, dW, db = layer_backward(dA, cache, name)
    return cache[1].T @ dA, dW, db


def _divided(dA, cache, name):
    dA_prev, dW, db = layer_backward(dA, cache, name)
    return dA_prev, dW / dA.shape[1], db / dA.shape[1]


def _all_divided(dA, cache, name):
    return [array / dA.shape[1] for array in layer_backward(dA, cache, name)]


_mistake("dA in place of dZ in the gradient of the weights",
         "weights feed Z, so their gradient starts from dZ; print both", backward=_dW_from_dA)
_mistake("dA in place of dZ on the way down",
         "what goes down through the weights is dZ, with the slope in it; print both",
         backward=_dA_without_slope)
_mistake("the layer's own output in the gradient of its weights",
         "a weight's gradient is the error of its unit times what came in; which cache entry "
         "came in?", backward=_with_own_output)
_mistake("the slope at A instead of Z",
         "the backward functions take Z and apply the activation themselves", backward=_slope_at_A)
_mistake("the weights not transposed",
         "column j of W tells where unit j of the layer below sent its signal; print the shapes in "
         "a network of different widths", backward=_not_transposed)
ONCE = ("the mean over samples once more in every layer",
        "dA comes from a mean and carries the 1/m; give every sample twice with half the gradient: "
        "dW must stay")
_mistake(*ONCE, backward=_divided)
_mistake(*ONCE, backward=_all_divided)

_changed("names that count from 0",
         "print the keys; the weights of the first layer are called W1, so their gradient is dW1",
         lambda grads, n, m: {f"{key[:2]}{int(key[2:]) - 1}" if key[1] != "A" else key: value
                              for key, value in grads.items()})
_changed("the gradients in the wrong order",
         "the loop finds the last layer first; print the shapes of dW1 and W1",
         lambda grads, n, m: {f"{key[:2]}{n + 1 - int(key[2:])}"
                              if key[1] != "A" else f"dA{n - 1 - int(key[2:])}": value
                              for key, value in grads.items()})
_changed("the gradient of a layer's input under the number of the layer",
         "what comes out of the way back through layer l belongs to the activations below it; "
         "print the shapes of dA1 and A1",
         lambda grads, n, m: {key if key[1] != "A" else f"dA{int(key[2:]) + 1}": value
                              for key, value in grads.items()})
_changed("a list instead of a dict", "each gradient goes under its name",
         lambda grads, n, m: list(grads.values()))
_changed("a list instead of a dict", "each gradient goes under its name",
         lambda grads, n, m: [(grads[f"dA{layer - 1}"], grads[f"dW{layer}"], grads[f"db{layer}"])
                              for layer in range(1, n + 1)])
_changed("the gradients of weights and biases only",
         "the gradients of what each layer was fed with are asked for too; print the keys",
         lambda grads, n, m: {key: value for key, value in grads.items() if key[1] != "A"})
_changed("the wrong sign",
         "the gradients point uphill, the step takes them away; here the sign is turned already",
         lambda grads, n, m: {key: -value for key, value in grads.items()})


@check_network_backward.mistake(
    "the gradient at the inputs left out",
    "the first layer was fed with A0, which is X; its gradient is asked for too")
def _(dA, caches, activations):
    grads = network_backward(dA, caches, activations)
    del grads["dA0"]
    return {**grads, f"dA{len(caches)}": dA}


@check_network_backward.mistake(
    "the gradient at the inputs left out",
    "the first layer was fed with A0, which is X; its gradient is asked for too")
def _(dA, caches, activations):
    grads = network_backward(dA, caches, activations)
    del grads["dA0"]
    return grads


@check_network_backward.mistake(
    "dZ under the name of dA",
    "dA{l} is the gradient behind the activation of layer l, dZ{l} the one before it")
def _(dA, caches, activations):
    grads = network_backward(dA, caches, activations)
    for layer in range(1, len(caches)):
        grads[f"dA{layer}"] = BACKWARDS[activations[layer - 1]](
            grads[f"dA{layer}"], caches[layer - 1][3])
    return grads


@check_network_backward.mistake(
    "the caches taken out of the caller's list",
    "the caller still needs the caches; look at them without pop")
def _(dA, caches, activations):
    grads = network_backward(dA, list(caches), activations)
    caches.clear()
    return grads
