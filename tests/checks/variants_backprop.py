"""
Right answers to the first half of notebook 03 that look unlike the reference.

`VARIANTS[function]` lists them; every one of them must get full marks.
"""

import collections

import numpy as np

from course.activations import BACKWARDS, sigmoid, sigmoid_backward, softmax
from course.backprop import linear_backward

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


@right
def layer_jacobian__diagonal(a_prev, W, b):
    a = sigmoid(W @ a_prev + b)
    return np.diag((a * (1 - a)).ravel()) @ W


@right
def layer_jacobian__loops(a_prev, W, b):
    J = np.zeros(W.shape)
    for i in range(W.shape[0]):
        z = b[i, 0] + sum(W[i, j] * a_prev[j, 0] for j in range(W.shape[1]))
        a = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
        for j in range(W.shape[1]):
            J[i, j] = a * (1 - a) * W[i, j]
    return J


@right
def layer_jacobian__rows_of_unit_vectors(a_prev, W, b):
    Z = W @ a_prev + b
    return np.vstack([sigmoid_backward(np.eye(len(W))[:, [i]], Z).T @ W for i in range(len(W))])


@right
def layer_jacobian__cosh(a_prev, W, b):
    return W / (2 * np.cosh(np.clip((W @ a_prev + b) / 2, -300, 300))) ** 2


@right
def layer_jacobian__einsum(a_prev, W, b):
    a = sigmoid(W @ a_prev + b)[:, 0]
    return np.einsum("i,i,ij->ij", a, 1 - a, W)


@right
def layer_jacobian__lists(a_prev, W, b):
    a = sigmoid(W @ a_prev + b)
    return (a * (1 - a) * W).tolist()


@right
def vjp__sigmoid_backward(dA, A_prev, W, b):
    return W.T @ sigmoid_backward(dA, W @ A_prev + b)


@right
def vjp__sample_by_sample(dA, A_prev, W, b):
    columns = []
    for s in range(A_prev.shape[1]):
        a = sigmoid(W @ A_prev[:, s] + b[:, 0])
        columns.append((a * (1 - a) * dA[:, s]) @ W)
    return np.array(columns).T


@right
def vjp__whole_jacobians(dA, A_prev, W, b):
    A = sigmoid(W @ A_prev + b)
    return np.einsum("is,is,ij->js", dA, A * (1 - A), W)


@right
def vjp__scaled_weights(dA, A_prev, W, b):
    A = sigmoid(W @ A_prev + b)
    return np.stack([(W * (A * (1 - A))[:, [s]]).T @ dA[:, s] for s in range(dA.shape[1])], axis=1)


@right
def vjp__dot_and_transposes(dA, A_prev, W, b):
    A = 1 / (1 + np.exp(-(np.dot(W, A_prev) + b)))
    return np.dot((dA * (A - A**2)).T, W).T


@right
def quadratic_cost_backward__multiplied(A, Y):
    return 1.0 / A.shape[1] * (A - Y)


@right
def quadratic_cost_backward__negative_twice(A, Y):
    return -(Y - A) / len(A[0])


@right
def quadratic_cost_backward__loops(A, Y):
    n, m = A.shape
    return [[(float(A[i][s]) - float(Y[i][s])) / m for s in range(m)] for i in range(n)]


@right
def quadratic_cost_backward__two_terms(A, Y):
    return np.divide(A, A.shape[1]) - np.divide(Y, A.shape[1])


@right
def quadratic_cost_backward__own_copy(A, Y):
    dA = A.astype(np.float64).copy()
    dA -= Y
    dA /= dA.shape[-1]
    return dA


@right
def softmax_cross_entropy_backward__one_hot(Z, y):
    one_hot = np.eye(Z.shape[0])[y].T
    return (softmax(Z) - one_hot) / Z.shape[1]


@right
def softmax_cross_entropy_backward__comparison(Z, y):
    return (softmax(Z) - (np.arange(Z.shape[0])[:, None] == y)) / y.size


