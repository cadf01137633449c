"""The known mistakes of the training loop."""

import operator

import numpy as np

from autograder.checks.backprop.train import check_train
from autograder.checks.common_mistakes import with_parts
from course.activations import softmax
from course.backprop import network_backward, softmax_cross_entropy_backward
from course.forward import network_forward
from course.gradient_descent import gradient_descent_step
from course.losses import softmax_cross_entropy


def as_they_are(Z, y):
    """Return the logits and the classes."""
    return Z, y


def gradients(X, y, params, activations, seen=as_they_are):
    """Return the cost's gradient with respect to every parameter."""
    Z, caches = network_forward(X, params, activations)
    return network_backward(softmax_cross_entropy_backward(*seen(Z, y)), caches, activations)


def loop(
    X,
    y,
    params,
    activations,
    learning_rate,
    n_iterations,
    target_cost=0.0,
    at=lambda params, start: params,
    seen=as_they_are,
    record=softmax_cross_entropy,
    stop=lambda costs, target: costs[-1] <= target,
    pace=lambda rate, t, m: rate,
    rounds=lambda n: n,
    after=lambda args, params, costs: (params, costs),
):
    """
    Train with some part of the loop replaced.

    `at(params, start)` is where the gradient is taken, `seen(Z, y)` what the cost and its gradient
    are taken of, `record(Z, y)` what is kept of a round, `stop(costs, target)` ends it,
    `pace(rate, t, m)` is the rate of round t, `rounds(n)` how many there are, and
    `after(args, params, costs)` what is returned.
    """
    args = X, y, params, activations, learning_rate, n_iterations, target_cost
    costs, kept, start = [], [], params
    for t in range(rounds(n_iterations)):
        Z, y_seen = seen(network_forward(X, params, activations)[0], y)
        costs.append(softmax_cross_entropy(Z, y_seen))
        kept.append(record(Z, y_seen))
        if stop(costs, target_cost):
            break
        grads = gradients(X, y, at(params, start), activations, seen)
        params = gradient_descent_step(params, grads, pace(learning_rate, t, X.shape[1]))
    return after(args, params, kept)


def _after(args, n_steps):
    """Return the parameters after some steps of a right loop."""
    return loop(*args[:5], n_steps)[0]


def _from_the_start(args, params, costs):
    """Return what comes out if every round begins at the start."""
    X, y, start, activations, learning_rate, n_iterations, target = args
    reached = costs[0] <= target
    return _after(args, int(not reached)), costs[:1] * (1 if reached else n_iterations)


def _with_the_last(args, params, costs):
    X, y, _, activations, *_ = args
    return params, [*costs, softmax_cross_entropy(network_forward(X, params, activations)[0], y)]


STARTS_AT_ZERO = "print the rounds: they count from 0, and there are at most n_iterations of them"


# fmt: off
check_train.add_mistakes(
    ("one round too many", STARTS_AT_ZERO, dict(rounds=lambda n: n + 1)),
    ("one round too few", STARTS_AT_ZERO, dict(rounds=lambda n: n - 1)),
    ("the target ignored", "give a target above the first cost: no step may be taken",
     dict(stop=lambda costs, target: False)),
    ("a stop while the cost is still above its target",
     "training goes on until the cost is small; read your comparison aloud with numbers",
     dict(stop=lambda costs, target: costs[-1] >= target)),
    ("a stop when the cost rises",
     "only two things end the loop: a cost small enough and the number of rounds",
     dict(stop=lambda costs, target: costs[-1] <= target or costs[-1] > min(costs))),
    ("the target compared with the progress of a round",
     "the target is a cost, not how much it fell",
     dict(stop=lambda costs, target: len(costs) > 1 and costs[-2] - costs[-1] <= target)),
    ("the parameters of the start returned",
     "the steps were taken, but the result is what went in; print W1 before and after",
     dict(after=lambda args, params, costs: (args[2], costs))),
    ("every round begins at the start again",
     "the cost is the same in every round; the new parameters must reach the next round",
     dict(after=_from_the_start)),
    ("the gradient of the first round in every round",
     "the slope changes as you walk; compute it in the loop, at the present parameters",
     dict(at=lambda params, start: start)),
    ("a step uphill", "print the costs: they grow; the gradient points uphill",
     dict(pace=lambda rate, t, m: -rate)),
    ("the gradient of the summed cost",
     "give every sample twice: the parameters must come out the same",
     dict(pace=lambda rate, t, m: rate * m)),
    ("the mean over samples taken twice",
     "the gradient at the outputs carries the mean already; give every sample twice and compare",
     dict(pace=lambda rate, t, m: rate / m)),
    ("a learning rate that shrinks",
     "the length of a step in units of the gradient stays the same in all rounds",
     dict(pace=lambda rate, t, m: rate / (t + 1))),
    ("the learning rate ignored", "call it with another learning rate: the result stays the same",
     dict(pace=lambda rate, t, m: 0.1), dict(pace=lambda rate, t, m: 1.0)),
    ("the accuracy recorded", "the list holds costs, and the target is a cost",
     dict(record=lambda Z, y: np.mean(Z.argmax(axis=0) == y))),
    ("the summed cost recorded",
     "the cost is the mean over samples; give every sample twice and compare",
     dict(record=lambda Z, y: softmax_cross_entropy(Z, y) * len(y))),
    ("only the last cost returned",
     "costs has one entry a round; where does the list begin, in the loop or before it?",
     dict(after=lambda args, params, costs: (params, costs[-1:])),
     dict(after=lambda args, params, costs: (params, costs[-1] if costs else None))),
    ("the cost after the last step recorded too",
     "one cost a round, taken before its step; what is the last entry of your list?",
     dict(after=_with_the_last)),
    ("the two results in the wrong order", "first the parameters, then the costs",
     dict(after=lambda args, params, costs: (costs, params))),
    ("the gradients taken for the new parameters",
     "print the keys of what you return beside those of params",
     dict(after=lambda args, params, costs: (gradients(*args[:2], params, args[3]), costs))),
    ("the cost that reached the target not recorded",
     "the round that stops counts too: its cost is computed before the loop ends",
     dict(after=lambda args, params, costs: (params, [c for c in costs if c > args[6]]))),
    ("the cost taken after the step",
     "the first cost belongs to the parameters of the start; print both",
     dict(rounds=lambda n: n + 1,
         stop=lambda costs, target: len(costs) > 1 and costs[-1] <= target,
         after=lambda args, params, costs: (_after(args, len(costs) - 1), costs[1:]))),
    ("a step after the target was reached",
     "give a target above the first cost: the parameters must come back as they were",
     dict(after=lambda args, params, costs: (_after(args, len(costs)), costs))),
    ("the parameters with the smallest cost returned",
     "the parameters after the last step are asked for, whatever they cost",
     dict(after=lambda args, params, costs: (_after(args, int(np.argmin(costs))), costs))),
    ("the last step not taken",
     "every round that does not reach the target ends with a step, the last one too",
     dict(after=lambda args, params, costs: (_after(args, len(costs) - 1), costs))),
    ("the network's own guess taken for the class",
     "change y: the result stays the same; the classes are given",
     dict(seen=lambda Z, y: (Z, Z.argmax(axis=0)))),
    ("softmax applied twice",
     "softmax_cross_entropy takes the logits and applies softmax itself; hand it Z as it is",
     dict(seen=lambda Z, y: (softmax(Z), y))),
    ("the caller's parameters changed",
     "print W1 of the caller before and after; each step must give new arrays",
     dict(after=lambda args, params, costs: (operator.ior(args[2], params), costs))),
    make=with_parts(loop),
)
# fmt: on
