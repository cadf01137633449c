"""What the checks of linear_forward and its loop form share: examples and two mistakes."""

import numpy as np

from autograder.checks.forward.common import (
    different_sizes,
    float32,
    layer_arrays,
    whole_layer_arrays,
)

# fmt: off
VISIBLE = [
    ("two units, three inputs, four samples",
     (np.array([[1.0, 2.0, 0.0, 1.0], [0.0, 1.0, 1.0, -1.0], [-1.0, 3.0, 2.0, 0.5]]),
      np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0]]), np.array([[10.0], [-20.0]]))),
    ("one sample",
     (np.array([[2.0], [-1.0]]), np.array([[0.5, 1.0], [3.0, 0.0], [1.0, 1.0]]),
      np.array([[1.0], [2.0], [3.0]]))),
    ("as many samples as units and inputs",
     (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 10.0], [2.0, 0.0]]),
      np.array([[100.0], [200.0]]))),
    ("whole-number weights and real inputs",
     (np.array([[0.5, 1.5]]), np.array([[1], [3]]), np.array([[0], [1]]))),
]
# fmt: on


def _whole_weights(rng):
    """Return inputs that are no whole numbers, and whole weights and biases."""
    _, W, b = whole_layer_arrays(rng, 3, 4, 5)
    return rng.normal(size=(4, 5)), W, b


# fmt: off
FAMILIES = [
    ("sizes that all differ", lambda rng: layer_arrays(rng, 3, 5, 7),
     lambda rng: layer_arrays(rng, *different_sizes(rng))),
    ("sizes that are all equal", lambda rng: layer_arrays(rng, 4, 4, 4),
     lambda rng: layer_arrays(rng, 3, 3, 3)),
    ("one sample, one unit or one input", lambda rng: layer_arrays(rng, 4, 3, 1),
     lambda rng: layer_arrays(rng, 1, 4, 6), lambda rng: layer_arrays(rng, 5, 1, 3)),
    ("whole numbers", lambda rng: whole_layer_arrays(rng, 3, 4, 5), _whole_weights),
    ("float32 arrays", lambda rng: float32(layer_arrays(rng, 3, 4, 6))),
]
BIAS_FORGOTTEN = (
    "the bias forgotten", "every unit is off by the same number for all samples; which one is it?",
    lambda A_prev, W, b: W @ A_prev,
)
BIAS_SUBTRACTED = (
    "the bias subtracted",
    "a neuron of this course adds its bias; a threshold would be the bias with a minus sign",
    lambda A_prev, W, b: W @ A_prev - b,
)
# fmt: on
