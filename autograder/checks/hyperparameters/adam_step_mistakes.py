"""The known mistakes of a step of Adam."""

import numpy as np

from autograder.checks.common_mistakes import written
from autograder.checks.hyperparameters.adam_step import check_adam_step
from course import training

__all__ = ["check_adam_step"]


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


def _mistake(name, sentence, first=mean_of, second=mean_of_squares, m_hat=corrected,
             v_hat=corrected, divide=quotient, step=lambda p, rate, d: p - rate * d, keep=None,
             betas=lambda beta1, beta2: (beta1, beta2), usual=False):
    """Register Adam with one part replaced; `keep(old m, old v, m, v, m_hat, v_hat)` is kept."""
    @check_adam_step.mistake(name, sentence)
    def _(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        if usual:
            beta1, beta2, eps = 0.9, 0.999, 1e-8
        beta1, beta2 = betas(beta1, beta2)
        new, new_m, new_v = {}, {}, {}
        for key, p in params.items():
            g = grads[f"d{key}"]
            one, two = first(m[key], g, beta1), second(v[key], g, beta2)
            hats = m_hat(one, beta1, t), v_hat(two, beta2, t)
            new[key] = step(p, learning_rate, divide(*hats, eps))
            new_m[key], new_v[key] = keep(m[key], v[key], one, two, *hats) if keep else (one, two)
        return new, new_m, new_v


def _raw(mean, beta, t):
    return mean


UNCORRECTED = ("the bias correction forgotten",
               "take a first step: its length must be the learning rate whatever the gradient is")
COUNT = ("the steps counted from 0", "t is 1 in the first step already; print 1 - beta1**t")
PRODUCT = ("beta times t in the place of a power", "beta to the power of t; print it for t = 10")
INSIDE = ("eps inside the root", "call it with eps = 1 and a gradient of 0.5: eps is added to the "
          "root, not under it")
NO_EPS = ("eps forgotten", "a gradient that is 0 from the start divides 0 by 0; print the result")
KEPT = ("the corrected means returned", "they would be corrected again in the next step; return "
        "the plain running means")
WEIGHTS = ("beta and 1 - beta exchanged",
           "beta is the weight of the old mean: with beta1 = 0.9 a mean moves a tenth of the way")
SHARE = ("the factor 1 - beta forgotten",
         "print m after many steps with gradient 1: a mean of ones is 1")
_mistake("the bias correction of m forgotten", "a first step is only a tenth as long as the "
         "learning rate; print m_hat beside the gradient", m_hat=_raw)
_mistake("the bias correction of v forgotten", "a first step is many times as long as the learning "
         "rate; print v_hat beside the squared gradient", v_hat=_raw)
_mistake(*UNCORRECTED, m_hat=_raw, v_hat=_raw)
_mistake("a product in the place of the bias correction",
         "the running means start too small; does the correction make them larger?",
         m_hat=lambda x, beta, t: x * (1 - beta**t), v_hat=lambda x, beta, t: x * (1 - beta**t))
_mistake("the bias correction of the first step in every step",
         "in step 10 the means hardly lean to 0 any more; where is t in the formula?",
         m_hat=lambda x, beta, t: x / (1 - beta), v_hat=lambda x, beta, t: x / (1 - beta))
_mistake("a bias correction without the 1", "print what you divide by in the first step",
         m_hat=lambda x, beta, t: x / beta**t, v_hat=lambda x, beta, t: x / beta**t)
_mistake(*COUNT, m_hat=lambda x, beta, t: corrected(x, beta, t - 1) if t > 1 else x / 0.0 * x,
         v_hat=lambda x, beta, t: corrected(x, beta, t - 1) if t > 1 else x / 0.0 * x)
_mistake("the steps counted from 2", "t is the number of this step; add nothing",
         m_hat=lambda x, beta, t: corrected(x, beta, t + 1),
         v_hat=lambda x, beta, t: corrected(x, beta, t + 1))
_mistake(*PRODUCT, m_hat=lambda x, beta, t: x / (1 - beta * t),
         v_hat=lambda x, beta, t: x / (1 - beta * t))
_mistake("eps inside the root", INSIDE[1], divide=lambda m, v, eps: m / np.sqrt(v + eps))
_mistake(*NO_EPS, divide=lambda m, v, eps: m / np.sqrt(v))
_mistake("eps added to the whole quotient", "look at the brackets: eps belongs under the stroke",
         divide=lambda m, v, eps: m / np.sqrt(v) + eps)
_mistake("the root forgotten", "double every gradient from the start: the step must stay as long",
         divide=lambda m, v, eps: m / (v + eps))
_mistake("the root of m in the place of that of v",
         "print what is divided by what; a mean of gradients may be negative",
         divide=lambda m, v, eps: v / (np.sqrt(np.abs(m)) + eps))
_mistake("the division forgotten", "double every gradient from the start: the step must stay as "
         "long", divide=lambda m, v, eps: m)
_mistake("a product in the place of the division",
         "a parameter with steep gradients needs short steps", divide=lambda m, v, eps: m * (
             np.sqrt(v) + eps))
_mistake("v as a mean of gradients", "v is a mean of squares, it is never negative; print it",
         second=mean_of)
_mistake("v as a mean of absolute values", "print v for a gradient of 4",
         second=lambda v, g, beta: mean_of(v, np.abs(g), beta))
_mistake("the whole mean squared in v", "only the gradient is squared; look at the brackets",
         second=lambda v, g, beta: mean_of(v, g, beta)**2)
_mistake("the share of the new squared along with it", "only the gradient is squared; look at the "
         "brackets", second=lambda v, g, beta: beta * v + ((1 - beta) * g)**2)
_mistake("one sum of squares for all entries", "v has an entry for every entry of the gradient",
         second=lambda v, g, beta: beta * v + (1 - beta) * np.sum(g**2))
_mistake("the betas exchanged", "print m after the first step beside (1 - beta1) times the "
         "gradient", betas=lambda beta1, beta2: (beta2, beta1))
_mistake("beta1 for both means", "call it with another beta2: v stays the same",
         betas=lambda beta1, beta2: (beta1, beta1))
_mistake(*WEIGHTS, first=lambda m, g, beta: (1 - beta) * m + beta * g,
         second=lambda v, g, beta: (1 - beta) * v + beta * g**2)
_mistake(*WEIGHTS, first=lambda m, g, beta: (1 - beta) * m + beta * g)
_mistake(*WEIGHTS, second=lambda v, g, beta: (1 - beta) * v + beta * g**2)
_mistake(*SHARE, first=lambda m, g, beta: beta * m + g,
         second=lambda v, g, beta: beta * v + g**2)
_mistake(*SHARE, first=lambda m, g, beta: beta * m + g)
_mistake(*SHARE, second=lambda v, g, beta: beta * v + g**2)
_mistake("the old means forgotten", "call it with other m and v: the result stays the same",
         first=lambda m, g, beta: (1 - beta) * g, second=lambda v, g, beta: (1 - beta) * g**2)
_mistake("the learning rate ignored", "call it with another learning rate: the step stays as long",
         step=lambda p, rate, d: p - d)
_mistake("a step uphill", "the gradient points to where the cost grows",
         step=lambda p, rate, d: p + rate * d)
_mistake("the step in the place of the new parameters", "set every parameter to a thousand: the "
         "result must stay near it", step=lambda p, rate, d: rate * d)
_mistake("the step in the place of the new parameters", "set every parameter to a thousand: the "
         "result must stay near it", step=lambda p, rate, d: -rate * d)
_mistake(*KEPT, keep=lambda old_m, old_v, m, v, m_hat, v_hat: (m_hat, v_hat))
_mistake("the old means returned", "print m before and after a call: it never changes",
         keep=lambda old_m, old_v, m, v, m_hat, v_hat: (old_m, old_v))
_mistake("beta1, beta2 and eps ignored", "call it with other betas: the result stays the same",
         usual=True)


@check_adam_step.mistake("eps added to the root of the uncorrected v",
                         "with a large eps the order shows: first correct v, then take the root, "
                         "then add eps")
def _(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    _, m, v = training.adam_step(params, grads, m, v, t, learning_rate, beta1, beta2, eps)
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    return {k: p - rate * m[k] / (np.sqrt(v[k]) + eps) for k, p in params.items()}, m, v


@check_adam_step.mistake("the gradient itself in the place of m",
                         "m is made, but the step does not use it; change m and compare")
def _(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    _, m, v = training.adam_step(params, grads, m, v, t, learning_rate, beta1, beta2, eps)
    return {k: p - learning_rate * quotient(grads[f"d{k}"], corrected(v[k], beta2, t), eps)
            for k, p in params.items()}, m, v


@check_adam_step.mistake("a step along the old means",
                         "first the two means, then the step with the new ones")
def _(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    _, *means = training.adam_step(params, grads, m, v, t, learning_rate, beta1, beta2, eps)
    return {k: p - learning_rate * quotient(corrected(m[k], beta1, t), corrected(v[k], beta2, t),
                                            eps) for k, p in params.items()}, *means


def _after(name, sentence, change):
    """Register a right step with `change(given, params, m, v)` as its result."""
    @check_adam_step.mistake(name, sentence)
    def _(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        result = training.adam_step(params, grads, m, v, t, learning_rate, beta1, beta2, eps)
        return change((params, m, v), *result)


IN_PLACE = ("a dict changed that came in",
            "print params, m and v of the caller before and after; += writes into the array that "
            "is there, and the copy of a dict holds the same arrays")
MISSING = ("a result missing", "the next step needs the new parameters and both new means")
_after(*IN_PLACE, lambda given, *new: (new[0], written(given[1], new[1]),
                                       written({k: np.copy(v) for k, v in given[2].items()}
                                              if given[1] is given[2] else given[2], new[2])))
_after(*IN_PLACE, lambda given, *new: (written(given[0], new[0]), *new[1:]))
_after(*MISSING, lambda given, params, m, v: params)
_after(*MISSING, lambda given, params, m, v: None)
_after("the two means in the wrong order", "first m, the mean of the gradient, then v",
       lambda given, params, m, v: (params, v, m))
_after("only the weights moved", "print how far each parameter moved; all of them take the step",
       lambda given, *new: tuple({k: side[k] if k[0] == "W" else old[k] for k in old}
                                 for old, side in zip(given, new, strict=True)))


@check_adam_step.mistake("the order of the gradients taken for that of the parameters",
                         "ask for each gradient by its name; the way back finds the last layer "
                         "first")
def _(params, grads, m, v, t, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
    grads = dict(zip((f"d{name}" for name in params), grads.values(), strict=True))
    return training.adam_step(params, grads, m, v, t, learning_rate, beta1, beta2, eps)
