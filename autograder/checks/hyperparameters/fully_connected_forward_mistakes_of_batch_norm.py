"""Known mistakes of the way forward in its layers with batch norm, and in its biases."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters.fully_connected_forward import check_fully_connected_forward
from autograder.checks.hyperparameters.fully_connected_forward_mistakes import (
    affine,
    forward,
    hidden,
    norm_of,
)
from course.normalization import batchnorm_forward


def _norm_after_relu(A_prev, layer, params, running, training, normalise, activate):
    """Return a hidden layer whose batch norm comes after ReLU."""
    Z = affine(A_prev, params[f"W{layer}"], params[f"b{layer}"])
    A, norm, statistics = normalise(activate(Z), params, running, layer, training)
    return A, Z, norm, statistics


def _norm_cached_after_relu(*args):
    """Return the same with the cache of what came out of batch norm."""
    A, _, norm, statistics = _norm_after_relu(*args)
    return A, A, norm, statistics


def _in_modes(values, statistics):
    """Return the part of batch norm whose values and statistics come each in a mode of its own."""

    def normalise(Z, params, running, layer, training):
        out, norm, _ = norm_of(Z, params, running, layer, values(training))
        return out, norm, norm_of(Z, params, running, layer, statistics(training))[2]

    return dict(normalise=normalise)


def _statistics_of_first(Z, params, running, layer, training):
    """Return a batch norm with the running statistics of the first layer."""
    if f"gamma{layer}" in params:
        running = running | {layer: running[min(running)]}
    return norm_of(Z, params, running, layer, training)


def _scales_of_first(Z, params, running, layer, training):
    """Return a batch norm with the gamma and beta of the first layer."""
    if f"gamma{layer}" not in params:
        return Z, None, running.get(layer)
    return batchnorm_forward(Z, params["gamma1"], params["beta1"], running[layer], training)


def _without_bias(where):
    """Return the part of a hidden layer that has no bias in some layers."""

    def layer_of(A_prev, layer, params, *rest):
        if where(layer, params):
            params = params | {f"b{layer}": 0 * params[f"b{layer}"]}
        return hidden(A_prev, layer, params, *rest)

    return dict(layer_of=layer_of)


def _normalised(Z, params, keep, rng, training):
    """Return logits with mean 0 and variance 1 in training, in a network with batch norm."""
    if not training or all(name[:5] != "gamma" for name in params):
        return Z
    return (Z - Z.mean(axis=1, keepdims=True)) / np.sqrt(Z.var(axis=1, keepdims=True) + 1e-5)


def _given(training):
    return training


def _always(training):
    return True


MODE = "training decides which statistics count"
# fmt: off
check_fully_connected_forward.add_mistakes(
    ("batch norm after ReLU", "the order is affine, batch norm, ReLU",
     dict(layer_of=_norm_after_relu), dict(layer_of=_norm_cached_after_relu)),
    ("no batch norm at all", "print the mean over the samples of what goes into ReLU",
     dict(normalise=lambda Z, params, running, layer, training: (Z, None, running.get(layer)))),
    ("a normalised last layer", "the last layer is affine only: print the mean of its logits",
     dict(last=_normalised)),
    ("the batch's statistics outside training",
     MODE + ": predict one sample alone, then "
     "among others", _in_modes(_always, _given)),
    ("the batch's statistics outside training, and they move",
     "a prediction must neither look at the batch nor change running", _in_modes(_always, _always)),
    ("the running statistics in training",
     MODE + ": print the mean over the batch of what goes into ReLU",
     _in_modes(lambda training: False, _given)),
    ("running statistics that move outside training",
     "a prediction must not change running; print it before and after", _in_modes(_given, _always)),
    ("training and prediction exchanged", MODE + "; print which branch is taken",
     dict(normalise=lambda *args: norm_of(*args[:-1], not args[-1]))),
    ("the running statistics of layer 1 in every layer",
     "print which entry of running each layer is handed", dict(normalise=_statistics_of_first)),
    ("the scales of layer 1 in every layer", "print the names of the scales that each layer uses",
     dict(normalise=_scales_of_first)),
    ("the bias left out where there is batch norm",
     "in training the shift cancels, later it does not; and what does the running mean hold?",
     _without_bias(lambda layer, params: f"gamma{layer}" in params)),
    ("the biases forgotten", "print Z beside W @ A_prev for a large bias",
     _without_bias(lambda layer, params: True)),
    make=with_parts(forward),
)
# fmt: on
