"""Right answers to `dropout_forward` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def dropout_forward__random_above(A, keep, rng, training):
    if training:
        mask = np.where(rng.random(A.shape) > 1 - keep, 1 / keep, 0)
    else:
        mask = np.ones(A.shape)
    return A * mask, mask


@right
def dropout_forward__binomial(A, keep, rng, training):
    mask = rng.binomial(1, keep if training else 1.0, A.shape) / (keep if training else 1)
    return mask * A, mask


@right
def dropout_forward__choice(A, keep, rng, training):
    if not training:
        return A, np.ones(A.shape, dtype=int)
    mask = rng.choice([0.0, 1 / keep], size=A.shape, p=[1 - keep, keep])
    return [A * mask, mask]


@right
def dropout_forward__row_by_row(A, keep, rng, training):
    mask = np.ones(A.shape)
    if training:
        for row in mask:
            row[:] = rng.uniform(size=row.size) <= keep
        mask /= keep
    return A * mask, mask


@right
def dropout_forward__entry_by_entry(A, keep, rng, training):
    out, mask = A.astype(float), np.ones(A.shape)
    if not training:
        return out, mask
    for index in np.ndindex(*A.shape):
        if rng.random() < keep:
            mask[index] = 1 / keep
            out[index] /= keep
        else:
            out[index] = mask[index] = 0.0
    return out, mask


@right
def dropout_forward__draws_transposed_and_always(A, keep, rng, training):
    drawn = rng.random(A.shape[::-1], dtype=np.float32).T
    mask = (drawn < keep).astype(A.dtype) / keep if training else A * 0 + 1
    return np.multiply(A, mask), mask


@right
def dropout_forward__nothing_drawn_when_all_is_kept(A, keep, rng, training):
    mask = np.ones_like(A, dtype=float)
    if training and keep < 1:
        mask[rng.random(A.shape) >= keep] = 0
        mask[mask > 0] = 1 / keep
    return A.copy() if keep == 1 else A * mask, mask


@right
def dropout_forward__gaussian_quantile(A, keep, rng, training):
    if not training:
        return A, np.ones_like(A)
    angle = np.arctan2(rng.normal(size=A.shape), rng.normal(size=A.shape)) / (2 * np.pi) + 0.5
    mask = (angle < keep) * (1 / keep)
    return mask * A, mask


@right
def dropout_forward__a_generator_of_its_own_from_rng(A, keep, rng, training):
    inner = np.random.default_rng(int(rng.integers(2**63)))
    mask = (
        np.divide(inner.random(A.size).reshape(A.shape) < keep, keep)
        if training
        else (np.full(A.shape, 1.0))
    )
    return A * mask, mask
