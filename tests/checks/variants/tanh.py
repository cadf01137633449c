"""Right answers to `tanh` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.logistic import logistic
from tests.checks.variants.register import right


@right
def tanh__of_numpy(z):
    return np.tanh(z)


@right
def tanh__as_a_stretchedlogistic(z):
    return 2 * logistic(2 * np.asarray(z)) - 1


@right
def tanh__divided_by_the_larger_exponential(z):
    z = np.asarray(z)
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


@right
def tanh__clipped_before_the_quotient(z):
    z = np.clip(z, -300, 300)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


@right
def tanh__with_an_overflow_that_ends_well(z):
    return 1 - 2 / (np.exp(2 * np.asarray(z)) + 1)


@right
def tanh__entry_by_entry(z):
    z = np.asarray(z)
    return np.array([math.tanh(x) for x in z.flat]).reshape(z.shape)


@right
def tanh__written_into_an_own_array(z, out=None):
    out = np.empty(np.shape(z)) if out is None else out
    return np.tanh(z, out=out)


@right
def tanh__in_single_precision_for_single_precision(z):
    z = np.asarray(z)
    return np.tanh(z.astype(np.float32)) if z.dtype == np.float32 else np.tanh(z)
