"""Right answers of notebook 01 that look unusual: `VARIANTS[function]` is a list of functions."""

import functools
import math

import numpy as np

VARIANTS = {}


def right(name):
    """Add a function to the right answers of an exercise."""

    def register(function):
        VARIANTS.setdefault(name, []).append(function)
        return function

    return register


# compose_linear


@right("compose_linear")
def from_the_last_layer_back(layers):
    W, b = (np.array(part, dtype=float) for part in layers[-1])
    for W_prev, b_prev in reversed(layers[:-1]):
        b = b + W @ np.asarray(b_prev)
        W = W @ np.asarray(W_prev)
    return W, b


@right("compose_linear")
def affine_maps_as_one_matrix(layers):
    def padded(W, b):
        return np.block([[np.asarray(W), np.asarray(b)], [np.zeros((1, np.shape(W)[1])), 1]])

    M = functools.reduce(lambda M, layer: padded(*layer) @ M, layers[1:], padded(*layers[0]))
    return M[:-1, :-1], M[:-1, -1:]


@right("compose_linear")
def probed_with_unit_vectors(layers):
    def forward(A):
        for W, b in layers:
            A = np.dot(W, A) + b
        return A

    n = np.shape(layers[0][0])[1]
    b = forward(np.zeros((n, 1)))
    return forward(np.eye(n)) - b, b


@right("compose_linear")
def with_einsum_and_recursion(layers):
    if len(layers) == 1:
        return layers[0]
    W, b = with_einsum_and_recursion(layers[:-1])
    W_last, b_last = layers[-1]
    return [np.einsum("ij,jk->ik", W_last, W), np.einsum("ij,jk->ik", W_last, b) + b_last]


@right("compose_linear")
def in_place_on_own_copies(layers, dtype=np.float64):
    W, b = np.array(layers[0][0], dtype), np.array(layers[0][1], dtype)
    for W_next, b_next in layers[1:]:
        W = np.matmul(W_next, W)
        b = np.matmul(W_next, b)
        b += b_next
    return W, b


@right("compose_linear")
def starting_from_the_identity(layers):
    n = np.shape(layers[0][0])[1]
    W, b = np.eye(n), np.zeros((n, 1))
    for W_next, b_next in layers:
        W, b = np.tensordot(W_next, W, axes=1), np.tensordot(W_next, b, axes=1) + b_next
    return W, b


@right("compose_linear")
def with_lists_as_result(layers):
    W, b = starting_from_the_identity(layers)
    return W.tolist(), b.tolist()


# sigmoid


@right("sigmoid")
def as_it_stands_with_an_overflow(z):
    return 1 / (1 + np.exp(-np.asarray(z)))


@right("sigmoid")
def both_branches_in_where(z):
    z = np.asarray(z)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@right("sigmoid")
def two_masks(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


@right("sigmoid")
def with_logaddexp(z):
    return np.exp(-np.logaddexp(0, -np.asarray(z)))


@right("sigmoid")
def with_the_absolute_value(z):
    z = np.asarray(z)
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, 1) / (1 + e)


@right("sigmoid")
def clipped_far_out(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@right("sigmoid")
def one_number_at_a_time(z):
    def one(x):
        return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))

    return np.vectorize(one, otypes=[float])(z)


@right("sigmoid")
def by_expm1(z):
    z = np.asarray(z)
    small = np.exp(-np.abs(z))
    return np.where(z > 0, 1.0, small) / (np.expm1(-np.abs(z)) + 2)


@right("sigmoid")
def nested_lists(z):
    return one_number_at_a_time(z).tolist()


@right("sigmoid")
def long_double_inside(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=np.longdouble)))


# sigmoid_backward


def _sigmoid(z):
    return 0.5 + 0.5 * np.tanh(0.5 * np.asarray(z))


@right("sigmoid_backward")
def by_its_value(dA, z):
    a = _sigmoid(z)
    return dA * (a - a * a)