@right
def softmax_cross_entropy_backward__own_softmax(Z, y):
    E = np.exp(Z - Z.max(axis=0))
    dZ = E / E.sum(axis=0)
    for s, label in enumerate(y):
        dZ[label, s] -= 1.0
    return dZ / Z.shape[1]


@right
def softmax_cross_entropy_backward__put_along_axis(Z, y):
    target = np.zeros_like(Z)
    np.put_along_axis(target, np.asarray(y, dtype=int)[None], 1.0, axis=0)
    return (softmax(Z) - target) / len(y)


@right
def softmax_cross_entropy_backward__columns(Z, y):
    columns = [softmax(Z[:, [s]])[:, 0] - np.eye(len(Z))[label] for s, label in enumerate(y)]
    return np.transpose(columns) / len(columns)


@right
def linear_backward__einsum(dZ, A_prev, W):
    return (
        np.einsum("ui,us->is", W, dZ),
        np.einsum("us,is->ui", dZ, A_prev),
        np.einsum("us->u", dZ)[:, None],
    )


@right
def linear_backward__a_list(dZ, A_prev, W):
    return [np.dot(W.T, dZ), np.dot(dZ, A_prev.T), np.sum(dZ, 1).reshape(-1, 1)]


@right
def linear_backward__sample_by_sample(dZ, A_prev, W):
    dW, db = np.zeros(W.shape), np.zeros((len(W), 1))
    dA_prev = np.zeros(A_prev.shape)
    for s in range(dZ.shape[1]):
        dW += np.outer(dZ[:, s], A_prev[:, s])
        db[:, 0] += dZ[:, s]
        dA_prev[:, s] = dZ[:, s] @ W
    return dA_prev, dW, db


@right
def linear_backward__times_ones(dZ, A_prev, W):
    return (dZ.T @ W).T, (A_prev @ dZ.T).T, dZ @ np.ones((dZ.shape[1], 1))


@right
def linear_backward__bias_as_a_weight(dZ, A_prev, W):
    both = dZ @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))]).T
    return np.matmul(W.T, dZ), both[:, :-1], both[:, -1:]


@right
def linear_backward__mean_times_m(dZ, A_prev, W):
    db = dZ.mean(1, keepdims=True) * dZ.shape[1]
    return np.tensordot(W, dZ, (0, 0)), np.inner(dZ, A_prev), db


@right
def layer_backward__inline(dA, cache, activation):
    A_prev, W, _, Z = cache
    dZ = BACKWARDS[activation](dA, Z)
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


@right
def layer_backward__numbers_of_the_cache(dA, cache, activation):
    return list(linear_backward(BACKWARDS[activation](dA, cache[-1]), cache[0], cache[1]))


@right
def layer_backward__branches(dA, cache, activation):
    A_prev, W, b, Z = cache
    if activation == "relu":
        dZ = np.where(Z > 0, dA, 0.0)
    elif activation == "tanh":
        dZ = dA / np.cosh(Z) ** 2
    elif activation == "sigmoid":
        dZ = dA * sigmoid(Z) * sigmoid(-Z)
    elif activation == "softmax":
        S = softmax(Z)
        dZ = S * (dA - (dA * S).sum(axis=0))
    else:
        dZ = dA
    return linear_backward(dZ, A_prev, W)


@right
def layer_backward__jacobians_of_softmax(dA, cache, activation):
    A_prev, W, _, Z = cache
    if activation != "softmax":
        return linear_backward(BACKWARDS[activation](dA, Z), A_prev, W)
    dZ = np.zeros(Z.shape)
    for s in range(Z.shape[1]):
        p = softmax(Z[:, [s]])
        dZ[:, [s]] = (np.diagflat(p) - p @ p.T) @ dA[:, [s]]
    return linear_backward(dZ, A_prev, W)


