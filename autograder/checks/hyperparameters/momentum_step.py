"""The check of a step with momentum."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import written
from autograder.checks.forward.common import network_arrays
from course import training
from tutor.judging.standins import Script

ONE = ({"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])},
       {"db1": np.array([[-1.0]]), "dW1": np.array([[2.0, 4.0]])},
       {"W1": np.array([[4.0, -2.0]]), "b1": np.array([[6.0]])})

STEPS = """\
params, velocity = {{"W1": np.array({start})}}, {{"W1": np.zeros(3)}}
for slope in {slopes}:
    grads = {{"dW1": slope * params["W1"]}}
    params, velocity = momentum_step(params, grads, velocity, {rate}, momentum={momentum})"""


def _steps(start, slopes, rate, momentum):
    text = STEPS.format(start=start, slopes=slopes, rate=rate, momentum=momentum)
    return (Script(text, ('params["W1"]', 'velocity["W1"]')),)


check_momentum_step = Check(training.momentum_step, outputs=("params", "velocity"), visible=[
    ("one layer, half of the velocity kept", (*ONE, 0.25, 0.5)),
    ("the usual momentum", (*ONE, 0.1)),
    ("three steps in a row", _steps([1.0, -2.0, 4.0], [1.0, 3.0, -2.0], 0.25, 0.75)),
])


def _arguments(rng, sizes, *rest):
    """Return parameters, gradients in the order of the way back, velocities, and the rest."""
    _, params = network_arrays(rng, sizes, 1)
    grads = {f"d{name}": rng.normal(size=params[name].shape) for name in reversed(params)}
    velocity = {name: rng.normal(size=value.shape) for name, value in params.items()}
    return params, grads, velocity, *rest


def _rate(rng):
    return float(rng.uniform(0.05, 0.4))


@check_momentum_step.family("one, two, three and five layers of different widths")
def _(rng):
    for sizes in ([4, 3], [3, 5, 2], [5, 4, 6, 3], [6, 5, 4, 2, 7, 3]):
        yield _arguments(rng, sizes, _rate(rng), float(rng.uniform(0.3, 0.95)))


@check_momentum_step.family("the usual momentum")
def _(rng):
    yield _arguments(rng, [3, 4, 2], _rate(rng))


@check_momentum_step.family("layers that all have the same width")
def _(rng):
    yield _arguments(rng, [3, 3, 3], _rate(rng), 0.7)
    yield _arguments(rng, [1, 1], _rate(rng), 0.2)


@check_momentum_step.family("no momentum")
def _(rng):
    yield _arguments(rng, [3, 2], _rate(rng), 0.0)


@check_momentum_step.family("velocities of zero")
def _(rng):
    params, grads, velocity, *rest = _arguments(rng, [3, 2], _rate(rng), 0.8)
    yield params, grads, {name: np.zeros(v.shape) for name, v in velocity.items()}, *rest


@check_momentum_step.family("parameters of other names, velocities in another order")
def _(rng):
    names = ("W2", "gamma2", "beta2", "W1", "slope")
    yield ({name: rng.normal(size=(2, 3)) for name in names},
           {f"d{name}": rng.normal(size=(2, 3)) for name in reversed(names)},
           {name: rng.normal(size=(2, 3)) for name in sorted(names)}, 0.3, 0.6)


@check_momentum_step.family("a learning rate above one, and gradients of whole numbers")
def _(rng):
    params, grads, velocity = _arguments(rng, [2, 4, 3])
    yield params, grads, velocity, 3, 0.5
    yield params, {key: rng.integers(1, 9, g.shape) for key, g in grads.items()}, velocity, 0.1


@check_momentum_step.family("float32 arrays")
def _(rng):
    *sides, rate = _arguments(rng, [3, 4, 2], _rate(rng))
    yield (*({key: value.astype(np.float32) for key, value in side.items()} for side in sides),
           rate)


@check_momentum_step.family("several steps in a row")
def _(rng):
    yield _steps([round(x, 3) for x in rng.uniform(1, 3, 3).tolist()],
                 [round(x, 3) for x in rng.uniform(-1, 3, 5).tolist()],
                 round(_rate(rng), 3), round(float(rng.uniform(0.3, 0.9)), 3))


def _each(name, sentence, rule):
    """Register a step that makes the new parameter and velocity, entry by entry."""
    @check_momentum_step.mistake(name, sentence)
    def _(params, grads, velocity, learning_rate, momentum=0.9):
        both = {key: rule(params[key], grads[f"d{key}"], velocity[key], learning_rate, momentum)
                for key in params}
        return ({key: pair[0] for key, pair in both.items()},
                {key: pair[1] for key, pair in both.items()})


def _velocity(name, sentence, new, sign=-1.0):
    """Register a step whose velocity is another one."""
    _each(name, sentence, lambda p, g, v, rate, mu: (p + sign * rate * new(g, v, rate, mu),
                                                     new(g, v, rate, mu)))


DAMPED = ("the gradient damped by 1 - momentum",
          "print the velocity after many steps with gradient 1: it ends at 1; the text adds the "
          "whole gradient")
INSIDE = ("the learning rate inside the velocity",
          "the velocity is a sum of gradients; call it with another learning rate and compare the "
          "velocities")
MINUS = ("the gradient subtracted in the velocity",
         "there is one minus in the two formulas, and it belongs to the step")
UPHILL = ("a step uphill", "with velocities of zero the first step is the one of gradient descent")
NESTEROV = ("a look ahead as Nesterov does it",
            "that is another method; here the step is along the new velocity and nothing else")
SWAPPED = ("momentum on the gradient in the place of the velocity",
           "with momentum 0 only the gradient may be left; print the velocity then")
_velocity(*DAMPED, lambda g, v, rate, mu: mu * v + (1 - mu) * g)
_velocity(*MINUS, lambda g, v, rate, mu: mu * v - g)
_velocity(*MINUS, lambda g, v, rate, mu: mu * v - g, 1.0)
_velocity(*UPHILL, lambda g, v, rate, mu: mu * v + g, 1.0)
_velocity(*SWAPPED, lambda g, v, rate, mu: v + mu * g)
_velocity(*SWAPPED, lambda g, v, rate, mu: (1 - mu) * v + mu * g)
_velocity(*SWAPPED, lambda g, v, rate, mu: (1 - mu) * v + g)
_velocity("momentum on the sum of both", "the gradient enters whole; look at the brackets",
          lambda g, v, rate, mu: mu * (v + g))
_velocity("the momentum ignored", "call it with another momentum: the result stays the same",
          lambda g, v, rate, mu: v + g)
_velocity("the momentum ignored", "call it with another momentum: the result stays the same",
          lambda g, v, rate, mu: 0.9 * v + g)
_velocity("the old velocity forgotten", "call it with another velocity: the result stays the same",
          lambda g, v, rate, mu: g)
_velocity("the gradient forgotten", "with velocities of zero the first step must lead somewhere",
          lambda g, v, rate, mu: mu * v)
_velocity("the learning rate applied twice",
          "double the learning rate: a first step must become twice as long",
          lambda g, v, rate, mu: mu * v + rate * g)
_each(*INSIDE, lambda p, g, v, rate, mu: (p - mu * v - rate * g, mu * v + rate * g))
_each(*INSIDE, lambda p, g, v, rate, mu: (p + mu * v - rate * g, mu * v - rate * g))
_each("a step along the old velocity", "first the velocity, then the step with the new one",
      lambda p, g, v, rate, mu: (p - rate * v, mu * v + g))
_each("the old velocity returned", "print the velocity before and after: it never changes",
      lambda p, g, v, rate, mu: (p - rate * (mu * v + g), v))
_each("the step of plain gradient descent", "the velocity is made, but the step does not use it",
      lambda p, g, v, rate, mu: (p - rate * g, mu * v + g))
_each(*NESTEROV, lambda p, g, v, rate, mu: (p - rate * (g + mu * (mu * v + g)), mu * v + g))
_each("momentum of the parameters", "with gradients and velocities of zero nothing may move",
      lambda p, g, v, rate, mu: (mu * p - rate * (mu * v + g), mu * v + g))
_each("momentum of the parameters", "with gradients and velocities of zero nothing may move",
      lambda p, g, v, rate, mu: (mu * p - rate * g, mu * v + g))
_each("the learning rate ignored", "call it with another learning rate: the step stays as long",
      lambda p, g, v, rate, mu: (p - mu * v - g, mu * v + g))
_each("the step in the place of the velocity",
      "the velocity is what the step is made of, before the learning rate",
      lambda p, g, v, rate, mu: (p - rate * (mu * v + g), rate * (mu * v + g)))
_each("the step in the place of the velocity",
      "the velocity is what the step is made of, before the learning rate",
      lambda p, g, v, rate, mu: (p - rate * (mu * v + g), -rate * (mu * v + g)))


def _after(name, sentence, change):
    """Register a right step with `change(arguments, params, velocity)` as its result."""
    @check_momentum_step.mistake(name, sentence)
    def _(params, grads, velocity, learning_rate, momentum=0.9):
        result = training.momentum_step(params, grads, velocity, learning_rate, momentum)
        return change((params, grads, velocity), *result)


IN_PLACE = ("a dict changed that came in",
            "print params and velocity of the caller before and after; += writes into the array "
            "that is there, and the copy of a dict holds the same arrays")
_after(*IN_PLACE, lambda given, params, velocity: (params, written(given[2], velocity)))
_after(*IN_PLACE, lambda given, params, velocity: (written(given[0], params), velocity))
_after(*IN_PLACE, lambda given, params, velocity: (written(given[0], params),
                                                   written(given[2], velocity)))
_after("the two results in the wrong order", "first the parameters, then the velocities",
       lambda given, params, velocity: (velocity, params))
_after("one of the two results missing", "the next step needs the new parameters and the new "
       "velocities; return both", lambda given, params, velocity: params)
_after("one of the two results missing", "the next step needs the new parameters and the new "
       "velocities; return both", lambda given, params, velocity: None)
_after("the velocities under the names of the gradients",
       "print the keys of what comes back: velocity has the names of params",
       lambda given, params, velocity: (params, {f"d{k}": v for k, v in velocity.items()}))
_after("only the weights moved", "print how far each parameter moved; all of them take the step",
       lambda given, params, velocity: tuple(
           {k: new[k] if k[0] == "W" else old[k] for k in old}
           for old, new in ((given[0], params), (given[2], velocity))))


@check_momentum_step.mistake("the order of the gradients taken for that of the parameters",
                             "ask for each gradient by its name; the way back finds the last "
                             "layer first")
def _(params, grads, velocity, learning_rate, momentum=0.9):
    velocity = {name: momentum * v + g for (name, v), g in
                zip(velocity.items(), grads.values(), strict=True)}
    new = {name: value - learning_rate * velocity[name] for name, value in params.items()}
    return new, velocity
