"""The check of predicted classes."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import forward
from course.forward import network_forward

check_predict = Check(forward.predict, helpers=("network_forward",), visible=[
    ("one layer, three classes, two samples",
     (np.array([[1.0, -1.0], [2.0, 0.5]]),
      {"W1": np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), "b1": np.zeros((3, 1))},
      ["identity"])),
    ("two layers, four samples",
     (np.array([[1.0, -2.0, 0.0, 3.0]]),
      {"W1": np.array([[1.0], [-1.0]]), "b1": np.zeros((2, 1)),
       "W2": np.array([[1.0, 0.0], [0.0, 1.0]]), "b2": np.array([[-0.5], [0.0]])},
      ["relu", "softmax"])),
    ("one sample", (np.array([[2.0]]), {"W1": np.array([[1.0], [-1.0], [3.0]]),
                                        "b1": np.array([[0.0], [0.0], [-1.0]])}, ["sigmoid"])),
])


def _network(rng, sizes, m, activations):
    """Return arguments for which more than one class is predicted, where there is a choice."""
    while True:
        X, params = network_arrays(rng, sizes, m)
        for layer in range(1, len(sizes)):
            params[f"b{layer}"] *= 0.2
        A, _ = network_forward(X, params, activations)
        if m == 1 and A[0, 0] < A.max() or len(set(A.argmax(axis=0))) > 1:
            return X, params, activations


@check_predict.family("several classes and samples")
def several_classes_and_samples(rng):
    yield _network(rng, [4, 3], 7, ["softmax"])
    yield _network(rng, [3, 6, 4], 9, ["relu", "softmax"])
    yield _network(rng, [5, 4, 6, 3], 8, ["tanh", "sigmoid", "identity"])


@check_predict.family("sizes that are all equal")
def sizes_are_all_equal(rng):
    yield _network(rng, [4, 4, 4], 4, ["tanh", "sigmoid"])


@check_predict.family("two classes")
def two_classes(rng):
    yield _network(rng, [3, 5, 2], 6, ["tanh", "softmax"])


@check_predict.family("one sample")
def one_sample(rng):
    yield _network(rng, [3, 4], 1, ["identity"])


@check_predict.family("float32 arrays")
def float32_arrays(rng):
    X, params, activations = _network(rng, [3, 4], 5, ["identity"])
    yield (X.astype(np.float32), {key: p.astype(np.float32) for key, p in params.items()},
           activations)


def _outputs(X, params, activations):
    return network_forward(X, params, activations)[0]


# fmt: off
check_predict.add_mistakes(
    ("the largest entry searched along the rows",
     "one label for each sample is asked for; a sample is a column, so print the length of what "
     "you return",
     lambda X, params, activations: np.argmax(_outputs(X, params, activations), axis=1)),
    ("the largest entry of the whole table",
     "one label for each sample is asked for; here all samples share one number",
     lambda X, params, activations: np.argmax(_outputs(X, params, activations))),
    ("the largest output in place of its number",
     "the label is the place of the largest output, not its value",
     lambda X, params, activations: np.max(_outputs(X, params, activations), axis=0)),
    ("the outputs themselves", "reduce each column to the number of one class",
     lambda X, params, activations: _outputs(X, params, activations)),
    ("the smallest output", "the predicted class is the one with the largest output",
     lambda X, params, activations: np.argmin(_outputs(X, params, activations), axis=0)),
    ("classes counted from 1", "the first class is 0 here",
     lambda X, params, activations: np.argmax(_outputs(X, params, activations), axis=0) + 1),
    ("labels in a table of one row", "the labels have shape (m,); print the shape of yours",
     lambda X, params, activations:
         np.argmax(_outputs(X, params, activations), axis=0, keepdims=True)),
    ("a threshold at one half",
     "several classes may pass it, or none; compare the outputs of a sample with each other",
     lambda *args: _outputs(*args) > 0.5, lambda *args: (_outputs(*args)[0] > 0.5).astype(int),
     lambda *args: np.round(_outputs(*args))),
)
# fmt: on


@check_predict.mistake(
    "one-hot columns in place of class numbers", "one whole number for each sample is asked for")
def one_hot_columns_in_place(X, params, activations):
    A = _outputs(X, params, activations)
    return (A == A.max(axis=0)).astype(int)




# fmt: off
check_predict.add_mistakes(
    ("the pair of A and caches taken for A",
     "network_forward returns two values; unpack them before you look for the largest",
     lambda *args: np.argmax(network_forward(*args), axis=0),
     lambda *args: network_forward(*args).argmax(axis=0)),
)
# fmt: on


@check_predict.mistake(
    "caches taken for A", "network_forward returns A first; print the shape of what you search")
def caches_taken_for(X, params, activations):
    _, caches = network_forward(X, params, activations)
    return np.argmax(caches[-1][0], axis=0)


# fmt: off
check_predict.add_mistakes(
    ("the first layer's output", "send the samples through all layers before you decide",
     lambda X, params, activations: np.argmax(params["W1"] @ X + params["b1"], axis=0)),
)
# fmt: on


@check_predict.mistake(
    "inputs rescaled by their own mean and spread",
    "the label of a sample must not depend on its company; predict it alone and among others")
def inputs_rescaled_by_their_own(X, params, activations):
    X = (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)
    return np.argmax(_outputs(X, params, activations), axis=0)


# fmt: off
check_predict.add_mistakes(
    ("the first sample only", "one label for each sample is asked for",
     lambda X, params, activations: np.argmax(_outputs(X, params, activations)[:, 0])),
)
# fmt: on


@check_predict.mistake(
    "samples taken for rows", "X has one sample in each column already, as network_forward wants")
def samples_taken_for_rows(X, params, activations):
    A = X.T
    for layer in range(1, len(activations) + 1):
        A = params[f"W{layer}"] @ A + params[f"b{layer}"]
    return np.argmax(A, axis=0)
