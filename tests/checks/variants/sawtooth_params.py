"""Right answers to `sawtooth_params` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


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