@right("sigmoid_backward")
def by_the_mirrored_value(dA, z):
    return dA * _sigmoid(z) * _sigmoid(-np.asarray(z))


@right("sigmoid_backward")
def by_tanh(dA, z):
    return 0.25 * np.asarray(dA) * (1 - np.tanh(np.divide(z, 2)) ** 2)


@right("sigmoid_backward")
def by_cosh_with_an_overflow(dA, z):
    return np.asarray(dA) / (4 * np.cosh(np.asarray(z) / 2) ** 2)


@right("sigmoid_backward")
def by_an_even_exponential(dA, z):
    e = np.exp(-np.abs(z))
    return np.multiply(dA, e / (1 + e) ** 2)


@right("sigmoid_backward")
def from_the_cache_with_a_copy(dA, z, a=None):
    dz = np.array(dA, dtype=float)
    a = _sigmoid(z) if a is None else a
    dz *= a
    dz *= 1 - a
    return dz


@right("sigmoid_backward")
def by_a_loop_over_entries(dA, z):
    z = np.asarray(z, dtype=float)
    out = [d * _sigmoid(x) * (1 - _sigmoid(x)) for d, x in zip(np.ravel(dA), z.flat, strict=True)]
    return np.array(out).reshape(z.shape)


# tanh


@right("tanh")
def of_numpy(z):
    return np.tanh(z)


@right("tanh")
def as_a_stretched_sigmoid(z):
    return 2 * _sigmoid(2 * np.asarray(z)) - 1


@right("tanh")
def divided_by_the_larger_exponential(z):
    z = np.asarray(z)
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


@right("tanh")
def clipped_before_the_quotient(z):
    z = np.clip(z, -300, 300)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


@right("tanh")
def with_an_overflow_that_ends_well(z):
    return 1 - 2 / (np.exp(2 * np.asarray(z)) + 1)


@right("tanh")
def entry_by_entry(z):
    z = np.asarray(z)
    return np.array([math.tanh(x) for x in z.flat]).reshape(z.shape)


@right("tanh")
def written_into_an_own_array(z, out=None):
    out = np.empty(np.shape(z)) if out is None else out
    return np.tanh(z, out=out)


@right("tanh")
def in_single_precision_for_single_precision(z):
    z = np.asarray(z)
    return np.tanh(z.astype(np.float32)) if z.dtype == np.float32 else np.tanh(z)


# tanh_backward


@right("tanh_backward")
def one_minus_square(dA, z):
    return dA * (1 - np.square(np.tanh(z)))


@right("tanh_backward")
def difference_of_squares(dA, z):
    a = np.tanh(z)
    return np.asarray(dA) * (1 - a) * (1 + a)


@right("tanh_backward")
def one_over_cosh_squared(dA, z):
    return dA / np.cosh(z) ** 2


@right("tanh_backward")
def four_sigmoid_slopes(dA, z):
    a = _sigmoid(2 * np.asarray(z))
    return 4 * np.asarray(dA) * a * (1 - a)


@right("tanh_backward")
def by_an_even_exponential_of_two_z(dA, z):
    e = np.exp(-2 * np.abs(z))
    return np.asarray(dA) * 4 * e / (1 + e) ** 2


@right("tanh_backward")
def by_a_complex_step(dA, z):
    return np.asarray(dA) * np.tanh(np.asarray(z) + 1e-30j).imag / 1e-30


@right("tanh_backward")
def with_einsum(dA, z):
    return np.einsum("...,...->...", dA, 1 - np.tanh(z) ** 2)


# relu


@right("relu")
def maximum(z):
    return np.maximum(0, z)


@right("relu")
def where(z):
    return np.where(np.asarray(z) > 0, z, 0)


@right("relu")
def clip_from_below(z):
    return np.clip(z, 0, None)


@right("relu")
def half_of_z_and_its_size(z):
    z = np.asarray(z)
    return (z + np.abs(z)) / 2


@right("relu")
def times_mask(z):
    z = np.asarray(z)
    return z * (z > 0)


