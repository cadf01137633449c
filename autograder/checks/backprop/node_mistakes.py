"""Known mistakes of the node: wrong slopes, and walks that visit each node once."""

import numpy as np

from autograder.checks.backprop.node import check_Node
from autograder.checks.backprop.wrong_nodes import order, wrong


def _first_seen(place):
    """Return the order that begins with the end, then goes on to the node at a place of a list."""

    def nodes(end):
        found, todo = {}, [end]
        while todo:
            node = todo.pop(place)
            if id(node) not in found:
                found[id(node)] = node
                todo.extend(parent for parent, _ in node.parents)
        return list(found.values())[::-1]

    return nodes


def _recursive(end):
    found, seen = [], set()

    def visit(node):
        seen.add(id(node))
        for parent, _ in node.parents:
            if id(parent) not in seen:
                visit(parent)
        found.append(node)

    visit(end)
    return found


def _direct_parents(end):
    end.grad = 1.0
    for parent, slope in end.parents:
        parent.grad += slope


# fmt: off
check_Node.add_mistakes(
    ("a gradient that is overwritten",
     "a node that is used twice receives two messages; = keeps only the last one, += adds",
     dict(receive=lambda old, new: new)),
    ("gradients that are never set back",
     "a second backward() adds to what the first one left; start every node from 0",
     dict(reset=lambda node: False)),
    ("only the leaves set back",
     "the nodes in between keep what the first backward() left; set back the whole graph",
     dict(reset=lambda node: not node.parents)),
    ("only the inner nodes set back",
     "the leaves keep what the first backward() left; set back the whole graph",
     dict(reset=lambda node: bool(node.parents))),
    ("the upstream gradient ignored",
     "a local gradient alone is right at the end of the graph only; multiply by what arrives",
     dict(message=lambda node, slope: slope)),
    ("the local gradient ignored",
     "what arrives from above is passed on unchanged; each arrow has a slope of its own",
     dict(message=lambda node, slope: node.grad)),
    ("upstream and local gradient added", "along a path slopes multiply; different paths add",
     dict(message=lambda node, slope: node.grad + slope)),
    ("the end's own gradient left at 0",
     "f changes as fast as itself: its gradient is 1, or nothing can flow",
     dict(start=lambda node: 0.0)),
    ("the end's value as its gradient", "f changes as fast as itself: its gradient is 1",
     dict(start=lambda node: node.value)),
    ("the sign turned round", "the step against the gradient comes later; here is no minus",
     dict(start=lambda node: -1.0)),
    ("two nodes of one value taken for one",
     "equal numbers are not the same node; remember nodes by identity, as id(node) does",
     dict(nodes=lambda end: order(end, key=lambda node: node.value))),
    ("a node that passes on before all its users have reported",
     "visit a node only after every node that was computed from it; being seen first is not "
     "enough where paths differ in length", *(dict(nodes=_first_seen(place)) for place in (0, -1))),
    ("the walk from the leaves to the end",
     "gradients flow from the end to the leaves: turn the order round",
     dict(nodes=lambda end: order(end)[::-1])),
    ("a walk that calls itself",
     "Python stops after about a thousand nested calls; keep a stack of your own",
     dict(nodes=_recursive)),
    ("only the direct parents reached", "the parents have parents too: go on until the leaves",
     dict(backward=_direct_parents)),
    ("the second parent forgotten", "a sum and a product have two parents, and both get a message",
     dict(parents=lambda pairs: pairs[:1])),
    ("the first parent forgotten", "a sum and a product have two parents, and both get a message",
     dict(parents=lambda pairs: pairs[1:])),
    ("the factors not exchanged",
     "x times y changes with x as fast as y is large: the slope is the other factor",
     dict(mul=lambda a, b: (a * b, (a, b)))),
    ("a product with the slopes of a sum", "nudge x in x y: the product changes by y, not by 1",
     dict(mul=lambda a, b: (a * b, (1.0, 1.0)))),
    ("a sum with the slopes of a product", "nudge x in x + y: the sum changes by as much",
     dict(add=lambda a, b: (a + b, (b, a)))),
    ("the exponent lost in the slope of a power",
     "x² changes by 2x, not by x; the exponent comes down as a factor",
     dict(power=lambda a, n: (a**n, a ** (n - 1) if n else 0.0)),
     dict(power=lambda a, n: (a**n, a ** (n - 1)))),
    ("the exponent 0 not treated apart",
     "0.0**-1 is a division by zero; what is the slope of a power that is 1 everywhere?",
     dict(power=lambda a, n: (a**n, n * a ** (n - 1)))),
    ("the exponent not lowered in the slope of a power",
     "x³ changes by 3x²; the exponent loses one", dict(power=lambda a, n: (a**n, n * a**n))),
    ("the slope of a square for every power", "try the exponents 3 and -1",
     dict(power=lambda a, n: (a**n, 2 * a)), dict(power=lambda a, n: (a**n, n * a))),
    ("a product in place of a power", "2 ** 3 is 8, 2 * 3 is 6",
     dict(power=lambda a, n: (a * n, float(n)))),
    ("the slope of exp taken for 1", "exp is steeper where it is larger: it is its own slope",
     dict(exp=lambda a: (np.exp(a), 1.0))),
    ("the input as the slope of exp", "exp is its own slope: the value, not the input",
     dict(exp=lambda a: (np.exp(a), a))),
    ("the power rule applied to exp", "the variable is the exponent here; exp is its own slope",
     dict(exp=lambda a: (np.exp(a), a * np.exp(a - 1)))),
    ("a relu that always passes the gradient", "left of 0 relu is flat, so nothing comes through",
     dict(relu=lambda a: (max(a, 0.0), 1.0))),
    ("a relu with its value as slope", "right of 0 relu rises by 1 for 1, wherever it is",
     dict(relu=lambda a: (max(a, 0.0), max(a, 0.0)))),
    ("the absolute value in place of relu", "relu(-2) must be 0, not 2",
     dict(relu=lambda a: (abs(a), float(np.sign(a))))),
    ("a plain number not turned into a node",
     "x + 1 and x * 2 have a number on one side; as_node makes a node of it",
     *(dict(wrapped=signs) for signs in ("", "+", "*"))),
    make=lambda parts: wrong(**parts),
)
# fmt: on
