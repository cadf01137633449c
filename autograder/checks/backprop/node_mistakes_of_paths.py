"""Known mistakes of the node: walks that start out along every path and keep no order."""

from autograder.checks.backprop.node import check_Node
from autograder.checks.backprop.wrong_nodes import order, wrong


def _report(node):
    """Add what a node says to the gradient of each parent, one at a time."""
    for parent, slope in node.parents:
        parent.grad += slope * node.grad
        yield parent


def _recursive(node):
    for parent in _report(node):
        _recursive(parent)


def _recursive_afterwards(node):
    for parent in list(_report(node)):
        _recursive(parent)


def _todo(place):
    """Return the walk with a list of nodes to do, of which the one at a place is next."""

    def visit(node):
        todo = [node]
        while todo:
            todo.extend(_report(todo.pop(place)))

    return visit


def _recursive_seen(end):
    seen = set()

    def visit(node):
        seen.add(id(node))
        for parent in _report(node):
            if id(parent) not in seen:
                visit(parent)

    visit(end)


def _starting(visit, reset):
    """Return a `backward` that sets back some gradients, then visits from the end."""

    def backward(self):
        for node in reset(self):
            node.grad = 0.0
        self.grad = 1.0
        visit(self)

    return backward


# fmt: off
check_Node.add_mistakes(
    ("a gradient passed on before it is complete",
     "a node that is reached on several paths is visited once for each, and passes on what it has "
     "so far; which order visits every node once, after all that use it?",
     *(wrong(backward=_starting(visit, reset))
       for visit in (_recursive, _recursive_afterwards, _todo(0), _todo(-1), _recursive_seen)
       for reset in (lambda end: (), order))),
)
# fmt: on
