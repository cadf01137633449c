"""The known mistakes of the whole architecture's way forward."""

import numpy as np

from autograder.checks.hyperparameters.fully_connected_forward import check_fully_connected_forward
from autograder.checks.hyperparameters.fully_connected_forward_parts import (
    activations,
    affine,
    always_drop,
    calm_statistics,
    drawn_by,
    drop_of,
    dropped,
    first_mask,
    hidden,
    never_drop,
    norm_after_relu,
    norm_cached_after_relu,
    norm_in_mode,
    norm_of,
    other_generator,
    own_seed,
    raw_remembered,
    right_cache,
    scales_of,
    statistics_of,
    unbiased,
    unit_variance,
    updating,
)
from course.activations import relu, sigmoid, softmax
from course.fully_connected import fully_connected_forward
from course.regularization import dropout_forward

__all__ = ["check_fully_connected_forward"]


def _mistake(name, sentence, *, layer_of=hidden, normalise=norm_of, activate=relu, drop=drop_of,
             feed=lambda A, *rest: A, cache=right_cache, fed=lambda X, A: A,
             count=lambda params: sum(name[0] == "W" for name in params),
             last=lambda Z, params, *rest: Z, after=lambda given, *results: results):
    """Register the way forward with one part replaced."""
    @check_fully_connected_forward.mistake(name, sentence)
    def _(X, params, running, training, keep=1.0, rng=None):
        A, new, L = feed(X, keep, rng, training), dict(running), count(params)
        caches, masks = [], []
        for layer in range(1, L):
            A_prev = fed(X, A)
            A, Z, norm, statistics = layer_of(A_prev, layer, params, running, training, normalise,
                                              activate)
            if statistics is not None:
                new[layer] = statistics
            A, mask = drop(A, keep, rng, training, masks)
            masks.append(mask)
            caches.append(cache(A_prev, params[f"W{layer}"], norm, Z, mask, A))
        A_prev = fed(X, A)
        Z = affine(A_prev, params[f"W{L}"], params[f"b{L}"])
        caches.append(cache(A_prev, params[f"W{L}"], None, Z, None, relu(Z)))
        return after(running, last(Z, params, keep, rng, training), caches, new)


def _after(name, sentence, change):
    """Register a right way forward with other results: `change(running, Z, caches, new)`."""
    _mistake(name, sentence, after=change)


NO_RELU = "the last layer is affine only: its logits may be negative; print Z"
NORM_MODE = "training decides which statistics count"
_mistake("ReLU in the last layer", NO_RELU, last=lambda Z, *rest: relu(Z))
_mistake("ReLU in no layer", "print the smallest entry of what layer 2 is fed with",
         activate=lambda Z: Z)
_mistake("another activation than ReLU", "print what layer 2 is fed with: a positive entry stays "
         "what it is", activate=sigmoid)
_mistake("another activation than ReLU", "print what layer 2 is fed with: a positive entry stays "
         "what it is", activate=np.tanh)
_mistake("softmax in the last layer", "the last layer is affine only: print Z and the sum of each "
         "of its columns; logits are asked for", last=lambda Z, *rest: softmax(Z))
LAST_DROPPED = ("dropout in the last layer",
                "no logit may be silenced; dropout belongs to hidden layers")
_mistake(*LAST_DROPPED,
         last=lambda Z, params, *mode: dropped(Z, *mode))
_mistake("dropout of the inputs", "print caches[0][0] beside X: only hidden layers have dropout",
         feed=dropped)
_mistake("dropout outside training", "call it twice with training=False: the logits must agree",
         drop=always_drop)
_mistake("no dropout at all", "count the zeros in a mask while training with keep below 1",
         drop=never_drop)
_mistake("one mask for all layers", "compare the masks in caches: every layer draws its own",
         drop=first_mask)
_mistake("keep taken for the probability to drop", "print the share of a mask that is not 0",
         drop=drawn_by(lambda A, keep, rng: rng.random(A.shape) < 1 - keep))
