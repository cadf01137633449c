"""Right answers to `init_normal` that look unlike the reference."""

from tests.checks.variants.draws import draws

draws("init_normal", lambda n, n_prev, std: std)
