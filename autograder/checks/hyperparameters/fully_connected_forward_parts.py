"""What the known mistakes of the whole architecture's way forward are put together from."""

import numpy as np

from course.normalization import batchnorm_forward
from course.regularization import dropout_forward


def affine(A, W, b):
    """Return the weighted inputs."""
    return W @ A + b


def norm_of(Z, params, running, layer, training):
    """Return what batch norm returns, and the old statistics without it."""
    if f"gamma{layer}" not in params:
        return Z, None, running.get(layer)
    return batchnorm_forward(Z, params[f"gamma{layer}"], params[f"beta{layer}"], running[layer],
                             training)


def hidden(A_prev, layer, params, running, training, normalise, activate):
    """Return the activations, what went into ReLU, batch norm's cache and new statistics."""
    Z = affine(A_prev, params[f"W{layer}"], params[f"b{layer}"])
    Z, norm, statistics = normalise(Z, params, running, layer, training)
    return activate(Z), Z, norm, statistics


def drop_of(A, keep, rng, training, masks):
    """Return the activations after dropout, and the mask."""
    return dropout_forward(A, keep, rng, True) if training and keep < 1 else (A, None)


def right_cache(A_prev, W, norm, Z, mask, A):
    """Return what is kept of a layer."""
    return A_prev, W, norm, Z, mask


def norm_after_relu(*args):
    """Return a hidden layer whose batch norm comes after ReLU."""
    A_prev, layer, params, running, training, normalise, activate = args
    Z = affine(A_prev, params[f"W{layer}"], params[f"b{layer}"])
    A, norm, statistics = normalise(activate(Z), params, running, layer, training)
    return A, Z, norm, statistics


def norm_cached_after_relu(*args):
    """Return the same with the cache of what came out of batch norm."""
    A, _, norm, statistics = norm_after_relu(*args)
    return A, A, norm, statistics


def activations(cache, dropped_too):
    """Return what a hidden layer made of its weighted inputs, before dropout or after it."""
    *_, Z, mask = cache
    return np.maximum(Z, 0) * (mask if dropped_too and mask is not None else 1)


def unbiased(*args):
    """Return a hidden layer that takes batch norm's shift for its bias."""
    A_prev, layer, params, *_ = args
    if f"gamma{layer}" in params:
        params = params | {f"b{layer}": 0 * params[f"b{layer}"]}
    return hidden(A_prev, layer, params, *args[3:])


def raw_remembered(*args):
    """Return a hidden layer that remembers what went into batch norm."""
    A_prev, layer, params, *_ = args
    A, _, norm, statistics = hidden(*args)
    return A, affine(A_prev, params[f"W{layer}"], params[f"b{layer}"]), norm, statistics


def scales_of(other):
    """Return a batch norm with the gamma and beta of another layer."""
    def normalise(Z, params, running, layer, training):
        if f"gamma{layer}" not in params:
            return Z, None, running.get(layer)
        n = other(layer)
        return batchnorm_forward(Z, params[f"gamma{n}"], params[f"beta{n}"], running[layer],
                                 training)
    return normalise


def statistics_of(other):
    """Return a batch norm with the running statistics of another layer."""
    def normalise(Z, params, running, layer, training):
        if f"gamma{layer}" in params:
            running = running | {layer: running[other(layer, running)]}
        return norm_of(Z, params, running, layer, training)
    return normalise


def norm_in_mode(mode):
    """Return a batch norm in a mode of its own; the statistics are those of the right mode."""
    def normalise(Z, params, running, layer, training):
        if f"gamma{layer}" not in params:
            return Z, None, running.get(layer)
        out, norm, statistics = norm_of(Z, params, running, layer, mode(training))
        return out, norm, statistics if mode(training) or not training else norm_of(
            Z, params, running, layer, training)[2]
    return normalise


def calm_statistics(normalise):
    """Return a batch norm that leaves the statistics as they are when not training."""
    def calm(Z, params, running, layer, training):
        out, norm, statistics = normalise(Z, params, running, layer, training)
        return out, norm, statistics if training else running.get(layer)
    return calm


def updating(Z, params, running, layer, training):
    """Return batch norm, but with statistics that move in every mode."""
    out, norm, _ = norm_of(Z, params, running, layer, training)
    return out, norm, norm_of(Z, params, running, layer, True)[2]


def unit_variance(Z):
    """Return every unit with mean 0 and variance 1 over the samples."""
    return (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(Z.var(axis=1, keepdims=True) + 1e-5)


def dropped(A, keep, rng, training):
    """Return what dropout leaves."""
    return dropout_forward(A, keep, rng, True)[0] if training and keep < 1 else A


def always_drop(A, keep, rng, training, masks):
    return drop_of(A, keep, rng, True, masks)


def never_drop(A, keep, rng, training, masks):
    return A, None


def first_mask(A, keep, rng, training, masks):
    if not training or keep == 1:
        return A, None
    if not masks:
        return drop_of(A, keep, rng, training, masks)
    return A * np.resize(masks[0], A.shape), np.resize(masks[0], A.shape)


def drawn_by(draw, scale=lambda mask, keep: mask / keep):
    """Return dropout with masks drawn in another way."""
    def drop(A, keep, rng, training, masks):
        if not training or keep == 1:
            return A, None
        mask = scale(draw(A, keep, rng), keep)
        return A * mask, mask
    return drop


def own_seed(A, keep, rng, training, masks):
    return drop_of(A, keep, np.random.default_rng(len(masks)), training, masks)


def other_generator(seed):
    """Return dropout with a new generator in every layer."""
    def drop(A, keep, rng, training, masks):
        return drop_of(A, keep, np.random.default_rng(seed), training, masks)
    return drop
