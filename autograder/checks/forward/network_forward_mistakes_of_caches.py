"""Known mistakes in what a network keeps of its layers for the way back."""

from autograder.checks.forward.network_forward_mistakes import check_network_forward, run
from course.activations import ACTIVATIONS


@check_network_forward.mistake(
    "a list of caches that starts anew in the loop",
    "one cache is left, that of the last layer; print len(caches) at each step")
def _(X, params, activations):
    A, caches = run(X, params, activations)
    return A, caches[-1:]


@check_network_forward.mistake(
    "the last layer's cache kept twice",
    "count: there must be as many caches as layers; what happens after the loop?")
def _(X, params, activations):
    A, caches = run(X, params, activations)
    return A, [*caches, caches[-1]]


@check_network_forward.mistake(
    "the caches in reverse order",
    "the first entry must belong to the first layer; print the shape of the W in each")
def _(X, params, activations):
    A, caches = run(X, params, activations)
    return A, caches[::-1]


@check_network_forward.mistake(
    "one cache shared by all layers",
    "every entry shows the last layer; a new container is needed at each step")
def _(X, params, activations):
    A, caches = run(X, params, activations)
    return A, [caches[-1]] * len(caches)


@check_network_forward.mistake(
    "caches without what came into the layers",
    "the gradient of W is computed with A_prev; the first cache must hold X")
def _(X, params, activations):
    A, caches = run(X, params, activations)
    return A, [(ACTIVATIONS[name](Z), W, b, Z)
               for name, (_, W, b, Z) in zip(activations, caches, strict=True)]


@check_network_forward.mistake(
    "each layer's A kept in place of its Z",
    "the slope of an activation is asked for at its input; the caches need that one")
def _(X, params, activations):
    A, caches = run(X, params, activations)
    return A, [(A_prev, W, b, ACTIVATIONS[name](Z))
               for name, (A_prev, W, b, Z) in zip(activations, caches, strict=True)]


LEFT_OVER = ("a list of caches that outlives the call",
             "call it twice and print len(caches): a list made outside the function, or as a "
             "default value, is made once and grows with every call")


def _append_to(caches, X, params, activations):
    A, own = run(X, params, activations)
    caches.extend(own)
    return A, list(caches)


@check_network_forward.mistake(*LEFT_OVER)
def _(X, params, activations, caches=[]):  # noqa: B006 - this is the mistake
    return _append_to(caches, X, params, activations)


@check_network_forward.mistake(*LEFT_OVER)  # in a session in which it was called before
def _(X, params, activations, caches=[None]):  # noqa: B006
    return _append_to(caches, X, params, activations)


DICT = ("a dict in place of the list of caches",
        "the way back reads the caches by place, the first layer's at 0; a list keeps the order")
for _name in (lambda layer: layer, str, "cache{}".format, "Z{}".format, "layer{}".format,
              lambda layer: layer - 1):
    @check_network_forward.mistake(*DICT)
    def _(X, params, activations, name=_name):
        A, caches = run(X, params, activations)
        return A, {name(layer): cache for layer, cache in enumerate(caches, start=1)}


@check_network_forward.mistake(
    "the caches not returned", "two values are asked for: the last A, and the list of caches")
def _(X, params, activations):
    return run(X, params, activations)[0]


@check_network_forward.mistake(
    "A and caches returned in the other order", "the docstring says A first, the caches second")
def _(X, params, activations):
    return run(X, params, activations)[::-1]
