"""Gradients of a graph of scalars."""

import numpy as np
import pytest

from course.graph import Node
from tests.course.complex_step import complex_gradient


def expression(a, b, exp, relu):
    """Return something with every operation, diamonds and constants on both sides."""
    c = a * b + b**3
    d = c + c + 1 + (-a) * 2.5
    e = relu(d * 0.1 - b) + exp(c * 0.05)
    return e * e + d * e + relu(a * -1.0) + (e + 3) ** -1


@pytest.mark.parametrize("seed", range(10))
def test_graph_is_the_complex_step(seed):
    """Gradients of a graph with diamonds agree with the complex step, also when asked twice."""
    a, b = np.random.default_rng(seed).normal(size=2)
    nodes = Node(a), Node(b)
    end = expression(*nodes, Node.exp, Node.relu)

    def plain(v):
        return expression(v[0], v[1], np.exp, lambda z: z if z.real > 0 else 0 * z)

    expected = complex_gradient(plain, np.array([a, b]))
    for _ in range(2):
        end.backward()
        np.testing.assert_allclose([node.grad for node in nodes], expected, rtol=1e-11)
    assert end.value == pytest.approx(plain(np.array([a, b])))


def test_a_long_chain():
    """A chain of 5000 nodes needs no recursion, and its end's gradient is exact."""
    x = end = Node(1.0)
    for _ in range(5000):
        end = end + x
    end.backward()
    assert (end.value, x.grad) == (5001.0, 5001.0)
    assert repr(Node(2.0)) == "Node(value=2, grad=0)"
    assert (Node(3.0) - 1).value == 2.0 and (1 + Node(3.0)).value == 4.0
