"""The check of the way back through dropout."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course import regularization

check_dropout_backward = Check(regularization.dropout_backward, visible=[
    ("half of the units kept", (np.array([[3.0, -1.0, 2.0], [-4.0, 0.5, 1.0]]),
                                np.array([[0.0, 2.0, 2.0], [2.0, 2.0, 0.0]]))),
    ("two in five kept", (np.array([[1.0, -2.0], [-3.0, 4.0]]),
                          np.array([[0.0, 2.5], [2.5, 0.0]]))),
    ("not training", (np.array([[1.0, -2.0, 3.0]]), np.ones((1, 3)))),
])


def _arguments(rng, n, m, keep):
    """Return a gradient and a mask that has both values, wherever there is room for both."""
    kept = rng.permutation(np.arange(n * m) % 2).astype(bool) | (rng.random(n * m) < keep / 2)
    if n * m > 2:
        kept[:2] = [False, True]
    return rng.normal(size=(n, m)), kept.reshape(n, m) / keep


def _keep(rng):
    return float(rng.choice([0.2, 0.3, 0.6, 0.7, 0.9]))


@check_dropout_backward.family("layers of different sizes")
def _(rng):
    for _ in range(3):
        yield _arguments(rng, *different_sizes(rng, 2), _keep(rng))


@check_dropout_backward.family("as many units as samples")
def _(rng):
    yield _arguments(rng, 4, 4, _keep(rng))


@check_dropout_backward.family("one sample, one unit, and both")
def _(rng):
    yield _arguments(rng, 6, 1, _keep(rng))
    yield _arguments(rng, 1, 5, _keep(rng))
    yield _arguments(rng, 1, 1, _keep(rng))


@check_dropout_backward.family("not training")
def _(rng):
    yield rng.normal(size=(3, 5)), np.ones((3, 5))


@check_dropout_backward.family("everything silenced")
def _(rng):
    yield rng.normal(size=(2, 3)), np.zeros((2, 3))


@check_dropout_backward.family("whole numbers")
def _(rng):
    kept = [0, *rng.permutation(np.arange(11) % 2)]
    yield rng.integers(1, 9, (3, 4)), 2 * np.reshape(kept, (3, 4))


@check_dropout_backward.family("float32 arrays")
def _(rng):
    dout, mask = _arguments(rng, 5, 3, 0.3)
    yield dout.astype(np.float32), mask.astype(np.float32)


def _mistake(name, sentence, formula):
    check_dropout_backward.mistake(name, sentence)(formula)


UNSCALED = ("the scale of the kept units forgotten",
            "what forward multiplied with, backward multiplies with; print the mask")
TWICE = ("the scale applied twice", "print the mask: does it hold the scale already?")
DIVIDED = ("a division by the mask", "a silenced unit had no say in the cost, so its gradient is 0")
AVERAGED = ("a mean over the samples", "the mean belongs to the cost and is in dout already")
SILENCED = ("the silenced units in the place of the kept ones",
            "print the result beside the mask: which entries must be 0?")
SUMMED = ("a sum over entries", "A has shape (n, m), so its gradient has it too")
_mistake("the mask forgotten", "a silenced unit had no say in the cost; print the result beside "
         "the mask", lambda dout, mask: 1.0 * dout)
_mistake(*UNSCALED, lambda dout, mask: dout * (mask > 0))
_mistake(*TWICE, lambda dout, mask: dout * mask * mask)
_mistake(*DIVIDED, lambda dout, mask: dout / mask)
_mistake(*DIVIDED, lambda dout, mask: np.divide(dout, mask, out=np.zeros(mask.shape),
                                               where=mask > 0))
_mistake(*DIVIDED, lambda dout, mask: dout / (mask + 1e-8))
_mistake(*SILENCED, lambda dout, mask: dout * (1 - mask))
_mistake(*SILENCED, lambda dout, mask: dout * (mask == 0))
_mistake(*SILENCED, lambda dout, mask: dout * (mask == 0) * mask.max())
_mistake("the signs of dout in the place of the mask",
         "the mask comes from the forward pass; a gradient may have either sign",
         lambda dout, mask: dout * (dout > 0))
_mistake("negative gradients cut off", "a gradient may have either sign; print dout",
         lambda dout, mask: np.maximum(dout * mask, 0))
_mistake("negative gradients cut off", "a gradient may have either sign; print dout",
         lambda dout, mask: np.maximum(dout, 0) * mask)
_mistake("the mask alone", "the gradient from above takes part as well; change dout and compare",
         lambda dout, mask: 1.0 * mask)
_mistake("the sign turned around", "no minus belongs here; print dout beside the result",
         lambda dout, mask: -dout * mask)
_mistake("a sum with the mask", "forward multiplies; what is the slope of A times a number?",
         lambda dout, mask: dout + mask)
_mistake("the scale rounded to a whole number", "print the mask after you change its type",
         lambda dout, mask: dout * mask.astype(int))
_mistake("one factor for all entries", "the mask differs from entry to entry, so does the result",
         lambda dout, mask: dout * mask.mean())
_mistake("one factor for all entries", "the mask differs from entry to entry, so does the result",
         lambda dout, mask: dout * mask.max())
_mistake("one mask for all samples", "each column of the mask belongs to its own sample",
         lambda dout, mask: dout * mask[:, :1])
_mistake("one mask for all units", "each row of the mask belongs to its own unit",
         lambda dout, mask: dout * mask[:1])
_mistake(*AVERAGED, lambda dout, mask: dout * mask / dout.shape[1])
_mistake(*AVERAGED, lambda dout, mask: (dout * mask).mean(axis=1, keepdims=True))
_mistake(*SUMMED, lambda dout, mask: np.sum(dout * mask))
_mistake(*SUMMED, lambda dout, mask: np.sum(dout * mask, axis=1, keepdims=True))
_mistake("a matrix product", "each entry meets its own entry of the mask; which sign does that?",
         lambda dout, mask: dout @ mask.T)
_mistake("the gradient transposed", "A has shape (n, m), so its gradient has it too",
         lambda dout, mask: (dout * mask).T)


@check_dropout_backward.mistake(
    "dout changed", "print dout before and after the call; the result needs an array of its own")
def _(dout, mask):
    dout *= mask.astype(dout.dtype)
    return dout
