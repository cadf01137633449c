"""The known mistakes of a step of Adam."""

import numpy as np

from autograder.checks.common_mistakes import with_parts, written
from autograder.checks.hyperparameters import common
from autograder.checks.hyperparameters.adam_step import check_adam_step
from course import training


def mean_of(m, g, beta):
    """Return the running mean of the gradient."""
    return beta * m + (1 - beta) * g


def mean_of_squares(v, g, beta):
    """Return the running mean of its square."""
    return beta * v + (1 - beta) * g**2


def corrected(mean, beta, t):
    """Return a running mean without the share of its start."""
    return mean / (1 - beta**t)


def quotient(m_hat, v_hat, eps):
    """Return the direction of the step."""
    return m_hat / (np.sqrt(v_hat) + eps)


def adam(
    params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8,
    first=mean_of, second=mean_of_squares, m_hat=corrected, v_hat=corrected, divide=quotient,
    step=lambda p, rate, d: p - rate * d, along=lambda g, old, hats: hats,
    keep=lambda old, new, hats: new, settings=lambda *given: given,
):  # fmt: skip
    """Return Adam with one part replaced; `keep` says which pair of m and v is returned."""
    beta1, beta2, eps = settings(beta1, beta2, eps)
    new, new_m, new_v = {}, {}, {}
    for key, p in params.items():
        g = grads[f"d{key}"]
        one, two = first(m[key], g, beta1), second(v[key], g, beta2)
        old, hats = (
            (m_hat(mean, beta1, t), v_hat(square, beta2, t))
            for mean, square in ((m[key], v[key]), (one, two))
        )
        new[key] = step(p, learning_rate, divide(*along(g, old, hats), eps))
        new_m[key], new_v[key] = keep((m[key], v[key]), (one, two), hats)
    return new, new_m, new_v


