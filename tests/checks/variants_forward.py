"""
Right answers to notebook 02 that look unlike the reference.

`VARIANTS[function]` lists them; every one of them must get full marks.
"""

import collections
import types

import numpy as np

from course.activations import ACTIVATIONS, relu, sigmoid, softmax
from course.forward import layer_forward, linear_forward, network_forward

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


@right
def linear_forward_loop__samples_outermost(A_prev, W, b):
    Z = np.empty((len(W), A_prev.shape[1]))
    for k in range(A_prev.shape[1]):
        for j in range(len(W)):
            Z[j, k] = b[j, 0]
            for i in range(W.shape[1]):
                Z[j, k] += W[j, i] * A_prev[i, k]
    return Z


@right
def linear_forward_loop__lists(A_prev, W, b):
    return [
        [sum(w * a for w, a in zip(row, column, strict=True)) + bias[0] for column in A_prev.T]
        for row, bias in zip(W, b, strict=True)
    ]


@right
def linear_forward_loop__dot_in_two_loops(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1]))
    for unit, sample in np.ndindex(*Z.shape):
        Z[unit, sample] = np.dot(W[unit], A_prev[:, sample]) + b[unit].item()
    return Z


@right
def linear_forward_loop__bias_last(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1]))
    for i in range(W.shape[0]):
        for j in range(A_prev.shape[1]):
            total = 0
            for k in range(A_prev.shape[0]):
                total = total + W[i][k] * A_prev[k][j]
            Z[i][j] = total
    return Z + b


@right
def linear_forward_loop__while(A_prev, W, b):
    Z = np.repeat(np.array(b, dtype=float), A_prev.shape[1], axis=1)
    i = 0
    while i < W.shape[1]:
        for unit in range(W.shape[0]):
            for sample in range(A_prev.shape[1]):
                Z[unit, sample] += W[unit, i] * A_prev[i, sample]
        i += 1
    return Z


@right
def linear_forward_loop__vectorised(A_prev, W, b):
    return W @ A_prev + b


@right
def linear_forward__plain(A_prev, W, b):
    return W @ A_prev + b


@right
def linear_forward__dot(A_prev, W, b):
    return np.add(np.dot(W, A_prev), b)


@right
def linear_forward__einsum(A_prev, W, b):
    return np.einsum("ij,jk->ik", W, A_prev) + b


@right
def linear_forward__tensordot(A_prev, W, b):
    return np.tensordot(W, A_prev, axes=1) + b


@right
def linear_forward__inner(A_prev, W, b):
    return np.inner(W, A_prev.T) + b


@right
def linear_forward__broadcast_sum(A_prev, W, b):
    return (W[:, :, None] * A_prev[None]).sum(axis=1) + b


@right
def linear_forward__rows_and_back(A_prev, W, b):
    return (A_prev.T @ W.T + b.ravel()).T


@right
def linear_forward__bias_as_weight(A_prev, W, b):
    return np.hstack([W, b]) @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])


@right
def linear_forward__in_place_on_own(A_prev, W, b):
    Z = W @ A_prev
    Z += b
    return Z


@right
def linear_forward__matrix(A_prev, W, b):
    Z = np.asarray(W).view(np.ndarray) @ A_prev + np.tile(b, (1, A_prev.shape[1]))
    return Z.view(np.matrix)


@right
def linear_forward__long_double(A_prev, W, b):
    return W.astype(np.longdouble) @ A_prev.astype(np.longdouble) + b


@right
def linear_forward__fortran_view(A_prev, W, b, check_shapes=True):
    if check_shapes:
        assert W.shape[1] == A_prev.shape[0] and b.shape == (W.shape[0], 1)
    return np.asfortranarray(W @ A_prev + b)[:, :]


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


@right
def network_forward__while(X, params, activations):
    A, caches, layer = X, [], 1
    while f"W{layer}" in params:
        A, cache = layer_forward(
            A, params["W" + str(layer)], params["b" + str(layer)], activations[layer - 1]
        )
        caches += [cache]
        layer += 1
    return A, caches


@right
def network_forward__recursive(X, params, activations):
    def run(A, layer):
        if layer > len(activations):
            return A, []
        A, cache = layer_forward(
            A, params[f"W{layer}"], params[f"b{layer}"], activations[layer - 1]
        )
        last, others = run(A, layer + 1)
        return last, [cache, *others]

    return run(X, 1)


@right
def network_forward__without_helpers(X, params, activations):
    caches = ()
    for number, name in enumerate(activations):
        W, b = params[f"W{number + 1}"], params[f"b{number + 1}"]
        Z = np.einsum("ij,jk->ik", W, X) + b
        caches += ({"in": X, "W": W, "Z": Z},)
        X = ACTIVATIONS[name](Z)
    return X, caches


