"""Right answers to `xor_params` that look unlike the reference."""

import collections

import numpy as np

from tests.checks.variants.register import right


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
