"""
Right answers to notebook 04 that look unlike the reference.

`VARIANTS[function]` lists them; every one of them must get full marks.
"""

import collections
import math
from collections import OrderedDict

import numpy as np

from course.activations import ACTIVATIONS
from course.initialization import init_normal, init_zeros
from course.normalization import batchnorm_backward, batchnorm_forward

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under the function's name up to its double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function


@right
def init_zeros__comprehensions(sizes):
    weights = {f"W{i + 1}": np.zeros((sizes[i + 1], sizes[i])) for i in range(len(sizes) - 1)}
    return weights | {f"b{i}": np.zeros((sizes[i], 1)) for i in range(1, len(sizes))}


@right
def init_zeros__last_layer_first(sizes):
    params = OrderedDict()
    for layer in reversed(range(1, len(sizes))):
        params[f"b{layer}"] = np.zeros([sizes[layer], 1])
        params[f"W{layer}"] = np.zeros([sizes[layer], sizes[layer - 1]])
    return params


@right
def init_zeros__float32(sizes):
    return {key: array.astype(np.float32) for key, array in init_zeros(sizes).items()}


@right
def init_zeros__product_with_nothing(sizes):
    sizes = np.array(sizes)
    params = {}
    for layer, (n_prev, n) in enumerate(np.column_stack([sizes[:-1], sizes[1:]]), start=1):
        params[f"W{layer}"] = 0.0 * np.ones((n, n_prev))
        params[f"b{layer}"] = -0.0 * np.ones((n, 1))
    return params


@right
def init_zeros__popped_copy(sizes):
    left, params = list(sizes), {}
    n_prev, layer = left.pop(0), 0
    while left:
        n, layer = left.pop(0), layer + 1
        params.update({f"W{layer}": np.zeros((n, n_prev)), f"b{layer}": np.zeros((n, 1))})
        n_prev = n
    return params


@right
def init_zeros__other_things_beside(sizes):
    return {"sizes": list(sizes), "L": len(sizes) - 1, **init_zeros(sizes)}


def draws(name, std_of):
    """Register the ways to draw Gaussian weights of the spread `std_of(n, n_prev, *between)`."""

    def variant(draw, way, backwards=False):
        def function(sizes, *rest):
            *between, rng = rest
            params = OrderedDict()
            layers = range(1, len(sizes))
            for layer in reversed(layers) if backwards else layers:
                n, n_prev = sizes[layer], sizes[layer - 1]
                params[f"b{layer}"] = np.zeros((n, 1))
                params[f"W{layer}"] = draw(rng, std_of(n, n_prev, *between), n, n_prev)
            return params

        function.__name__ = f"{name}__{way}"
        right(function)

    def several(rng, std, n, n_prev):
        return np.array([[rng.normal(0.0, std) for _ in range(n_prev)] for _ in range(n)])

    variant(lambda rng, std, n, n_prev: std * rng.standard_normal((n, n_prev)), "factor")
    variant(
        lambda rng, std, n, n_prev: rng.normal(scale=std, size=[n, n_prev]),
        "from_the_end",
        backwards=True,
    )
    variant(lambda rng, std, n, n_prev: rng.normal(0, std, (n_prev, n)).T, "drawn_transposed")
    variant(
        lambda rng, std, n, n_prev: std * rng.standard_normal((n, n_prev), dtype=np.float32),
        "float32",
    )
    variant(
        lambda rng, std, n, n_prev: rng.normal(0, std, n * n_prev).reshape(n, n_prev), "reshaped"
    )
    variant(several, "one_by_one")
    variant(
        lambda rng, std, n, n_prev: rng.uniform(-std * np.sqrt(3), std * np.sqrt(3), (n, n_prev)),
        "uniform_of_that_spread",
    )
    variant(
        lambda rng, std, n, n_prev: math.sqrt(12) * std * (rng.random((n, n_prev)) - 0.5),
        "centred_random",
    )
    variant(
        lambda rng, std, n, n_prev: rng.spawn(1)[0].normal(0, std, (n, n_prev)), "child_generators"
    )


draws("init_normal", lambda n, n_prev, std: std)
draws("init_xavier", lambda n, n_prev: np.sqrt(2 / (n + n_prev)))
draws("init_he", lambda n, n_prev: np.sqrt(2.0 / n_prev))