_mistake("keep taken for the probability to drop", "print the share of a mask that is not 0",
         drop=lambda A, keep, rng, training, masks: drop_of(
             A, 1 - keep if training and keep < 1 else 1, rng, training, masks))
_mistake("the survivors not scaled up", "print the largest entry of a mask; what is its mean?",
         drop=drawn_by(lambda A, keep, rng: rng.random(A.shape) < keep, lambda mask, keep: mask))
_mistake("a generator with a seed of its own", "another rng must give other logits",
         drop=own_seed)
for number in (0, 1, 42):
    _mistake("a generator with a seed of its own", "another rng must give other logits",
             drop=other_generator(number))
_mistake("a generator without a seed", "call it twice with rng from one seed: the logits must "
         "agree; draw from the rng that comes in", drop=other_generator(None))
_mistake("NumPy's global generator", "call it twice with rng from one seed: the logits must agree",
         drop=drawn_by(lambda A, keep, rng: np.random.rand(*A.shape) < keep))
for after_relu in (norm_after_relu, norm_cached_after_relu):
    _mistake("batch norm after ReLU", "the order is affine, batch norm, ReLU", layer_of=after_relu)
_mistake("no batch norm at all", "print the mean over the samples of what goes into ReLU",
         normalise=lambda Z, params, running, layer, training: (Z, None, running.get(layer)))
_mistake("a normalised last layer", "the last layer is affine only: print the mean of its logits",
         last=lambda Z, params, keep, rng, training: unit_variance(Z) if training and any(
             name[:5] == "gamma" for name in params) else Z)
_mistake("the batch's statistics outside training", NORM_MODE + ": predict one sample alone, then "
         "among others", normalise=calm_statistics(norm_in_mode(lambda training: True)))
_mistake("the batch's statistics outside training, and they move",
         "a prediction must neither look at the batch nor change running",
         normalise=norm_in_mode(lambda training: True))
_mistake("the running statistics in training",
         NORM_MODE + ": print the mean over the batch of what goes into ReLU",
         normalise=norm_in_mode(lambda training: False))
_mistake("running statistics that move outside training",
         "a prediction must not change running; print it before and after", normalise=updating)
_mistake("training and prediction exchanged", NORM_MODE + "; print which branch is taken",
         normalise=lambda Z, params, running, layer, training: norm_of(
             Z, params, running, layer, not training))
_mistake("the running statistics of layer 1 in every layer", "print which entry of running each "
         "layer is handed", normalise=statistics_of(lambda layer, running: min(running)))
_mistake("the scales of layer 1 in every layer", "print the names of the scales that each layer "
         "uses", normalise=scales_of(lambda layer: 1))
_mistake("the bias left out where there is batch norm", "in training the shift cancels, later it "
         "does not; and what does the running mean hold?", layer_of=unbiased)
_mistake("the biases forgotten", "print Z beside W @ A_prev for a large bias",
         layer_of=lambda A, layer, params, *rest: hidden(
             A, layer, params | {f"b{layer}": 0 * params[f"b{layer}"]}, *rest))
_mistake("the activations of a layer cached as its input",
         "the way back needs A_prev, what the layer was fed with",
         cache=lambda A_prev, W, norm, Z, mask, A: (A, W, norm, Z, mask))
_mistake("what went into batch norm cached as Z", "the slope of ReLU is taken at what went into "
         "ReLU, after batch norm", layer_of=raw_remembered)
_mistake("the activations cached as Z", "the cache holds what went into ReLU, not what came out",
         cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, relu(Z), mask))
for handed_on in (False, True):
    _after("the activations cached as Z", "the cache holds what went into ReLU, not what came out",
           lambda old, Z, caches, new, dropped_too=handed_on: (Z, [
               (*cache[:3], activations(cache, dropped_too), cache[4]) for cache in caches[:-1]
           ] + caches[-1:], new))
