"""Right answers to `compose` that look unlike the reference."""

import functools
import itertools

import numpy as np

from tests.checks.variants.register import right


@right
def compose__recursive(f, k):
    if k == 0:
        return lambda x: x
    inner = compose__recursive(f, k - 1)
    return lambda x: f(inner(x))


@right
def compose__reduce(f, k):
    return functools.partial(functools.reduce, lambda y, _: f(y), range(k))


@right
def compose__reduce_over_x(f, k):
    return lambda x: functools.reduce(lambda y, g: g(y), [f] * k, x)


@right
def compose__default_arguments(f, k):
    g = lambda x: x  # noqa: E731
    for _ in range(k):
        g = lambda x, g=g: f(g(x))  # noqa: E731
    return g


@right
def compose__outer_first(f, k):
    g = lambda x: x  # noqa: E731
    for _ in range(k):
        g = lambda x, g=g: g(f(x))  # noqa: E731
    return g


@right
def compose__while_on_a_copy(f, k):
    def repeated(x):
        left, x = k, np.array(x)
        while left:
            left, x = left - 1, f(x)
        return x

    return repeated


class Repeated:
    """A function and how often it is applied."""

    def __init__(self, f, k):
        self.f, self.k = f, k

    def __call__(self, x):
        """Return what comes out at the end."""
        for _ in itertools.repeat(None, self.k):
            x = self.f(x)
        return x


@right
def compose__instance_of_a_class(f, k):
    return Repeated(f, k)


@right
def compose__halves(f, k):
    if k < 2:
        return f if k else (lambda x: x)
    half, rest = compose__halves(f, k // 2), compose__halves(f, k - k // 2)
    return lambda x: rest(half(x))
