"""Right answers to `tent` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def tent__where(x):
    x = np.asarray(x)
    return np.where(x < 0, 0, np.where(x < 0.5, 2 * x, 2 - 2 * x))


@right
def tent__minimum(x):
    return np.minimum(2 * np.maximum(x, 0), 2 - 2 * np.asarray(x))


@right
def tent__absolute_value(x):
    x = np.maximum(np.asarray(x, dtype=float), 0.0)
    return 1 - np.abs(2 * x - 1)


@right
def tent__masks_on_a_copy(x):
    x = np.array(x, dtype=float)
    late = x > 0.5
    x[late] = 1 - x[late]
    x[(x < 0) & ~late] = 0
    x *= 2
    return x


@right
def tent__vectorize(x):
    return np.vectorize(lambda v: 0.0 if v < 0 else min(2 * v, 2 - 2 * v), otypes=[float])(x)


@right
def tent__select(x):
    x = np.asarray(x)
    return np.select([x <= 0, x <= 0.5], [np.zeros(x.shape), x + x], 2 * (1 - x))


@right
def tent__nested_lists(x):
    if isinstance(x, (list, np.ndarray)) and np.ndim(x):
        return [tent__nested_lists(v) for v in x]
    return float(0 if x < 0 else 2 * x if x < 0.5 else 2 - 2 * x)


@right
def tent__longdouble(x):
    x = np.asarray(x, dtype=np.longdouble)
    return 2 * x * (x > 0) - 4 * (x - 0.5) * (x > 0.5)


@right
def tent__interp(x):
    x = np.asarray(x, dtype=float)
    return np.interp(x, [0.0, 0.5, 1.0], [0.0, 1.0, 0.0]) - 2 * np.maximum(x - 1, 0)
