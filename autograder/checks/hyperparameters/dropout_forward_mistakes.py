"""The known mistakes of dropout."""

import numpy as np

from autograder.checks.hyperparameters.dropout_forward import check_dropout_forward

__all__ = ["check_dropout_forward"]


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


def _mistake(name, sentence, draw=uniform, mask_of=scaled, apply=product, predict=calm,
             after=lambda out, mask: (out, mask)):
    """Register dropout with one part replaced."""
    @check_dropout_forward.mistake(name, sentence)
    def _(A, keep, rng, training):
        if not training:
            return after(*predict(A, keep, rng))
        return after(*apply(A, mask_of(draw(A, keep, rng), keep), keep))


def _calling(A, keep, rng):
    """Return what training does, for a mistake that does it always."""
    return product(A, scaled(uniform(A, keep, rng), keep), keep)


GAUSS = ("Gaussian numbers compared with keep",
         "print the share of entries that are not 0; which method draws evenly from 0 to 1?")
DROPPED = ("keep taken for the probability to drop",
           "print the share of entries that are not 0; keep is the chance to survive")
UNSCALED = ("the survivors not scaled up",
            "print out.mean() for an A of ones: it must stay near that of A")
SHRUNK = ("the survivors scaled by a wrong number",
          "print out.mean() for an A of ones: it must stay near that of A")
FLAGS = ("a mask without the scale",
         "out must be A * mask: backward will multiply with what you return as mask")
TWICE = ("the scale applied twice", "print A * mask beside out, and look for a second division")
SILENT = ("dropout outside training",
          "call it twice with training=False: the prediction must not change")
TESTED = ("a scale outside training",
          "in this notebook training does the scaling; print out beside A with training=False")
UNITS = ("one draw for all samples of a unit",
         "print mask: whole rows of zeros; every sample needs draws of its own")
SAMPLES = ("one draw for all units of a sample",
           "print mask: whole columns of zeros; every unit needs draws of its own")
TOGETHER = ("one draw for the whole layer", "print mask: every entry is drawn on its own")
SHAPE = ("a mask smaller than A", "print mask.shape: one draw for every entry of A")
NO_MASK = ("no mask outside training", "backward needs a mask of shape (n, m) there too")
EXACT = ("a fixed number of kept units",
         "every entry is drawn on its own, so how many stay differs from call to call")
OWN_SEED = ("a generator with a seed of its own",
            "another rng must give another mask; draw from the one that comes in")
BY_SIZE = ("a mask that depends on the activations",
           "which units are silenced is left to chance; give it an A of zeros")
HALF = ("half of the units kept whatever keep is",
        "print the share of entries that are not 0 for another keep")

_mistake(*GAUSS, draw=lambda A, keep, rng: rng.standard_normal(A.shape) < keep)
_mistake(*GAUSS, draw=lambda A, keep, rng: rng.standard_normal(A.shape) > 1 - keep)
_mistake(*GAUSS, draw=lambda A, keep, rng: np.abs(rng.standard_normal(A.shape)) < keep)
_mistake(*DROPPED, draw=lambda A, keep, rng: rng.random(A.shape) > keep)
_mistake(*DROPPED, draw=lambda A, keep, rng: rng.random(A.shape) < 1 - keep)
_mistake("keep taken for the probability to drop, in the scale as well",
         "keep is the chance to survive; print the share of entries that are not 0",
         draw=lambda A, keep, rng: rng.random(A.shape) >= keep,
         mask_of=lambda kept, keep: kept / max(1 - keep, 1e-300))
_mistake(*UNSCALED, mask_of=lambda kept, keep: kept.astype(float))
_mistake(*UNSCALED, mask_of=lambda kept, keep: kept)
_mistake("the survivors not scaled up, and no mask outside training",
         "print out.mean() for an A of ones; and backward needs a mask of shape (n, m) always",
         mask_of=lambda kept, keep: kept.astype(float),
         predict=lambda A, keep, rng: (A.copy(), None))
for _draw in uniform, (lambda A, keep, rng: rng.binomial(1, keep, A.shape)):
    _mistake("the scale 1/keep forgotten, and training not asked about",
             "print out.mean() for an A of ones in training, and out with training=False",
             draw=_draw, mask_of=lambda kept, keep: kept,
             predict=lambda A, keep, rng, draw=_draw: product(A, draw(A, keep, rng), keep))
