"""Right answers to `layer_forward` that look unlike the reference."""

import collections
import types

import numpy as np

from course.activations import ACTIVATIONS
from course.forward import linear_forward
from tests.checks.variants.register import right


def _z_and_a(A_prev, W, b, activation):
    Z = W @ A_prev + b
    return Z, ACTIVATIONS[activation](Z)


@right
def layer_forward__dict(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return A, {"A_prev": A_prev, "W": W, "b": b, "Z": Z, "activation": activation}


@right
def layer_forward__list_for_pair(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return [A, [Z, W, A_prev]]


@right
def layer_forward__nested(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return A, ((A_prev, W, b), Z)


@right
def layer_forward__keeps_everything(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return A, (A_prev.copy(), W.copy(), b.copy(), Z, A, ACTIVATIONS[activation], None, activation)


@right
def layer_forward__namespace(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return A, types.SimpleNamespace(A_prev=A_prev, W=W, Z=Z)


class Cache:
    """A student's own container."""

    def __init__(self, **values):
        self.__dict__.update(values)


@right
def layer_forward__own_class(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return A, Cache(A_prev=A_prev, W=W, Z=Z)


@right
def layer_forward__own_class_in_tuple(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return A, (Cache(A_prev=A_prev, W=W), Z)


LayerCache = collections.namedtuple("LayerCache", "inputs weights bias weighted")


Layer = collections.namedtuple("Layer", "A cache")


@right
def layer_forward__named_tuples(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return Layer(A, LayerCache(A_prev, W, b, Z))


@right
def layer_forward__closure(A_prev, W, b, activation):
    Z, A = _z_and_a(A_prev, W, b, activation)
    return A, lambda: (A_prev, W, Z)


@right
def layer_forward__if_chain(A_prev, W, b, activation="relu"):
    Z = linear_forward(A_prev, W, b)
    if activation == "relu":
        A = Z * (Z > 0)
    elif activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "softmax":
        E = np.exp(Z)
        A = E / np.sum(E, axis=0)
    else:
        A = Z
    return A, (A_prev, W, b, Z)


@right
def layer_forward__in_place_on_a_copy(A_prev, W, b, activation):
    Z = linear_forward(A_prev, W, b)
    A = Z.copy()
    if activation == "relu":
        np.maximum(A, 0, out=A)
    else:
        A = ACTIVATIONS[activation](A)
    return A, collections.OrderedDict(Z=Z, W=W, A_prev=A_prev)