@right
def network_forward__last_layer_apart(X, params, activations):
    n_layers = len(params) // 2
    A, caches = X.copy(), []
    for layer in range(1, n_layers):
        A, cache = layer_forward(
            A, params[f"W{layer}"], params[f"b{layer}"], activations[layer - 1]
        )
        caches.append(cache)
    A, cache = layer_forward(A, params[f"W{n_layers}"], params[f"b{n_layers}"], activations[-1])
    return [A, caches + [cache]]


@right
def network_forward__own_objects(X, params, activations):
    A, caches = network_forward(X, params, activations)
    return A, [Cache(A_prev=A_prev, W=W, Z=Z) for A_prev, W, _, Z in caches]


@right
def network_forward__nested_caches(X, params, activations):
    A, caches = network_forward(X, params, activations)
    return A, [((A_prev, W, b), types.SimpleNamespace(Z=Z)) for A_prev, W, b, Z in caches]


@right
def network_forward__default_none(X, params, activations, caches=None):
    caches = [] if caches is None else caches
    for layer, name in zip(range(1, 99), activations):  # noqa: B905
        X, cache = layer_forward(X, params[f"W{layer}"], params[f"b{layer}"], name)
        caches.append(cache)
    return X, caches


@right
def quadratic_cost__mean_of_losses(A, Y):
    return np.mean(0.5 * np.linalg.norm(A - Y, axis=0) ** 2)


@right
def quadratic_cost__mean_of_sums(A, Y):
    return ((A - Y) ** 2).sum(axis=0).mean() / 2


@right
def quadratic_cost__frobenius(A, Y):
    return np.linalg.norm(Y - A) ** 2 / (2 * A.shape[1])


@right
def quadratic_cost__trace(A, Y):
    D = A - Y
    return np.trace(D @ D.T) / 2 / Y.shape[1]


@right
def quadratic_cost__einsum(A, Y):
    D = np.subtract(A, Y)
    return np.einsum("ij,ij->", D, D) / (2 * D.shape[1])


@right
def quadratic_cost__loops(A, Y):
    n, m = A.shape
    cost = 0.0
    for k in range(m):
        cost += sum((float(A[i, k]) - float(Y[i, k])) ** 2 for i in range(n)) / 2
    return cost / m


@right
def quadratic_cost__size_one(A, Y):
    return np.mean(np.sum(np.square(A - Y), axis=0, keepdims=True), axis=1, keepdims=True) / 2


@right
def quadratic_cost__zero_dimensional(A, Y):
    return np.array(np.vdot(A - Y, A - Y) / (A.shape[1] * 2.0))


@right
def quadratic_cost__mean_times_outputs(A, Y):
    return float(0.5 * A.shape[0] * np.mean((A - Y) ** 2))


@right
def binary_cross_entropy__two_logaddexp(Z, Y):
    losses = Y * np.logaddexp(0, -Z) + (1 - Y) * np.logaddexp(0, Z)
    return losses.sum(axis=0).mean()


@right
def binary_cross_entropy__max_and_log1p(Z, Y):
    losses = np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z)))
    return np.sum(losses) / Z.shape[1]


@right
def binary_cross_entropy__signed_logit(Z, Y):
    return np.mean(np.logaddexp(0.0, (1 - 2 * Y) * Z).sum(axis=0))


@right
def binary_cross_entropy__where(Z, Y):
    return float(np.where(Y == 1, np.logaddexp(0, -Z), np.logaddexp(0, Z)).sum()) / len(Z[0])


@right
def binary_cross_entropy__loops(Z, Y):
    total = 0.0
    for z, y in zip(Z.ravel(), Y.ravel(), strict=True):
        z = float(z)
        softplus = z + np.log1p(np.exp(-z)) if z > 0 else np.log1p(np.exp(z))
        total += softplus - y * z
    return np.array([[total / Z.shape[1]]])


@right
def binary_cross_entropy__log_sigmoid(Z, Y):
    def log_sigmoid(z):
        return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))

    return -np.sum(Y * log_sigmoid(Z) + (1 - Y) * log_sigmoid(-Z)) / Z.shape[1]


@right
def binary_cross_entropy__scalar_mean_times_outputs(Z, Y, axis=None):
    return Z.shape[0] * np.mean(np.logaddexp(0, Z) - Y * Z, axis=axis)


@right
def softmax_cross_entropy__logaddexp(Z, y):
    return np.mean(np.logaddexp.reduce(Z, axis=0) - Z[y, np.arange(Z.shape[1])])


@right
def softmax_cross_entropy__one_hot(Z, y):
    shifted = Z - Z.max(axis=0)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=0))
    Y = np.eye(Z.shape[0])[:, y]
    return -np.sum(Y * log_probabilities) / Z.shape[1]


@right
def softmax_cross_entropy__one_hot_by_comparison(Z, y):
    Y = np.arange(len(Z))[:, None] == y
    shifted = Z - np.max(Z, axis=0, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(shifted), axis=0)) - (Y * shifted).sum(axis=0))