def uncorrected_root(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    """Return a step that adds eps to the root of the uncorrected v."""
    _, m, v = training.adam_step(params, grads, m, v, t, learning_rate, beta1, beta2, eps)
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return {k: p - rate * m[k] / (np.sqrt(v[k]) + eps) for k, p in params.items()}, m, v


def _apart(m, v):
    """Return v, or a copy of it where both means are one dict."""
    return {name: np.copy(value) for name, value in v.items()} if m is v else v


def _after(change):
    """Return a right step with `change(given, params, m, v)` as its result."""

    def step(params, grads, m, v, *rest, **named):
        right = training.adam_step(params, grads, m, v, *rest, **named)
        return change((params, m, v), *right)

    return step


def _raw(mean, beta, t):
    return mean


def _both(correct):
    """Return the parts of a step that corrects both means in this way."""
    return dict(m_hat=correct, v_hat=correct)


# fmt: off
check_adam_step.add_mistakes(
    ("the bias correction of m forgotten",
     "a first step is only a tenth as long as the learning rate; print m_hat beside the gradient",
     dict(m_hat=_raw)),
    ("the bias correction of v forgotten",
     "a first step is many times as long as the learning rate; print v_hat beside the squared "
     "gradient", dict(v_hat=_raw)),
    ("the bias correction forgotten",
     "take a first step: its length must be the learning rate whatever the gradient is",
     _both(_raw)),
    ("a product in the place of the bias correction",
     "the running means start too small; does the correction make them larger?",
     _both(lambda x, beta, t: x * (1 - beta**t))),
    ("the bias correction of the first step in every step",
     "in step 10 the means hardly lean to 0 any more; where is t in the formula?",
     _both(lambda x, beta, t: x / (1 - beta))),
    ("a bias correction without the 1", "print what you divide by in the first step",
     _both(lambda x, beta, t: x / beta**t)),
    ("the steps counted from 0", "t is 1 in the first step already; print 1 - beta1**t",
     _both(lambda x, beta, t: corrected(x, beta, t - 1) if t > 1 else x / 0.0 * x)),
    ("the steps counted from 2", "t is the number of this step; add nothing",
     _both(lambda x, beta, t: corrected(x, beta, t + 1))),
    ("beta times t in the place of a power", "beta to the power of t; print it for t = 10",
     _both(lambda x, beta, t: x / (1 - beta * t))),
    ("eps inside the root",
     "call it with eps = 1 and a gradient of 0.5: eps is added to the root, not under it",
     dict(divide=lambda m, v, eps: m / np.sqrt(v + eps))),
    ("eps forgotten", "a gradient that is 0 from the start divides 0 by 0; print the result",
     dict(divide=lambda m, v, eps: m / np.sqrt(v))),
    ("eps added to the whole quotient", "look at the brackets: eps belongs under the stroke",
     dict(divide=lambda m, v, eps: m / np.sqrt(v) + eps)),
    ("the root forgotten", "double every gradient from the start: the step must stay as long",
     dict(divide=lambda m, v, eps: m / (v + eps))),
    ("the root of m in the place of that of v",
     "print what is divided by what; a mean of gradients may be negative",
     dict(divide=lambda m, v, eps: v / (np.sqrt(np.abs(m)) + eps))),
    ("the division forgotten", "double every gradient from the start: the step must stay as long",
     dict(divide=lambda m, v, eps: m)),
    ("a product in the place of the division", "a parameter with steep gradients needs short steps",
     dict(divide=lambda m, v, eps: m * (np.sqrt(v) + eps))),
    ("v as a mean of gradients", "v is a mean of squares, it is never negative; print it",
     dict(second=mean_of)),
    ("v as a mean of absolute values", "print v for a gradient of 4",
     dict(second=lambda v, g, beta: mean_of(v, np.abs(g), beta))),
    ("the whole mean squared in v", "only the gradient is squared; look at the brackets",
     dict(second=lambda v, g, beta: mean_of(v, g, beta)**2)),
    ("the share of the new squared along with it",
     "only the gradient is squared; look at the brackets",
     dict(second=lambda v, g, beta: beta * v + ((1 - beta) * g)**2)),
    ("one sum of squares for all entries", "v has an entry for every entry of the gradient",
     dict(second=lambda v, g, beta: beta * v + (1 - beta) * np.sum(g**2))),
    ("the betas exchanged", "print m after the first step beside (1 - beta1) times the gradient",
     dict(settings=lambda beta1, beta2, eps: (beta2, beta1, eps))),
    ("beta1 for both means", "call it with another beta2: v stays the same",
     dict(settings=lambda beta1, beta2, eps: (beta1, beta1, eps))),
    ("beta and 1 - beta exchanged",
     "beta is the weight of the old mean: with beta1 = 0.9 a mean moves a tenth of the way",
     dict(first=lambda m, g, beta: (1 - beta) * m + beta * g,
          second=lambda v, g, beta: (1 - beta) * v + beta * g**2),
     dict(first=lambda m, g, beta: (1 - beta) * m + beta * g),
     dict(second=lambda v, g, beta: (1 - beta) * v + beta * g**2)),
    ("the factor 1 - beta forgotten",
     "print m after many steps with gradient 1: a mean of ones is 1",
     dict(first=lambda m, g, beta: beta * m + g, second=lambda v, g, beta: beta * v + g**2),
     dict(first=lambda m, g, beta: beta * m + g), dict(second=lambda v, g, beta: beta * v + g**2)),
    ("the old means forgotten", "call it with other m and v: the result stays the same",
     dict(first=lambda m, g, beta: (1 - beta) * g, second=lambda v, g, beta: (1 - beta) * g**2)),
    ("the learning rate ignored", "call it with another learning rate: the step stays as long",
     dict(step=lambda p, rate, d: p - d)),
    ("a step uphill", "the gradient points to where the cost grows",
     dict(step=lambda p, rate, d: p + rate * d)),
    ("the step in the place of the new parameters",
     "set every parameter to a thousand: the result must stay near it",
     dict(step=lambda p, rate, d: rate * d), dict(step=lambda p, rate, d: -rate * d)),
    ("the corrected means returned",
     "they would be corrected again in the next step; return the plain running means",
     dict(keep=lambda old, new, hats: hats)),
    ("the old means returned", "print m before and after a call: it never changes",
     dict(keep=lambda old, new, hats: old)),
    ("beta1, beta2 and eps ignored", "call it with other betas: the result stays the same",
     dict(settings=lambda *given: (0.9, 0.999, 1e-8))),
    ("eps added to the root of the uncorrected v",
     "with a large eps the order shows: first correct v, then take the root, then add eps",
     uncorrected_root),
    ("the gradient itself in the place of m",
     "m is made, but the step does not use it; change m and compare",
     dict(along=lambda g, old, hats: (g, hats[1]))),
    ("a step along the old means", "first the two means, then the step with the new ones",
     dict(along=lambda g, old, hats: old)),
    make=with_parts(adam),
)
check_adam_step.add_mistakes(
    ("a dict changed that came in",
     "print params, m and v of the caller before and after; += writes into the array that is "
     "there, and the copy of a dict holds the same arrays",
     lambda given, *new: (new[0], written(given[1], new[1]), written(_apart(*given[1:]), new[2])),
     lambda given, *new: (written(given[0], new[0]), *new[1:])),
    ("a result missing", "the next step needs the new parameters and both new means",
     lambda given, params, m, v: params, lambda given, params, m, v: None),
    ("the two means in the wrong order", "first m, the mean of the gradient, then v",
     lambda given, params, m, v: (params, v, m)),
    (*common.WEIGHTS_ONLY, common.only_weights),
    make=_after,
)
# fmt: on


@check_adam_step.mistake(*common.GRADIENTS_IN_ORDER)
def gradients_in_order(params, grads, *rest, **named):
    grads = dict(zip((f"d{name}" for name in params), grads.values(), strict=True))
    return training.adam_step(params, grads, *rest, **named)
