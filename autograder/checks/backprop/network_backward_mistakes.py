"""The known mistakes of a whole network's way back."""

from functools import partial

from autograder.checks.backprop.common import layer_back
from autograder.checks.backprop.network_backward import check_network_backward
from autograder.checks.common_mistakes import with_parts
from course.activations import ACTIVATIONS, BACKWARDS
from course.backprop import layer_backward, network_backward


def run(
    dA,
    caches,
    activations,
    order=lambda n: range(n, 0, -1),
    cache=lambda caches, layer: caches[layer - 1],
    name=lambda activations, layer: activations[layer - 1],
    feed=lambda first, dA, layer: dA,
    backward=layer_backward,
    after=lambda grads, n: grads,
):
    """
    Go back with some parts replaced.

    `order(n_layers)` gives the layers to visit, `cache(caches, layer)` and
    `name(activations, layer)` what is used in one, `feed(first, dA, layer)` the gradient that
    enters it; `after(grads, n_layers)` is returned.
    """
    grads, first = {}, dA
    for layer in order(len(caches)):
        dA, dW, db = backward(
            feed(first, dA, layer), cache(caches, layer), name(activations, layer)
        )
        grads[f"dW{layer}"], grads[f"db{layer}"], grads[f"dA{layer - 1}"] = dW, db, dA
    return after(grads, len(caches))


def _with(**parts):
    """Return the parts of a way back through layers with some of their parts replaced."""
    return dict(backward=partial(layer_back, **parts))


def _once_more(*of):
    """Return the parts of a way back in which some gradients of a layer are divided by m."""

    def backward(dA, cache, name):
        gradients = zip(("dA", "dW", "db"), layer_backward(dA, cache, name), strict=True)
        return [array / dA.shape[1] if which in of else array for which, array in gradients]

    return dict(backward=backward)


def _renamed(rule):
    """Return the parts of a way back whose gradients get other names."""

    def after(grads, n):
        return {rule(key[:2], int(key[2:]), n): value for key, value in grads.items()}

    return dict(after=after)


def _without(which):
    """Return the parts of a way back that leaves out some gradients."""
    return dict(
        after=lambda grads, n: {key: grads[key] for key in grads if not key.startswith(which)}
    )


def _dZ_as_dA(dA, caches, activations):
    grads = network_backward(dA, caches, activations)
    for layer in range(1, len(caches)):
        name, Z = activations[layer - 1], caches[layer - 1][3]
        grads[f"dA{layer}"] = BACKWARDS[name](grads[f"dA{layer}"], Z)
    return grads


def _emptied(dA, caches, activations):
    grads = network_backward(dA, list(caches), activations)
    caches.clear()
    return grads


OWN_NAME = "print the name of the activation in each step and compare with the list"


