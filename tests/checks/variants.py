"""Right answers of all notebooks that look unlike the reference: `VARIANTS[function]`."""

import collections

from tests.checks import (
    variants_activations,
    variants_backprop,
    variants_forward,
    variants_initialization,
    variants_training,
)

VARIANTS = collections.defaultdict(list)
for module in (variants_activations, variants_forward, variants_backprop, variants_training,
               variants_initialization):
    VARIANTS.update(module.VARIANTS)
