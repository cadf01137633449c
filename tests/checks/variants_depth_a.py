"""
Right answers to the first half of notebook 05 that look unlike the reference.

`VARIANTS[function]` lists them; every one of them must get full marks.
"""

import collections
import functools
import itertools

import numpy as np

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


@right
def xor_params__differences():
    return {
        "W1": np.array([[1.0, -1.0], [-1.0, 1.0]]),
        "b1": np.zeros((2, 1)),
        "W2": np.ones((1, 2)),
        "b2": np.zeros((1, 1)),
    }


@right
def xor_params__output_bias():
    return {
        "W1": np.array([[-1, -1], [1, 1]]),
        "b1": np.array([[1], [-1]]),
        "W2": np.array([[-1, -1]]),
        "b2": np.array([[1]]),
    }


@right
def xor_params__inexact_scales():
    return {
        "W1": np.array([[0.3, 0.3], [0.7, 0.7]]),
        "b1": np.array([[0.0], [-0.7]]),
        "W2": np.array([[1 / 0.3, -2 / 0.7]]),
        "b2": np.array([[0.0]]),
    }


@right
def xor_params__first_unit_always_awake():
    return {
        "W1": np.array([[0.5, 0.5], [2.0, 2.0]]),
        "b1": np.array([[1.0], [-2.0]]),
        "W2": np.array([[2.0, -1.0]]),
        "b2": np.array([[-2.0]]),
    }


@right
def xor_params__float32_and_ordered():
    return collections.OrderedDict(
        W1=np.ones((2, 2), np.float32),
        b1=np.array([[0], [-1]], np.float32),
        W2=np.array([[1, -2]], np.float32),
        b2=np.zeros((1, 1), np.float32),
    )


@right
def xor_params__thresholds_inside():
    return {
        "W1": np.array([[2.0, -2.0], [-3.0, 3.0]]),
        "b1": np.array([[-1.0], [-2.0]]),
        "W2": np.array([[1.0, 1.0]]),
        "b2": np.array([[0.0]]),
    }


@right
def parity_params__loop(n):
    params = {
        "W1": np.zeros((n, n)),
        "b1": np.zeros((n, 1)),
        "W2": np.zeros((1, n)),
        "b2": np.zeros((1, 1)),
    }
    for i in range(n):
        params["W1"][i, :] = 1
        params["b1"][i, 0] = -i
        params["W2"][0, i] = 1 if i == 0 else 2 if i % 2 == 0 else -2
    return params


@right
def parity_params__from_the_other_end(n):
    zeros = np.arange(n)  # unit i wakes up when more than i bits are zero
    jumps = np.where(zeros == 0, 1, 2 * (-1) ** zeros) * (-1) ** n
    return {
        "W1": -np.ones((n, n)),
        "b1": (n - zeros).reshape(-1, 1).astype(float),
        "W2": jumps.reshape(1, -1).astype(float),
        "b2": np.full((1, 1), float(n % 2)),
    }


@right
def parity_params__whole_numbers(n):
    W2 = [[1] + [(-2, 2)[i % 2] for i in range(n - 1)]]
    return {
        "W1": np.ones((n, n), int),
        "b1": -np.arange(n)[:, None],
        "W2": np.array(W2),
        "b2": np.array([[0]]),
    }


@right
def parity_params__shuffled_units(n):
    order = np.random.default_rng(n).permutation(n)
    jumps = 2.0 * np.cos(np.pi * np.arange(n))
    jumps[0] = 1.0
    return {
        "W1": np.ones((n, n)),
        "b1": -1.0 * order[:, None],
        "W2": jumps[None, order],
        "b2": np.zeros((1, 1)),
    }


@right
def parity_params__scaled_units(n):
    scales = np.linspace(0.3, 1.7, n)[:, None]
    jumps = np.array([1.0] + [2.0 * (-1) ** k for k in range(1, n)])
    return {
        "W1": scales * np.ones((n, n)),
        "b1": -scales * np.arange(n)[:, None],
        "W2": jumps / scales.T,
        "b2": np.zeros((1, 1)),
    }


@right
def parity_params__differences_of_the_slopes(n):
    slopes = (-1.0) ** np.arange(n)
    return {
        "b2": np.zeros((1, 1)),
        "W2": np.diff(slopes, prepend=0.0)[None],
        "b1": -np.arange(n, dtype=np.float32)[:, None],
        "W1": np.ones((n, n), np.float32),
    }


@right
def parity_params__first_unit_always_awake(n):
    jumps = np.array([1.0] + [2.0 * (-1) ** k for k in range(1, n)])
    return {
        "W1": np.ones((n, n)),
        "b1": np.r_[1.0, -np.arange(1.0, n)].reshape(-1, 1),
        "W2": jumps.reshape(1, -1),
        "b2": np.full((1, 1), -1.0),
    }


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


@right
def sawtooth_params__loop_over_names(k):
    params = {}
    for i in range(1, k + 2):
        rows, columns = (1 if i == k + 1 else 2), (1 if i == 1 else 2)
        W, b = np.zeros((rows, columns)), np.zeros((rows, 1))
        W[:] = [1.0] if i == 1 else [2.0, -4.0]
        if i <= k:
            b[1] = -0.5
        params[f"W{i}"], params[f"b{i}"] = W, b
    return params


