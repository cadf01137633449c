"""Right answers to `l2_penalty` that look unlike the reference."""

import math

import numpy as np

from tests.checks.variants.register import right


@right
def l2_penalty__loops(params, strength):
    total = 0.0
    for name in params:
        if name.startswith("W"):
            for row in params[name].tolist():
                for weight in row:
                    total += weight * weight
    return 0.5 * strength * total


@right
def l2_penalty__while_there_is_a_layer(params, strength):
    layer, total = 1, 0
    while f"W{layer}" in params:
        total += np.linalg.norm(params[f"W{layer}"]) ** 2
        layer += 1
    return total * strength / 2


@right
def l2_penalty__dot_products(params, strength):
    flat = np.concatenate([p.ravel() for name, p in params.items() if "W" in name])
    return np.dot(flat, flat) * (strength / 2)


@right
def l2_penalty__einsum(params, strength):
    total = sum(np.einsum("ij,ij->", p, p) for name, p in params.items() if name[:1] == "W")
    return np.array([strength * total / 2])


@right
def l2_penalty__trace(params, strength):
    return np.sum(
        [
            strength / 2 * np.trace(params[name] @ params[name].T)
            for name in params
            if name[0] == "W"
        ]
    )


@right
def l2_penalty__singular_values(params, strength):
    return float(
        strength
        / 2
        * sum(
            np.sum(np.linalg.svd(np.asarray(p, dtype=float), compute_uv=False) ** 2)
            for name, p in params.items()
            if not name.startswith(("b", "gamma"))
        )
    )


@right
def l2_penalty__fsum_and_longdouble(params, strength):
    return (
        strength
        * math.fsum(
            np.sum(np.square(p, dtype=np.longdouble))
            for name, p in params.items()
            if name[0] == "W"
        )
        / 2
    )


@right
def l2_penalty__copies_in_place(params, strength):
    copies = {name: p.copy() for name, p in params.items() if name[0] == "W"}
    for p in copies.values():
        p *= p
    return strength / 2 * np.sum([p.sum() for p in copies.values()])
