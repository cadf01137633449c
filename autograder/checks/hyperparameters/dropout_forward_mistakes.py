"""The known mistakes of dropout."""

import numpy as np

from autograder.checks.common_mistakes import other_generators, with_parts
from autograder.checks.hyperparameters.dropout_forward import check_dropout_forward


def uniform(A, keep, rng):
    """Return which entries are kept."""
    return rng.random(A.shape) < keep


def scaled(kept, keep):
    """Return the right mask for the kept entries."""
    return kept / keep


def calm(A, keep, rng):
    """Return what is right when not training."""
    return A.copy(), np.ones_like(A)


def product(A, mask, keep):
    """Return the right results in training."""
    return A * mask, mask


def drop(
    A, keep, rng, training,
    draw=uniform, mask_of=scaled, apply=product, predict=calm,
    after=lambda out, mask: (out, mask),
):  # fmt: skip
    """Return dropout with one part replaced."""
    if not training:
        return after(*predict(A, keep, rng))
    return after(*apply(A, mask_of(draw(A, keep, rng), keep), keep))


def _calling(A, keep, rng):
    """Return what training does, for a mistake that does it always."""
    return product(A, scaled(uniform(A, keep, rng), keep), keep)


# fmt: off
check_dropout_forward.add_mistakes(
    ("Gaussian numbers compared with keep",
     "print the share of entries that are not 0; which method draws evenly from 0 to 1?",
     dict(draw=lambda A, keep, rng: rng.standard_normal(A.shape) < keep),
     dict(draw=lambda A, keep, rng: rng.standard_normal(A.shape) > 1 - keep),
     dict(draw=lambda A, keep, rng: np.abs(rng.standard_normal(A.shape)) < keep)),
    ("keep taken for the probability to drop",
     "print the share of entries that are not 0; keep is the chance to survive",
     dict(draw=lambda A, keep, rng: rng.random(A.shape) > keep),
     dict(draw=lambda A, keep, rng: rng.random(A.shape) < 1 - keep)),
    ("keep taken for the probability to drop, in the scale as well",
     "keep is the chance to survive; print the share of entries that are not 0",
     dict(draw=lambda A, keep, rng: rng.random(A.shape) >= keep,
          mask_of=lambda kept, keep: kept / max(1 - keep, 1e-300))),
    ("the survivors not scaled up",
     "print out.mean() for an A of ones: it must stay near that of A",
     dict(mask_of=lambda kept, keep: kept.astype(float)), dict(mask_of=lambda kept, keep: kept)),
    ("the survivors not scaled up, and no mask outside training",
     "print out.mean() for an A of ones; and backward needs a mask of shape (n, m) always",
     dict(mask_of=lambda kept, keep: kept.astype(float),
          predict=lambda A, keep, rng: (A.copy(), None))),
    ("the scale 1/keep forgotten, and training not asked about",
     "print out.mean() for an A of ones in training, and out with training=False",
     *(dict(draw=draw, mask_of=lambda kept, keep: kept,
            predict=lambda A, keep, rng, draw=draw: product(A, draw(A, keep, rng), keep))
       for draw in (uniform, lambda A, keep, rng: rng.binomial(1, keep, A.shape)))),
    ("the survivors scaled by a wrong number",
     "print out.mean() for an A of ones: it must stay near that of A",
     dict(mask_of=lambda kept, keep: kept / (1 - keep)),
     dict(mask_of=lambda kept, keep: kept * keep),
     dict(mask_of=lambda kept, keep: kept * (1 - keep)),
     dict(mask_of=lambda kept, keep: kept / np.sqrt(keep))),
    ("the mean restored with the share that happened to be kept",
     "the scale depends on keep alone; print np.unique(mask)",
     dict(mask_of=lambda kept, keep: kept / kept.mean())),
    ("a mask without the scale",
     "out must be A * mask: backward will multiply with what you return as mask",
     dict(mask_of=lambda kept, keep: kept, apply=lambda A, kept, keep: (A * kept / keep, kept)),
     dict(mask_of=lambda kept, keep: kept.astype(float),
          apply=lambda A, kept, keep: (A * kept / keep, kept))),
    ("the scale in the mask, but not in out", "print A * mask beside out",
     dict(apply=lambda A, mask, keep: (A * (mask > 0), mask))),
    ("the scale applied twice", "print A * mask beside out, and look for a second division",
     dict(apply=lambda A, mask, keep: (A * mask / keep, mask)),
     dict(mask_of=lambda kept, keep: kept / keep**2)),
    ("the scale rounded to a whole number", "print np.unique(mask) beside 1 / keep",
     dict(mask_of=lambda kept, keep: (kept / keep).astype(int))),
    ("keep ignored in the scale", "print np.unique(mask) beside 1 / keep",
     dict(mask_of=lambda kept, keep: 2.0 * kept)),
    ("half of the units kept whatever keep is",
     "print the share of entries that are not 0 for another keep",
     dict(draw=lambda A, keep, rng: rng.random(A.shape) < 0.5),
     dict(draw=lambda A, keep, rng: rng.integers(0, 2, A.shape))),
    ("random factors that are never 0", "units are silenced altogether; print np.unique(mask)",
     dict(draw=lambda A, keep, rng: rng.random(A.shape), mask_of=lambda kept, keep: kept),
     dict(draw=lambda A, keep, rng: rng.random(A.shape))),
    ("Gaussian noise in the place of silence",
     "units are silenced altogether; print np.unique(mask)",
     dict(draw=lambda A, keep, rng: rng.normal(1, np.sqrt((1 - keep) / keep), A.shape),
          mask_of=lambda kept, keep: kept)),
    ("the mask added", "print out where the mask is 0",
     dict(apply=lambda A, mask, keep: (A + mask, mask))),
    ("nothing silenced", "print np.unique(mask) with training=True",
     dict(draw=lambda A, keep, rng: np.ones(A.shape), mask_of=lambda kept, keep: kept),
     dict(draw=lambda A, keep, rng: np.ones(A.shape))),
    ("out not multiplied with the mask", "print A * mask beside out",
     dict(apply=lambda A, mask, keep: (A.copy(), mask))),
    ("one draw for all samples of a unit",
     "print mask: whole rows of zeros; every sample needs draws of its own",
     dict(draw=lambda A, keep, rng: np.tile(rng.random((len(A), 1)) < keep, A.shape[1]))),
    ("one draw for all units of a sample",
     "print mask: whole columns of zeros; every unit needs draws of its own",
     dict(draw=lambda A, keep, rng: np.tile(rng.random(A.shape[1]) < keep, (len(A), 1)))),
    ("a mask smaller than A", "print mask.shape: one draw for every entry of A",
     dict(draw=lambda A, keep, rng: rng.random((len(A), 1)) < keep),
     dict(draw=lambda A, keep, rng: rng.random((1, A.shape[1])) < keep),
     dict(draw=lambda A, keep, rng: rng.random(A.shape[1]) < keep),
     dict(draw=lambda A, keep, rng: np.array(rng.random() < keep))),
    ("one draw for the whole layer", "print mask: every entry is drawn on its own",
     dict(draw=lambda A, keep, rng: np.full(A.shape, rng.random() < keep))),
    ("a fixed number of kept units",
     "every entry is drawn on its own, so how many stay differs from call to call",
     dict(draw=lambda A, keep, rng: rng.permutation(A.size).reshape(A.shape) < round(
         keep * A.size)),
     dict(draw=lambda A, keep, rng: rng.permuted(
         np.tile(np.arange(len(A)) < round(keep * len(A)), (A.shape[1], 1)), axis=1).T),
     dict(draw=lambda A, keep, rng: rng.permuted(
         np.tile(np.arange(A.shape[1]) < round(keep * A.shape[1]), (len(A), 1)), axis=1))),
    ("a mask that depends on the activations",
     "which units are silenced is left to chance; give it an A of zeros",
     dict(draw=lambda A, keep, rng: A > np.quantile(A, 1 - keep)),
     dict(draw=lambda A, keep, rng: np.abs(A) > np.quantile(np.abs(A), 1 - keep))),
    ("negative activations silenced", "units are silenced by chance, whatever their sign",
     dict(draw=lambda A, keep, rng: (rng.random(A.shape) < keep) & (A > 0)),
     dict(draw=lambda A, keep, rng: A > 0)),
    *other_generators(lambda other: dict(draw=lambda A, keep, rng: uniform(A, keep, other())),
                      tool="rand", anew="give another mask", same="give the same mask",
                      seeds=(0, 42), inside=0),
    ("dropout outside training",
     "call it twice with training=False: the prediction must not change", dict(predict=_calling),
     dict(predict=lambda A, keep, rng: (_calling(A, keep, rng)[0], np.ones_like(A)))),
    ("training and prediction exchanged",
     "print out with training=False: nothing may be silenced there",
     dict(apply=lambda A, mask, keep: (A.copy(), np.ones_like(A)), predict=_calling)),
    ("a scale outside training",
     "in this notebook training does the scaling; print out beside A with training=False",
     dict(predict=lambda A, keep, rng: (A * keep, np.ones_like(A))),
     dict(predict=lambda A, keep, rng: (A * keep, np.full_like(A, keep))),
     dict(predict=lambda A, keep, rng: (A / keep, np.full_like(A, 1 / keep)))),
    ("the survivors not scaled up, but a scale outside training",
     "that is an older form; here the mean must stay in training, and A outside",
     dict(mask_of=lambda kept, keep: kept.astype(float),
          predict=lambda A, keep, rng: (A * keep, np.ones_like(A))),
     dict(mask_of=lambda kept, keep: kept.astype(float),
          predict=lambda A, keep, rng: (A * keep, np.full_like(A, keep)))),
    ("no mask outside training", "backward needs a mask of shape (n, m) there too",
     dict(predict=lambda A, keep, rng: (A.copy(), None)),
     dict(predict=lambda A, keep, rng: (A.copy(), 1.0))),
    ("a mask of zeros outside training",
     "the gradient has to come through there; which mask leaves it as it is?",
     dict(predict=lambda A, keep, rng: (A.copy(), np.zeros_like(A)))),
    ("1 / keep in the mask outside training", "out must be A * mask; print both",
     dict(predict=lambda A, keep, rng: (A.copy(), np.full_like(A, 1 / keep)))),
    ("the two results in the wrong order", "first the activations, then the mask",
     dict(after=lambda out, mask: (mask, out))),
    ("only the activations returned", "two things are returned; backward needs the mask",
     dict(after=lambda out, mask: out)),
    ("only the activations returned outside training",
     "two things are returned, whatever training is", dict(predict=lambda A, keep, rng: A.copy())),
    make=with_parts(drop),
)
# fmt: on


@check_dropout_forward.mistake(
    "the caller's activations changed",
    "print A before and after the call; the product needs an array of its own",
)
def activations_changed(A, keep, rng, training):
    mask = scaled(uniform(A, keep, rng), keep) if training else np.ones_like(A)
    A *= mask.astype(A.dtype)
    return A, mask


@check_dropout_forward.mistake(
    "one mask kept for all calls", "call it twice: every step silences other units"
)
def one_mask_for_all_calls(A, keep, rng, training, masks={}):  # noqa: B006
    if not training:
        return calm(A, keep, rng)
    if A.shape not in masks:
        masks[A.shape] = scaled(uniform(A, keep, rng), keep)
    return A * masks[A.shape], masks[A.shape]
