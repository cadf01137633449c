"""The check of batch normalisation's way back."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course import normalization


def _cached(Z, gamma, eps=1e-5):
    """Return the cache of a real forward pass in training."""
    running = {"mean": np.zeros_like(gamma), "var": np.ones_like(gamma)}
    return normalization.batchnorm_forward(Z, gamma, 0 * gamma, running, True, eps=eps)[1]


SIMPLE = _cached(np.array([[3.0, 3.0, -1.0, -1.0], [0.5, -0.5, 0.5, -0.5]]),
                 np.array([[2.0], [3.0]]), eps=0.0)
SQUARE = _cached(np.array([[1.0, 4.0, -2.0], [0.0, 0.2, 0.7], [5.0, -7.0, 2.0]]),
                 np.array([[-2.0], [0.5], [1.5]]))

check_batchnorm_backward = Check(
    normalization.batchnorm_backward, outputs=("dZ", "dgamma", "dbeta"), visible=[
        ("two units, four samples", (np.array([[1.0, 0.0, 0.0, 2.0], [0.0, 4.0, 1.0, -2.0]]),
                                     SIMPLE)),
        ("as many units as samples", (np.array([[1.0, -1.0, 2.0], [0.5, 2.0, 0.0],
                                                [-1.0, 0.0, 3.0]]), SQUARE)),
    ])


def _arguments(rng, n, m, scale=1.0):
    """Return an upstream gradient of both signs and the cache of a forward pass."""
    Z = scale * rng.uniform(0.4, 3.0, (n, 1)) * (rng.normal(size=(n, m)) + 1)
    gamma = rng.uniform(1.3, 3.0, (n, 1)) * rng.choice([-1.0, 1.0], (n, 1))
    return rng.normal(size=(n, m)) + 0.3, _cached(Z, gamma)


@check_batchnorm_backward.family("units and samples")
def _(rng):
    yield _arguments(rng, 3, 7)
    yield _arguments(rng, *different_sizes(rng, 2))


@check_batchnorm_backward.family("as many units as samples")
def _(rng):
    yield _arguments(rng, 4, 4)


@check_batchnorm_backward.family("one unit")
def _(rng):
    yield _arguments(rng, 1, 6)


@check_batchnorm_backward.family("more units than samples")
def _(rng):
    yield _arguments(rng, 8, 3)


@check_batchnorm_backward.family("units of different scale")
def _(rng):
    yield _arguments(rng, 3, 5, scale=np.array([[0.02], [1.0], [50.0]]))


@check_batchnorm_backward.family("whole numbers upstream")
def _(rng):
    dout = rng.permuted(np.array([[-3, 1, 4, 2, -1, 6], [0, 5, -2, -4, 7, 1]]), axis=1)
    yield dout, _arguments(rng, 2, 6)[1]


@check_batchnorm_backward.family("float32 arrays")
def _(rng):
    dout, cache = _arguments(rng, 3, 6)
    yield dout.astype(np.float32), tuple(array.astype(np.float32) for array in cache)


def _sum(array):
    return array.sum(axis=1, keepdims=True)


def _wrong(make):
    """Return the way back with `make(dout, Z_hat, gamma, std, m)` in place of the values."""
    return lambda dout, cache: make(dout, *cache, dout.shape[1])


def _dZ(make):
    """Return the way back with another dZ: `make(dout, Z_hat, gamma, std, m, dgamma, dbeta)`."""
    def function(dout, cache):
        _, dgamma, dbeta = normalization.batchnorm_backward(dout, cache)
        return make(dout, *cache, dout.shape[1], dgamma, dbeta), dgamma, dbeta
    return function


def _changed(change):
    """Return the way back with `change(dZ, dgamma, dbeta, m)` done to its results."""
    return lambda dout, cache: change(*normalization.batchnorm_backward(dout, cache),
                                      dout.shape[1])


mistake = check_batchnorm_backward.mistake

mistake("mean and variance taken for constants",
        "nudge one input: the mean and the variance of its unit move, and with them every output "
        "of the unit")(_dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta: gamma / std * dout))
mistake("the way through the mean forgotten",
        "a shift of all inputs of a unit changes nothing, so each row of dZ sums to 0; print the "
        "sums")(_dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
                    gamma / std * (dout - Z_hat * dgamma / m)))
mistake("the way through the variance forgotten",
        "a larger spread of the inputs changes nothing, so each row of dZ * Z_hat sums to nearly "
        "0; print the sums")(_dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
                                 gamma / std * (dout - dbeta / m)))
mistake("half of the way through the variance",
        "the slope of a square has a factor; each row of dZ * Z_hat should sum to nearly 0")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std * (dout - dbeta / m - 0.5 * Z_hat * dgamma / m)))
mistake("the corrections added instead of taken away",
        "each row of dZ should sum to 0; print the sums and look at the signs")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std * (dout + dbeta / m + Z_hat * dgamma / m)))
mistake("the correction of the variance added instead of taken away",
        "each row of dZ * Z_hat should sum to nearly 0; print the sums and look at the signs")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std * (dout - dbeta / m + Z_hat * dgamma / m)))
mistake("the correction of the variance without Z_hat",
        "how far the variance moves an output depends on where the sample lies; which factor "
        "says so?")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std * (dout - dbeta / m - dgamma / m)))
mistake("sums in place of the means in dZ",
        "each row of dZ should sum to 0; print the sums, for three samples and for six")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std * (dout - dbeta - Z_hat * dgamma)))
mistake("a division by m - 1 in dZ",
        "the forward pass divides by m in its variance; the way back has to fit to it")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std * (dout - dbeta / m - Z_hat * dgamma / (m - 1))))
mistake("the number of units in place of the number of samples",
        "samples are columns; print dout.shape and see which of the two is m")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std * (dout - (dbeta + Z_hat * dgamma) / len(dout))))
mistake("gamma missing in dZ",
        "double gamma: every output moves twice as far, so dZ must double; does yours?")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        (dout - dbeta / m - Z_hat * dgamma / m) / std))
mistake("gamma twice in dZ",
        "double gamma: dZ must double; yours becomes four times as large")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma**2 * (dout - dbeta / m - Z_hat * dgamma / m) / std))
mistake("gamma in the first term of dZ only",
        "gamma multiplies all that comes back; print the sums of the rows of dZ")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        (gamma * dout - dbeta / m - Z_hat * dgamma / m) / std))
mistake("std as a factor in dZ",
        "stretch Z: the outputs stay, so the gradient must shrink; yours grows")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma * std * (dout - dbeta / m - Z_hat * dgamma / m)))
mistake("std missing in dZ",
        "stretch Z: the outputs stay, so the gradient must shrink; yours does not move")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma * (dout - dbeta / m - Z_hat * dgamma / m)))
mistake("dZ divided by the variance",
        "stretch Z by 10: the gradient must become a tenth, not a hundredth")(
    _dZ(lambda dout, Z_hat, gamma, std, m, dgamma, dbeta:
        gamma / std**2 * (dout - dbeta / m - Z_hat * dgamma / m)))
mistake("dZ divided by m as well",
        "dout carries the 1/m of the cost already; dZ must not be divided once more")(
    _changed(lambda dZ, dgamma, dbeta, m: (dZ / m, dgamma, dbeta)))


AVERAGED = ("dgamma and dbeta averaged over the samples",
            "gamma is shared by all samples, so their contributions add; the 1/m of the cost is in "
            "dout already")
mistake(*AVERAGED)(_changed(lambda dZ, dgamma, dbeta, m: (dZ, dgamma / m, dbeta / m)))


@mistake(*AVERAGED)
def _(dout, cache):
    Z_hat, gamma, std = cache
    dgamma, dbeta = _sum(dout * Z_hat) / dout.shape[1], _sum(dout) / dout.shape[1]
    return (gamma / std * (dout - (dbeta + Z_hat * dgamma) / dout.shape[1])), dgamma, dbeta


mistake("all three gradients divided by m",
        "dout carries the 1/m of the cost already; nothing is divided once more")(
    _changed(lambda dZ, dgamma, dbeta, m: (dZ / m, dgamma / m, dbeta / m)))
mistake("dgamma without Z_hat",
        "dgamma equals dbeta here; what was gamma multiplied with on the way out?")(
    _changed(lambda dZ, dgamma, dbeta, m: (dZ, dbeta.copy(), dbeta)))
mistake("dgamma and dbeta exchanged", "one of the two sums contains Z_hat; which one?")(
    _changed(lambda dZ, dgamma, dbeta, m: (dZ, dbeta, dgamma)))
mistake("the results in another order", "the docstring lists dZ first, then dgamma and dbeta")(
    _changed(lambda dZ, dgamma, dbeta, m: (dgamma, dbeta, dZ)))
mistake("only dZ returned", "three gradients are asked for: gamma and beta have to learn as well")(
    _changed(lambda dZ, dgamma, dbeta, m: dZ))
