"""Right answers to `square_gadget` that look unlike the reference."""

import numpy as np

from course.depth import compose, tent
from tests.checks.variants.register import right


@right
def square_gadget__loop(x, m):
    result, folded, power = x.copy(), x, 1
    for _ in range(m):
        folded, power = tent(folded), 4 * power
        result = result - folded / power
    return result


@right
def square_gadget__in_place_on_a_copy(x, m):
    result = np.array(x)
    for s in range(1, m + 1):
        result -= compose(tent, s)(x) * 4.0**-s
    return result


@right
def square_gadget__interpolation(x, m):
    grid = np.linspace(0, 1, 2**m + 1)
    return np.interp(x, grid, grid**2)


@right
def square_gadget__recursive(x, m):
    return x if m == 0 else square_gadget__recursive(x, m - 1) - compose(tent, m)(x) / 4**m


@right
def square_gadget__from_inside(x, m):
    total = np.zeros(np.shape(x))
    for s in range(m, 0, -1):
        total += 0.25**s * compose(tent, s)(x)
    return x - total


@right
def square_gadget__horner(x, m):
    def rest(y, left):
        return 0 * y if left == 0 else (tent(y) + rest(tent(y), left - 1)) / 4

    return x - rest(x, m)


@right
def square_gadget__own_tent(x, m):
    y, result = np.asarray(x, dtype=np.longdouble), np.asarray(x, dtype=np.longdouble)
    for s in range(1, m + 1):
        y = np.minimum(2 * y, 2 - 2 * y)
        result = result - y / 4**s
    return result


@right
def square_gadget__stacked(x, m):
    terms = [x]
    for s in range(1, m + 1):
        terms.append(-compose(tent, s)(x) / 2 ** (2 * s))
    return np.sum(terms, axis=0)
