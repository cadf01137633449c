"""Known mistakes in how a network sends its samples through the layers, and in what it keeps."""

from autograder.checks.common_mistakes import with_parts
from autograder.checks.forward import common
from autograder.checks.forward.network_forward import check_network_forward


def _run(
    X,
    params,
    activations,
    layers=lambda n: range(1, n + 1),
    feed=lambda X, A: A,
    named=lambda params: params,
    chosen=lambda activations: activations,
    cache=lambda A_prev, W, b, Z, A, activation: (A_prev, W, b, Z),
    after=lambda A, caches: (A, caches),
):
    """Send X through the layers; each part may be replaced by a wrong one."""
    A, caches, params, names = X, [], named(params), chosen(activations)
    for layer in layers(len(activations)):
        W, b = params[f"W{layer}"], params[f"b{layer}"]
        A, kept = common.layer(feed(X, A), W, b, names[layer - 1], cache=cache)
        caches.append(kept)
    return after(A, caches)


def _not_unpacked(X, params, activations):
    """Return the last pair of A and cache, and a list of all."""
    A, pairs = X, []
    for layer, activation in enumerate(activations, start=1):
        A = common.layer(A, params[f"W{layer}"], params[f"b{layer}"], activation)
        pairs.append(A)
    return A, pairs


def _by_place(params):
    """Return the parameters under the names that they would have in the order of layers."""
    names = [f"{kind}{layer + 1}" for layer in range(len(params) // 2) for kind in "Wb"]
    return dict(zip(names, params.values(), strict=True))


def _append_to(caches, *args):
    A, own = _run(*args)
    caches.extend(own)
    return A, list(caches)


def _left_over(X, params, activations, caches=[]):  # noqa: B006 - this is the mistake
    return _append_to(caches, X, params, activations)


def _left_over_from_before(X, params, activations, caches=[None]):  # noqa: B006 - as above
    return _append_to(caches, X, params, activations)


def _named_caches(name):
    return lambda A, caches: (A, {name(layer): one for layer, one in enumerate(caches, start=1)})


FROM_ONE = "the parameters are numbered from 1, a list from 0; print both for the first layer"
VISITED = "print the layer numbers that your loop visits"
WRITTEN_OUT = "try it with one layer and with five: the loop must follow the length of activations"
ONE_NAME = "print the name of the activation at each step and compare with the list"
# fmt: off
check_network_forward.add_mistakes(
    ("the entries of params counted as layers",
     "params holds a W and a b for each layer; print len(params) for a network of two layers",
     dict(layers=lambda n: range(1, 2 * n + 1)), dict(layers=lambda n: range(1, 2 * n))),
    ("the last layer left out", f"range stops before its second number; {VISITED}",
     dict(layers=lambda n: range(1, n))),
    ("the first layer left out", f"W1 is never used; {VISITED}",
     dict(layers=lambda n: range(2, n + 1))),
    ("a key with no number in it",
     "braces are filled in only where the text begins with an f; print the key",
     *(lambda X, params, activations, key=key: params[key]
       for key in ("Wl", "W{l}", "Wi", "W{i}", "Wk", "W{k}", "Wlayer", "W{layer}", "W{l+1}",
                   "W{l + 1}", "W{i+1}", "W{i + 1}"))),
    ("a return inside the loop",
     "the first layer's round ends the function; how far is return indented?",
     dict(layers=lambda n: (1,))),
    ("the cache not unpacked",
     "layer_forward returns two things, and the next layer wants only the first", _not_unpacked,
     lambda *args: _not_unpacked(*args)[0]),
    ("a layer number that starts at 0", FROM_ONE, lambda X, params, activations: params["W0"]),
    ("the list of activations read one place too far", FROM_ONE,
     lambda X, params, activations: activations[len(activations)]),
    ("the last hidden layer left out", f"{VISITED}; range stops before its second number",
     dict(layers=lambda n: [*range(1, n - 1), n])),
    ("two layers written out by hand", WRITTEN_OUT, dict(layers=lambda n: (1, 2))),
    ("three layers written out by hand", WRITTEN_OUT, dict(layers=lambda n: (1, 2, 3))),
    ("every layer fed with X",
     "a layer gets what the layer below gave; print A.shape before each step",
     dict(feed=lambda X, A: X)),
    ("activations transposed between the layers",
     "samples stay columns all the way; print A.shape before each step",
     dict(feed=lambda X, A: A if A is X else A.T)),
    ("the parameters of the first layer in every layer",
     "change W2: the output does not move; look at the key that your loop builds",
     dict(named=lambda params: {key: params[f"{key[0]}1"] for key in params})),
    ("the order of the dictionary taken for the order of the layers",
     "ask for the parameters by name; a dictionary may hold them in any order",
     dict(named=_by_place)),
    ("the first activation used in every layer", ONE_NAME,
     dict(chosen=lambda activations: activations[:1] * len(activations))),
    ("the last activation used in every layer", ONE_NAME,
     dict(chosen=lambda activations: activations[-1:] * len(activations))),
    ("the hidden layers without their activation",
     "only the last layer bends anything here, so all hidden layers collapse into one affine layer",
     dict(chosen=lambda activations: ["identity"] * (len(activations) - 1) + activations[-1:])),
    ("the last layer without its activation",
     "the last name of the list counts too; compare A with the Z of the last layer",
     dict(chosen=lambda activations: [*activations[:-1], "identity"])),
    ("ReLU in the hidden layers and a sigmoid at the end, whatever the list says",
     "change the names in activations: the output does not move",
     dict(chosen=lambda activations: ["relu"] * (len(activations) - 1) + ["sigmoid"])),
    ("the whole list of activations handed to each layer",
     "layer_forward wants one name; print what you pass to it",
     dict(chosen=lambda activations: [activations] * len(activations))),
    ("a list of caches that starts anew in the loop",
     "one cache is left, that of the last layer; print len(caches) at each step",
     dict(after=lambda A, caches: (A, caches[-1:]))),
    ("the last layer's cache kept twice",
     "count: there must be as many caches as layers; what happens after the loop?",
     dict(after=lambda A, caches: (A, [*caches, caches[-1]]))),
    ("the caches in reverse order",
     "the first entry must belong to the first layer; print the shape of the W in each",
     dict(after=lambda A, caches: (A, caches[::-1]))),
    ("one cache shared by all layers",
     "every entry shows the last layer; a new container is needed at each step",
     dict(after=lambda A, caches: (A, caches[-1:] * len(caches)))),
    ("caches without what came into the layers",
     "the gradient of W is computed with A_prev; the first cache must hold X",
     dict(cache=lambda A_prev, W, b, Z, A, activation: (A, W, b, Z))),
    ("each layer's A kept in place of its Z",
     "the slope of an activation is asked for at its input; the caches need that one",
     dict(cache=lambda A_prev, W, b, Z, A, activation: (A_prev, W, b, A))),
    ("a list of caches that outlives the call",
     "call it twice and print len(caches): a list made outside the function, or as a default "
     "value, is made once and grows with every call", _left_over, _left_over_from_before),
    ("a dict in place of the list of caches",
     "the way back reads the caches by place, the first layer's at 0; a list keeps the order",
     *(dict(after=_named_caches(name)) for name in (
         lambda layer: layer, str, "cache{}".format, "Z{}".format, "layer{}".format,
         lambda layer: layer - 1))),
    ("the caches not returned", "two values are asked for: the last A, and the list of caches",
     dict(after=lambda A, caches: A)),
    ("A and caches returned in the other order", "the docstring says A first, the caches second",
     dict(after=lambda A, caches: (caches, A))),
    make=with_parts(_run),
)
# fmt: on