@right("relu")
def times_heaviside(z):
    return np.asarray(z) * np.heaviside(z, 0.5)


@right("relu")
def boolean_index_in_a_copy(z):
    out = np.array(z)
    out[out < 0] = 0
    return out


@right("relu")
def vectorized_max(z):
    return np.vectorize(lambda x: max(x, 0.0), otypes=[float])(z)


@right("relu")
def a_view_where_nothing_is_negative(z):
    z = np.asarray(z)
    return z if (z >= 0).all() else np.maximum(z, 0)


@right("relu")
def rectified_by_putmask(z):
    out = np.array(z, dtype=np.float64)
    np.putmask(out, out < 0, 0)
    return out


@right("relu")
def largest_of_a_pair(z):
    return np.max(np.stack([np.asarray(z), np.zeros(np.shape(z))]), axis=0)


@right("relu")
def nested_tuples(z):
    def walk(x):
        return tuple(map(walk, x)) if isinstance(x, list) else max(x, 0)

    return walk(np.asarray(z).tolist())


# relu_backward: with 0, one half and 1 as the slope at 0


@right("relu_backward")
def mask_with_slope_0(dA, z):
    return dA * (np.asarray(z) > 0)


@right("relu_backward")
def mask_with_slope_1(dA, z):
    return dA * (np.asarray(z) >= 0)


@right("relu_backward")
def heaviside_with_slope_one_half(dA, z):
    return dA * np.heaviside(z, 0.5)


@right("relu_backward")
def half_of_one_and_the_sign(dA, z):
    return np.asarray(dA) * (1 + np.sign(z)) / 2


@right("relu_backward")
def zeros_in_a_copy(dA, z):
    dz = np.array(dA, copy=True)
    dz[np.asarray(z) <= 0] = 0
    return dz


@right("relu_backward")
def where_the_output_is_positive(dA, z):
    return np.where(np.maximum(z, 0) > 0, dA, 0)


@right("relu_backward")
def chosen_by_select(dA, z):
    z, dA = np.asarray(z), np.asarray(dA)
    return np.select([z < 0, z > 0], [0 * dA, dA], default=0)


@right("relu_backward")
def written_where_open(dA, z):
    return np.multiply(dA, 1.0, where=np.asarray(z) > 0, out=np.zeros(np.shape(z)))


# leaky_relu


@right("leaky_relu")
def leaky_where(z, alpha=0.01):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * z)


@right("leaky_relu")
def the_larger_line(z, alpha=0.01):
    return np.maximum(z, alpha * np.asarray(z))


@right("leaky_relu")
def from_two_halves(z, alpha=1e-2, **options):
    z = np.asarray(z)
    return (1 + alpha) / 2 * z + (1 - alpha) / 2 * np.abs(z)


@right("leaky_relu")
def scaled_in_a_copy(z, alpha=0.01):
    out = np.array(z, dtype=float)
    out[out < 0] *= alpha
    return out


@right("leaky_relu")
def alpha_to_the_power_of_the_mask(z, alpha=0.01):
    z = np.asarray(z)
    return z * alpha ** (z < 0)


@right("leaky_relu")
def two_clips(z, alpha=0.01):
    return np.clip(z, 0, None) + alpha * np.clip(z, None, 0)


@right("leaky_relu")
def leaky_one_by_one(z, alpha=0.01):
    return np.vectorize(lambda x: x if x > 0 else alpha * x, otypes=[float])(z)


@right("leaky_relu")
def relu_minus_relu(z, alpha=0.01):
    z = np.asarray(z)
    return np.maximum(z, 0) - alpha * np.maximum(-z, 0)


# leaky_relu_backward


@right("leaky_relu_backward")
def slope_by_where(dA, z, alpha=0.01):
    return dA * np.where(np.asarray(z) >= 0, 1, alpha)


@right("leaky_relu_backward")
def slope_with_one_half_at_0(dA, z, alpha=0.01):
    return dA * (alpha + (1 - alpha) * np.heaviside(z, 0.5))


