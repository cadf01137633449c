"""Known mistakes of batch normalisation's way back: the sums, their axes and factors."""

import numpy as np

from autograder.checks.initialization.batchnorm_backward import check_batchnorm_backward
from course.normalization import batchnorm_backward as right

mistake = check_batchnorm_backward.mistake

FLAT = ("dgamma and dbeta without their second axis",
        "gamma has shape (n, 1), so its gradient has too; print the shapes")


@mistake(*FLAT)
def _(dout, cache):
    dZ, dgamma, dbeta = right(dout, cache)
    return dZ, dgamma.ravel(), dbeta.ravel()


@mistake(*FLAT)
def _(dout, cache):
    Z_hat, gamma, std = cache
    dgamma, dbeta, m = (dout * Z_hat).sum(axis=1), dout.sum(axis=1), dout.shape[1]
    return gamma / std * (dout - dbeta / m - Z_hat * dgamma / m), dgamma, dbeta


OVER_UNITS = ("sums over the units",
              "samples are columns: every unit adds up its own row; print the shapes")


@mistake(*OVER_UNITS)
def _(dout, cache):
    Z_hat, gamma, std = cache
    dgamma, dbeta = (dout * Z_hat).sum(axis=0, keepdims=True), dout.sum(axis=0, keepdims=True)
    m = dout.shape[1]
    return gamma / std * (dout - dbeta / m - Z_hat * dgamma / m), dgamma, dbeta


@mistake(*OVER_UNITS)
def _(dout, cache):
    Z_hat, _, _ = cache
    return (right(dout, cache)[0], (dout * Z_hat).sum(axis=0, keepdims=True),
            dout.sum(axis=0, keepdims=True))


@mistake("means over the units in dZ",
         "dgamma and dbeta are right; each row of dZ should sum to 0, print the sums")
def _(dout, cache):
    Z_hat, gamma, std = cache
    _, dgamma, dbeta = right(dout, cache)
    means = (values.mean(axis=0, keepdims=True) for values in (dout, dout * Z_hat))
    return gamma / std * (dout - next(means) - Z_hat * next(means)), dgamma, dbeta


@mistake("one sum over units and samples",
         "every unit has a gamma and a beta of its own; print the shapes of their gradients")
def _(dout, cache):
    Z_hat, gamma, std = cache
    dgamma, dbeta, m = np.sum(dout * Z_hat), np.sum(dout), dout.shape[1]
    return gamma / std * (dout - dbeta / m - Z_hat * dgamma / m), dgamma, dbeta


@mistake("means over units and samples in dZ",
         "dgamma and dbeta are right; each row of dZ should sum to 0, print the sums")
def _(dout, cache):
    Z_hat, gamma, std = cache
    _, dgamma, dbeta = right(dout, cache)
    dZ = gamma / std * (dout - np.mean(dout) - Z_hat * np.mean(dout * Z_hat))
    return dZ, dgamma, dbeta


@mistake("dgamma and dbeta of a gradient that gamma has multiplied",
         "the two sums use dout as it comes in; gamma enters on the way from there to dZ")
def _(dout, cache):
    dZ, dgamma, dbeta = right(dout, cache)
    return dZ, cache[1] * dgamma, cache[1] * dbeta


@mistake("gamma applied to dout before everything and again in dZ",
         "double gamma: dZ must double and dgamma must stay; look where gamma enters")
def _(dout, cache):
    return right(cache[1] * dout, cache)


@mistake("gradients for every sample",
         "gamma and beta are shared by all samples, so their contributions are added")
def _(dout, cache):
    return right(dout, cache)[0], dout * cache[0], dout.copy()


@mistake("dbeta summed over dZ",
         "beta is added last, so dout itself is summed; each row of dZ sums to 0 in any case")
def _(dout, cache):
    dZ, dgamma, _ = right(dout, cache)
    return dZ, dgamma, dZ.sum(axis=1, keepdims=True)


@mistake("dgamma with the centred inputs in place of Z_hat",
         "dgamma comes out too large by a factor of each unit; what was gamma multiplied with?")
def _(dout, cache):
    dZ, dgamma, dbeta = right(dout, cache)
    return dZ, cache[2] * dgamma, dbeta


@mistake("dgamma with the output in place of Z_hat",
         "what was gamma multiplied with on the way out; the output contains gamma already")
def _(dout, cache):
    dZ, dgamma, dbeta = right(dout, cache)
    return dZ, cache[1] * dgamma, dbeta


@mistake("dout multiplied in place",
         "the numbers are right, but dout is no longer what the caller gave; let the product be a "
         "new array")
def _(dout, cache):
    answer = right(dout, cache)
    dout[...] = dout * cache[1]
    return answer
