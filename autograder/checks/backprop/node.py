"""The check of the node of a computational graph; every example is a few lines that use it."""

from autograder.checks.backprop import common
from autograder.checks.check import Check
from course import graph
from tutor.judging.standins import Script


def _script(text, wanted):
    return (Script(text, tuple(wanted.split())),)


# fmt: off
check_Node = Check(graph.Node, visible=[
    ("the first graph", _script(
        "x, y, z = Node(-2.0), Node(5.0), Node(-4.0)\nf = (x + y) * z\nf.backward()",
        "f.value x.grad y.grad z.grad f.grad")),
    ("nodes used twice, an exponent 0, backward called twice", _script(
        "a, b = Node(3.0), Node(2.0)\nc = a * b\nd = c * c + c + a * 1 + 2 * b + 2 + Node(0.0)**0\n"
        "e = d + c\ne.backward()\ne.backward()",
        "e.value e.grad d.grad c.grad a.grad b.grad")),
    ("powers, exp and relu, and two nodes of one value", _script(
        "a, b, c = Node(2.0), Node(2.0), Node(-0.5)\n"
        "f = (a**3).relu() * c.exp() + b**-1 * a + c.relu() * b\nf.backward()",
        "f.value a.grad b.grad c.grad")),
    ("a chain of 5000 nodes", _script(
        "x = end = Node(1.0)\nfor _ in range(5000):\n    end = end + x\nend.backward()",
        "end.value x.grad")),
])
# fmt: on
TWO = "a, b = Node({0}), Node({1})\n"
THREE = "a, b, c = Node({0}), Node({1}), Node({2})\n"
OPERATIONS = (
    *("a + b", "a * b", "2.5 + a", "a * 2.5", "2.5 * a", "a + 2.5", "a**2", "a**3", "a**-1"),
    *("a**0", "(a * a)**0.5", "a.exp()", "a.relu()", "(a * a).relu()", "(-1 * a * a).relu()"),
)


def _numbers(rng, count):
    """Return numbers of both signs as text, none near 0 or 1."""
    signs, sizes = rng.choice([-1.0, 1.0], count), rng.uniform(0.4, 0.9, count)
    return [f"{number:.3f}" for number in signs * sizes]


def _drawn(rng, count, text, wanted):
    """Return a script with drawn numbers in the places {0}, {1} and so on."""
    return _script(text.format(*_numbers(rng, count)), wanted)


# fmt: off
common.add_sizes(
    check_Node,
    _drawn,
    ("the first graph with other numbers",
     (3, "x, y, z = Node({0}), Node({1}), Node({2})\nf = (x + y) * z\nf.backward()",
      "f.value f.grad x.grad y.grad z.grad")),
    ("each operation under an upstream gradient that is not 1",
     *((3, THREE + f"f = c * ({operation}) + b\nf.backward()", "f.value a.grad b.grad c.grad")
       for operation in OPERATIONS)),
    ("a node that is used twice",
     *((2, TWO + f"f = {line} + a * b\nf.backward()", "f.value a.grad b.grad")
       for line in ("a + a", "a * a", "a * a + a", "(a + a) * (a + b)", "a * b + b * a"))),
)
# fmt: on


@check_Node.family("paths of different lengths")
def different_lengths(rng):
    leaves = TWO.format(*_numbers(rng, 2))
    yield _script(
        leaves + "c = a * b\nd = c * c\ne = d * c + c\nf = e * d + a\nf.backward()",
        "f.value e.grad d.grad c.grad a.grad b.grad",
    )
    yield _script(
        leaves + "c = a * b\nd = c.exp()\ne = c + d\nf = c * (d + e)\nf.backward()",
        "f.value d.grad c.grad a.grad b.grad",
    )


@check_Node.family("backward called again, also from another end")
def called_again(rng):
    start = TWO.format(*_numbers(rng, 2)) + "c = a * b\nd = c * c + a\ne = d + c\ne.backward()\n"
    yield _script(start + "e.backward()", "e.grad d.grad c.grad a.grad b.grad")
    yield _script(start + "d.backward()", "d.grad c.grad a.grad b.grad")


# fmt: off
common.add_sizes(
    check_Node,
    _drawn,
    ("two nodes with the same value",
     (2, "a, b, c = Node({0}), Node({0}), Node({1})\nf = a * c + b * b * c\nf.backward()",
      "f.value a.grad b.grad c.grad")),
    ("a chain of 5000 nodes",
     (1, "a = end = Node({0})\nfor _ in range(5000):\n    end = end + a\nend.backward()",
      "end.value a.grad")),
    ("the exponent 0 at the value 0",
     (2, "a, b, c = Node({0}), Node({1}), Node(0.0)\nf = a * c**0 + b\nf.backward()",
      "f.value a.grad b.grad c.grad")),
    ("a graph in which the paths outnumber the nodes a thousand times",
     (1, "a = end = Node({0})\nfor _ in range(14):\n    end = end + end\nend.backward()",
      "end.value a.grad")),
)
# fmt: on
