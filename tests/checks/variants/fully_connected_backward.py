"""Right answers to `fully_connected_backward` that look unlike the reference."""

import collections

import numpy as np

from course.activations import relu_backward
from course.backprop import linear_backward
from course.fully_connected import fully_connected_backward
from course.normalization import batchnorm_backward
from course.regularization import dropout_backward
from tests.checks.variants.register import right


@right
def fully_connected_backward__written_out(dZ, caches):
    grads = {}
    for layer in reversed(range(1, len(caches) + 1)):
        A_prev, W, norm, Z, mask = caches[layer - 1]
        if layer < len(caches):
            if mask is not None:
                dA = dA * mask  # noqa: F821
            dZ = dA * (Z > 0)
            if norm is not None:
                Z_hat, gamma, std = norm
                m = dZ.shape[1]
                grads[f"dgamma{layer}"] = np.sum(dZ * Z_hat, axis=1, keepdims=True)
                grads[f"dbeta{layer}"] = np.sum(dZ, axis=1, keepdims=True)
                d = dZ * gamma
                dZ = (
                    m * d
                    - d.sum(axis=1, keepdims=True)
                    - Z_hat * (d * Z_hat).sum(axis=1, keepdims=True)
                ) / (m * std)
        grads[f"dW{layer}"] = np.dot(dZ, A_prev.T)
        grads[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True)
        dA = np.dot(W.T, dZ)
        grads[f"dA{layer - 1}"] = dA
    return grads


@right
def fully_connected_backward__recursive(dZ, caches):
    *rest, (A_prev, W, _, _, _) = caches
    L = len(caches)
    dA, dW, db = linear_backward(dZ, A_prev, W)
    here = {f"dW{L}": dW, f"db{L}": db}
    if not rest:
        return here
    _, _, norm, Z, mask = rest[-1]
    dZ = relu_backward(dA if mask is None else dropout_backward(dA, mask), Z)
    if norm:
        dZ, here[f"dgamma{L - 1}"], here[f"dbeta{L - 1}"] = batchnorm_backward(dZ, norm)
    return fully_connected_backward__recursive(dZ, rest) | here


@right
def fully_connected_backward__mask_after_relu(dZ, caches):
    grads, layer = {}, len(caches)
    for (A_prev, W, *_), (*_, norm, Z, mask) in zip(
        caches[::-1], [*caches[-2::-1], (None,) * 5], strict=True
    ):
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, A_prev, W)
        layer -= 1
        if layer:
            dZ = relu_backward(dA, Z) * (1 if mask is None else mask)
            if norm is not None:
                dZ, dgamma, dbeta = batchnorm_backward(dZ, norm)
                grads.update({f"dgamma{layer}": dgamma, f"dbeta{layer}": dbeta})
    return grads


@right
def fully_connected_backward__slope_from_what_was_handed_on(dZ, caches):
    grads = collections.OrderedDict()
    for layer in range(len(caches), 0, -1):
        A_prev, W = caches[layer - 1][:2]
        grads[f"dW{layer}"] = np.einsum("im,jm->ij", dZ, A_prev)
        grads[f"db{layer}"] = dZ @ np.ones((dZ.shape[1], 1))
        if layer == 1:
            break
        norm, mask = caches[layer - 2][2], caches[layer - 2][4]
        dZ = np.where(A_prev > 0, (dZ.T @ W).T, 0.0)
        if mask is not None:
            dZ *= mask
        if norm is not None:
            dZ, grads[f"dgamma{layer - 1}"], grads[f"dbeta{layer - 1}"] = batchnorm_backward(
                dZ, norm
            )
    return grads


@right
def fully_connected_backward__long_floats(dZ, caches):
    return {
        name: gradient.astype(float)
        for name, gradient in fully_connected_backward(dZ.astype(np.longdouble), caches).items()
    }


@right
def fully_connected_backward__no_gradient_of_a_bias_below_batch_norm(dZ, caches):
    grads = fully_connected_backward(dZ, caches)
    return {
        name: 0 * g
        if f"dgamma{name[2:]}" in grads and name[:2] == "db" and name[2:].isdigit()
        else g
        for name, g in grads.items()
    }
