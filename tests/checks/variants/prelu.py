"""Right answers to `prelu` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def prelu__as_printed(z, alpha):
    return np.maximum(0, z) + alpha * np.minimum(0, z)


@right
def prelu__with_where(z, alpha):
    z = np.asarray(z)
    return np.where(z >= 0, z, alpha * z)


@right
def prelu__with_a_default(z, alpha=0.25):
    z = np.asarray(z)
    return 0.5 * ((1 + alpha) * z + (1 - alpha) * np.abs(z))


@right
def prelu__in_an_own_copy(z, alpha):
    out = np.array(z, dtype=float)
    np.multiply(out, alpha, out=out, where=out < 0)
    return out


@right
def prelu__times_its_slope(z, alpha):
    z = np.asarray(z)
    return z * np.where(z > 0, 1.0, alpha)


@right
def prelu__learnt_entry_by_entry(z, alpha):
    z = np.asarray(z)
    return np.array([max(0, x) + alpha * min(0, x) for x in z.flat]).reshape(z.shape)
