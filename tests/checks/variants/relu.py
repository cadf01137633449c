"""Right answers to `relu` that look unlike the reference."""

import numpy as np

from tests.checks.variants.register import right


@right
def relu__maximum(z):
    return np.maximum(0, z)


@right
def relu__where(z):
    return np.where(np.asarray(z) > 0, z, 0)


@right
def relu__clip_from_below(z):
    return np.clip(z, 0, None)


@right
def relu__half_of_z_and_its_size(z):
    z = np.asarray(z)
    return (z + np.abs(z)) / 2


@right
def relu__times_mask(z):
    z = np.asarray(z)
    return z * (z > 0)


@right
def relu__times_heaviside(z):
    return np.asarray(z) * np.heaviside(z, 0.5)


@right
def relu__boolean_index_in_a_copy(z):
    out = np.array(z)
    out[out < 0] = 0
    return out


@right
def relu__vectorized_max(z):
    return np.vectorize(lambda x: max(x, 0.0), otypes=[float])(z)


@right
def relu__a_view_where_nothing_is_negative(z):
    z = np.asarray(z)
    return z if (z >= 0).all() else np.maximum(z, 0)


@right
def relu__rectified_by_putmask(z):
    out = np.array(z, dtype=np.float64)
    np.putmask(out, out < 0, 0)
    return out


@right
def relu__largest_of_a_pair(z):
    return np.max(np.stack([np.asarray(z), np.zeros(np.shape(z))]), axis=0)


@right
def relu__nested_tuples(z):
    def walk(x):
        return tuple(map(walk, x)) if isinstance(x, list) else max(x, 0)

    return walk(np.asarray(z).tolist())
