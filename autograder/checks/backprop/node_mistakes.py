"""Known mistakes of the node: wrong slopes, and walks that visit each node once."""

import numpy as np

from autograder.checks.backprop.node import check_Node

mistake = check_Node.mistake


class Rules:
    """What every operation returns and its local gradients; a mistake replaces one of them."""

    add = staticmethod(lambda a, b: (a + b, (1.0, 1.0)))
    mul = staticmethod(lambda a, b: (a * b, (b, a)))
    power = staticmethod(lambda a, n: (a**n, n * a ** (n - 1) if n else 0.0))
    exp = staticmethod(lambda a: (np.exp(a), np.exp(a)))
    relu = staticmethod(lambda a: (max(a, 0.0), float(a > 0)))


def order(end, key=id):
    """Return the nodes of a graph, each after those it was computed from, without recursion."""
    found, seen, stack = [], set(), [(end, False)]
    while stack:
        node, done = stack.pop()
        if done:
            found.append(node)
        elif key(node) not in seen:
            seen.add(key(node))
            stack.append((node, True))
            stack.extend((parent, False) for parent, _ in node.parents)
    return found


def walk(self, add=lambda old, new: old + new, nodes=order, start=lambda node: 1.0,
         reset=lambda node: True, message=lambda node, slope: node.grad * slope):
    """Do what `backward` does, with some step replaced."""
    found = nodes(self)
    for node in found:
        if reset(node):
            node.grad = 0.0
    self.grad = start(self)
    for node in reversed(found):
        for parent, slope in node.parents:
            parent.grad = add(parent.grad, message(node, slope))


def wrong(backward=walk, parents=lambda pairs: pairs, wrap=("add", "mul"), **rules):
    """Return a class with some rule, or the walk, replaced; `wrap` says what takes numbers."""
    use = {name: rules.get(name, getattr(Rules, name))
           for name in ("add", "mul", "power", "exp", "relu")}

    class Wrong:
        def __init__(self, value, parents=()):
            self.value, self.parents, self.grad = value, parents, 0.0

        def _two(self, other, rule):
            if rule in wrap and not isinstance(other, Wrong):
                other = Wrong(other)
            value, (left, right) = use[rule](self.value, other.value)
            return Wrong(value, parents([(self, left), (other, right)]))

        def __add__(self, other):
            return self._two(other, "add")

        def __mul__(self, other):
            return self._two(other, "mul")

        __radd__, __rmul__ = __add__, __mul__

        def __neg__(self):
            return self * -1.0

        def __sub__(self, other):
            return self + other * -1.0

        def __pow__(self, exponent):
            value, slope = use["power"](self.value, exponent)
            return Wrong(value, [(self, slope)])

        def exp(self):
            value, slope = use["exp"](self.value)
            return Wrong(value, [(self, slope)])

        def relu(self):
            value, slope = use["relu"](self.value)
            return Wrong(value, [(self, slope)])
    Wrong.backward = lambda self: backward(self)
    return Wrong


def by(**steps):
    """Return a `backward` with some step of the walk replaced."""
    return lambda self: walk(self, **steps)


mistake("a gradient that is overwritten",
        "a node that is used twice receives two messages; = keeps only the last one, += adds")(
    wrong(by(add=lambda old, new: new)))
mistake("gradients that are never set back",
        "a second backward() adds to what the first one left; start every node from 0")(
    wrong(by(reset=lambda node: False)))
mistake("only the leaves set back",
        "the nodes in between keep what the first backward() left; set back the whole graph")(
    wrong(by(reset=lambda node: not node.parents)))
mistake("only the inner nodes set back",
        "the leaves keep what the first backward() left; set back the whole graph")(
    wrong(by(reset=lambda node: bool(node.parents))))
mistake("the upstream gradient ignored",
        "a local gradient alone is right at the end of the graph only; multiply by what arrives")(
    wrong(by(message=lambda node, slope: slope)))
mistake("the local gradient ignored",
        "what arrives from above is passed on unchanged; each arrow has a slope of its own")(
    wrong(by(message=lambda node, slope: node.grad)))
mistake("upstream and local gradient added", "along a path slopes multiply; different paths add")(
    wrong(by(message=lambda node, slope: node.grad + slope)))
mistake("the end's own gradient left at 0",
        "f changes as fast as itself: its gradient is 1, or nothing can flow")(
    wrong(by(start=lambda node: 0.0)))
mistake("the end's value as its gradient", "f changes as fast as itself: its gradient is 1")(
    wrong(by(start=lambda node: node.value)))
mistake("the sign turned round", "the step against the gradient comes later; here is no minus")(
    wrong(by(start=lambda node: -1.0)))
