"""The check of the way back through dropout."""

from operator import imul

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course import regularization

# fmt: off
check_dropout_backward = Check(regularization.dropout_backward, visible=[
    ("half of the units kept", (np.array([[3.0, -1.0, 2.0], [-4.0, 0.5, 1.0]]),
                                np.array([[0.0, 2.0, 2.0], [2.0, 2.0, 0.0]]))),
    ("two in five kept",
     (np.array([[1.0, -2.0], [-3.0, 4.0]]), np.array([[0.0, 2.5], [2.5, 0.0]]))),
    ("not training", (np.array([[1.0, -2.0, 3.0]]), np.ones((1, 3)))),
])
# fmt: on


def _arguments(rng, n, m, keep):
    """Return a gradient and a mask that has both values, wherever there is room for both."""
    kept = rng.permutation(np.arange(n * m) % 2).astype(bool) | (rng.random(n * m) < keep / 2)
    if n * m > 2:
        kept[:2] = [False, True]
    return rng.normal(size=(n, m)), kept.reshape(n, m) / keep


def _keep(rng):
    return float(rng.choice([0.2, 0.3, 0.6, 0.7, 0.9]))


# fmt: off
check_dropout_backward.add_families(
    ("layers of different sizes",
     *(lambda rng: _arguments(rng, *different_sizes(rng, 2), _keep(rng)) for _ in range(3))),
    ("as many units as samples", lambda rng: _arguments(rng, 4, 4, _keep(rng))),
    ("one sample, one unit, and both", lambda rng: _arguments(rng, 6, 1, _keep(rng)),
     lambda rng: _arguments(rng, 1, 5, _keep(rng)), lambda rng: _arguments(rng, 1, 1, _keep(rng))),
    ("not training", lambda rng: (rng.normal(size=(3, 5)), np.ones((3, 5)))),
    ("everything silenced", lambda rng: (rng.normal(size=(2, 3)), np.zeros((2, 3)))),
)
# fmt: on


@check_dropout_backward.family("whole numbers")
def whole_numbers(rng):
    kept = [0, *rng.permutation(np.arange(11) % 2)]
    yield rng.integers(1, 9, (3, 4)), 2 * np.reshape(kept, (3, 4))


@check_dropout_backward.family("float32 arrays")
def float32_arrays(rng):
    dout, mask = _arguments(rng, 5, 3, 0.3)
    yield dout.astype(np.float32), mask.astype(np.float32)


# fmt: off
check_dropout_backward.add_mistakes(
    ("the mask forgotten",
     "a silenced unit had no say in the cost; print the result beside the mask",
     lambda dout, mask: 1.0 * dout),
    ("the scale of the kept units forgotten",
     "what forward multiplied with, backward multiplies with; print the mask",
     lambda dout, mask: dout * (mask > 0)),
    ("the scale applied twice", "print the mask: does it hold the scale already?",
     lambda dout, mask: dout * mask * mask),
    ("a division by the mask", "a silenced unit had no say in the cost, so its gradient is 0",
     lambda dout, mask: dout / mask,
     lambda dout, mask: np.divide(dout, mask, out=np.zeros(mask.shape), where=mask > 0),
     lambda dout, mask: dout / (mask + 1e-8)),
    ("the silenced units in the place of the kept ones",
     "print the result beside the mask: which entries must be 0?",
     lambda dout, mask: dout * (1 - mask), lambda dout, mask: dout * (mask == 0),
     lambda dout, mask: dout * (mask == 0) * mask.max()),
    ("the signs of dout in the place of the mask",
     "the mask comes from the forward pass; a gradient may have either sign",
     lambda dout, mask: dout * (dout > 0)),
    ("negative gradients cut off", "a gradient may have either sign; print dout",
     lambda dout, mask: np.maximum(dout * mask, 0), lambda dout, mask: np.maximum(dout, 0) * mask),
    ("the mask alone", "the gradient from above takes part as well; change dout and compare",
     lambda dout, mask: 1.0 * mask),
    ("the sign turned around", "no minus belongs here; print dout beside the result",
     lambda dout, mask: -dout * mask),
    ("a sum with the mask", "forward multiplies; what is the slope of A times a number?",
     lambda dout, mask: dout + mask),
    ("the scale rounded to a whole number", "print the mask after you change its type",
     lambda dout, mask: dout * mask.astype(int)),
    ("one factor for all entries", "the mask differs from entry to entry, so does the result",
     lambda dout, mask: dout * mask.mean(), lambda dout, mask: dout * mask.max()),
    ("one mask for all samples", "each column of the mask belongs to its own sample",
     lambda dout, mask: dout * mask[:, :1]),
    ("one mask for all units", "each row of the mask belongs to its own unit",
     lambda dout, mask: dout * mask[:1]),
    ("a mean over the samples", "the mean belongs to the cost and is in dout already",
     lambda dout, mask: dout * mask / dout.shape[1],
     lambda dout, mask: (dout * mask).mean(axis=1, keepdims=True)),
    ("a sum over entries", "A has shape (n, m), so its gradient has it too",
     lambda dout, mask: np.sum(dout * mask),
     lambda dout, mask: np.sum(dout * mask, axis=1, keepdims=True)),
    ("a matrix product", "each entry meets its own entry of the mask; which sign does that?",
     lambda dout, mask: dout @ mask.T),
    ("the gradient transposed", "A has shape (n, m), so its gradient has it too",
     lambda dout, mask: (dout * mask).T),
    ("dout changed", "print dout before and after the call; the result needs an array of its own",
     lambda dout, mask: imul(dout, mask.astype(dout.dtype))),
)
# fmt: on
