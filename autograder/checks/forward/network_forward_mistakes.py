"""Known mistakes in how a network sends its samples through the layers."""

from autograder.checks.forward.network_forward import check_network_forward
from course.activations import ACTIVATIONS


def _layer(A_prev, W, b, activation):
    """Do what a student's own layer_forward does, with NumPy's messages for shapes."""
    Z = W @ A_prev + b
    return ACTIVATIONS[activation](Z), (A_prev, W, b, Z)


def run(X, params, activations, layers=None, feed=lambda X, A: A):
    """Send X through some layers; `feed` says what each of them gets."""
    A, caches = X, []
    for layer in range(1, len(activations) + 1) if layers is None else layers:
        A, cache = _layer(feed(X, A), params[f"W{layer}"], params[f"b{layer}"],
                          activations[layer - 1])
        caches.append(cache)
    return A, caches


COUNTED_TWICE = (
    "the entries of params counted as layers",
    "params holds a W and a b for each layer; print len(params) for a network of two layers")
check_network_forward.mistake(*COUNTED_TWICE)(
    lambda X, params, activations: run(X, params, activations, range(1, len(params) + 1)))
check_network_forward.mistake(*COUNTED_TWICE)(
    lambda X, params, activations: run(X, params, activations, range(1, len(params))))


check_network_forward.mistake(
    "the last layer left out",
    "range stops before its second number; print the layer numbers that your loop visits")(
    lambda X, params, activations: run(X, params, activations, range(1, len(activations))))
check_network_forward.mistake(
    "the first layer left out",
    "W1 is never used; print the layer numbers that your loop visits")(
    lambda X, params, activations: run(X, params, activations, range(2, len(activations) + 1)))


for _key in ("Wl", "W{l}", "Wi", "W{i}", "Wk", "W{k}", "Wlayer", "W{layer}",
             "W{l+1}", "W{l + 1}", "W{i+1}", "W{i + 1}"):
    @check_network_forward.mistake(
        "a key with no number in it",
        "braces are filled in only where the text begins with an f; print the key")
    def _(X, params, activations, key=_key):
        return params[key]


check_network_forward.mistake(
    "a return inside the loop",
    "the first layer's round ends the function; how far is return indented?")(
    lambda X, params, activations: run(X, params, activations, (1,)))


def _not_unpacked(X, params, activations):
    """Return the last pair of A and cache, and a list of all."""
    A, pairs = X, []
    for layer, activation in enumerate(activations, start=1):
        A = _layer(A, params[f"W{layer}"], params[f"b{layer}"], activation)
        pairs.append(A)
    return A, pairs


NOT_UNPACKED = ("the cache not unpacked",
                "layer_forward returns two things, and the next layer wants only the first")
check_network_forward.mistake(*NOT_UNPACKED)(_not_unpacked)
check_network_forward.mistake(*NOT_UNPACKED)(lambda *args: _not_unpacked(*args)[0])


@check_network_forward.mistake(
    "a layer number that starts at 0",
    "the parameters are numbered from 1, a list from 0; print both for the first layer")
def _(X, params, activations):
    return params["W0"]


@check_network_forward.mistake(
    "the list of activations read one place too far",
    "the parameters are numbered from 1, a list from 0; print both for the first layer")
def _(X, params, activations):
    return activations[len(activations)]


@check_network_forward.mistake(
    "the last hidden layer left out",
    "print the layer numbers that your loop visits; range stops before its second number")
def _(X, params, activations):
    n_layers = len(activations)
    return run(X, params, activations, [*range(1, n_layers - 1), n_layers])


WRITTEN_OUT = "try it with one layer and with five: the loop must follow the length of activations"
check_network_forward.mistake("two layers written out by hand", WRITTEN_OUT)(
    lambda X, params, activations: run(X, params, activations, (1, 2)))
check_network_forward.mistake("three layers written out by hand", WRITTEN_OUT)(
    lambda X, params, activations: run(X, params, activations, (1, 2, 3)))


check_network_forward.mistake(
    "every layer fed with X",
    "a layer gets what the layer below gave; print A.shape before each step")(
    lambda X, params, activations: run(X, params, activations, feed=lambda X, A: X))
check_network_forward.mistake(
    "activations transposed between the layers",
    "samples stay columns all the way; print A.shape before each step")(
    lambda X, params, activations: run(X, params, activations,
                                        feed=lambda X, A: A if A is X else A.T))


@check_network_forward.mistake(
    "the parameters of the first layer in every layer",
    "change W2: the output does not move; look at the key that your loop builds")
def _(X, params, activations):
    return run(X, {key: params[f"{key[0]}1"] for key in params}, activations)


@check_network_forward.mistake(
    "the order of the dictionary taken for the order of the layers",
    "ask for the parameters by name; a dictionary may hold them in any order")
def _(X, params, activations):
    values = list(params.values())
    A, caches = X, []
    for layer, activation in enumerate(activations):
        A, cache = _layer(A, values[2 * layer], values[2 * layer + 1], activation)
        caches.append(cache)
    return A, caches


ONE_NAME = "print the name of the activation at each step and compare with the list"
check_network_forward.mistake("the first activation used in every layer", ONE_NAME)(
    lambda X, params, activations: run(X, params, activations[:1] * len(activations)))
check_network_forward.mistake("the last activation used in every layer", ONE_NAME)(
    lambda X, params, activations: run(X, params, activations[-1:] * len(activations)))


check_network_forward.mistake(
    "the hidden layers without their activation",
    "only the last layer bends anything here, so all hidden layers collapse into one affine layer")(
    lambda X, params, activations: run(
        X, params, ["identity"] * (len(activations) - 1) + [activations[-1]]))
check_network_forward.mistake(
    "the last layer without its activation",
    "the last name of the list counts too; compare A with the Z of the last layer")(
    lambda X, params, activations: run(X, params, [*activations[:-1], "identity"]))
check_network_forward.mistake(
    "ReLU in the hidden layers and a sigmoid at the end, whatever the list says",
    "change the names in activations: the output does not move")(
    lambda X, params, activations: run(
        X, params, ["relu"] * (len(activations) - 1) + ["sigmoid"]))


@check_network_forward.mistake(
    "the whole list of activations handed to each layer",
    "layer_forward wants one name; print what you pass to it")
def _(X, params, activations):
    return run(X, params, [activations] * len(activations))
