"""The check of the way back through one layer."""

import numpy as np

from autograder.checks.backprop.common import layer_cache
from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course import backprop
from course.activations import ACTIVATIONS, BACKWARDS
from course.forward import layer_forward
from tutor.judging.compact_json import argument

OUTPUTS = ("dA_prev", "dW", "db")


def _passed(A_prev, W, b, activation):
    arrays = (np.array(array, dtype=float) for array in (A_prev, W, b))
    return argument(layer_forward(*arrays, activation)[1])


check_layer_backward = Check(
    backprop.layer_backward, outputs=OUTPUTS, helpers=("linear_backward",), visible=[
        ("ReLU, one unit, one of two samples silent",
         (np.array([[1.0, 2.0]]), _passed([[3.0, 4.0]], [[5.0]], [[-16.0]], "relu"), "relu")),
        ("no activation, two units, two inputs, two samples",
         (np.array([[1.0, -2.0], [0.5, 1.0]]),
          _passed([[1.0, 2.0], [0.0, -1.0]], [[1.0, -1.0], [2.0, 0.5]], [[0.0], [1.0]],
                  "identity"), "identity")),
        ("a sigmoid, two units, three inputs, two samples",
         (np.array([[4.0, -8.0], [2.0, 1.0]]),
          _passed([[1.0, 2.0], [0.0, -1.0], [0.5, 1.0]], [[1.0, 0.0, -1.0], [0.5, 1.0, 2.0]],
                  [[0.0], [-0.5]], "sigmoid"), "sigmoid")),
        ("softmax over three units",
         (np.array([[1.0, 0.0], [-1.0, 2.0], [0.5, 1.0]]),
          _passed([[1.0, -1.0]], [[1.0], [0.0], [-1.0]], [[0.0], [0.5], [0.0]], "softmax"),
          "softmax")),
    ])


@check_layer_backward.family("each activation, sizes that differ")
def _(rng):
    for name in BACKWARDS:
        yield *layer_cache(rng, *different_sizes(rng), name), name


@check_layer_backward.family("each activation, sizes that are all equal")
def _(rng):
    for name in BACKWARDS:
        yield *layer_cache(rng, 4, 4, 4, name), name


@check_layer_backward.family("one sample")
def _(rng):
    for name in ("relu", "softmax"):
        yield *layer_cache(rng, 4, 3, 1, name), name


@check_layer_backward.family("float32 arrays")
def _(rng):
    dA, cache = layer_cache(rng, 3, 5, 4, "tanh")
    yield (dA.astype(np.float32), tuple(array.astype(np.float32) for array in cache), "tanh")


mistake = check_layer_backward.mistake


def _layer(dZ_of):
    """Return a layer whose dZ comes from elsewhere."""
    def function(dA, cache, activation):
        A_prev, W, _, Z = cache
        return backprop.linear_backward(dZ_of(dA, cache, activation), A_prev, W)
    return function


mistake("the slope of the activation forgotten",
        "dA has to pass the activation first: that makes dZ")(
    _layer(lambda dA, cache, name: dA))
mistake("the activation in place of its slope",
        "ACTIVATIONS goes forwards; on the way back its slope is asked for")(
    _layer(lambda dA, cache, name: dA * ACTIVATIONS[name](cache[3])))
mistake("the upstream gradient forgotten",
        "double dA and everything must double; here it does not change")(
    _layer(lambda dA, cache, name: BACKWARDS[name](np.ones(dA.shape), cache[3])))
mistake("dA multiplied in twice",
        "the backward functions take dA and multiply by it themselves")(
    _layer(lambda dA, cache, name: dA * BACKWARDS[name](dA, cache[3])))
mistake("the slope taken at the activation",
        "the backward functions expect the weighted input Z, which the cache has")(
    _layer(lambda dA, cache, name: BACKWARDS[name](dA, ACTIVATIONS[name](cache[3]))))
