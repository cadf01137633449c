"""Right answers of all notebooks that look unlike the reference: `VARIANTS[function]`."""

import collections

from tests.checks import (
    variants_activations,
    variants_backprop,
    variants_depth_a,
    variants_depth_b,
    variants_forward,
    variants_fully_connected,
    variants_initialization,
    variants_regularization,
    variants_training,
)

VARIANTS = collections.defaultdict(list)
for module in (
    variants_activations,
    variants_forward,
    variants_backprop,
    variants_training,
    variants_initialization,
    variants_depth_a,
    variants_depth_b,
    variants_regularization,
    variants_fully_connected,
):
    VARIANTS.update(module.VARIANTS)
