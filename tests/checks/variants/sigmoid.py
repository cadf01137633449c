"""Right answers to `sigmoid` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.register import right


@right
def sigmoid__as_it_stands_with_an_overflow(z):
    return 1 / (1 + np.exp(-np.asarray(z)))


@right
def sigmoid__both_branches_in_where(z):
    z = np.asarray(z)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@right
def sigmoid__two_masks(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


@right
def sigmoid__with_logaddexp(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))


@right
def sigmoid__with_the_absolute_value(z):
    z = np.asarray(z)
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, 1) / (1 + e)


@right
def sigmoid__clipped_far_out(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@right
def sigmoid__one_number_at_a_time(z):
    def one(x):
        return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))

    return np.vectorize(one, otypes=[float])(z)


@right
def sigmoid__by_expm1(z):
    z = np.asarray(z)
    small = np.exp(-np.abs(z))
    return np.where(z > 0, 1.0, small) / (np.expm1(-np.abs(z)) + 2)


@right
def sigmoid__nested_lists(z):
    return sigmoid__one_number_at_a_time(z).tolist()


@right
def sigmoid__long_double_inside(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=np.longdouble)))
