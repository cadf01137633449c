"""The known mistakes of repeated application."""

import numpy as np

from autograder.checks.deep_vs_shallow.compose import check_compose

__all__ = ["check_compose"]


def loop(f, x, times):
    """Return f applied some times."""
    for _ in range(times):
        x = f(x)
    return x


def _mistake(name, sentence, result):
    """Register the function x -> result(f, k, x)."""
    @check_compose.mistake(name, sentence)
    def _(f, k):
        return lambda x: result(f, k, x)


def _returns(name, sentence):
    """Register a whole function."""
    return check_compose.mistake(name, sentence)


ONE = "off by one: compare compose(f, 1)(x) with f(x), and compose(f, 0)(x) with x"
_mistake("one time too few", ONE, lambda f, k, x: loop(f, x, k - 1))
_mistake("one time too many", ONE, lambda f, k, x: loop(f, x, k + 1))
FIRST = ("an f that is applied for k = 0 too", "for k = 0 nothing happens to x at all")
_mistake(*FIRST, lambda f, k, x: loop(f, x, max(k, 1)))
_mistake(*FIRST, lambda f, k, x: loop(f, f(x), k - 1))
ONCE = ("f of the first x, again and again",
        "feed each output back: print the value after every round of the loop")
_mistake(*ONCE, lambda f, k, x: [x, *[f(x) for _ in range(k)]][-1])
ONLY = ("f itself returned", "k is not used; compare the result for k = 1 with that for k = 2")
_mistake(*ONLY, lambda f, k, x: f(x))
_returns(*ONLY)(lambda f, k: f)
_mistake("f twice whatever k is", "k is not used; compare the result for k = 2 with that for k = 3",
         lambda f, k, x: f(f(x)))
_mistake("f three times whatever k is",
         "k is not used; compare the result for k = 2 with that for k = 3",
         lambda f, k, x: f(f(f(x))))
_mistake("k times f(x)", "applying three times is not multiplying by 3: write f(f(f(x))) out",
         lambda f, k, x: k * f(x))
_mistake("f(x) to the power of k", "f(f(x)) is not f(x) times f(x): write both out for a line",
         lambda f, k, x: f(x) ** k)
_mistake("f of k times x", "applying three times is not multiplying by 3: write f(f(f(x))) out",
         lambda f, k, x: f(k * x))
_mistake("the outputs summed", "each output goes into f again; nothing is added up",
         lambda f, k, x: x + sum(f(x) for _ in range(k)))
_mistake("the outputs summed", "each output goes into f again; nothing is added up",
         lambda f, k, x: sum(loop(f, x, i) for i in range(k + 1)))
_mistake("the outputs multiplied", "each output goes into f again; nothing is multiplied",
         lambda f, k, x: x * np.prod([loop(f, x, i) for i in range(1, k + 1)], axis=0))
_mistake("every f(x) multiplied", "each output goes into f again; nothing is multiplied",
         lambda f, k, x: loop(lambda y: y * f(x), x, k))
_mistake("outputs added to x", "the next input is the last output, without the x before",
         lambda f, k, x: loop(lambda y: y + f(y), x, k))
_mistake("a list of all steps", "only the last value is asked for",
         lambda f, k, x: [loop(f, x, i) for i in range(k + 1)])
_mistake("a list of all steps", "only the last value is asked for",
         lambda f, k, x: [loop(f, x, i) for i in range(1, k + 1)])
_mistake("a number of rounds that doubles",
         "to put a function into itself doubles how often f is applied; put f into it instead",
         lambda f, k, x: loop(f, x, 2**k if k < 9 else 2**9))
_mistake("a number of rounds that doubles",
         "to put a function into itself doubles how often f is applied; put f into it instead",
         lambda f, k, x: loop(f, x, 2 ** (k - 1) if 0 < k < 9 else 2**9 * (k > 0)))
_mistake("a return inside the loop", "at which round does your function stop?",
         lambda f, k, x: f(x) if k else None)