_mistake(*SHRUNK, mask_of=lambda kept, keep: kept / (1 - keep))
_mistake(*SHRUNK, mask_of=lambda kept, keep: kept * keep)
_mistake(*SHRUNK, mask_of=lambda kept, keep: kept * (1 - keep))
_mistake(*SHRUNK, mask_of=lambda kept, keep: kept / np.sqrt(keep))
_mistake("the mean restored with the share that happened to be kept",
         "the scale depends on keep alone; print np.unique(mask)",
         mask_of=lambda kept, keep: kept / kept.mean())
_mistake(*FLAGS, mask_of=lambda kept, keep: kept,
         apply=lambda A, kept, keep: (A * kept / keep, kept))
_mistake(*FLAGS, mask_of=lambda kept, keep: kept.astype(float),
         apply=lambda A, kept, keep: (A * kept / keep, kept))
_mistake("the scale in the mask, but not in out", "print A * mask beside out",
         apply=lambda A, mask, keep: (A * (mask > 0), mask))
_mistake(*TWICE, apply=lambda A, mask, keep: (A * mask / keep, mask))
_mistake(*TWICE, mask_of=lambda kept, keep: kept / keep**2)
_mistake("the scale rounded to a whole number", "print np.unique(mask) beside 1 / keep",
         mask_of=lambda kept, keep: (kept / keep).astype(int))
_mistake("keep ignored in the scale", "print np.unique(mask) beside 1 / keep",
         mask_of=lambda kept, keep: 2.0 * kept)
_mistake(*HALF, draw=lambda A, keep, rng: rng.random(A.shape) < 0.5)
_mistake(*HALF, draw=lambda A, keep, rng: rng.integers(0, 2, A.shape))
_mistake("random factors that are never 0", "units are silenced altogether; print np.unique(mask)",
         draw=lambda A, keep, rng: rng.random(A.shape), mask_of=lambda kept, keep: kept)
_mistake("random factors that are never 0", "units are silenced altogether; print np.unique(mask)",
         draw=lambda A, keep, rng: rng.random(A.shape))
_mistake("Gaussian noise in the place of silence",
         "units are silenced altogether; print np.unique(mask)",
         draw=lambda A, keep, rng: rng.normal(1, np.sqrt((1 - keep) / keep), A.shape),
         mask_of=lambda kept, keep: kept)
_mistake("the mask added", "print out where the mask is 0",
         apply=lambda A, mask, keep: (A + mask, mask))
_mistake("nothing silenced", "print np.unique(mask) with training=True",
         draw=lambda A, keep, rng: np.ones(A.shape), mask_of=lambda kept, keep: kept)
_mistake("nothing silenced", "print np.unique(mask) with training=True",
         draw=lambda A, keep, rng: np.ones(A.shape))
_mistake("out not multiplied with the mask", "print A * mask beside out",
         apply=lambda A, mask, keep: (A.copy(), mask))

_mistake(*UNITS, draw=lambda A, keep, rng: np.tile(rng.random((len(A), 1)) < keep, A.shape[1]))
_mistake(*SAMPLES, draw=lambda A, keep, rng: np.tile(rng.random(A.shape[1]) < keep, (len(A), 1)))
_mistake(*SHAPE, draw=lambda A, keep, rng: rng.random((len(A), 1)) < keep)
_mistake(*SHAPE, draw=lambda A, keep, rng: rng.random((1, A.shape[1])) < keep)
_mistake(*SHAPE, draw=lambda A, keep, rng: rng.random(A.shape[1]) < keep)
_mistake(*SHAPE, draw=lambda A, keep, rng: np.array(rng.random() < keep))
_mistake(*TOGETHER, draw=lambda A, keep, rng: np.full(A.shape, rng.random() < keep))
_mistake(*EXACT, draw=lambda A, keep, rng: rng.permutation(A.size).reshape(A.shape) < round(
    keep * A.size))
_mistake(*EXACT, draw=lambda A, keep, rng: rng.permuted(
    np.tile(np.arange(len(A)) < round(keep * len(A)), (A.shape[1], 1)), axis=1).T)
_mistake(*EXACT, draw=lambda A, keep, rng: rng.permuted(
    np.tile(np.arange(A.shape[1]) < round(keep * A.shape[1]), (len(A), 1)), axis=1))