@right
def layer_backward__recomputes_z(dA, cache, activation):
    A_prev, W, b, _ = cache
    dZ = BACKWARDS[activation](dA, W @ A_prev + b)
    return W.T @ dZ, (A_prev @ dZ.T).T, dZ.sum(-1)[:, None]


class Node__closures:
    """The style of micrograd: every result carries a function that pushes its gradient on."""

    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad, self.push = value, parents, 0.0, lambda: None

    def made(self, value, *pairs):
        """Return a result whose push feeds the parents."""
        out = Node__closures(value, tuple(parent for parent, _ in pairs))

        def push():
            for parent, slope in pairs:
                parent.grad += slope * out.grad

        out.push = push
        return out

    def __add__(self, other):
        other = other if isinstance(other, Node__closures) else Node__closures(other)
        return self.made(self.value + other.value, (self, 1), (other, 1))

    def __mul__(self, other):
        other = other if isinstance(other, Node__closures) else Node__closures(other)
        return self.made(self.value * other.value, (self, other.value), (other, self.value))

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return self.made(self.value**n, (self, n * self.value ** (n - 1) if n else 0.0))

    def exp(self):
        """Return the exponential."""
        e = np.exp(self.value)
        return self.made(e, (self, e))

    def relu(self):
        """Return the positive part."""
        return self.made(self.value * (self.value > 0), (self, self.value > 0))

    def backward(self):
        """Count the users of every node, then visit a node when all its users are done."""
        users, waiting = {id(self): 0}, [self]
        while waiting:
            for parent in waiting.pop().parents:
                if id(parent) not in users:
                    users[id(parent)] = 0
                    waiting.append(parent)
                users[id(parent)] += 1
        found, ready = [], [self]
        while ready:
            node = ready.pop()
            found.append(node)
            for parent in node.parents:
                users[id(parent)] -= 1
                if not users[id(parent)]:
                    ready.append(parent)
        for node in found:
            node.grad = 0.0
        self.grad = 1.0
        for node in found:
            node.push()


def _lists_of_parents(kind, number):
    """Return a class that keeps parents in this kind of container and numbers of this type."""

    class Node:
        count = 0

        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = number(value), kind(parents), number(0)
            Node.count += 1
            self.born = Node.count

        def _node(self, other):
            return other if isinstance(other, Node) else Node(other)

        def __add__(self, other):
            other = self._node(other)
            return Node(self.value + other.value, kind([(self, 1), (other, 1)]))

        def __mul__(self, other):
            other = self._node(other)
            return Node(self.value * other.value, kind([(self, other.value), (other, self.value)]))

        __radd__, __rmul__ = __add__, __mul__

        def __pow__(self, n):
            return Node(self.value**n, kind([(self, n * self.value ** (n - 1) if n else 0)]))

        def exp(self):
            return Node(np.exp(self.value), kind([(self, np.exp(self.value))]))

        def relu(self):
            return Node(self.value if self.value > 0 else 0, kind([(self, self.value > 0)]))

        def backward(self):
            """A node is younger than all that it was computed from: sort by birth."""
            graph, waiting = {self.born: self}, [self]
            while waiting:
                for parent, _ in waiting.pop().parents:
                    if parent.born not in graph:
                        graph[parent.born] = parent
                        waiting.append(parent)
            for node in graph.values():
                node.grad = number(0)
            self.grad = number(1)
            for born in sorted(graph, reverse=True):
                for parent, slope in graph[born].parents:
                    parent.grad = parent.grad + graph[born].grad * slope

    return Node


for _label, _kind, _number in (
    ("tuples", tuple, float),
    ("numpy_numbers", list, np.float64),
    ("long_numbers", list, np.longdouble),
    ("arrays", tuple, np.array),
):
    _class = _lists_of_parents(_kind, _number)
    _class.__name__ = f"Node__{_label}"
    right(_class)
right(Node__closures)