_mistake("nothing for k = 0", "for k = 0 the result returns its argument",
         lambda f, k, x: loop(f, x, k) if k else None)
_mistake("0 for k = 0", "for k = 0 the result returns its argument",
         lambda f, k, x: loop(f, x, k) if k else 0 * x)
_mistake("the outputs of f thrown away", "does any line keep what f returns?",
         lambda f, k, x: x)
_mistake("a function that returns nothing", "what is the last line of the inner function?",
         lambda f, k, x: None)
_mistake("f for single numbers only", "f takes the whole array at once; hand it on as it is",
         lambda f, k, x: np.array([loop(f, v, k) for v in x]))
ELEMENTS = ("f for each entry by itself",
            "f may mix the entries, as np.cumsum does; hand it the whole array")


@_returns(*ELEMENTS)
def _(f, k):
    return np.vectorize(lambda x: np.ravel(loop(f, np.array([x]), k))[0], otypes=[float])


_mistake("results cut down to whole numbers",
         "an array of whole numbers keeps its dtype when you write into it; print the dtype",
         lambda f, k, x: loop(lambda y: np.asarray(f(y)).astype(np.asarray(x).dtype), x, k))


@_returns("x written over", "print x after the call: which line writes into it?")
def _(f, k):
    def repeated(x):
        for _ in range(k):
            if isinstance(x, np.ndarray) and x.dtype.kind == "f":
                x[...] = f(x)
            else:
                x = f(x)
        return x
    return repeated


@_returns("x written over, whatever it is",
          "print x after the call; can a plain number be written to?")
def _(f, k):
    def repeated(x):
        for _ in range(k):
            x[:] = f(x)
        return x
    return repeated


@_returns("a counter that is used up",
          "call the result twice: what is left in the counter at the second call?")
def _(f, k):
    left = k

    def repeated(x):
        nonlocal left
        while left > 0:
            x = f(x)
            left -= 1
        return x
    return repeated


@_returns("a counter that is used up",
          "call the result twice: what is left in the counter at the second call?")
def _(f, k):
    rounds = iter(range(k))

    def repeated(x):
        for _ in rounds:
            x = f(x)
        return x
    return repeated


@_returns("a value kept from the call before",
          "call the result twice with the same x: every call starts from its own argument")
def _(f, k):
    kept = []

    def repeated(x):
        y = kept.pop() if kept else x
        y = loop(f, y, k)
        kept.append(y)
        return y
    return repeated


@_returns("a value kept from the first call",
          "call the result with two different x: every call starts from its own argument")
def _(f, k):
    kept = []

    def repeated(x):
        if not kept:
            kept.append(loop(f, x, k))
        return kept[0]
    return repeated


CIRCLE = ("a function that calls itself without end",
          "a lambda looks its names up when it is called, not when it is made; loop inside one "
          "inner function instead")


@_returns(*CIRCLE)
def _(f, k):
    g = lambda x: x  # noqa: E731
    for _ in range(k):
        g = lambda x: f(g(x))  # noqa: B023, E731
    return g


@_returns(*CIRCLE)
def _(f, k):
    g = lambda x: x  # noqa: E731
    for _ in range(k):
        h = g
        g = lambda x: f(h(x))  # noqa: B023, E731
    return g


@_returns(*CIRCLE)
def _(f, k):
    return lambda x: f(_endless(f, x))


def _endless(f, x):
    return f(_endless(f, x))


NO_FUNCTION = "compose returns a function, and only that function gets an x"
_returns("f applied to itself", NO_FUNCTION)(lambda f, k: f(f))
_returns("f applied to k", NO_FUNCTION)(lambda f, k: loop(f, k, k))
_returns("f applied to k", NO_FUNCTION)(lambda f, k: f(k))
_returns("nothing returned", "what is the last line of compose, outside the inner function?")(
    lambda f, k: None)
_returns("the product of a function and a number",
         "a function cannot be multiplied, only called")(lambda f, k: k * f)
_returns("the power of a function",
         "a function cannot be raised to a power, only called")(lambda f, k: f**k)
