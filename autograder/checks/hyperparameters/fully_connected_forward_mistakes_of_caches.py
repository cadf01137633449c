"""Known mistakes in what the way forward keeps of its layers and returns."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters.fully_connected_forward import check_fully_connected_forward
from autograder.checks.hyperparameters.fully_connected_forward_mistakes import (
    LAST_DROPPED,
    affine,
    forward,
    hidden,
)
from course.activations import relu
from course.fully_connected import fully_connected_forward
from course.regularization import dropout_forward


def _raw_remembered(A_prev, layer, params, *rest):
    """Return a hidden layer that remembers what went into batch norm."""
    A, _, norm, statistics = hidden(A_prev, layer, params, *rest)
    return A, affine(A_prev, params[f"W{layer}"], params[f"b{layer}"]), norm, statistics


def _activations_kept(dropped_too):
    """Return the change that caches hidden activations as Z, before dropout or after it."""

    def kept(A_prev, W, norm, Z, mask):
        A = np.maximum(Z, 0) * (mask if dropped_too and mask is not None else 1)
        return A_prev, W, norm, A, mask

    return lambda old, Z, caches, new: (
        Z,
        [*(kept(*cache) for cache in caches[:-1]), *caches[-1:]],
        new,
    )


def _last_dropped(remember):
    """Return the way forward with dropout in its last layer, and what is kept of it."""

    def call(X, params, running, training, keep=1.0, rng=None):
        Z, caches, new = fully_connected_forward(X, params, running, training, keep, rng)
        if training and keep < 1:
            out, mask = dropout_forward(Z, keep, rng, True)
            caches[-1] = *caches[-1][:3], *remember(Z, out, mask)
            Z = out
        return Z, caches, new

    return call


def _granted(X, params, running, training, keep=1.0, rng=None):
    """Return the way forward with batch norm taken for granted."""
    for layer in range(1, sum(name[0] == "W" for name in params)):
        if f"gamma{layer}" not in params:
            raise KeyError(f"gamma{layer}")
    return fully_connected_forward(X, params, running, training, keep, rng)


# fmt: off
check_fully_connected_forward.add_mistakes(
    ("the activations of a layer cached as its input",
     "the way back needs A_prev, what the layer was fed with",
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (A, W, norm, Z, mask))),
    ("what went into batch norm cached as Z",
     "the slope of ReLU is taken at what went into ReLU, after batch norm",
     dict(layer_of=_raw_remembered)),
    ("the activations cached as Z", "the cache holds what went into ReLU, not what came out",
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, relu(Z), mask)),
     dict(after=_activations_kept(False)), dict(after=_activations_kept(True))),
    ("the mask missing in the cache", "the way back needs to know which units were silenced",
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, Z, None))),
    ("a mask without its scale in the cache",
     "the way back multiplies with the very mask that went forward",
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (
         A_prev, W, norm, Z, None if mask is None else mask > 0))),
    ("a mask of ones in the place of None", "where nothing is silenced the mask is None",
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, Z,
         np.ones(Z.shape) if mask is None else mask))),
    ("the cache of batch norm missing", "the third place of a layer's cache belongs to batch norm",
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, None, Z, mask))),
    ("the places of a cache in another order", "compare a cache with the docstring, place by place",
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, Z, norm, mask)),
     dict(cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, mask, Z))),
    ("X fed to every layer", "a layer is fed with what the one before it returned",
     dict(fed=lambda X, A: X)),
    ("the number of layers from the number of parameters",
     "with batch norm a layer has more than two parameters; count the weights",
     dict(count=lambda params: len(params) // 2)),
    ("the last layer left out", "print how many weights there are and how many were used",
     dict(count=lambda params: sum(name[0] == "W" for name in params) - 1)),
    ("the caches of the last layer first", "print W of each cache: the first layer comes first",
     dict(after=lambda old, Z, caches, new: (Z, caches[::-1], new))),
    ("the cache of the last layer missing", "one cache for every layer, the last one too",
     dict(after=lambda old, Z, caches, new: (Z, caches[:-1], new))),
    ("the statistics returned as they came in",
     "print running before and after a call in training: they must move",
     dict(after=lambda old, Z, caches, new: (Z, caches, old))),
    ("running changed in place",
     "print running of the caller before and after; where does the new dict come from?",
     dict(after=lambda old, Z, caches, new: (Z, caches, old.update(new) or old))),
    ("running without its layer numbers", "each layer's statistics are under its number",
     dict(after=lambda old, Z, caches, new: (Z, caches, list(new.values())[-1] if new else new)),
     dict(after=lambda old, Z, caches, new: (Z, caches, list(new.values())))),
    ("a result missing", "the logits, the caches and the statistics come back",
     dict(after=lambda old, Z, caches, new: (Z, caches)), dict(after=lambda old, Z, caches, new: Z),
     dict(after=lambda old, Z, caches, new: None)),
    ("batch norm taken for granted", "ask whether params has a scale for this layer", _granted),
    (*LAST_DROPPED, _last_dropped(lambda Z, out, mask: (Z, mask)),
     _last_dropped(lambda Z, out, mask: (out, mask))),
    ("dropout although keep is 1",
     "with keep = 1 nothing is drawn, and rng may be None; ask for both, training and keep, "
     "before you hand rng on",
     *(dict(drop=lambda A, keep, rng, training, masks, otherwise=otherwise: (
           dropout_forward(A, keep, rng, True) if training else (A, otherwise(A))))
       for otherwise in (lambda A: None, np.ones_like))),
    make=with_parts(forward),
)
# fmt: on
