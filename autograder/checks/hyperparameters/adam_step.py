"""The check of a step of Adam."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.hyperparameters import common
from course import training

START = {"W1": np.array([[1.0, 2.0, -1.0]]), "b1": np.array([[3.0]])}
SLOPES = {"db1": np.array([[-3.0]]), "dW1": np.array([[4.0, 0.5, 0.0]])}
ZEROS = {"W1": np.zeros((1, 3)), "b1": np.zeros((1, 1))}

STEPS = """\
params, zero = {{"W1": np.array({start})}}, {{"W1": np.zeros(3)}}
m, v = zero, zero
for t in {rounds}:
    grads = {{"dW1": (1 + t) * params["W1"]}}
    params, m, v = adam_step(params, grads, m, v, t, {rate}, beta1={beta1}, beta2={beta2})"""


_steps = common.scripted(
    STEPS, ('params["W1"]', 'm["W1"]', 'v["W1"]'), "start rounds rate beta1 beta2"
)

# fmt: off
check_adam_step = Check(training.adam_step, outputs=("params", "m", "v"), visible=[
    ("the first step, one gradient of 0", (START, SLOPES, ZEROS, ZEROS, 1, 0.5)),
    ("a later step, other betas and a large eps",
     (START, SLOPES, {"W1": np.array([[1.0, -1.0, 2.0]]), "b1": np.array([[-2.0]])},
      {"W1": np.array([[4.0, 1.0, 2.0]]), "b1": np.array([[5.0]])}, 2, 0.5, 0.5, 0.75, 0.25)),
    ("four steps in a row", _steps([1.0, -2.0, 4.0], [1, 2, 3, 4], 0.25, 0.5, 0.75)),
])
# fmt: on


def _arguments(rng, sizes, *rest):
    """Return parameters, gradients in the order of the way back, both means, and the rest."""
    params, grads = common.step_arrays(rng, sizes)
    m = {name: 0.5 * rng.normal(size=value.shape) for name, value in params.items()}
    v = {name: m[name] ** 2 + rng.uniform(0.1, 0.6, value.shape) for name, value in params.items()}
    return params, grads, m, v, *rest


def _zero(means):
    return {name: np.zeros(value.shape) for name, value in means.items()}


def _settings(rng):
    """Return a learning rate, both betas and an eps that shows."""
    ends = (0.1, 0.6), (0.3, 0.7), (0.75, 0.9), (0.1, 0.3)
    return tuple(float(rng.uniform(low, high)) for low, high in ends)


@check_adam_step.family("one, two, three and five layers of different widths")
def layers_of_different_widths(rng):
    for t, sizes in ((2, [4, 3]), (3, [3, 5, 2]), (10, [5, 4, 6, 3]), (1, [6, 5, 4, 2, 7, 3])):
        yield _arguments(rng, sizes, t, *_settings(rng))


@check_adam_step.family("the first step with the usual betas and eps")
def first_step(rng):
    params, grads, m, v = _arguments(rng, [3, 4, 2])
    yield params, grads, _zero(m), _zero(v), 1, 0.2
    yield params, {k: 1e-8 * g for k, g in grads.items()}, _zero(m), _zero(v), 1, 0.2


@check_adam_step.family("later steps with the usual betas and eps")
def later_steps(rng):
    for sizes, t, rate in (([3, 4, 2], 2, 0.02), ([4, 2], 10, 0.3), ([4, 2], 20000, 0.3)):
        yield _arguments(rng, sizes, t, rate)


@check_adam_step.family("gradients of 0")
def gradients_of_0(rng):
    params, grads, m, v = _arguments(rng, [3, 2])
    yield params, {k: 0 * g for k, g in grads.items()}, _zero(m), _zero(v), 1, 0.2
    yield params, {k: 0 * g for k, g in grads.items()}, m, v, 4, 0.2


@check_adam_step.family("layers that all have the same width")
def same_width(rng):
    yield _arguments(rng, [3, 3, 3], 5, *_settings(rng))
    yield _arguments(rng, [1, 1], 2, *_settings(rng))


@check_adam_step.family("parameters of other names, means in another order")
def other_names(rng):
    params, grads, m = common.other_names(rng)
    yield params, grads, m, {name: rng.uniform(0.1, 2, size=(2, 3)) for name in m}, 3, 0.3


@check_adam_step.family("gradients of whole numbers")
def whole_numbers(rng):
    params, grads, m, v = _arguments(rng, [2, 4, 3])
    yield params, {k: rng.integers(1, 9, g.shape) for k, g in grads.items()}, m, v, 2, 0.1


@check_adam_step.family("float32 arrays")
def float32_arrays(rng):
    sides = _arguments(rng, [3, 4, 2])
    yield *map(common.float32, sides), 3, *_settings(rng)


@check_adam_step.family("several steps in a row")
def steps_in_a_row(rng):
    start = [round(x, 3) for x in rng.uniform(1, 3, 3).tolist()]
    yield _steps(start, [1, 2, 3, 4, 5], *(round(x, 3) for x in _settings(rng)[:3]))
