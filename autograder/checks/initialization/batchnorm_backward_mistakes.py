"""Known mistakes of batch normalisation's way back."""

import numpy as np

from autograder.checks.common_mistakes import stored, with_parts
from autograder.checks.initialization.batchnorm_backward import check_batchnorm_backward
from course.normalization import batchnorm_backward as right


def _sum(array):
    return array.sum(axis=1, keepdims=True)


def _corrected(dout, dbeta, stretch, m):
    """Return dout without what moves the mean and, `stretch`, the variance."""
    return dout - dbeta / m - stretch / m


def _scaled(dZ_hat, gamma, std):
    return gamma / std * dZ_hat


def _backward(
    dout,
    cache,
    total=_sum,
    stretch=lambda Z_hat, dgamma: Z_hat * dgamma,
    corrected=_corrected,
    scaled=_scaled,
    after=lambda cache, *gradients: gradients,
):
    """Return the way back; each part may be replaced by a wrong one."""
    Z_hat, gamma, std = cache
    dgamma, dbeta = total(dout * Z_hat), total(dout)
    dZ_hat = corrected(dout, dbeta, stretch(Z_hat, dgamma), dout.shape[1])
    return after(cache, scaled(dZ_hat, gamma, std), dgamma, dbeta)


def _wrong_dZ(**parts):
    return lambda dout, cache: (_backward(dout, cache, **parts)[0], *right(dout, cache)[1:])


def _wrong_sums(**parts):
    return lambda dout, cache: (right(dout, cache)[0], *_backward(dout, cache, **parts)[1:])


def _gamma_in_first_term(dout, cache):
    Z_hat, gamma, std = cache
    _, dgamma, dbeta = right(dout, cache)
    return _corrected(gamma * dout, dbeta, Z_hat * dgamma, dout.shape[1]) / std, dgamma, dbeta


def _over_units(array):
    return array.sum(axis=0, keepdims=True)


def _undivided(dout, dbeta, stretch, m):
    return dout - dbeta - stretch


