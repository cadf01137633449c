"""The known mistakes of the training loop."""

import numpy as np

from autograder.checks.backprop.train import check_train
from course.activations import softmax
from course.backprop import network_backward, softmax_cross_entropy_backward
from course.forward import network_forward
from course.gradient_descent import gradient_descent_step
from course.losses import softmax_cross_entropy

__all__ = ["check_train"]


def gradients(X, y, params, activations):
    """Return the cost's gradient with respect to every parameter."""
    Z, caches = network_forward(X, params, activations)
    return network_backward(softmax_cross_entropy_backward(Z, y), caches, activations)


def cost_of(X, y, params, activations):
    """Return the cost."""
    return softmax_cross_entropy(network_forward(X, params, activations)[0], y)


def loop(X, y, params, activations, rate, rounds, target=0.0, *, at=None, record=None, stop=None,
         scale=1.0, pace=None):
    """
    Train with one part of the loop replaced.

    `at(params, start)` is where the gradient is taken, `record(Z, y)` what is kept of a round,
    `stop(costs, target)` ends it, `scale` multiplies the gradient, `pace(rate, t)` is the rate of
    round t.
    """
    costs, kept, start = [], [], params
    for t in range(rounds):
        Z, _ = network_forward(X, params, activations)
        costs.append(softmax_cross_entropy(Z, y))
        kept.append(record(Z, y) if record else costs[-1])
        if stop(costs, target) if stop else costs[-1] <= target:
            break
        grads = gradients(X, y, at(params, start) if at else params, activations)
        length = scale * (pace(rate, t) if pace else rate)
        params = gradient_descent_step(params, grads, length)
    return params, kept


def _mistake(name, sentence, change=None, after=None, **parts):
    """Register a loop with other arguments, another result, or another part."""
    @check_train.mistake(name, sentence)
    def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
        args = [X, y, params, activations, learning_rate, n_iterations, target_cost]
        result = loop(*(change(*args) if change else args), **parts)
        return after(args, *result) if after else result


STARTS_AT_ZERO = "print the rounds: they count from 0, and there are at most n_iterations of them"
_mistake("one round too many", STARTS_AT_ZERO,
         change=lambda X, y, p, a, rate, n, target: (X, y, p, a, rate, n + 1, target))
_mistake("one round too few", STARTS_AT_ZERO,
         change=lambda X, y, p, a, rate, n, target: (X, y, p, a, rate, n - 1, target))
_mistake("the target ignored",
         "give a target above the first cost: no step may be taken",
         stop=lambda costs, target: False)
_mistake("a stop while the cost is still above its target",
         "training goes on until the cost is small; read your comparison aloud with numbers",
         stop=lambda costs, target: costs[-1] >= target)
_mistake("a stop when the cost rises",
         "only two things end the loop: a cost small enough and the number of rounds",
         stop=lambda costs, target: costs[-1] <= target or costs[-1] > min(costs))
_mistake("the target compared with the progress of a round",
         "the target is a cost, not how much it fell",
         stop=lambda costs, target: len(costs) > 1 and costs[-2] - costs[-1] <= target)
_mistake("the parameters of the start returned",
         "the steps were taken, but the result is what went in; print W1 before and after",
         after=lambda args, params, costs: (args[2], costs))
_mistake("every round begins at the start again",
         "the cost is the same in every round; the new parameters must reach the next round",
         after=lambda args, params, costs: (
             loop(*args[:5], 1, args[6])[0], [costs[0]] * len(
                 costs if costs[0] <= args[6] else range(args[5]))))
_mistake("the gradient of the first round in every round",
         "the slope changes as you walk; compute it in the loop, at the present parameters",
         at=lambda params, start: start)
UPHILL = ("a step uphill", "print the costs: they grow; the gradient points uphill")
_mistake(*UPHILL, scale=-1.0)
_mistake("the gradient of the summed cost",
         "give every sample twice: the parameters must come out the same",
         change=lambda X, y, p, a, rate, n, target: (X, y, p, a, rate * X.shape[1], n, target))
_mistake("the mean over samples taken twice",
         "the gradient at the outputs carries the mean already; give every sample twice and "
         "compare",
         change=lambda X, y, p, a, rate, n, target: (X, y, p, a, rate / X.shape[1], n, target))
_mistake("a learning rate that shrinks",
         "the length of a step in units of the gradient stays the same in all rounds",
         pace=lambda rate, t: rate / (t + 1))
_mistake("the learning rate ignored",
         "call it with another learning rate: the result stays the same",
         change=lambda X, y, p, a, rate, n, target: (X, y, p, a, 0.1, n, target))
