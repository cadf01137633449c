"""The check of the way back through one layer."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.forward.common import different_sizes
from course import backprop
from course.activations import ACTIVATIONS, BACKWARDS
from course.forward import layer_forward
from tutor.judging.compact_json import argument


def _passed(A_prev, W, b, activation):
    arrays = (np.array(array, dtype=float) for array in (A_prev, W, b))
    return argument(layer_forward(*arrays, activation)[1])


# fmt: off
check_layer_backward = Check(
    backprop.layer_backward, outputs=common.OUTPUTS, helpers=("linear_backward",), visible=[
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
# fmt: on


def _cached(rng, *sizes_and_name):
    return *common.layer_cache(rng, *sizes_and_name), sizes_and_name[-1]


@check_layer_backward.family("each activation, sizes that differ")
def of_different_sizes(rng):
    for name in BACKWARDS:
        yield _cached(rng, *different_sizes(rng), name)


common.add_sizes(
    check_layer_backward,
    _cached,
    ("each activation, sizes that are all equal", *((4, 4, 4, name) for name in BACKWARDS)),
    ("one sample", (4, 3, 1, "relu"), (4, 3, 1, "softmax")),
)
check_layer_backward.add_families(
    ("float32 arrays", lambda rng: common.in_float32(_cached(rng, 3, 5, 4, "tanh"))),
)


def _entry_by_entry(at):
    """Return dZ with softmax differentiated as if its outputs did not depend on each other."""
    A = ACTIVATIONS[at.name](at.Z)
    return at.dA * A * (1 - A) if at.name == "softmax" else BACKWARDS[at.name](at.dA, at.Z)


FED = "dW needs what the weights were multiplied with: the input of the layer"
FROM_dZ = "once dZ is there, all three lines start from it; one of yours still uses dA"


# fmt: off
check_layer_backward.add_mistakes(
    ("the slope of the activation forgotten", "dA has to pass the activation first: that makes dZ",
     dict(dZ=lambda at: at.dA)),
    ("the activation in place of its slope",
     "ACTIVATIONS goes forwards; on the way back its slope is asked for",
     dict(dZ=lambda at: at.dA * ACTIVATIONS[at.name](at.Z))),
    ("the upstream gradient forgotten",
     "double dA and everything must double; here it does not change",
     dict(dZ=lambda at: BACKWARDS[at.name](np.ones(at.dA.shape), at.Z))),
    ("dA multiplied in twice", "the backward functions take dA and multiply by it themselves",
     dict(dZ=lambda at: at.dA * BACKWARDS[at.name](at.dA, at.Z))),
    ("the slope taken at the activation",
     "the backward functions expect the weighted input Z, which the cache has",
     dict(dZ=lambda at: BACKWARDS[at.name](at.dA, ACTIVATIONS[at.name](at.Z)))),
    ("the slope taken at dA", "the slope depends on where the unit stood: at Z",
     dict(dZ=lambda at: BACKWARDS[at.name](at.dA, at.dA))),
    ("the two arguments exchanged",
     "the upstream gradient comes first, then the place at which the slope is taken",
     dict(dZ=lambda at: BACKWARDS[at.name](at.Z, at.dA))),
    ("the sign turned round", "the step against the gradient comes later; here is no minus",
     dict(dZ=lambda at: -BACKWARDS[at.name](at.dA, at.Z))),
    ("divided by m", "dA carries the 1/m already; dividing again counts it twice",
     dict(dZ=lambda at: BACKWARDS[at.name](at.dA, at.Z) / at.dA.shape[1])),
    *((f"the slope of {fixed} whatever the name says",
       "call it with 'identity' and with another name: the result does not change",
       dict(dZ=lambda at, fixed=fixed: BACKWARDS[fixed](at.dA, at.Z)))
      for fixed in ("relu", "sigmoid", "tanh")),
    ("softmax taken entry by entry",
     "every output of softmax depends on all logits of its column; its backward step knows it",
     dict(dZ=_entry_by_entry)),
    ("the name called as if it were the function",
     "activation is a text such as 'relu'; BACKWARDS says which function has that name",
     dict(dZ=lambda at: at.name(at.dA, at.Z))),
    ("the forward function called with a gradient",
     "ACTIVATIONS goes forwards and takes Z alone; BACKWARDS takes dA and Z",
     dict(dZ=lambda at: ACTIVATIONS[at.name](at.dA, at.Z))),
    ("the layer's output in place of its input", FED, dict(dW=lambda at: at.dZ @ at.A.T)),
    ("Z in place of the layer's input", FED, dict(dW=lambda at: at.dZ @ at.Z.T)),
    ("dA in place of dZ on the way down", FROM_dZ, dict(dA_prev=lambda at: at.W.T @ at.dA)),
    ("dA in place of dZ in dW", FROM_dZ, dict(dW=lambda at: at.dA @ at.A_prev.T)),
    ("dA in place of dZ in db", FROM_dZ, dict(db=lambda at: at.dA.sum(axis=1, keepdims=True))),
    ("dZ handed down in place of dA_prev",
     "what leaves a layer is dA of the layer below; the weights stand in between",
     dict(dA_prev=lambda at: at.dZ)),
    ("dA_prev forgotten", "three gradients leave a layer; the layer below waits for dA_prev",
     dict(results=lambda dA_prev, dW, db: (dW, db))),
    ("another order of the results", "the docstring asks for dA_prev, then dW, then db",
     dict(results=lambda dA_prev, dW, db: (dW, db, dA_prev))),
    make=with_parts(common.layer_back),
)
# fmt: on
