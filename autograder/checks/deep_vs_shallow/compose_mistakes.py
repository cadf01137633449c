"""The known mistakes of repeated application."""

import functools

import numpy as np

from autograder.checks.common_mistakes import placed, stored
from autograder.checks.deep_vs_shallow.common import IN_PLACE, repeated
from autograder.checks.deep_vs_shallow.compose import check_compose


def _applied(result):
    """Return the mistake of the function x -> result(f, k, x)."""
    return lambda f, k: lambda x: result(f, k, x)


def counted_down(f, k):
    left = k

    def call(x):
        nonlocal left
        while left > 0:
            x = f(x)
            left -= 1
        return x

    return call


def one_iterator(f, k):
    rounds = iter(range(k))
    return lambda x: functools.reduce(lambda y, _: f(y), rounds, x)


def going_on(f, k):
    kept = []

    def call(x):
        kept.append(repeated(f, kept.pop() if kept else x, k))
        return kept[0]

    return call


def kept_for_good(f, k):
    kept = []

    def call(x):
        if not kept:
            kept.append(repeated(f, x, k))
        return kept[0]

    return call


def calling_itself(f, k):
    g = lambda x: x  # noqa: E731
    for _ in range(k):
        g = lambda x: f(g(x))  # noqa: B023, E731
    return g


def calling_the_one_before(f, k):
    g = lambda x: x  # noqa: E731
    for _ in range(k):
        h = g
        g = lambda x: f(h(x))  # noqa: B023, E731
    return g


def _endless(f, x):
    return f(_endless(f, x))


def _of_floats(y):
    return isinstance(y, np.ndarray) and y.dtype.kind == "f"


ONE = "off by one: compare compose(f, 1)(x) with f(x), and compose(f, 0)(x) with x"
ONLY = ("f itself returned", "k is not used; compare the result for k = 1 with that for k = 2")
NO_FUNCTION = "compose returns a function, and only that function gets an x"
# fmt: off
check_compose.add_mistakes(
    ("one time too few", ONE, lambda f, k, x: repeated(f, x, k - 1)),
    ("one time too many", ONE, lambda f, k, x: repeated(f, x, k + 1)),
    ("an f that is applied for k = 0 too", "for k = 0 nothing happens to x at all",
     lambda f, k, x: repeated(f, x, max(k, 1)), lambda f, k, x: repeated(f, f(x), k - 1)),
    ("f of the first x, again and again",
     "feed each output back: print the value after every round of the loop",
     lambda f, k, x: [x, *[f(x) for _ in range(k)]][-1]),
    (*ONLY, lambda f, k, x: f(x)),
    make=_applied,
)
# fmt: on
check_compose.add_mistakes(
    (*ONLY, lambda f, k: f),
)
# fmt: off
check_compose.add_mistakes(
    ("f twice whatever k is", "k is not used; compare the result for k = 2 with that for k = 3",
     lambda f, k, x: f(f(x))),
    ("f three times whatever k is",
     "k is not used; compare the result for k = 2 with that for k = 3", lambda f, k, x: f(f(f(x)))),
    ("k times f(x)", "applying three times is not multiplying by 3: write f(f(f(x))) out",
     lambda f, k, x: k * f(x)),
    ("f(x) to the power of k", "f(f(x)) is not f(x) times f(x): write both out for a line",
     lambda f, k, x: f(x) ** k),
    ("f of k times x", "applying three times is not multiplying by 3: write f(f(f(x))) out",
     lambda f, k, x: f(k * x)),
    ("the outputs summed", "each output goes into f again; nothing is added up",
     lambda f, k, x: x + sum(f(x) for _ in range(k)),
     lambda f, k, x: sum(repeated(f, x, i) for i in range(k + 1))),
    ("the outputs multiplied", "each output goes into f again; nothing is multiplied",
     lambda f, k, x: x * np.prod([repeated(f, x, i) for i in range(1, k + 1)], axis=0)),
    ("every f(x) multiplied", "each output goes into f again; nothing is multiplied",
     lambda f, k, x: repeated(lambda y: y * f(x), x, k)),
    ("outputs added to x", "the next input is the last output, without the x before",
     lambda f, k, x: repeated(lambda y: y + f(y), x, k)),
    ("a list of all steps", "only the last value is asked for",
     lambda f, k, x: [repeated(f, x, i) for i in range(k + 1)],
     lambda f, k, x: [repeated(f, x, i) for i in range(1, k + 1)]),
    ("a number of rounds that doubles",
     "to put a function into itself doubles how often f is applied; put f into it instead",
     lambda f, k, x: repeated(f, x, 2**k if k < 9 else 2**9),
     lambda f, k, x: repeated(f, x, 2 ** (k - 1) if 0 < k < 9 else 2**9 * (k > 0))),
    ("a return inside the loop", "at which round does your function stop?",
     lambda f, k, x: f(x) if k else None),
    ("nothing for k = 0", "for k = 0 the result returns its argument",
     lambda f, k, x: repeated(f, x, k) if k else None),
    ("0 for k = 0", "for k = 0 the result returns its argument",
     lambda f, k, x: repeated(f, x, k) if k else 0 * x),
    ("the outputs of f thrown away", "does any line keep what f returns?", lambda f, k, x: x),
    ("a function that returns nothing", "what is the last line of the inner function?",
     lambda f, k, x: None),
    ("f for single numbers only", "f takes the whole array at once; hand it on as it is",
     lambda f, k, x: np.array([repeated(f, v, k) for v in x])),
    make=_applied,
)
check_compose.add_mistakes(
    ("f for each entry by itself",
     "f may mix the entries, as np.cumsum does; hand it the whole array",
     lambda f, k:
         np.vectorize(lambda x: np.ravel(repeated(f, np.array([x]), k))[0], otypes=[float])),
)
check_compose.add_mistakes(
    ("results cut down to whole numbers",
     "an array of whole numbers keeps its dtype when you write into it; print the dtype",
     lambda f, k, x: repeated(lambda y: np.asarray(f(y)).astype(np.asarray(x).dtype), x, k)),
    (*IN_PLACE,
     lambda f, k, x: repeated(lambda y: stored(y, f(y)) if _of_floats(y) else f(y), x, k)),
    ("x written over, whatever it is", "print x after the call; can a plain number be written to?",
     lambda f, k, x: repeated(lambda y: placed(y, slice(None), f(y)), x, k)),
    make=_applied,
)
check_compose.add_mistakes(
    ("a counter that is used up",
     "call the result twice: what is left in the counter at the second call?", counted_down,
     one_iterator),
    ("a value kept from the call before",
     "call the result twice with the same x: every call starts from its own argument", going_on),
    ("a value kept from the first call",
     "call the result with two different x: every call starts from its own argument",
     kept_for_good),
    ("a function that calls itself without end",
     "a lambda looks its names up when it is called, not when it is made; loop inside one inner "
     "function instead", calling_itself, calling_the_one_before,
     lambda f, k: lambda x: f(_endless(f, x))),
    ("f applied to itself", NO_FUNCTION, lambda f, k: f(f)),
    ("f applied to k", NO_FUNCTION, lambda f, k: repeated(f, k, k), lambda f, k: f(k)),
    ("nothing returned", "what is the last line of compose, outside the inner function?",
     lambda f, k: None),
    ("the product of a function and a number", "a function cannot be multiplied, only called",
     lambda f, k: k * f),
    ("the power of a function", "a function cannot be raised to a power, only called",
     lambda f, k: f**k),
)
# fmt: on