_mistake(*BY_SIZE, draw=lambda A, keep, rng: A > np.quantile(A, 1 - keep))
_mistake(*BY_SIZE, draw=lambda A, keep, rng: np.abs(A) > np.quantile(np.abs(A), 1 - keep))
_mistake("negative activations silenced", "units are silenced by chance, whatever their sign",
         draw=lambda A, keep, rng: (rng.random(A.shape) < keep) & (A > 0))
_mistake("negative activations silenced", "units are silenced by chance, whatever their sign",
         draw=lambda A, keep, rng: A > 0)

_mistake(*OWN_SEED, draw=lambda A, keep, rng: uniform(A, keep, np.random.default_rng(0)))
_mistake(*OWN_SEED, draw=lambda A, keep, rng: uniform(A, keep, np.random.default_rng(42)))
_mistake("a generator without a seed",
         "the same rng must give the same mask; draw from the one that comes in",
         draw=lambda A, keep, rng: uniform(A, keep, np.random.default_rng()))
_mistake("the global generator",
         "np.random.rand and its relatives draw from a generator that all the world shares; "
         "draw from the rng that comes in",
         draw=lambda A, keep, rng: np.random.random_sample(A.shape) < keep)


def _seeded_draw(A, keep, rng):
    np.random.seed(0)
    return np.random.random_sample(A.shape) < keep


_mistake("the global generator seeded inside",
         "np.random.seed changes what everybody else draws; draw from the rng that comes in",
         draw=_seeded_draw)

_mistake(*SILENT, predict=_calling)
_mistake(*SILENT, predict=lambda A, keep, rng: (_calling(A, keep, rng)[0], np.ones_like(A)))
_mistake("training and prediction exchanged",
         "print out with training=False: nothing may be silenced there",
         apply=lambda A, mask, keep: (A.copy(), np.ones_like(A)), predict=_calling)
_mistake(*TESTED, predict=lambda A, keep, rng: (A * keep, np.ones_like(A)))
_mistake(*TESTED, predict=lambda A, keep, rng: (A * keep, np.full_like(A, keep)))
_mistake(*TESTED, predict=lambda A, keep, rng: (A / keep, np.full_like(A, 1 / keep)))
_mistake("the survivors not scaled up, but a scale outside training",
         "that is an older form; here the mean must stay in training, and A outside",
         mask_of=lambda kept, keep: kept.astype(float),
         predict=lambda A, keep, rng: (A * keep, np.ones_like(A)))
_mistake("the survivors not scaled up, but a scale outside training",
         "that is an older form; here the mean must stay in training, and A outside",
         mask_of=lambda kept, keep: kept.astype(float),
         predict=lambda A, keep, rng: (A * keep, np.full_like(A, keep)))
_mistake(*NO_MASK, predict=lambda A, keep, rng: (A.copy(), None))
_mistake(*NO_MASK, predict=lambda A, keep, rng: (A.copy(), 1.0))
_mistake("a mask of zeros outside training",
         "the gradient has to come through there; which mask leaves it as it is?",
         predict=lambda A, keep, rng: (A.copy(), np.zeros_like(A)))
_mistake("1 / keep in the mask outside training", "out must be A * mask; print both",
         predict=lambda A, keep, rng: (A.copy(), np.full_like(A, 1 / keep)))
_mistake("the two results in the wrong order", "first the activations, then the mask",
         after=lambda out, mask: (mask, out))
_mistake("only the activations returned", "two things are returned; backward needs the mask",
         after=lambda out, mask: out)
_mistake("only the activations returned outside training",
         "two things are returned, whatever training is",
         predict=lambda A, keep, rng: A.copy())


@check_dropout_forward.mistake(
    "the caller's activations changed",
    "print A before and after the call; the product needs an array of its own")
def _(A, keep, rng, training):
    mask = scaled(uniform(A, keep, rng), keep) if training else np.ones_like(A)
    A *= mask.astype(A.dtype)
    return A, mask


@check_dropout_forward.mistake("one mask kept for all calls",
                               "call it twice: every step silences other units")
def _(A, keep, rng, training, masks={}):  # noqa: B006
    if not training:
        return calm(A, keep, rng)
    if A.shape not in masks:
        masks[A.shape] = scaled(uniform(A, keep, rng), keep)
    return A * masks[A.shape], masks[A.shape]