@right
def softmax_cross_entropy__take_along_axis(Z, y):
    shifted = Z - Z.max(0)
    picked = np.take_along_axis(shifted, y[None].astype(np.int64), axis=0)
    return (np.log(np.exp(shifted).sum(0, keepdims=True)) - picked).mean(axis=1)


@right
def softmax_cross_entropy__rows(Z, y):
    rows = Z.T - Z.T.max(axis=1, keepdims=True)
    log_probabilities = rows - np.log(np.exp(rows).sum(axis=1, keepdims=True))
    return -log_probabilities[range(len(y)), y].sum() / len(y)


@right
def softmax_cross_entropy__loop_over_samples(Z, y):
    losses = []
    for k, label in enumerate(y):
        z = Z[:, k] - max(Z[:, k])
        losses.append(np.log(sum(np.exp(z))) - z[label])
    return sum(losses) / len(losses)


@right
def softmax_cross_entropy__differences(Z, y):
    """Shift by the logit of the label; the largest exponent is taken out by logaddexp."""
    differences = Z - Z[y, np.arange(y.size)]
    return float(np.logaddexp.reduce(differences, axis=0).mean())


@right
def softmax_cross_entropy__shift_added_back(Z, y, normalise=True):
    largest = Z.max(axis=0)
    cost = largest + np.log(np.exp(Z - largest).sum(axis=0)) - np.choose(y, Z)
    return np.array(cost.mean() if normalise else cost.sum())


@right
def count_parameters__numpy(sizes):
    sizes = np.array(sizes)
    return np.sum(sizes[:-1] * sizes[1:] + sizes[1:])


@right
def count_parameters__arrays(sizes):
    return sum(
        np.zeros((n, n_prev)).size + np.zeros((n, 1)).size
        for n_prev, n in zip(sizes, sizes[1:])  # noqa: B905
    )


@right
def count_parameters__index(sizes):
    total = 0
    for layer in range(1, len(sizes)):
        total += sizes[layer] * sizes[layer - 1]
        total += sizes[layer]
    return total


@right
def count_parameters__dot(sizes):
    return float(np.dot(sizes[:-1], sizes[1:])) + sum(sizes) - sizes[0]


@right
def count_parameters__recursive(sizes):
    if len(sizes) < 2:
        return 0
    return (sizes[0] + 1) * sizes[1] + count_parameters__recursive(sizes[1:])


@right
def predict__method(X, params, activations):
    A, _ = network_forward(X, params, activations)
    return A.argmax(0)


@right
def predict__rows(X, params, activations):
    return np.argmax(network_forward(X, params, activations)[0].T, axis=1).astype(np.int8)


@right
def predict__list(X, params, activations):
    A, caches = network_forward(X, params, activations)
    return [int(np.argmax(A[:, k])) for k in range(A.shape[1])]


@right
def predict__from_logits(X, params, activations):
    for layer, name in enumerate(activations, start=1):
        Z = params[f"W{layer}"] @ X + params[f"b{layer}"]
        X = {"relu": relu, "sigmoid": sigmoid, "softmax": softmax}.get(name, ACTIVATIONS[name])(Z)
    return Z.argmax(axis=0)


@right
def predict__sorted(X, params, activations):
    return np.argsort(network_forward(X, params, activations)[0], axis=0)[-1]


@right
def predict__loop(X, params, activations):
    A = network_forward(X, params, activations)[0]
    best = np.zeros(A.shape[1], dtype=int)
    for c in range(1, len(A)):
        best[A[c] > A[best, np.arange(A.shape[1])]] = c
    return best


@right
def predict__one_sample_at_a_time(X, params, activations):
    return tuple(
        np.argmax(network_forward(X[:, [k]], params, activations)[0]) for k in range(X.shape[1])
    )


@right
def accuracy__mean(predictions, labels):
    return np.mean(np.array(predictions) == np.array(labels))


@right
def accuracy__loop(predictions, labels):
    right_ones = 0
    for p, y in zip(predictions, labels, strict=True):
        right_ones += p == y
    return right_ones / len(labels)


@right
def accuracy__count(predictions, labels):
    return np.count_nonzero(np.equal(predictions, labels)) / np.size(labels)


@right
def accuracy__error_rate(predictions, labels):
    return np.array([1 - np.not_equal(predictions, labels).mean()])


@right
def accuracy__confusion(predictions, labels):
    table = np.zeros((100, 100))
    np.add.at(table, (np.asarray(labels), np.asarray(predictions)), 1)
    return np.trace(table) / table.sum()


@right
def accuracy__differences(predictions, labels):
    return float(sum(int(p) - int(y) == 0 for p, y in zip(predictions, labels, strict=True))) / len(
        predictions
    )