# fmt: off
check_batchnorm_backward.add_mistakes(
    ("mean and variance taken for constants",
     "nudge one input: the mean and the variance of its unit move, and with them every output of "
     "the unit", dict(corrected=lambda dout, dbeta, stretch, m: dout)),
    ("the way through the mean forgotten",
     "a shift of all inputs of a unit changes nothing, so each row of dZ sums to 0; print the "
     "sums", dict(corrected=lambda dout, dbeta, stretch, m: dout - stretch / m)),
    ("the way through the variance forgotten",
     "a larger spread of the inputs changes nothing, so each row of dZ * Z_hat sums to nearly 0; "
     "print the sums", dict(corrected=lambda dout, dbeta, stretch, m: dout - dbeta / m)),
    ("half of the way through the variance",
     "the slope of a square has a factor; each row of dZ * Z_hat should sum to nearly 0",
     dict(stretch=lambda Z_hat, dgamma: 0.5 * Z_hat * dgamma)),
    ("the corrections added instead of taken away",
     "each row of dZ should sum to 0; print the sums and look at the signs",
     dict(corrected=lambda dout, dbeta, stretch, m: dout + dbeta / m + stretch / m)),
    ("the correction of the variance added instead of taken away",
     "each row of dZ * Z_hat should sum to nearly 0; print the sums and look at the signs",
     dict(corrected=lambda dout, dbeta, stretch, m: dout - dbeta / m + stretch / m)),
    ("the correction of the variance without Z_hat",
     "how far the variance moves an output depends on where the sample lies; which factor says so?",
     dict(stretch=lambda Z_hat, dgamma: dgamma)),
    ("sums in place of the means in dZ",
     "each row of dZ should sum to 0; print the sums, for three samples and for six",
     dict(corrected=_undivided)),
    ("a division by m - 1 in dZ",
     "the forward pass divides by m in its variance; the way back has to fit to it",
     dict(corrected=lambda dout, dbeta, stretch, m: dout - dbeta / m - stretch / (m - 1))),
    ("the number of units in place of the number of samples",
     "samples are columns; print dout.shape and see which of the two is m",
     dict(corrected=lambda dout, dbeta, stretch, m: dout - (dbeta + stretch) / len(dout))),
    ("gamma missing in dZ",
     "double gamma: every output moves twice as far, so dZ must double; does yours?",
     dict(scaled=lambda dZ_hat, gamma, std: dZ_hat / std)),
    ("gamma twice in dZ", "double gamma: dZ must double; yours becomes four times as large",
     dict(scaled=lambda dZ_hat, gamma, std: gamma**2 * dZ_hat / std)),
    ("gamma in the first term of dZ only",
     "gamma multiplies all that comes back; print the sums of the rows of dZ",
     _gamma_in_first_term),
    ("std as a factor in dZ",
     "stretch Z: the outputs stay, so the gradient must shrink; yours grows",
     dict(scaled=lambda dZ_hat, gamma, std: gamma * std * dZ_hat)),
    ("std missing in dZ",
     "stretch Z: the outputs stay, so the gradient must shrink; yours does not move",
     dict(scaled=lambda dZ_hat, gamma, std: gamma * dZ_hat)),
    ("dZ divided by the variance",
     "stretch Z by 10: the gradient must become a tenth, not a hundredth",
     dict(scaled=lambda dZ_hat, gamma, std: gamma / std**2 * dZ_hat)),
    ("dZ divided by m as well",
     "dout carries the 1/m of the cost already; dZ must not be divided once more",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ / dZ.shape[1], dgamma, dbeta))),
    ("dgamma and dbeta averaged over the samples",
     "gamma is shared by all samples, so their contributions add; the 1/m of the cost is in dout "
     "already", _wrong_sums(total=lambda array: _sum(array) / array.shape[1]),
     dict(total=lambda array: _sum(array) / array.shape[1],
          corrected=lambda dout, dbeta, stretch, m: dout - (dbeta + stretch) / m)),
    ("all three gradients divided by m",
     "dout carries the 1/m of the cost already; nothing is divided once more",
     dict(after=lambda cache, dZ, *sums: tuple(array / dZ.shape[1] for array in (dZ, *sums)))),
    ("dgamma without Z_hat",
     "dgamma equals dbeta here; what was gamma multiplied with on the way out?",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ, dbeta.copy(), dbeta))),
    ("dgamma and dbeta exchanged", "one of the two sums contains Z_hat; which one?",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ, dbeta, dgamma))),
    ("the results in another order", "the docstring lists dZ first, then dgamma and dbeta",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dgamma, dbeta, dZ))),
    ("only dZ returned", "three gradients are asked for: gamma and beta have to learn as well",
     dict(after=lambda cache, dZ, dgamma, dbeta: dZ)),
    ("dgamma and dbeta without their second axis",
     "gamma has shape (n, 1), so its gradient has too; print the shapes",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ, dgamma.ravel(), dbeta.ravel())),
     dict(total=lambda array: array.sum(axis=1))),
    ("sums over the units", "samples are columns: every unit adds up its own row; print the shapes",
     dict(total=_over_units), _wrong_sums(total=_over_units)),
    ("means over the units in dZ",
     "dgamma and dbeta are right; each row of dZ should sum to 0, print the sums",
     _wrong_dZ(total=lambda array: array.mean(axis=0, keepdims=True), corrected=_undivided)),
    ("one sum over units and samples",
     "every unit has a gamma and a beta of its own; print the shapes of their gradients",
     dict(total=np.sum)),
    ("means over units and samples in dZ",
     "dgamma and dbeta are right; each row of dZ should sum to 0, print the sums",
     _wrong_dZ(total=np.mean, corrected=_undivided)),
    ("dgamma and dbeta of a gradient that gamma has multiplied",
     "the two sums use dout as it comes in; gamma enters on the way from there to dZ",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ, cache[1] * dgamma, cache[1] * dbeta))),
    ("gamma applied to dout before everything and again in dZ",
     "double gamma: dZ must double and dgamma must stay; look where gamma enters",
     lambda dout, cache: right(cache[1] * dout, cache)),
    ("gradients for every sample",
     "gamma and beta are shared by all samples, so their contributions are added",
     _wrong_sums(total=np.copy)),
    ("dbeta summed over dZ",
     "beta is added last, so dout itself is summed; each row of dZ sums to 0 in any case",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ, dgamma, _sum(dZ)))),
    ("dgamma with the centred inputs in place of Z_hat",
     "dgamma comes out too large by a factor of each unit; what was gamma multiplied with?",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ, cache[2] * dgamma, dbeta))),
    ("dgamma with the output in place of Z_hat",
     "what was gamma multiplied with on the way out; the output contains gamma already",
     dict(after=lambda cache, dZ, dgamma, dbeta: (dZ, cache[1] * dgamma, dbeta))),
    ("dout multiplied in place",
     "the numbers are right, but dout is no longer what the caller gave; let the product be a new "
     "array", lambda dout, cache: (right(dout, cache), stored(dout, dout * cache[1]))[0]),
    make=with_parts(_backward),
)
# fmt: on
