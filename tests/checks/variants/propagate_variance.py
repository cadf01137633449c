"""Right answers to `propagate_variance` that look unlike the reference."""

import math

import numpy as np

from course.activations import ACTIVATIONS
from tests.checks.variants.register import right


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