mistake("the slope taken at dA", "the slope depends on where the unit stood: at Z")(
    _layer(lambda dA, cache, name: BACKWARDS[name](dA, dA)))
mistake("the two arguments exchanged",
        "the upstream gradient comes first, then the place at which the slope is taken")(
    _layer(lambda dA, cache, name: BACKWARDS[name](cache[3], dA)))
mistake("the sign turned round", "the step against the gradient comes later; here is no minus")(
    _layer(lambda dA, cache, name: -BACKWARDS[name](dA, cache[3])))
mistake("divided by m", "dA carries the 1/m already; dividing again counts it twice")(
    _layer(lambda dA, cache, name: BACKWARDS[name](dA, cache[3]) / dA.shape[1]))
for _name in ("relu", "sigmoid", "tanh"):
    mistake(f"the slope of {_name} whatever the name says",
            "call it with 'identity' and with another name: the result does not change")(
        _layer(lambda dA, cache, name, fixed=_name: BACKWARDS[fixed](dA, cache[3])))
mistake("softmax taken entry by entry",
        "every output of softmax depends on all logits of its column; its backward step knows it")(
    _layer(lambda dA, cache, name: BACKWARDS[name](dA, cache[3]) if name != "softmax" else
           dA * ACTIVATIONS[name](cache[3]) * (1 - ACTIVATIONS[name](cache[3]))))


@mistake("the name called as if it were the function",
         "activation is a text such as 'relu'; BACKWARDS says which function has that name")
def _(dA, cache, activation):
    A_prev, W, _, Z = cache
    return backprop.linear_backward(activation(dA, Z), A_prev, W)


@mistake("the forward function called with a gradient",
         "ACTIVATIONS goes forwards and takes Z alone; BACKWARDS takes dA and Z")
def _(dA, cache, activation):
    A_prev, W, _, Z = cache
    return backprop.linear_backward(ACTIVATIONS[activation](dA, Z), A_prev, W)


def _wrong_lines(lines):
    def function(dA, cache, activation):
        A_prev, W, _, Z = cache
        return lines(BACKWARDS[activation](dA, Z), A_prev, W, Z, dA, ACTIVATIONS[activation](Z))
    return function


mistake("the layer's output in place of its input",
        "dW needs what the weights were multiplied with: the input of the layer")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (W.T @ dZ, dZ @ A.T, dZ.sum(1, keepdims=True))))
mistake("Z in place of the layer's input",
        "dW needs what the weights were multiplied with: the input of the layer")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (W.T @ dZ, dZ @ Z.T, dZ.sum(1, keepdims=True))))
mistake("dA in place of dZ on the way down",
        "once dZ is there, all three lines start from it; one of yours still uses dA")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (W.T @ dA, dZ @ A_prev.T,
                                                  dZ.sum(1, keepdims=True))))
mistake("dA in place of dZ in dW",
        "once dZ is there, all three lines start from it; one of yours still uses dA")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (W.T @ dZ, dA @ A_prev.T,
                                                  dZ.sum(1, keepdims=True))))
mistake("dA in place of dZ in db",
        "once dZ is there, all three lines start from it; one of yours still uses dA")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (W.T @ dZ, dZ @ A_prev.T,
                                                  dA.sum(1, keepdims=True))))
mistake("dZ handed down in place of dA_prev",
        "what leaves a layer is dA of the layer below; the weights stand in between")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (dZ, dZ @ A_prev.T, dZ.sum(1, keepdims=True))))
mistake("dA_prev forgotten", "three gradients leave a layer; the layer below waits for dA_prev")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (dZ @ A_prev.T, dZ.sum(1, keepdims=True))))
mistake("another order of the results", "the docstring asks for dA_prev, then dW, then db")(
    _wrong_lines(lambda dZ, A_prev, W, Z, dA, A: (dZ @ A_prev.T, dZ.sum(1, keepdims=True),
                                                  W.T @ dZ)))
