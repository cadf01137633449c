"""The check of a step of Adam."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import training
from tutor.judging.standins import Script

START = {"W1": np.array([[1.0, 2.0, -1.0]]), "b1": np.array([[3.0]])}
SLOPES = {"db1": np.array([[-3.0]]), "dW1": np.array([[4.0, 0.5, 0.0]])}
ZEROS = {"W1": np.zeros((1, 3)), "b1": np.zeros((1, 1))}

STEPS = """\
params, zero = {{"W1": np.array({start})}}, {{"W1": np.zeros(3)}}
m, v = zero, zero
for t in {rounds}:
    grads = {{"dW1": (1 + t) * params["W1"]}}
    params, m, v = adam_step(params, grads, m, v, t, {rate}, beta1={beta1}, beta2={beta2})"""


def _steps(start, rounds, rate, beta1, beta2):
    text = STEPS.format(start=start, rounds=rounds, rate=rate, beta1=beta1, beta2=beta2)
    return (Script(text, ('params["W1"]', 'm["W1"]', 'v["W1"]')),)


check_adam_step = Check(training.adam_step, outputs=("params", "m", "v"), visible=[
    ("the first step, one gradient of 0", (START, SLOPES, ZEROS, ZEROS, 1, 0.5)),
    ("a later step, other betas and a large eps",
     (START, SLOPES, {"W1": np.array([[1.0, -1.0, 2.0]]), "b1": np.array([[-2.0]])},
      {"W1": np.array([[4.0, 1.0, 2.0]]), "b1": np.array([[5.0]])}, 2, 0.5, 0.5, 0.75, 0.25)),
    ("four steps in a row", _steps([1.0, -2.0, 4.0], [1, 2, 3, 4], 0.25, 0.5, 0.75)),
])


def _arguments(rng, sizes, *rest):
    """Return parameters, gradients in the order of the way back, both means, and the rest."""
    _, params = network_arrays(rng, sizes, 1)
    grads = {f"d{name}": rng.normal(size=params[name].shape) for name in reversed(params)}
    m = {name: 0.5 * rng.normal(size=value.shape) for name, value in params.items()}
    v = {name: m[name]**2 + rng.uniform(0.1, 0.6, value.shape) for name, value in params.items()}
    return params, grads, m, v, *rest


def _zero(means):
    return {name: np.zeros(value.shape) for name, value in means.items()}


def _settings(rng):
    """Return a learning rate, both betas and an eps that shows."""
    return (float(rng.uniform(0.1, 0.6)), float(rng.uniform(0.3, 0.7)),
            float(rng.uniform(0.75, 0.9)), float(rng.uniform(0.1, 0.3)))


@check_adam_step.family("one, two, three and five layers of different widths")
def _(rng):
    for t, sizes in ((2, [4, 3]), (3, [3, 5, 2]), (10, [5, 4, 6, 3]), (1, [6, 5, 4, 2, 7, 3])):
        yield _arguments(rng, sizes, t, *_settings(rng))


@check_adam_step.family("the first step with the usual betas and eps")
def _(rng):
    params, grads, m, v = _arguments(rng, [3, 4, 2])
    yield params, grads, _zero(m), _zero(v), 1, 0.2
    yield params, {k: 1e-8 * g for k, g in grads.items()}, _zero(m), _zero(v), 1, 0.2


@check_adam_step.family("later steps with the usual betas and eps")
def _(rng):
    yield _arguments(rng, [3, 4, 2], 2, 0.02)
    yield _arguments(rng, [4, 2], 10, 0.3)
    yield _arguments(rng, [4, 2], 20000, 0.3)


@check_adam_step.family("gradients of 0")
def _(rng):
    params, grads, m, v = _arguments(rng, [3, 2])
    yield params, {k: 0 * g for k, g in grads.items()}, _zero(m), _zero(v), 1, 0.2
    yield params, {k: 0 * g for k, g in grads.items()}, m, v, 4, 0.2


@check_adam_step.family("layers that all have the same width")
def _(rng):
    yield _arguments(rng, [3, 3, 3], 5, *_settings(rng))
    yield _arguments(rng, [1, 1], 2, *_settings(rng))


@check_adam_step.family("parameters of other names, means in another order")
def _(rng):
    names = ("W2", "gamma2", "beta2", "W1", "slope")
    yield ({name: rng.normal(size=(2, 3)) for name in names},
           {f"d{name}": rng.normal(size=(2, 3)) for name in reversed(names)},
           {name: rng.normal(size=(2, 3)) for name in sorted(names)},
           {name: rng.uniform(0.1, 2, size=(2, 3)) for name in sorted(names)}, 3, 0.3)


@check_adam_step.family("gradients of whole numbers")
def _(rng):
    params, grads, m, v = _arguments(rng, [2, 4, 3])
    yield params, {k: rng.integers(1, 9, g.shape) for k, g in grads.items()}, m, v, 2, 0.1


@check_adam_step.family("float32 arrays")
def _(rng):
    sides = _arguments(rng, [3, 4, 2])
    yield (*({key: value.astype(np.float32) for key, value in side.items()} for side in sides),
           3, *_settings(rng))


@check_adam_step.family("several steps in a row")
def _(rng):
    yield _steps([round(x, 3) for x in rng.uniform(1, 3, 3).tolist()], [1, 2, 3, 4, 5],
                 *(round(x, 3) for x in _settings(rng)[:3]))