@right("leaky_relu_backward")
def gradient_scaled_in_a_copy(dA, z, alpha=0.01):
    dz = np.array(dA, dtype=float)
    dz[np.asarray(z) < 0] *= alpha
    return dz


@right("leaky_relu_backward")
def slope_in_float_ones(dA, z, alpha=0.01):
    slope = np.ones(np.shape(z))
    slope[np.asarray(z) <= 0] = alpha
    return slope * dA


@right("leaky_relu_backward")
def two_masks_added(dA, z, alpha=0.01):
    z = np.asarray(z)
    return dA * ((z > 0) + alpha * (z <= 0))


@right("leaky_relu_backward")
def where_on_the_gradient(dA, z, alpha=0.01, *, out=None):
    dA = np.asarray(dA)
    return np.where(np.asarray(z) > 0, dA, alpha * dA)


@right("leaky_relu_backward")
def a_list_of_slopes(dA, z, alpha=0.01):
    z = np.asarray(z)
    slopes = [1 if x > 0 else alpha for x in z.flat]
    return np.asarray(dA) * np.array(slopes).reshape(z.shape)


# prelu


@right("prelu")
def as_printed(z, alpha):
    return np.maximum(0, z) + alpha * np.minimum(0, z)


@right("prelu")
def with_where(z, alpha):
    z = np.asarray(z)
    return np.where(z >= 0, z, alpha * z)


@right("prelu")
def with_a_default(z, alpha=0.25):
    z = np.asarray(z)
    return 0.5 * ((1 + alpha) * z + (1 - alpha) * np.abs(z))


@right("prelu")
def in_an_own_copy(z, alpha):
    out = np.array(z, dtype=float)
    np.multiply(out, alpha, out=out, where=out < 0)
    return out


@right("prelu")
def times_its_slope(z, alpha):
    z = np.asarray(z)
    return z * np.where(z > 0, 1.0, alpha)


@right("prelu")
def learnt_entry_by_entry(z, alpha):
    z = np.asarray(z)
    return np.array([max(0, x) + alpha * min(0, x) for x in z.flat]).reshape(z.shape)


# prelu_backward


@right("prelu_backward")
def a_pair_by_where(dA, z, alpha):
    dA, z = np.asarray(dA), np.asarray(z)
    return np.where(z > 0, dA, alpha * dA), np.where(z > 0, 0, dA * z).sum()


@right("prelu_backward")
def a_list_with_a_python_float(dA, z, alpha):
    dA, z = np.asarray(dA), np.asarray(z)
    return [dA * np.where(z >= 0, 1, alpha), float(np.sum(dA[z < 0] * z[z < 0]))]


@right("prelu_backward")
def dalpha_as_a_dot_product(dA, z, alpha):
    dA, negative = np.ravel(dA), np.minimum(np.ravel(z), 0)
    slope = np.where(np.asarray(z) > 0, 1, alpha)
    return dA.reshape(np.shape(z)) * slope, np.dot(dA, negative)


@right("prelu_backward")
def dalpha_with_einsum_and_size_one(dA, z, alpha):
    dA, z = np.asarray(dA), np.asarray(z)
    dalpha = np.einsum("i,i->", dA.ravel(), np.clip(z, None, 0).ravel())
    return dA * (1 + (alpha - 1) * (z < 0)), np.array([[dalpha]])


@right("prelu_backward")
def dalpha_by_a_nudge(dA, z, alpha):
    z = np.asarray(z, dtype=float)
    nudged = (in_an_own_copy(z, alpha + 1) - in_an_own_copy(z, alpha - 1)) / 2
    return dA * np.where(z < 0, alpha, 1), np.sum(dA * nudged)


@right("prelu_backward")
def both_by_a_loop(dA, z, alpha):
    dA, z = np.asarray(dA, dtype=float), np.asarray(z)
    dz, dalpha = dA.copy(), 0.0
    for index in np.ndindex(z.shape):
        if z[index] <= 0:
            dz[index] *= alpha
            dalpha += dA[index] * z[index]
    return dz, dalpha


