"""Checks of ReLU and of its slope."""

import numpy as np

from autograder.checks.activations.common import (
    NO_UPSTREAM,
    ONE_NUMBER,
    OVERWRITTEN,
    SWAPPED,
    TRUNCATED,
    element_wise,
    mistakes,
    zeros,
)
from autograder.checks.check import Check
from course import activations

check_relu = Check(activations.relu, visible=[
    ("one number", (-2.0,)),
    ("two rows, three columns", (np.array([[-2.0, 0.5, 8.0], [0.0, -0.5, 3.0]]),)),
    ("whole numbers in a list", ([-1000, 7, 1000],)),
])
element_wise(check_relu)
zeros(check_relu)


def _cut_a_copy(z):
    out = z.copy()
    out[z < 0] = 0
    return out


def _cut_in_place(z):
    z[z < 0] = 0
    return z


MAX_ALONG_ROWS = (
    "the largest entry instead of an entry-by-entry choice",
    "np.max and z.max run along an axis and return fewer numbers; the function that compares two "
    "arrays entry by entry has a longer name")
mistakes(
    check_relu,
    ("the absolute value", "a negative entry must become 0, not positive",
     lambda z: np.abs(z)),
    ("z plus its absolute value", "positive entries come out doubled",
     lambda z: z + np.abs(z)),
    ("values cut off at 6", "ReLU has no upper limit", lambda z: np.clip(z, 0, 6)),
    ("values cut off at 1", "ReLU has no upper limit", lambda z: np.clip(z, 0, 1)),
    ("the mask in place of the values", "positive entries must keep their value, not become 1",
     lambda z: (z > 0) * 1.0),
    ("z as it is", "negative entries must become 0", lambda z: z * 1.0),
    ("the smaller of z and 0", "this keeps the negative half and drops the positive one",
     lambda z: np.minimum(z, 0)),
    ("the negative half turned up", "positive entries must stay and negative ones become 0",
     lambda z: np.maximum(0, -z)),
    ("a leaky ReLU", "the negative side must be exactly 0 here",
     lambda z: np.maximum(0.01 * z, z)),
    ("a floor at 1", "the smallest value is 0, and entries between 0 and 1 stay as they are",
     lambda z: np.maximum(1, z)),
    ("the softplus", "its bend is round: at 0 it is about 0.69, and ReLU is 0 there",
     lambda z: np.logaddexp(0, z)),
    ("one decision for all entries", "one negative entry does not switch the others off",
     lambda z: z * np.all(z > 0)),
    ("one decision for all entries by any", "each entry is compared with 0 for itself",
     lambda z: z * np.any(z > 0)),
    ("the negative entries left out", "the result has the shape of z: they stay in it as zeros",
     lambda z: z[z > 0]),
    (*MAX_ALONG_ROWS, lambda z: np.max(z, 0)),
    (*MAX_ALONG_ROWS, lambda z: np.max(0, z)),
    (*MAX_ALONG_ROWS, lambda z: max(0, np.max(z))),
    (*ONE_NUMBER, lambda z: max(0, z)),
    (*ONE_NUMBER, lambda z: z if z > 0 else 0),
    (*OVERWRITTEN, lambda z: np.maximum(z, 0, out=z)),
    (*OVERWRITTEN, _cut_in_place),
    unconverted=[
        _cut_a_copy,
        lambda z: z * (z > 0),
        lambda z: np.where(z > 0, z, 0),
    ],
)

check_relu_backward = Check(activations.relu_backward, helpers=("relu",), visible=[
    ("one number", (5.0, -3.0)),
    ("two rows, three columns", (np.array([[5.0, -4.0, 0.5], [-3.0, 2.0, -6.0]]),
                                 np.array([[-2.0, 0.5, 8.0], [4.0, -0.5, -3.0]]))),
    ("lists, with whole z", ([5, 8.5, -5], [-1000, 7, 1000])),
])
element_wise(check_relu_backward, upstream=True)


@check_relu_backward.family("an upstream gradient that is not whole, at whole z")
def _(rng):
    yield rng.normal(size=(2, 4)), np.array([[3, -2, 1, -5], [-1, 4, -3, 2]])


def _zero_in_dA(dA, z):
    dz = dA
    dz[z <= 0] = 0
    return dz


def _mask_in_z(dA, z):
    z[z <= 0] = 0
    z[z > 0] = 1
    return dA * z


def _into_zeros_like(dA, z):
    dz = np.zeros_like(z)
    dz[z > 0] = dA[z > 0]
    return dz


mistakes(
    check_relu_backward,
    ("a mask that is true everywhere",
     "every output of ReLU is at least 0, so comparing the output with >= 0 lets everything "
     "through; also the entries where z is negative",
     lambda dA, z: dA * (np.maximum(z, 0) >= 0)),
    ("a gate that looks at dA and at z", "a negative gradient passes too where z is positive",
     lambda dA, z: dA * (z > 0) * (dA > 0)),
    ("a gate that looks at the arriving gradient",
     "what opens the gate is the sign of z; dA may have any sign",
     lambda dA, z: dA * (dA > 0)),
    ("the value of ReLU in place of its slope", "where z is positive the slope is 1, not z",
     lambda dA, z: dA * np.maximum(z, 0)),
    ("a factor z", "where z is positive the slope is 1, not z", lambda dA, z: dA * z),
    ("a mask turned round", "the gradient passes where z is positive and stops where z is negative",
     lambda dA, z: dA * (z < 0)),
    ("a slope with the wrong sign", "the gradient passes unchanged, so its sign stays",
     lambda dA, z: dA * -1.0 * (z > 0)),
    ("minus 1 on the negative side", "that is the slope of the absolute value; here it is 0",
     lambda dA, z: dA * np.sign(z)),
    ("a leaky slope", "on the negative side nothing passes, not even a hundredth",
     lambda dA, z: dA * np.where(z > 0, 1.0, 0.01)),
    ("z where the gate is closed", "where z is negative the gradient is 0, not z",
     lambda dA, z: np.where(z > 0, dA, z)),
    ("1 where the gate is open", "an open gate lets through what arrives, which is dA",
     lambda dA, z: np.where(z > 0, 1.0, dA)),
    ("one decision for all entries", "each entry of z opens or closes its own gate",
     lambda dA, z: dA * np.any(z > 0)),
    ("a minus before a mask of True and False",
     "NumPy refuses to negate truth values; what is meant is the opposite condition",
     lambda dA, z: dA * -(z <= 0)),
    ("the forward pass once more", "asked for is a gradient: dA times the slope of ReLU",
     lambda dA, z: np.maximum(z, 0)),
    ("a matrix product", "each entry has its own gate, so the product goes entry by entry",
     lambda dA, z: dA @ (z > 0)),
    ("the entries behind closed gates left out",
     "the result has the shape of z: they stay in it as zeros",
     lambda dA, z: dA[z > 0]),
    (*NO_UPSTREAM, lambda dA, z: (z > 0) * 1.0),
    (*NO_UPSTREAM, lambda dA, z: np.where(z > 0, 1.0, 0.0)),
    (*SWAPPED, lambda dA, z: z * (dA > 0)),
    (*TRUNCATED, _into_zeros_like),
    (*OVERWRITTEN, _zero_in_dA),
    (*OVERWRITTEN, _mask_in_z),
    (*ONE_NUMBER, lambda dA, z: dA if z > 0 else 0),
    unconverted=[
        lambda dA, z: dA * (z > 0),
    ],
)