@right
def init_he__bias_counted_among_the_inputs(sizes, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        W = params[f"W{layer}"]
        W += rng.normal(size=W.shape) * (2 / (W.shape[1] + 1)) ** 0.5
    return params


@right
def init_he__normal_rescaled(sizes, rng):
    params = init_normal(sizes, 1.0, rng)
    return {key: array * math.sqrt(2 / array.shape[1]) for key, array in params.items()}


@right
def init_xavier__uniform_limit(sizes, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        limit = np.sqrt(6 / (sizes[layer] + sizes[layer - 1]))
        params[f"W{layer}"] = rng.uniform(-limit, limit, (sizes[layer], sizes[layer - 1]))
    return params


@right
def init_xavier__mean_of_the_sizes(sizes, rng):
    params = init_normal(sizes, 1.0, rng)
    return {
        key: array / np.sqrt(np.mean(array.shape)) if key[0] == "W" else array
        for key, array in params.items()
    }


def _recursion(second_moment):
    """Return the recursion with a quadrature `second_moment(phi, q)`."""

    def function(sigma_w2, activation, depth):
        q = [float(sigma_w2)]
        for _ in range(depth - 1):
            q.append(sigma_w2 * second_moment(ACTIVATIONS[activation], q[-1]))
        return np.array(q)

    return function


def _quadrature(way):
    """Register a quadrature as an answer."""

    def register(second_moment):
        function = _recursion(second_moment)
        function.__name__ = f"propagate_variance__{way}"
        right(function)
        return second_moment

    return register


@_quadrature("physicists")
def _(phi, q):
    nodes, weights = np.polynomial.hermite.hermgauss(60)
    return np.sum(weights * phi(np.sqrt(2 * q) * nodes) ** 2) / np.sqrt(np.pi)


@_quadrature("weights_divided_by_their_sum")
def _(phi, q):
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    return np.average(phi(np.sqrt(q) * nodes) ** 2, weights=weights)


@_quadrature("trapezoid")
def _(phi, q):
    g = np.linspace(-8, 8, 2001)
    density = np.exp(-(g**2) / 2) / np.sqrt(2 * np.pi)
    return np.sum(density * phi(np.sqrt(q) * g) ** 2) * (g[1] - g[0])


@_quadrature("legendre_on_an_interval")
def _(phi, q):
    nodes, weights = np.polynomial.legendre.leggauss(120)
    z, spread = 9 * np.sqrt(q) * nodes, np.sqrt(q)
    density = np.exp(-((z / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))
    return 9 * spread * np.sum(weights * density * phi(z) ** 2)


@_quadrature("fewer_nodes")
def _(phi, q):
    nodes, weights = np.polynomial.hermite_e.hermegauss(50)
    return np.dot(weights, phi(nodes * q**0.5) ** 2) / weights.sum()


@right
def propagate_variance__recursive(sigma_w2, activation, depth):
    if depth == 1:
        return [sigma_w2]
    nodes, weights = np.polynomial.hermite_e.hermegauss(99)
    before = propagate_variance__recursive(sigma_w2, activation, depth - 1)
    a = ACTIVATIONS[activation](math.sqrt(before[-1]) * nodes)
    return [*before, sigma_w2 * (a * a * weights).sum() / math.sqrt(2 * math.pi)]


@right
def propagate_variance__closed_forms(sigma_w2, activation, depth):
    factor = {"relu": sigma_w2 / 2, "identity": sigma_w2}.get(activation)
    if factor is None:
        return tuple(propagate_variance__recursive(sigma_w2, activation, depth))
    return sigma_w2 * factor ** np.arange(depth)


@right
def batchnorm_forward__step_by_step(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    m = Z.shape[1]
    after = dict(running)
    if training:
        mu = np.sum(Z, axis=1, keepdims=True) / m
        var = np.sum((Z - mu) ** 2, axis=1, keepdims=True) / m
        after["mean"] = momentum * running["mean"] + (1 - momentum) * mu
        after["var"] = momentum * running["var"] + (1 - momentum) * var
    else:
        mu, var = running["mean"], running["var"]
    std = (var + eps) ** 0.5
    Z_hat = (Z - mu) * (1 / std)
    return np.add(np.multiply(gamma, Z_hat), beta), [Z_hat, gamma, std], after


@right
def batchnorm_forward__loop_over_units(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    out, Z_hat, std = np.zeros(Z.shape), np.zeros(Z.shape), np.zeros((len(Z), 1))
    after = {key: np.array(value, dtype=float) for key, value in running.items()}
    for i, row in enumerate(Z):
        if training:
            mean, var = np.mean(row), np.var(row)
            after["mean"][i] += (1 - momentum) * (mean - after["mean"][i])
            after["var"][i] += (1 - momentum) * (var - after["var"][i])
        else:
            mean, var = running["mean"][i], running["var"][i]
        std[i] = np.sqrt(var + eps)
        Z_hat[i] = (row - mean) / std[i]
        out[i] = gamma[i] * Z_hat[i] + beta[i]
    return out, (Z_hat, gamma, std), after


@right
def batchnorm_forward__mean_of_squares(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    if not training:
        return batchnorm_forward(Z, gamma, beta, running, training, momentum, eps)
    Z = Z.astype(np.longdouble)
    mean = Z.mean(axis=1, keepdims=True)
    var = np.maximum((Z**2).mean(axis=1, keepdims=True) - mean**2, 0)
    std = np.sqrt(var + eps)
    Z_hat = (Z - mean) / std
    mixed = [
        momentum * old + (1 - momentum) * new
        for old, new in zip((running["mean"], running["var"]), (mean, var), strict=True)
    ]
    return gamma * Z_hat + beta, (Z_hat, gamma, std), dict(zip(("mean", "var"), mixed, strict=True))


@right
def batchnorm_forward__no_cache_after_training(
    Z, gamma, beta, running, training, momentum=0.9, eps=1e-5
):
    if training:
        return batchnorm_forward(Z, gamma, beta, running, True, momentum, eps)
    scale = gamma / np.sqrt(running["var"] + eps)
    return [scale * Z + (beta - scale * running["mean"]), None, running]


@right
def batchnorm_forward__samples_in_rows(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    X = Z.T
    mean, var = running["mean"].ravel(), running["var"].ravel()
    new = OrderedDict(running)
    if training:
        batch = X.mean(axis=0), X.var(axis=0)
        new["var"] = (momentum * var + (1 - momentum) * batch[1]).reshape(-1, 1)
        new["mean"] = (momentum * mean + (1 - momentum) * batch[0]).reshape(-1, 1)
        mean, var = batch
    root = np.sqrt(var + eps)
    X_hat = (X - mean) / root
    out = X_hat * gamma.ravel() + beta.ravel()
    return out.T, (X_hat.T, gamma.copy(), root[:, None]), new


@right
def batchnorm_backward__one_formula(dout, cache):
    Z_hat, gamma, std = cache
    m = dout.shape[1]
    dZ = (
        gamma
        / (m * std)
        * (
            m * dout
            - dout.sum(axis=1, keepdims=True)
            - Z_hat * (dout * Z_hat).sum(axis=1, keepdims=True)
        )
    )
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@right
def batchnorm_backward__through_mean_and_variance(dout, cache):
    Z_hat, gamma, std = cache
    m = dout.shape[1]
    centred, dZ_hat = Z_hat * std, dout * gamma
    dvar = np.sum(dZ_hat * centred, axis=1, keepdims=True) * -0.5 / std**3
    dmean = -np.sum(dZ_hat / std, axis=1, keepdims=True)
    dmean = dmean + dvar * np.mean(-2 * centred, axis=1, keepdims=True)
    dZ = dZ_hat / std + dvar * 2 * centred / m + dmean / m
    return (dZ, np.sum(dout * Z_hat, axis=1, keepdims=True), np.sum(dout, axis=1, keepdims=True))


@right
def batchnorm_backward__jacobians(dout, cache):
    Z_hat, gamma, std = cache
    n, m = dout.shape
    J = np.eye(m) - 1 / m - np.einsum("ij,ik->ijk", Z_hat, Z_hat) / m
    dZ = np.einsum("ij,ijk->ik", dout, J) * gamma / std
    return [dZ, np.einsum("ij,ij->i", dout, Z_hat).reshape(n, 1), dout @ np.ones((m, 1))]


@right
def batchnorm_backward__loop_over_units(dout, cache):
    Z_hat, gamma, std = map(np.asarray, cache)
    n, m = dout.shape
    dZ, dgamma, dbeta = np.zeros((n, m)), np.zeros((n, 1)), np.zeros((n, 1))
    for i in range(n):
        dgamma[i] = np.dot(dout[i], Z_hat[i])
        dbeta[i] = sum(dout[i])
        for j in range(m):
            rest = m * dout[i, j] - dbeta[i] - Z_hat[i, j] * dgamma[i]
            dZ[i, j] = (gamma[i] / std[i] / m * rest).item()
    return dZ, dgamma, dbeta


@right
def batchnorm_backward__means(dout, cache):
    Z_hat, gamma, std = cache
    g = dout - dout.mean(axis=1, keepdims=True)
    g = g - Z_hat * (g * Z_hat).mean(axis=1, keepdims=True)
    m = dout.shape[-1]
    return (
        np.divide(gamma * g, std),
        m * np.mean(dout * Z_hat, axis=1)[:, None],
        m * np.mean(dout, axis=1)[:, None],
    )


@right
def batchnorm_backward__longdouble(dout, cache):
    return batchnorm_backward(
        dout.astype(np.longdouble), tuple(array.astype(np.longdouble) for array in cache)
    )