# elu


@right("elu")
def where_with_an_overflow(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@right("elu")
def where_with_a_minimum(z, alpha=1.0):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@right("elu")
def as_pytorch_prints_it(z, alpha=1.0):
    return np.maximum(0, z) + np.minimum(0, alpha * (np.exp(z) - 1))


@right("elu")
def bent_in_a_copy(z, alpha=1.0):
    out = np.array(z, dtype=float)
    negative = out < 0
    out[negative] = alpha * np.expm1(out[negative])
    return out


@right("elu")
def exponential_of_minus_the_size(z, alpha=1):
    z = np.asarray(z)
    return z * (z > 0) + alpha * (np.exp(-np.abs(z)) - 1) * (z <= 0)


@right("elu")
def elu_one_by_one(z, alpha=1.0):
    return np.vectorize(lambda x: x if x > 0 else alpha * math.expm1(x), otypes=[float])(z)


@right("elu")
def by_tanh_of_half(z, alpha=1.0):
    z = np.asarray(z, dtype=float)
    t = np.tanh(np.minimum(z, 0) / 2)
    return np.maximum(z, 0) + alpha * 2 * t / (1 - t)


# elu_backward


@right("elu_backward")
def elu_slope_with_an_overflow(dA, z, alpha=1.0):
    z = np.asarray(z)
    return dA * np.where(z > 0, 1, alpha * np.exp(z))


@right("elu_backward")
def from_the_value(dA, z, alpha=1.0):
    value = where_with_a_minimum(z, alpha)
    return dA * np.where(np.asarray(z) > 0, 1, value + alpha)


@right("elu_backward")
def elu_slope_in_float_ones(dA, z, alpha=1.0):
    z = np.asarray(z)
    slope = np.ones(z.shape)
    slope[z < 0] = alpha * np.exp(z[z < 0])
    return slope * dA


@right("elu_backward")
def elu_gradient_in_a_copy(dA, z, alpha=1.0):
    dz, z = np.array(dA, dtype=float), np.asarray(z)
    dz[z <= 0] *= alpha * np.exp(z[z <= 0])
    return dz


@right("elu_backward")
def two_masks_with_a_clip(dA, z, alpha=1.0):
    z = np.asarray(z)
    return dA * ((z > 0) + (z <= 0) * alpha * np.exp(np.clip(z, None, 0)))


@right("elu_backward")
def elu_slopes_one_by_one(dA, z, alpha=1.0):
    slope = np.vectorize(lambda x: 1.0 if x > 0 else alpha * math.exp(x), otypes=[float])
    return np.asarray(dA) * slope(z)


# softmax


@right("softmax")
def shifted_by_the_largest(Z):
    E = np.exp(Z - np.max(Z, axis=0))
    return E / np.sum(E, axis=0)


@right("softmax")
def over_the_first_axis_of_a_copy(Z):
    Z = np.array(Z, dtype=float)
    Z -= Z.max(0)
    np.exp(Z, out=Z)
    Z /= Z.sum(0)
    return Z


@right("softmax")
def exponential_of_the_log_softmax(Z):
    Z = np.asarray(Z)
    return np.exp(Z - np.logaddexp.reduce(Z, axis=0))


@right("softmax")
def as_transposed_rows(Z):
    rows = np.atleast_2d(np.asarray(Z, dtype=float).T)
    rows = rows - rows.max(axis=-1, keepdims=True)
    E = np.exp(rows)
    return (E / E.sum(axis=-1, keepdims=True)).T.reshape(np.shape(Z))


@right("softmax")
def by_differences_with_an_overflow(Z):
    Z = np.asarray(Z, dtype=float)
    return 1 / np.exp(Z[np.newaxis] - Z[:, np.newaxis]).sum(axis=1)


@right("softmax")
def column_by_column(Z):
    Z = np.asarray(Z, dtype=float)
    columns = Z.reshape(len(Z), -1)
    A = np.zeros_like(columns)
    for j in range(columns.shape[1]):
        weights = [math.exp(x - max(columns[:, j])) for x in columns[:, j]]
        A[:, j] = [w / sum(weights) for w in weights]
    return A.reshape(Z.shape)


@right("softmax")
def with_a_tiny_epsilon(Z, eps=1e-12):
    E = np.exp(Z - np.amax(Z, axis=0, keepdims=True))
    return E / (E.sum(axis=0, keepdims=True) + eps)


@right("softmax")
def along_an_axis(Z, axis=0):
    def one(z):
        return np.exp(z - z.max()) / np.exp(z - z.max()).sum()

    return np.apply_along_axis(one, axis, np.asarray(Z, dtype=float))


@right("softmax")
def with_einsum_for_the_sum(Z):
    E = np.exp(np.asarray(Z) - np.max(Z, axis=0))
    return E / np.einsum("i...->...", E)


# softmax_backward


@right("softmax_backward")
def weighted_mean_taken_away(dA, Z):
    A = shifted_by_the_largest(Z)
    return A * (dA - np.sum(dA * A, axis=0))


@right("softmax_backward")
def product_minus_share(dA, Z):
    A = shifted_by_the_largest(Z)
    product = A * dA
    return product - A * product.sum(axis=0, keepdims=True)


@right("softmax_backward")
def a_jacobian_for_each_column(dA, Z):
    dA, Z = np.asarray(dA), np.asarray(Z)
    dA_columns, A = dA.reshape(len(dA), -1), shifted_by_the_largest(Z.reshape(len(Z), -1))
    dZ = np.zeros(A.shape)
    for j, a in enumerate(A.T):
        dZ[:, j] = (np.diag(a) - np.outer(a, a)) @ dA_columns[:, j]
    return dZ.reshape(Z.shape)


@right("softmax_backward")
def all_jacobians_and_einsum(dA, Z):
    A = shifted_by_the_largest(Z)
    eye = np.eye(len(A)).reshape(len(A), len(A), *[1] * (A.ndim - 1))
    J = A[:, np.newaxis] * (eye - A[np.newaxis])
    return np.einsum("ij...,j...->i...", J, dA)


@right("softmax_backward")
def pair_by_pair(dA, Z):
    dA, A = np.asarray(dA), shifted_by_the_largest(Z)
    return sum(A * A[k] * (dA - dA[k]) for k in range(len(A)))


@right("softmax_backward")
def in_place_on_an_own_copy(dA, Z, A=None):
    A = shifted_by_the_largest(Z)
    dZ = np.array(dA, dtype=float)
    dZ -= np.einsum("i...,i...->...", A, dZ)
    dZ *= A
    return dZ


# maxout


@right("maxout")
def largest_of_the_products(A_prev, W, b):
    return np.max(np.matmul(W, A_prev) + b, axis=0)


@right("maxout")
def einsum_over_the_inputs(A_prev, W, b):
    return (np.einsum("kij,jm->kim", W, A_prev) + b).max(0)


@right("maxout")
def folded_piece_by_piece(A_prev, W, b):
    pieces = [np.dot(W_piece, A_prev) + b_piece for W_piece, b_piece in zip(W, b, strict=True)]
    return functools.reduce(np.maximum, pieces)


@right("maxout")
def loops_over_everything(A_prev, W, b):
    W, A_prev, b = np.asarray(W), np.asarray(A_prev), np.asarray(b)
    k, n, _ = W.shape
    return [
        [max(W[p, i] @ A_prev[:, s] + b[p, i, 0] for p in range(k)) for s in range(A_prev.shape[1])]
        for i in range(n)
    ]


@right("maxout")
def chosen_by_argmax(A_prev, W, b):
    pieces = np.tensordot(W, A_prev, axes=1) + b
    return np.take_along_axis(pieces, pieces.argmax(0)[np.newaxis], axis=0).squeeze(0)
