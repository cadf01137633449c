"""What the known mistakes of the whole architecture's way back are put together from."""

import numpy as np

from course.backprop import linear_backward
from course.normalization import batchnorm_backward


def linear(dZ, A_prev, W, caches, layer):
    """Return the gradients at an affine map's input, weights and biases."""
    return linear_backward(dZ, A_prev, W)


def silence(dA, mask, above):
    """Return the gradient before dropout."""
    return dA if mask is None else dA * mask


def slope(dA, Z, above):
    """Return the gradient before ReLU."""
    return dA * (Z > 0)


def scales(dZ, norm):
    """Return the gradients before batch norm, at its scales and at its shifts."""
    return batchnorm_backward(dZ, norm)


def below(dA, cache, above, mask_back, relu_back, norm_back):
    """Return dZ, dgamma and dbeta of the layer below; the last two None without batch norm."""
    _, _, norm, Z, mask = cache
    dZ = relu_back(mask_back(dA, mask, above), Z, above)
    return (dZ, None, None) if norm is None else norm_back(dZ, norm)


def mean(array):
    return array.mean(axis=1, keepdims=True)


def norm_first(dA, cache, above, mask_back, relu_back, norm_back):
    _, _, norm, Z, mask = cache
    dA, *rest = (mask_back(dA, mask, above), None, None) if norm is None else norm_back(
        mask_back(dA, mask, above), norm)
    return relu_back(dA, Z, above), *rest


def mask_last(dA, cache, above, mask_back, relu_back, norm_back):
    _, _, norm, Z, mask = cache
    dZ = relu_back(dA, Z, above)
    dZ, *rest = (dZ, None, None) if norm is None else norm_back(dZ, norm)
    return mask_back(dZ, mask, above), *rest


def norm_before_mask(dA, cache, above, mask_back, relu_back, norm_back):
    _, _, norm, Z, mask = cache
    dA, *rest = (dA, None, None) if norm is None else norm_back(dA, norm)
    return relu_back(mask_back(dA, mask, above), Z, above), *rest


def outputs(cache):
    """Return what a hidden layer handed on."""
    _, _, _, Z, mask = cache
    return np.maximum(Z, 0) * (1 if mask is None else mask)


def kept(function):
    """Return a way back through dropout that is replaced only where there is a mask."""
    return lambda dA, mask, above: dA if mask is None else function(dA, mask)