mistake("two nodes of one value taken for one",
        "equal numbers are not the same node; remember nodes by identity, as id(node) does")(
    wrong(by(nodes=lambda end: order(end, key=lambda node: node.value))))


def _breadth_first(end):
    found, at, seen = [end], 0, {id(end)}
    while at < len(found):
        for parent, _ in found[at].parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                found.append(parent)
        at += 1
    return found[::-1]


def _depth_first(end):
    found, seen, stack = [], set(), [end]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            found.append(node)
            stack.extend(parent for parent, _ in node.parents)
    return found[::-1]


TOO_EARLY = ("a node that passes on before all its users have reported",
             "visit a node only after every node that was computed from it; being seen first is "
             "not enough where paths differ in length")
mistake(*TOO_EARLY)(wrong(by(nodes=_breadth_first)))
mistake(*TOO_EARLY)(wrong(by(nodes=_depth_first)))
mistake("the walk from the leaves to the end",
        "gradients flow from the end to the leaves: turn the order round")(
    wrong(by(nodes=lambda end: order(end)[::-1])))


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


mistake("a walk that calls itself",
        "Python stops after about a thousand nested calls; keep a stack of your own")(
    wrong(by(nodes=_recursive)))


def _direct_parents(self):
    self.grad = 1.0
    for parent, slope in self.parents:
        parent.grad += slope


mistake("only the direct parents reached",
        "the parents have parents too: go on until the leaves")(wrong(_direct_parents))
mistake("the second parent forgotten",
        "a sum and a product have two parents, and both get a message")(
    wrong(parents=lambda pairs: pairs[:1]))
mistake("the first parent forgotten",
        "a sum and a product have two parents, and both get a message")(
    wrong(parents=lambda pairs: pairs[1:]))
mistake("the factors not exchanged",
        "x times y changes with x as fast as y is large: the slope is the other factor")(
    wrong(mul=lambda a, b: (a * b, (a, b))))
mistake("a product with the slopes of a sum", "nudge x in x y: the product changes by y, not by 1")(
    wrong(mul=lambda a, b: (a * b, (1.0, 1.0))))
mistake("a sum with the slopes of a product", "nudge x in x + y: the sum changes by as much")(
    wrong(add=lambda a, b: (a + b, (b, a))))
LOST = ("the exponent lost in the slope of a power",
        "x² changes by 2x, not by x; the exponent comes down as a factor")
mistake(*LOST)(wrong(power=lambda a, n: (a**n, a ** (n - 1) if n else 0.0)))
mistake(*LOST)(wrong(power=lambda a, n: (a**n, a ** (n - 1))))
mistake("the exponent 0 not treated apart",
        "0.0**-1 is a division by zero; what is the slope of a power that is 1 everywhere?")(
    wrong(power=lambda a, n: (a**n, n * a ** (n - 1))))
mistake("the exponent not lowered in the slope of a power",
        "x³ changes by 3x²; the exponent loses one")(
    wrong(power=lambda a, n: (a**n, n * a**n)))
SQUARE = "the slope of a square for every power", "try the exponents 3 and -1"
mistake(*SQUARE)(wrong(power=lambda a, n: (a**n, 2 * a)))
mistake(*SQUARE)(wrong(power=lambda a, n: (a**n, n * a)))
mistake("a product in place of a power", "2 ** 3 is 8, 2 * 3 is 6")(
    wrong(power=lambda a, n: (a * n, float(n))))
mistake("the slope of exp taken for 1", "exp is steeper where it is larger: it is its own slope")(
    wrong(exp=lambda a: (np.exp(a), 1.0)))
mistake("the input as the slope of exp", "exp is its own slope: the value, not the input")(
    wrong(exp=lambda a: (np.exp(a), a)))
mistake("the power rule applied to exp", "the variable is the exponent here; exp is its own slope")(
    wrong(exp=lambda a: (np.exp(a), a * np.exp(a - 1))))
mistake("a relu that always passes the gradient",
        "left of 0 relu is flat, so nothing comes through")(
    wrong(relu=lambda a: (max(a, 0.0), 1.0)))
mistake("a relu with its value as slope", "right of 0 relu rises by 1 for 1, wherever it is")(
    wrong(relu=lambda a: (max(a, 0.0), max(a, 0.0))))
mistake("the absolute value in place of relu", "relu(-2) must be 0, not 2")(
    wrong(relu=lambda a: (abs(a), float(np.sign(a)))))
for _wrapped in (), ("add",), ("mul",):
    mistake("a plain number not turned into a node",
            "x + 1 and x * 2 have a number on one side; as_node makes a node of it")(
        wrong(wrap=_wrapped))
