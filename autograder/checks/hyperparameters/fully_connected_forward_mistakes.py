"""The known mistakes of the whole architecture's way forward."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters.fully_connected_forward import check_fully_connected_forward
from course.activations import relu, sigmoid, softmax
from course.normalization import batchnorm_forward
from course.regularization import dropout_forward


def affine(A, W, b):
    """Return the weighted inputs."""
    return W @ A + b


def norm_of(Z, params, running, layer, training):
    """Return what batch norm returns, and the old statistics without it."""
    if f"gamma{layer}" not in params:
        return Z, None, running.get(layer)
    return batchnorm_forward(
        Z, params[f"gamma{layer}"], params[f"beta{layer}"], running[layer], training
    )


def hidden(A_prev, layer, params, running, training, normalise, activate):
    """Return the activations, what went into ReLU, batch norm's cache and new statistics."""
    Z = affine(A_prev, params[f"W{layer}"], params[f"b{layer}"])
    Z, norm, statistics = normalise(Z, params, running, layer, training)
    return activate(Z), Z, norm, statistics


def dropping(drop):
    """Return a dropout that asks when to draw; `drop(A, keep, rng, masks)` returns A and mask."""
    return lambda A, keep, rng, training, masks: (
        drop(A, keep, rng, masks) if training and keep < 1 else (A, None)
    )


drop_of = dropping(lambda A, keep, rng, masks: dropout_forward(A, keep, rng, True))


def forward(
    X, params, running, training, keep=1.0, rng=None,
    layer_of=hidden, normalise=norm_of, activate=relu, drop=drop_of, feed=lambda A, *rest: A,
    cache=lambda A_prev, W, norm, Z, mask, A: (A_prev, W, norm, Z, mask), fed=lambda X, A: A,
    count=lambda params: sum(name[0] == "W" for name in params),
    last=lambda Z, params, *rest: Z, after=lambda given, *results: results,
):  # fmt: skip
    """Return the way forward with one part replaced."""
    A, new, L = feed(X, keep, rng, training), dict(running), count(params)
    caches, masks = [], []
    for layer in range(1, L):
        A_prev = fed(X, A)
        A, Z, norm, statistics = layer_of(
            A_prev, layer, params, running, training, normalise, activate
        )
        if statistics is not None:
            new[layer] = statistics
        A, mask = drop(A, keep, rng, training, masks)
        masks.append(mask)
        caches.append(cache(A_prev, params[f"W{layer}"], norm, Z, mask, A))
    A_prev = fed(X, A)
    Z = affine(A_prev, params[f"W{L}"], params[f"b{L}"])
    caches.append(cache(A_prev, params[f"W{L}"], None, Z, None, relu(Z)))
    return after(running, last(Z, params, keep, rng, training), caches, new)


def _first_mask(A, keep, rng, masks):
    """Return the product with the first mask, which is drawn in the first layer."""
    mask = np.resize(masks[0], A.shape) if masks else dropout_forward(A, keep, rng, True)[1]
    return A * mask, mask


def _drawn(draw, scale=lambda mask, keep: mask / keep):
    """Return the part of dropout whose masks are drawn in another way."""

    def drop(A, keep, rng, masks):
        mask = scale(draw(A, keep, rng), keep)
        return A * mask, mask

    return dict(drop=dropping(drop))


def _dropped(A, keep, rng, training):
    """Return what dropout leaves."""
    return drop_of(A, keep, rng, training, [])[0]


def _other_seed(seed_of):
    """Return the part of dropout with a new generator in every layer."""
    return dict(
        drop=dropping(
            lambda A, keep, rng, masks: dropout_forward(
                A, keep, np.random.default_rng(seed_of(masks)), True
            )
        )
    )


LAST_DROPPED = (
    "dropout in the last layer",
    "no logit may be silenced; dropout belongs to hidden layers",
)
# fmt: off
check_fully_connected_forward.add_mistakes(
    ("ReLU in the last layer", "the last layer is affine only: its logits may be negative; print Z",
     dict(last=lambda Z, *rest: relu(Z))),
    ("ReLU in no layer", "print the smallest entry of what layer 2 is fed with",
     dict(activate=lambda Z: Z)),
    ("another activation than ReLU",
     "print what layer 2 is fed with: a positive entry stays what it is", dict(activate=sigmoid),
     dict(activate=np.tanh)),
    ("softmax in the last layer",
     "the last layer is affine only: print Z and the sum of each of its columns; logits are asked "
     "for", dict(last=lambda Z, *rest: softmax(Z))),
    (*LAST_DROPPED, dict(last=lambda Z, params, *mode: _dropped(Z, *mode))),
    ("dropout of the inputs", "print caches[0][0] beside X: only hidden layers have dropout",
     dict(feed=_dropped)),
    ("dropout outside training", "call it twice with training=False: the logits must agree",
     dict(drop=lambda A, keep, rng, training, masks: drop_of(A, keep, rng, True, masks))),
    ("no dropout at all", "count the zeros in a mask while training with keep below 1",
     dict(drop=lambda A, *rest: (A, None))),
    ("one mask for all layers", "compare the masks in caches: every layer draws its own",
     dict(drop=dropping(_first_mask))),
    ("keep taken for the probability to drop", "print the share of a mask that is not 0",
     _drawn(lambda A, keep, rng: rng.random(A.shape) < 1 - keep),
     dict(drop=dropping(lambda A, keep, rng, masks: dropout_forward(A, 1 - keep, rng, True)))),
    ("the survivors not scaled up", "print the largest entry of a mask; what is its mean?",
     _drawn(lambda A, keep, rng: rng.random(A.shape) < keep, lambda mask, keep: mask)),
    ("a generator with a seed of its own", "another rng must give other logits", _other_seed(len),
     *(_other_seed(lambda masks, seed=seed: seed) for seed in (0, 1, 42))),
    ("a generator without a seed",
     "call it twice with rng from one seed: the logits must agree; draw from the rng that comes in",
     _other_seed(lambda masks: None)),
    ("NumPy's global generator", "call it twice with rng from one seed: the logits must agree",
     _drawn(lambda A, keep, rng: np.random.rand(*A.shape) < keep)),
    make=with_parts(forward),
)
# fmt: on
