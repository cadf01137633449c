"""The check of a step with momentum."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import written
from autograder.checks.hyperparameters import common
from course import training

ONE = (
    {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])},
    {"db1": np.array([[-1.0]]), "dW1": np.array([[2.0, 4.0]])},
    {"W1": np.array([[4.0, -2.0]]), "b1": np.array([[6.0]])},
)

STEPS = """\
params, velocity = {{"W1": np.array({start})}}, {{"W1": np.zeros(3)}}
for slope in {slopes}:
    grads = {{"dW1": slope * params["W1"]}}
    params, velocity = momentum_step(params, grads, velocity, {rate}, momentum={momentum})"""


_steps = common.scripted(STEPS, ('params["W1"]', 'velocity["W1"]'), "start slopes rate momentum")

# fmt: off
check_momentum_step = Check(training.momentum_step, outputs=("params", "velocity"), visible=[
    ("one layer, half of the velocity kept", (*ONE, 0.25, 0.5)),
    ("the usual momentum", (*ONE, 0.1)),
    ("three steps in a row", _steps([1.0, -2.0, 4.0], [1.0, 3.0, -2.0], 0.25, 0.75)),
])
# fmt: on


def _arguments(rng, sizes, *rest):
    """Return parameters, gradients in the order of the way back, velocities, and the rest."""
    params, grads = common.step_arrays(rng, sizes)
    velocity = {name: rng.normal(size=value.shape) for name, value in params.items()}
    return params, grads, velocity, *rest


def _rate(rng):
    return float(rng.uniform(0.05, 0.4))


def _at_rest(rng):
    params, grads, velocity, *rest = _arguments(rng, [3, 2], _rate(rng), 0.8)
    return params, grads, {name: np.zeros(v.shape) for name, v in velocity.items()}, *rest


# fmt: off
check_momentum_step.add_families(
    ("one, two, three and five layers of different widths",
     *(lambda rng, sizes=sizes:
             _arguments(rng, sizes, _rate(rng), float(rng.uniform(0.3, 0.95)))
       for sizes in ([4, 3], [3, 5, 2], [5, 4, 6, 3], [6, 5, 4, 2, 7, 3]))),
    ("the usual momentum", lambda rng: _arguments(rng, [3, 4, 2], _rate(rng))),
    ("layers that all have the same width", lambda rng: _arguments(rng, [3, 3, 3], _rate(rng), 0.7),
     lambda rng: _arguments(rng, [1, 1], _rate(rng), 0.2)),
    ("no momentum", lambda rng: _arguments(rng, [3, 2], _rate(rng), 0.0)),
    ("velocities of zero", _at_rest),
    ("parameters of other names, velocities in another order",
     lambda rng: (*common.other_names(rng), 0.3, 0.6)),
)
# fmt: on


@check_momentum_step.family("a learning rate above one, and gradients of whole numbers")
def large_rate_and_whole_numbers(rng):
    params, grads, velocity = _arguments(rng, [2, 4, 3])
    yield params, grads, velocity, 3, 0.5
    yield params, {key: rng.integers(1, 9, g.shape) for key, g in grads.items()}, velocity, 0.1


@check_momentum_step.family("float32 arrays")
def float32_arrays(rng):
    *sides, rate = _arguments(rng, [3, 4, 2], _rate(rng))
    yield *map(common.float32, sides), rate


@check_momentum_step.family("several steps in a row")
def steps_in_a_row(rng):
    start, slopes = (
        [round(x, 3) for x in rng.uniform(low, 3, n).tolist()] for low, n in ((1, 3), (-1, 5))
    )
    yield _steps(start, slopes, round(_rate(rng), 3), round(float(rng.uniform(0.3, 0.9)), 3))


def _each(rule):
    """Return a step that makes the new parameter and velocity, entry by entry."""

    def step(params, grads, velocity, learning_rate, momentum=0.9):
        new = {}, {}
        for key, p in params.items():
            new[0][key], new[1][key] = rule(
                p, grads[f"d{key}"], velocity[key], learning_rate, momentum
            )
        return new

    return step


def _velocity(wrong):
    """Return a step whose velocity is another one; a pair holds the sign of the step too."""
    new, sign = wrong if isinstance(wrong, tuple) else (wrong, -1.0)
    return _each(
        lambda p, g, v, rate, mu: (p + sign * rate * new(g, v, rate, mu), new(g, v, rate, mu))
    )


def _after(change):
    """Return a right step with `change(given, params, velocity)` as its result."""

    def step(params, grads, velocity, *rest, **named):
        right = training.momentum_step(params, grads, velocity, *rest, **named)
        return change((params, velocity), *right)

    return step


# fmt: off
check_momentum_step.add_mistakes(
    ("the gradient damped by 1 - momentum",
     "print the velocity after many steps with gradient 1: it ends at 1; the text adds the whole "
     "gradient", lambda g, v, rate, mu: mu * v + (1 - mu) * g),
    ("the gradient subtracted in the velocity",
     "there is one minus in the two formulas, and it belongs to the step",
     lambda g, v, rate, mu: mu * v - g, (lambda g, v, rate, mu: mu * v - g, 1.0)),
    ("a step uphill", "with velocities of zero the first step is the one of gradient descent",
     (lambda g, v, rate, mu: mu * v + g, 1.0)),
    ("momentum on the gradient in the place of the velocity",
     "with momentum 0 only the gradient may be left; print the velocity then",
     lambda g, v, rate, mu: v + mu * g, lambda g, v, rate, mu: (1 - mu) * v + mu * g,
     lambda g, v, rate, mu: (1 - mu) * v + g),
    ("momentum on the sum of both", "the gradient enters whole; look at the brackets",
     lambda g, v, rate, mu: mu * (v + g)),
    ("the momentum ignored", "call it with another momentum: the result stays the same",
     lambda g, v, rate, mu: v + g, lambda g, v, rate, mu: 0.9 * v + g),
    ("the old velocity forgotten", "call it with another velocity: the result stays the same",
     lambda g, v, rate, mu: g),
    ("the gradient forgotten", "with velocities of zero the first step must lead somewhere",
     lambda g, v, rate, mu: mu * v),
    ("the learning rate applied twice",
     "double the learning rate: a first step must become twice as long",
     lambda g, v, rate, mu: mu * v + rate * g),
    make=_velocity,
)

check_momentum_step.add_mistakes(
    ("the learning rate inside the velocity",
     "the velocity is a sum of gradients; call it with another learning rate and compare the "
     "velocities", lambda p, g, v, rate, mu: (p - mu * v - rate * g, mu * v + rate * g),
     lambda p, g, v, rate, mu: (p + mu * v - rate * g, mu * v - rate * g)),
    ("a step along the old velocity", "first the velocity, then the step with the new one",
     lambda p, g, v, rate, mu: (p - rate * v, mu * v + g)),
    ("the old velocity returned", "print the velocity before and after: it never changes",
     lambda p, g, v, rate, mu: (p - rate * (mu * v + g), v)),
    ("the step of plain gradient descent", "the velocity is made, but the step does not use it",
     lambda p, g, v, rate, mu: (p - rate * g, mu * v + g)),
    ("a look ahead as Nesterov does it",
     "that is another method; here the step is along the new velocity and nothing else",
     lambda p, g, v, rate, mu: (p - rate * (g + mu * (mu * v + g)), mu * v + g)),
    ("momentum of the parameters", "with gradients and velocities of zero nothing may move",
     lambda p, g, v, rate, mu: (mu * p - rate * (mu * v + g), mu * v + g),
     lambda p, g, v, rate, mu: (mu * p - rate * g, mu * v + g)),
    ("the learning rate ignored", "call it with another learning rate: the step stays as long",
     lambda p, g, v, rate, mu: (p - mu * v - g, mu * v + g)),
    ("the step in the place of the velocity",
     "the velocity is what the step is made of, before the learning rate",
     lambda p, g, v, rate, mu: (p - rate * (mu * v + g), rate * (mu * v + g)),
     lambda p, g, v, rate, mu: (p - rate * (mu * v + g), -rate * (mu * v + g))),
    make=_each,
)

check_momentum_step.add_mistakes(
    ("a dict changed that came in",
     "print params and velocity of the caller before and after; += writes into the array that is "
     "there, and the copy of a dict holds the same arrays",
     lambda given, params, velocity: (params, written(given[1], velocity)),
     lambda given, params, velocity: (written(given[0], params), velocity),
     lambda given, params, velocity: (written(given[0], params), written(given[1], velocity))),
    ("the two results in the wrong order", "first the parameters, then the velocities",
     lambda given, params, velocity: (velocity, params)),
    ("one of the two results missing",
     "the next step needs the new parameters and the new velocities; return both",
     lambda given, params, velocity: params, lambda given, params, velocity: None),
    ("the velocities under the names of the gradients",
     "print the keys of what comes back: velocity has the names of params",
     lambda given, params, velocity: (params, {f"d{k}": v for k, v in velocity.items()})),
    (*common.WEIGHTS_ONLY, common.only_weights),
    make=_after,
)
# fmt: on


@check_momentum_step.mistake(*common.GRADIENTS_IN_ORDER)
def gradients_in_order(params, grads, velocity, learning_rate, momentum=0.9):
    pairs = zip(velocity.items(), grads.values(), strict=True)
    velocity = {name: momentum * v + g for (name, v), g in pairs}
    return {name: p - learning_rate * velocity[name] for name, p in params.items()}, velocity
