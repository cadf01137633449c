"""The check of predicted classes."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import float32, network_arrays
from course.forward import network_forward, predict

# fmt: off
check_predict = Check(predict, helpers=("network_forward",), visible=[
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
# fmt: on


def _network(rng, sizes, m, activations):
    """Return arguments for which more than one class is predicted, where there is a choice."""
    while True:
        X, params = network_arrays(rng, sizes, m)
        for layer in range(1, len(sizes)):
            params[f"b{layer}"] *= 0.2
        A, _ = network_forward(X, params, activations)
        if m == 1 and A[0, 0] < A.max() or len(set(A.argmax(axis=0))) > 1:
            return X, params, activations


def _float32(rng):
    X, params, activations = _network(rng, [3, 4], 5, ["identity"])
    return X.astype(np.float32), float32(params), activations


# fmt: off
check_predict.add_families(
    ("several classes and samples", lambda rng: _network(rng, [4, 3], 7, ["softmax"]),
     lambda rng: _network(rng, [3, 6, 4], 9, ["relu", "softmax"]),
     lambda rng: _network(rng, [5, 4, 6, 3], 8, ["tanh", "sigmoid", "identity"])),
    ("sizes that are all equal", lambda rng: _network(rng, [4, 4, 4], 4, ["tanh", "sigmoid"])),
    ("two classes", lambda rng: _network(rng, [3, 5, 2], 6, ["tanh", "softmax"])),
    ("one sample", lambda rng: _network(rng, [3, 4], 1, ["identity"])),
    ("float32 arrays", _float32),
)
# fmt: on


def _chosen(choose):
    """Return what does `choose(A)` with the outputs of the network."""
    return lambda *args: choose(network_forward(*args)[0])


def _rescaled(X, params, activations):
    X = (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)
    return predict(X, params, activations)


def _samples_in_rows(X, params, activations):
    A = X.T
    for layer in range(1, len(activations) + 1):
        A = params[f"W{layer}"] @ A + params[f"b{layer}"]
    return np.argmax(A, axis=0)


# fmt: off
check_predict.add_mistakes(
    ("the largest entry searched along the rows",
     "one label for each sample is asked for; a sample is a column, so print the length of what "
     "you return", _chosen(lambda A: np.argmax(A, axis=1))),
    ("the largest entry of the whole table",
     "one label for each sample is asked for; here all samples share one number",
     _chosen(np.argmax)),
    ("the largest output in place of its number",
     "the label is the place of the largest output, not its value",
     _chosen(lambda A: np.max(A, axis=0))),
    ("the outputs themselves", "reduce each column to the number of one class",
     _chosen(lambda A: A)),
    ("the smallest output", "the predicted class is the one with the largest output",
     _chosen(lambda A: np.argmin(A, axis=0))),
    ("classes counted from 1", "the first class is 0 here",
     _chosen(lambda A: np.argmax(A, axis=0) + 1)),
    ("labels in a table of one row", "the labels have shape (m,); print the shape of yours",
     _chosen(lambda A: np.argmax(A, axis=0, keepdims=True))),
    ("a threshold at one half",
     "several classes may pass it, or none; compare the outputs of a sample with each other",
     _chosen(lambda A: A > 0.5), _chosen(lambda A: (A[0] > 0.5).astype(int)), _chosen(np.round)),
    ("one-hot columns in place of class numbers", "one whole number for each sample is asked for",
     _chosen(lambda A: (A == A.max(axis=0)).astype(int))),
    ("the pair of A and caches taken for A",
     "network_forward returns two values; unpack them before you look for the largest",
     lambda *args: np.argmax(network_forward(*args), axis=0),
     lambda *args: network_forward(*args).argmax(axis=0)),
    ("caches taken for A", "network_forward returns A first; print the shape of what you search",
     lambda *args: np.argmax(network_forward(*args)[1][-1][0], axis=0)),
    ("the first layer's output", "send the samples through all layers before you decide",
     lambda X, params, activations: np.argmax(params["W1"] @ X + params["b1"], axis=0)),
    ("inputs rescaled by their own mean and spread",
     "the label of a sample must not depend on its company; predict it alone and among others",
     _rescaled),
    ("the first sample only", "one label for each sample is asked for",
     _chosen(lambda A: np.argmax(A[:, 0]))),
    ("samples taken for rows", "X has one sample in each column already, as network_forward wants",
     _samples_in_rows),
)
# fmt: on