_mistake("the learning rate ignored",
         "call it with another learning rate: the result stays the same",
         change=lambda X, y, p, a, rate, n, target: (X, y, p, a, 1.0, n, target))
_mistake("the accuracy recorded", "the list holds costs, and the target is a cost",
         record=lambda Z, y: np.mean(Z.argmax(axis=0) == y))
_mistake("the summed cost recorded",
         "the cost is the mean over samples; give every sample twice and compare",
         record=lambda Z, y: softmax_cross_entropy(Z, y) * len(y))
_mistake("only the last cost returned",
         "costs has one entry a round; where does the list begin, in the loop or before it?",
         after=lambda args, params, costs: (params, costs[-1:]))
_mistake("only the last cost returned",
         "costs has one entry a round; where does the list begin, in the loop or before it?",
         after=lambda args, params, costs: (params, costs[-1] if costs else None))
_mistake("the cost after the last step recorded too",
         "one cost a round, taken before its step; what is the last entry of your list?",
         after=lambda args, params, costs: (params, [*costs, cost_of(*args[:2], params, args[3])]))
_mistake("the two results in the wrong order", "first the parameters, then the costs",
         after=lambda args, params, costs: (costs, params))
_mistake("the gradients taken for the new parameters",
         "print the keys of what you return beside those of params",
         after=lambda args, params, costs: (gradients(*args[:2], params, args[3]), costs))
_mistake("the cost that reached the target not recorded",
         "the round that stops counts too: its cost is computed before the loop ends",
         after=lambda args, params, costs: (params, [c for c in costs if c > args[6]]))


def _cost_after_step(X, y, params, activations, rate, rounds, target, first=False):
    costs = [cost_of(X, y, params, activations)] if first else []
    for _ in range(rounds):
        params = gradient_descent_step(params, gradients(X, y, params, activations), rate)
        costs.append(cost_of(X, y, params, activations))
        if costs[-1] <= target:
            break
    return params, costs


@check_train.mistake(
    "the cost taken after the step",
    "the first cost belongs to the parameters of the start; print both")
def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    return _cost_after_step(X, y, params, activations, learning_rate, n_iterations, target_cost)


@check_train.mistake(
    "a step after the target was reached",
    "give a target above the first cost: the parameters must come back as they were")
def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    costs = []
    for _ in range(n_iterations):
        costs.append(cost_of(X, y, params, activations))
        params = gradient_descent_step(params, gradients(X, y, params, activations),
                                       learning_rate)
        if costs[-1] <= target_cost:
            break
    return params, costs


@check_train.mistake(
    "the parameters with the smallest cost returned",
    "the parameters after the last step are asked for, whatever they cost")
def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    costs, seen = [], []
    for _ in range(n_iterations):
        costs.append(cost_of(X, y, params, activations))
        seen.append(params)
        if costs[-1] <= target_cost:
            break
        params = gradient_descent_step(params, gradients(X, y, params, activations),
                                       learning_rate)
    return seen[int(np.argmin(costs))], costs


@check_train.mistake(
    "the last step not taken",
    "every round that does not reach the target ends with a step, the last one too")
def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    args = X, y, params, activations, learning_rate
    costs = loop(*args, n_iterations, target_cost)[1]
    return loop(*args, len(costs) - 1)[0], costs


@check_train.mistake(
    "the network's own guess taken for the class",
    "change y: the result stays the same; the classes are given")
def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    costs = []
    for _ in range(n_iterations):
        Z, caches = network_forward(X, params, activations)
        guess = Z.argmax(axis=0)
        costs.append(softmax_cross_entropy(Z, guess))
        if costs[-1] <= target_cost:
            break
        grads = network_backward(softmax_cross_entropy_backward(Z, guess), caches, activations)
        params = gradient_descent_step(params, grads, learning_rate)
    return params, costs


@check_train.mistake(
    "softmax applied twice",
    "softmax_cross_entropy takes the logits and applies softmax itself; hand it Z as it is")
def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    costs = []
    for _ in range(n_iterations):
        Z, caches = network_forward(X, params, activations)
        A = softmax(Z)
        costs.append(softmax_cross_entropy(A, y))
        if costs[-1] <= target_cost:
            break
        grads = network_backward(softmax_cross_entropy_backward(A, y), caches, activations)
        params = gradient_descent_step(params, grads, learning_rate)
    return params, costs


@check_train.mistake(
    "the caller's parameters changed",
    "print W1 of the caller before and after; each step must give new arrays")
def _(X, y, params, activations, learning_rate, n_iterations, target_cost=0.0):
    new, costs = loop(X, y, params, activations, learning_rate, n_iterations, target_cost)
    params.update(new)
    return params, costs
