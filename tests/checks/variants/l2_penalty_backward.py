"""Right answers to `l2_penalty_backward` that look unlike the reference."""

import collections

import numpy as np

from tests.checks.variants.register import right


@right
def l2_penalty_backward__loop(params, strength):
    grads = {}
    for name in params:
        if name.startswith("W"):
            grads["d" + name] = strength * params[name]
    return grads


@right
def l2_penalty_backward__half_of_two(params, strength):
    return {
        "d" + name: 2 * params[name] * strength / 2
        for name in sorted(params)
        if name.startswith("W")
    }


@right
def l2_penalty_backward__from_the_last_layer(params, strength):
    n_layers = sum("W" in name for name in params)
    grads = collections.OrderedDict()
    for layer in range(n_layers, 0, -1):
        grads[f"dW{layer}"] = np.multiply(params[f"W{layer}"], strength)
    return grads


@right
def l2_penalty_backward__copies_in_place(params, strength):
    grads = {"d" + name: p.copy() for name, p in params.items() if name[0] == "W"}
    for gradient in grads.values():
        gradient *= strength
    return grads


@right
def l2_penalty_backward__entries(params, strength):
    grads = {}
    for name, p in params.items():
        if "W" in name:
            grads[f"d{name}"] = np.zeros(p.shape)
            for index in np.ndindex(*p.shape):
                grads[f"d{name}"][index] = strength * p[index]
    return grads


@right
def l2_penalty_backward__longdouble(params, strength):
    return {
        f"d{name}": np.asarray(p, dtype=np.longdouble) * strength
        for name, p in params.items()
        if name[0] not in "bg"
    }