# fmt: off
check_network_backward.add_mistakes(
    ("the gradient of the outputs handed to every layer",
     "each layer needs the gradient that the layer above gave back; print dA in the loop",
     dict(feed=lambda first, dA, layer: first)),
    ("a loop from the first layer to the last",
     "layer 1 is visited before layer 2 has given its gradient; print the layer's number",
     dict(order=lambda n: range(1, n + 1))),
    ("the first layer skipped",
     "print the keys of the result; does your range still visit layer 1?",
     dict(order=lambda n: range(n, 1, -1))),
    ("the last layer skipped",
     "print the keys of the result; does your range begin with the last layer?",
     dict(order=lambda n: range(n - 1, 0, -1))),
    ("only the last layer", "print the keys of the result; does your loop run at all?",
     dict(order=lambda n: [n])),
    ("the last layer gone through twice",
     "print the layer's number at each step; one of them comes twice",
     dict(order=lambda n: [n, *range(n, 0, -1)])),
    ("the first cache for all hidden layers",
     "each layer needs its own cache; print the index that you use",
     dict(cache=lambda caches, layer: caches[-1] if layer == len(caches) else caches[0])),
    ("one cache for all layers", "each layer needs its own cache; print the index that you use",
     dict(cache=lambda caches, layer: caches[-1]), dict(cache=lambda caches, layer: caches[0])),
    ("the caches in the wrong order",
     "caches[0] belongs to layer 1; print the shapes of W in each step",
     dict(cache=lambda caches, layer: caches[len(caches) - layer])),
    ("the cache of the layer below",
     "layers count from 1 and list entries from 0; caches[-1] is the last layer's",
     dict(cache=lambda caches, layer: caches[layer - 2])),
    ("the last layer's activation for every layer", OWN_NAME,
     dict(name=lambda activations, layer: activations[-1])),
    ("the first layer's activation for every layer", OWN_NAME,
     dict(name=lambda activations, layer: activations[0])),
    ("the activations in the wrong order",
     "activations[0] belongs to layer 1, which comes last on the way back",
     dict(name=lambda activations, layer: activations[-layer])),
    ("the activation of the layer below",
     "layers count from 1 and list entries from 0; activations[-1] is the last layer's",
     dict(name=lambda activations, layer: activations[layer - 2])),
    ("the slopes of the activations forgotten",
     "these are the gradients of a network that bends nothing; between dA and dZ stands a slope",
     dict(name=lambda activations, layer: "identity")),
    ("the slope of the last activation forgotten",
     "dA belongs to the outputs behind the last activation; the way back starts with it",
     dict(name=lambda activations, layer: [*activations[:-1], "identity"][layer - 1])),
    ("the slopes of the hidden activations forgotten",
     "the last layer is right; each hidden layer has an activation to go back through",
     dict(name=lambda activations, layer:
         activations[-1] if layer == len(activations) else "identity")),
    ("ReLU in the hidden layers and a sigmoid at the end, whatever the list says",
     "change the names in activations: the result does not move",
     dict(name=lambda activations, layer: "sigmoid" if layer == len(activations) else "relu")),
    ("dA in place of dZ in the gradient of the weights",
     "weights feed Z, so their gradient starts from dZ; print both",
     _with(dW=lambda at: at.dA @ at.A_prev.T)),
    ("dA in place of dZ on the way down",
     "what goes down through the weights is dZ, with the slope in it; print both",
     _with(dA_prev=lambda at: at.W.T @ at.dA)),
    ("the layer's own output in the gradient of its weights",
     "a weight's gradient is the error of its unit times what came in; which cache entry came in?",
     _with(dW=lambda at: at.dZ @ at.A.T)),
    ("the slope at A instead of Z",
     "the backward functions take Z and apply the activation themselves",
     _with(dZ=lambda at: BACKWARDS[at.name](at.dA, ACTIVATIONS[at.name](at.Z)))),
    ("the weights not transposed",
     "column j of W tells where unit j of the layer below sent its signal; print the shapes in a "
     "network of different widths", _with(dA_prev=lambda at: at.W @ at.dZ)),
    ("the mean over samples once more in every layer",
     "dA comes from a mean and carries the 1/m; give every sample twice with half the gradient: "
     "dW must stay", _once_more("dW", "db"), _once_more("dA", "dW", "db")),
    ("names that count from 0",
     "print the keys; the weights of the first layer are called W1, so their gradient is dW1",
     _renamed(lambda kind, layer, n: f"{kind}{layer if kind == 'dA' else layer - 1}")),
    ("the gradients in the wrong order",
     "the loop finds the last layer first; print the shapes of dW1 and W1",
     _renamed(lambda kind, layer, n: f"{kind}{n - layer + (-1 if kind == 'dA' else 1)}")),
    ("the gradient of a layer's input under the number of the layer",
     "what comes out of the way back through layer l belongs to the activations below it; print "
     "the shapes of dA1 and A1",
     _renamed(lambda kind, layer, n: f"{kind}{layer + (kind == 'dA')}")),
    ("a list instead of a dict", "each gradient goes under its name",
     dict(after=lambda grads, n: list(grads.values())),
     dict(after=lambda grads, n: [
         (grads[f"dA{layer}"], grads[f"dW{layer + 1}"], grads[f"db{layer + 1}"])
         for layer in range(n)])),
    ("the gradients of weights and biases only",
     "the gradients of what each layer was fed with are asked for too; print the keys",
     _without("dA")),
    ("the wrong sign",
     "the gradients point uphill, the step takes them away; here the sign is turned already",
     dict(after=lambda grads, n: {key: -value for key, value in grads.items()})),
    ("the gradient at the inputs left out",
     "the first layer was fed with A0, which is X; its gradient is asked for too",
     lambda dA, caches, activations:
         run(dA, caches, activations, **_without("dA0")) | {f"dA{len(caches)}": dA},
     _without("dA0")),
    ("dZ under the name of dA",
     "dA{l} is the gradient behind the activation of layer l, dZ{l} the one before it", _dZ_as_dA),
    ("the caches taken out of the caller's list",
     "the caller still needs the caches; look at them without pop", _emptied),
    make=with_parts(run),
)
# fmt: on