@right
def sawtooth_params__factors_in_the_first_layer(k):
    # units 2 relu(t) and 4 relu(t - 1/2): the output takes the difference
    params = {"W1": np.array([[2.0], [4.0]]), "b1": np.array([[0.0], [-2.0]])}
    for i in range(2, k + 1):
        params[f"W{i}"] = np.array([[2.0, -2.0], [4.0, -4.0]])
        params[f"b{i}"] = np.array([[0.0], [-2.0]])
    return params | {f"W{k + 1}": np.array([[1.0, -1.0]]), f"b{k + 1}": np.zeros((1, 1))}


@right
def sawtooth_params__units_exchanged(k):
    params = {"W1": np.ones((2, 1)), "b1": np.array([[-0.5], [0.0]])}
    for i in range(2, k + 1):
        params[f"W{i}"] = np.outer([1.0, 1.0], [-4.0, 2.0])
        params[f"b{i}"] = params["b1"]
    params[f"W{k + 1}"], params[f"b{k + 1}"] = np.array([[-4.0, 2.0]]), np.array([[0.0]])
    return params


@right
def sawtooth_params__from_above(k):
    # on the unit interval the tent is 1 - 2 relu(t - 1/2) - 2 relu(1/2 - t)
    params = {"W1": np.array([[1], [-1]]), "b1": np.array([[-0.5], [0.5]])}
    for i in range(2, k + 1):
        params[f"W{i}"] = np.array([[-2, -2], [2, 2]])
        params[f"b{i}"] = np.array([[0.5], [-0.5]])
    params[f"W{k + 1}"] = np.array([[-2, -2]])
    params[f"b{k + 1}"] = np.array([[1]])
    return params


@right
def sawtooth_params__inexact_scales(k):
    scale = np.array([[0.3], [0.7]])
    fold = np.array([[2.0, -4.0]]) / scale.T
    params = {"W1": scale.copy(), "b1": scale * [[0.0], [-0.5]]}
    for i in range(2, k + 1):
        params |= {f"W{i}": scale @ fold, f"b{i}": scale * [[0.0], [-0.5]]}
    return params | {f"W{k + 1}": fold, f"b{k + 1}": np.zeros((1, 1))}


@right
def sawtooth_params__backwards_in_float32(k):
    params = {
        f"b{k + 1}": np.zeros((1, 1), np.float32),
        f"W{k + 1}": np.array([[2, -4]], np.float32),
    }
    for i in reversed(range(1, k + 1)):
        params[f"b{i}"] = np.array([[0, -0.5]], np.float32).T
        params[f"W{i}"] = np.tile(params[f"W{k + 1}"], (2, 1)) if i > 1 else np.ones((2, 1))
    return params


@right
def count_linear_pieces__groups(x, y):
    slopes = np.diff(y) / np.diff(x)
    limit = 1e-6 * np.max(np.abs(slopes))
    runs, last = [[slopes[0]]], slopes[0]
    for slope in slopes[1:]:
        if abs(slope - last) <= limit:
            runs[-1].append(slope)
        else:
            runs.append([slope])
        last = slope
    return sum(len(run) > 1 for run in runs)


@right
def count_linear_pieces__kinks_plus_one(x, y):
    slopes = np.diff(y) / np.diff(x)
    differ = np.abs(np.diff(slopes)) > 1e-6 * np.abs(slopes).max()
    kinks = 0
    for i, here in enumerate(differ):
        kinks += bool(here and not (i and differ[i - 1]))
    return kinks + 1


@right
def count_linear_pieces__slopes_of_the_pieces(x, y):
    slopes = np.diff(y) / np.diff(x)
    if np.ptp(y) == 0:
        return 1
    same = np.isclose(slopes[1:], slopes[:-1], rtol=0, atol=1e-6 * np.abs(slopes).max())
    return np.sum(np.diff(same.astype(int), prepend=0) == 1)


@right
def count_linear_pieces__groupby(x, y):
    rises = [
        (float(y[i + 1]) - float(y[i])) / (float(x[i + 1]) - float(x[i])) for i in range(len(x) - 1)
    ]
    largest = max(map(abs, rises)) or 1.0
    same = (abs(b - a) / largest < 1e-6 for a, b in itertools.pairwise(rises))
    return float(sum(key for key, _ in itertools.groupby(same)))


@right
def count_linear_pieces__second_differences(x, y):
    x, y = np.asarray(x, np.longdouble), np.asarray(y, np.longdouble)
    slope = (y[1:] - y[:-1]) / (x[1:] - x[:-1])
    bend = np.abs(slope[1:] - slope[:-1])
    bends = bend > 1e-6 * max(abs(slope.min()), abs(slope.max()))
    return 1 + np.count_nonzero(bends[1:] & ~bends[:-1])


@right
def count_linear_pieces__walk(x, y):
    slopes = np.diff(y) / np.diff(x)
    limit, pieces, i = 1e-6 * np.abs(slopes).max(), 0, 0
    while i + 1 < len(slopes):
        if abs(slopes[i + 1] - slopes[i]) <= limit:
            pieces += 1
            while i + 1 < len(slopes) and abs(slopes[i + 1] - slopes[i]) <= limit:
                i += 1
        i += 1
    return np.array(pieces)
