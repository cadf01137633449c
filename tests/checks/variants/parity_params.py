"""Right answers to `parity_params` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def parity_params__loop(n):
    params = {
        "W1": np.zeros((n, n)),
        "b1": np.zeros((n, 1)),
        "W2": np.zeros((1, n)),
        "b2": np.zeros((1, 1)),
    }
    for i in range(n):
        params["W1"][i, :] = 1
        params["b1"][i, 0] = -i
        params["W2"][0, i] = 1 if i == 0 else 2 if i % 2 == 0 else -2
    return params


@right
def parity_params__from_the_other_end(n):
    zeros = np.arange(n)  # unit i wakes up when more than i bits are zero
    jumps = np.where(zeros == 0, 1, 2 * (-1) ** zeros) * (-1) ** n
    return {
        "W1": -np.ones((n, n)),
        "b1": (n - zeros).reshape(-1, 1).astype(float),
        "W2": jumps.reshape(1, -1).astype(float),
        "b2": np.full((1, 1), float(n % 2)),
    }


@right
def parity_params__whole_numbers(n):
    W2 = [[1] + [(-2, 2)[i % 2] for i in range(n - 1)]]
    return {
        "W1": np.ones((n, n), int),
        "b1": -np.arange(n)[:, None],
        "W2": np.array(W2),
        "b2": np.array([[0]]),
    }


@right
def parity_params__shuffled_units(n):
    order = np.random.default_rng(n).permutation(n)
    jumps = 2.0 * np.cos(np.pi * np.arange(n))
    jumps[0] = 1.0
    return {
        "W1": np.ones((n, n)),
        "b1": -1.0 * order[:, None],
        "W2": jumps[None, order],
        "b2": np.zeros((1, 1)),
    }


@right
def parity_params__scaled_units(n):
    scales = np.linspace(0.3, 1.7, n)[:, None]
    jumps = np.array([1.0] + [2.0 * (-1) ** k for k in range(1, n)])
    return {
        "W1": scales * np.ones((n, n)),
        "b1": -scales * np.arange(n)[:, None],
        "W2": jumps / scales.T,
        "b2": np.zeros((1, 1)),
    }


@right
def parity_params__differences_of_the_slopes(n):
    slopes = (-1.0) ** np.arange(n)
    return {
        "b2": np.zeros((1, 1)),
        "W2": np.diff(slopes, prepend=0.0)[None],
        "b1": -np.arange(n, dtype=np.float32)[:, None],
        "W1": np.ones((n, n), np.float32),
    }


@right
def parity_params__first_unit_always_awake(n):
    jumps = np.array([1.0] + [2.0 * (-1) ** k for k in range(1, n)])
    return {
        "W1": np.ones((n, n)),
        "b1": np.r_[1.0, -np.arange(1.0, n)].reshape(-1, 1),
        "W2": jumps.reshape(1, -1),
        "b2": np.full((1, 1), -1.0),
    }
