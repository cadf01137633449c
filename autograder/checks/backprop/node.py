"""The check of the node of a computational graph; every example is a few lines that use it."""

from autograder.checks.check import Check
from course import graph
from tutor.judging.standins import Script


def _script(text, *wanted):
    return (Script(text, wanted),)


check_Node = Check(graph.Node, visible=[
    ("the first graph", _script(
        "x, y, z = Node(-2.0), Node(5.0), Node(-4.0)\nf = (x + y) * z\nf.backward()",
        "f.value", "x.grad", "y.grad", "z.grad", "f.grad")),
    ("nodes used twice, an exponent 0, backward called twice", _script(
        "a, b = Node(3.0), Node(2.0)\nc = a * b\nd = c * c + c + a * 1 + 2 * b + 2 + Node(0.0)**0\n"
        "e = d + c\ne.backward()\ne.backward()",
        "e.value", "e.grad", "d.grad", "c.grad", "a.grad", "b.grad")),
    ("powers, exp and relu, and two nodes of one value", _script(
        "a, b, c = Node(2.0), Node(2.0), Node(-0.5)\n"
        "f = (a**3).relu() * c.exp() + b**-1 * a + c.relu() * b\nf.backward()",
        "f.value", "a.grad", "b.grad", "c.grad")),
    ("a chain of 5000 nodes", _script(
        "x = end = Node(1.0)\nfor _ in range(5000):\n    end = end + x\nend.backward()",
        "end.value", "x.grad")),
])


def _numbers(rng, count):
    """Return numbers of both signs as text, none near 0 or 1."""
    return [f"{sign * size:.3f}" for sign, size in zip(
        rng.choice([-1.0, 1.0], count), rng.uniform(0.4, 0.9, count), strict=True)]


@check_Node.family("the first graph with other numbers")
def _(rng):
    x, y, z = _numbers(rng, 3)
    yield _script(f"x, y, z = Node({x}), Node({y}), Node({z})\nf = (x + y) * z\nf.backward()",
                  "f.value", "f.grad", "x.grad", "y.grad", "z.grad")


@check_Node.family("each operation under an upstream gradient that is not 1")
def _(rng):
    for operation in ("a + b", "a * b", "2.5 + a", "a * 2.5", "2.5 * a", "a + 2.5", "a**2", "a**3",
                      "a**-1", "a**0", "(a * a)**0.5", "a.exp()", "a.relu()", "(a * a).relu()",
                      "(-1 * a * a).relu()"):
        a, b, c = _numbers(rng, 3)
        yield _script(f"a, b, c = Node({a}), Node({b}), Node({c})\n"
                      f"f = c * ({operation}) + b\nf.backward()",
                      "f.value", "a.grad", "b.grad", "c.grad")


@check_Node.family("a node that is used twice")
def _(rng):
    for line in ("a + a", "a * a", "a * a + a", "(a + a) * (a + b)", "a * b + b * a"):
        a, b = _numbers(rng, 2)
        yield _script(f"a, b = Node({a}), Node({b})\nf = {line} + a * b\nf.backward()",
                      "f.value", "a.grad", "b.grad")


@check_Node.family("paths of different lengths")
def _(rng):
    a, b = _numbers(rng, 2)
    yield _script(f"a, b = Node({a}), Node({b})\nc = a * b\nd = c * c\ne = d * c + c\n"
                  "f = e * d + a\nf.backward()",
                  "f.value", "e.grad", "d.grad", "c.grad", "a.grad", "b.grad")
    yield _script(f"a, b = Node({a}), Node({b})\nc = a * b\nd = c.exp()\ne = c + d\n"
                  "f = c * (d + e)\nf.backward()",
                  "f.value", "d.grad", "c.grad", "a.grad", "b.grad")


@check_Node.family("backward called again, also from another end")
def _(rng):
    a, b = _numbers(rng, 2)
    yield _script(f"a, b = Node({a}), Node({b})\nc = a * b\nd = c * c + a\ne = d + c\n"
                  "e.backward()\ne.backward()",
                  "e.grad", "d.grad", "c.grad", "a.grad", "b.grad")
    yield _script(f"a, b = Node({a}), Node({b})\nc = a * b\nd = c * c + a\ne = d + c\n"
                  "e.backward()\nd.backward()", "d.grad", "c.grad", "a.grad", "b.grad")


@check_Node.family("two nodes with the same value")
def _(rng):
    a, b = _numbers(rng, 2)
    yield _script(f"a, b, c = Node({a}), Node({a}), Node({b})\nf = a * c + b * b * c\n"
                  "f.backward()", "f.value", "a.grad", "b.grad", "c.grad")


@check_Node.family("a chain of 5000 nodes")
def _(rng):
    a, = _numbers(rng, 1)
    yield _script(f"a = end = Node({a})\nfor _ in range(5000):\n    end = end + a\nend.backward()",
                  "end.value", "a.grad")


@check_Node.family("the exponent 0 at the value 0")
def _(rng):
    a, b = _numbers(rng, 2)
    yield _script(f"a, b, c = Node({a}), Node({b}), Node(0.0)\nf = a * c**0 + b\nf.backward()",
                  "f.value", "a.grad", "b.grad", "c.grad")


@check_Node.family("a graph in which the paths outnumber the nodes a thousand times")
def _(rng):
    a, = _numbers(rng, 1)
    yield _script(f"a = end = Node({a})\nfor _ in range(14):\n    end = end + end\nend.backward()",
                  "end.value", "a.grad")