_mistake("the mask missing in the cache", "the way back needs to know which units were silenced",
         cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, Z, None))
_mistake("a mask without its scale in the cache", "the way back multiplies with the very mask "
         "that went forward", cache=lambda A_prev, W, norm, Z, mask, A: (
             A_prev, W, norm, Z, None if mask is None else mask > 0))
_mistake("a mask of ones in the place of None", "where nothing is silenced the mask is None",
         cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, Z,
                                                    np.ones(Z.shape) if mask is None else mask))
_mistake("the cache of batch norm missing", "the third place of a layer's cache belongs to batch "
         "norm", cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, None, Z, mask))
_mistake("the places of a cache in another order", "compare a cache with the docstring, place by "
         "place", cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, Z, norm, mask))
_mistake("the places of a cache in another order", "compare a cache with the docstring, place by "
         "place", cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, mask, Z))
_mistake("X fed to every layer", "a layer is fed with what the one before it returned",
         fed=lambda X, A: X)
_mistake("the number of layers from the number of parameters", "with batch norm a layer has more "
         "than two parameters; count the weights", count=lambda params: len(params) // 2)
_mistake("the last layer left out", "print how many weights there are and how many were used",
         count=lambda params: sum(name[0] == "W" for name in params) - 1)
_after("the caches of the last layer first", "print W of each cache: the first layer comes first",
       lambda old, Z, caches, new: (Z, caches[::-1], new))
_after("the cache of the last layer missing", "one cache for every layer, the last one too",
       lambda old, Z, caches, new: (Z, caches[:-1], new))
_after("the statistics returned as they came in", "print running before and after a call in "
       "training: they must move", lambda old, Z, caches, new: (Z, caches, old))
_after("running changed in place", "print running of the caller before and after; where does the "
       "new dict come from?", lambda old, Z, caches, new: (Z, caches, old.update(new) or old))
_after("running without its layer numbers", "each layer's statistics are under its number",
       lambda old, Z, caches, new: (Z, caches, list(new.values())[-1] if new else new))
_after("running without its layer numbers", "each layer's statistics are under its number",
       lambda old, Z, caches, new: (Z, caches, list(new.values())))
_after("a result missing", "the logits, the caches and the statistics come back",
       lambda old, Z, caches, new: (Z, caches))
_after("a result missing", "the logits, the caches and the statistics come back",
       lambda old, Z, caches, new: Z)
_after("a result missing", "the logits, the caches and the statistics come back",
       lambda old, Z, caches, new: None)


@check_fully_connected_forward.mistake(
    "batch norm taken for granted", "ask whether params has a scale for this layer")
def _(X, params, running, training, keep=1.0, rng=None):
    for layer in range(1, sum(name[0] == "W" for name in params)):
        if f"gamma{layer}" not in params:
            raise KeyError(f"gamma{layer}")
    return fully_connected_forward(X, params, running, training, keep, rng)


for remember in (lambda Z, out, mask: (Z, mask), lambda Z, out, mask: (out, mask)):
    @check_fully_connected_forward.mistake(*LAST_DROPPED)
    def _(X, params, running, training, keep=1.0, rng=None, remember=remember):
        Z, caches, new = fully_connected_forward(X, params, running, training, keep, rng)
        if training and keep < 1:
            out, mask = dropout_forward(Z, keep, rng, True)
            caches[-1] = *caches[-1][:3], *remember(Z, out, mask)
            Z = out
        return Z, caches, new


for otherwise in (lambda A: None, np.ones_like):
    _mistake("dropout although keep is 1", "with keep = 1 nothing is drawn, and rng may be None; "
             "ask for both, training and keep, before you hand rng on",
             drop=lambda A, keep, rng, training, masks, otherwise=otherwise: (
                 dropout_forward(A, keep, rng, True) if training else (A, otherwise(A))))
