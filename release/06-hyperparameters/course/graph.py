"""A graph of numbers that differentiates itself: the first exercise of notebook 03."""

import numpy as np


class Node:
    """
    One number in a computational graph, with the gradient of the end of the graph.

    Nodes are added, multiplied and raised to powers; each result remembers its parents and how
    fast it changes with each of them. `backward()` on the last node fills in all gradients.

    Parameters
    ----------
    value : float
        The number.
    parents : sequence of (Node, float)
        The nodes that it was computed from, each with the local gradient: the derivative of this
        node with respect to that parent.

    Attributes
    ----------
    value : float
        The number.
    grad : float
        The derivative, with respect to this node, of the node whose `backward()` ran last;
        0 before.

    References
    ----------
    Notebook 03, exercise 1. The names follow Karpathy's micrograd.

    Examples
    --------
    >>> x, y, z = Node(-2.0), Node(5.0), Node(-4.0)
    >>> f = (x + y) * z
    >>> f.backward()
    >>> f.value, x.grad, y.grad, z.grad
    (-12.0, -4.0, -4.0, 3.0)
    """

    def __init__(self, value, parents=()):
        self.value = value
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        other = as_node(other)
        return Node(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        other = as_node(other)
        return Node(self.value * other.value, [(self, other.value), (other, self.value)])

    def __pow__(self, exponent):
        slope = exponent * self.value ** (exponent - 1) if exponent else 0.0
        return Node(self.value**exponent, [(self, slope)])

    def exp(self):
        """Return e to the power of this node."""
        e = np.exp(self.value)
        return Node(e, [(self, e)])

    def relu(self):
        """Return this node where it is positive, 0 otherwise."""
        return Node(max(self.value, 0.0), [(self, 1.0 if self.value > 0 else 0.0)])

    def backward(self):
        """Set `grad` of every node that this one was computed from, and its own to 1."""
        order, seen, stack = [], set(), [(self, False)]
        while stack:  # every node comes after the nodes that it was computed from
            node, parents_done = stack.pop()
            if parents_done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((parent, False) for parent, _ in node.parents)
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += node.grad * slope

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -as_node(other)

    def __repr__(self):
        return f"Node(value={self.value:g}, grad={self.grad:g})"


def as_node(value):
    """Return a node as it is, a number as a new node."""
    return value if isinstance(value, Node) else Node(value)
