"""The known mistakes of the whole architecture's way back."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters.fully_connected_backward import (
    check_fully_connected_backward,
)
from course.backprop import linear_backward
from course.normalization import batchnorm_backward


def back(
    dZ, caches,
    affine=lambda dZ, A_prev, W, *where: linear_backward(dZ, A_prev, W),
    mask_back=lambda dA, mask, above: dA if mask is None else dA * mask,
    relu_back=lambda dA, Z, above: dA * (Z > 0), norm_back=batchnorm_backward,
    order=("mask", "relu", "norm"), below=lambda layer: layer - 2, number=lambda layer: layer - 1,
    start=lambda dZ, caches: dZ, down=lambda dZ, top: dZ, after=lambda grads, caches: grads,
):  # fmt: skip
    """Return the way back with one part replaced; below layer l lies `caches[below(l)]`."""
    grads, top = {}, start(dZ, caches)
    dZ = top
    for layer in range(len(caches), 0, -1):
        A_prev, W, *_ = above = caches[layer - 1]
        dZ, grads[f"dW{layer}"], grads[f"db{layer}"] = affine(dZ, A_prev, W, caches, layer)
        if layer == 1:
            break
        _, _, norm, Z, mask = caches[below(layer)]
        dgamma = dbeta = None
        for step in order:
            if step == "mask":
                dZ = mask_back(dZ, mask, above)
            elif step == "relu":
                dZ = relu_back(dZ, Z, above)
            elif norm is not None:
                dZ, dgamma, dbeta = norm_back(dZ, norm)
        dZ = down(dZ, top)
        if dgamma is not None:
            grads[f"dgamma{number(layer)}"], grads[f"dbeta{number(layer)}"] = dgamma, dbeta
    return after(grads, caches)


def _mean(array):
    return array.mean(axis=1, keepdims=True)


def _kept(function):
    """Return the part of a way back through dropout that differs only where there is a mask."""
    return dict(mask_back=lambda dA, mask, above: dA if mask is None else function(dA, mask))


def _normed(value):
    """Return the part of a way back through batch norm that hands another gradient down."""
    return dict(norm_back=lambda dZ, norm: (value(dZ, norm), *batchnorm_backward(dZ, norm)[1:]))


ORDER = "what came last on the way forward comes first on the way back; write both orders on paper"
CONSTANT = (
    "the mean and the variance depend on every sample; print the sum of each row of what "
    "batch norm hands down"
)
# fmt: off
check_fully_connected_backward.add_mistakes(
    ("the mask forgotten",
     "a silenced unit had no say: print which entries of the gradient are 0 beside the mask",
     dict(mask_back=lambda dA, mask, above: dA)),
    ("the scale of the mask applied once more", "the mask in the cache holds its scale",
     _kept(lambda dA, mask: dA * mask * mask)),
    ("the scale of the mask forgotten", "backward multiplies with what forward multiplied with",
     _kept(lambda dA, mask: dA * (mask > 0))),
    ("a division by the mask", "a silenced unit had no say, so its gradient is 0",
     _kept(lambda dA, mask: np.divide(dA, mask, out=np.zeros(dA.shape), where=mask > 0))),
    ("the silenced units in the place of the kept ones",
     "print the gradient beside the mask: which entries must be 0?",
     _kept(lambda dA, mask: dA * (mask == 0))),
    ("the mask of the layer above", "the mask of layer l - 1 lies in caches[l - 2]",
     dict(mask_back=lambda dA, mask, above: dA if above[4] is None else dA * above[4])),
    ("ReLU forgotten on the way back",
     "where ReLU gave 0 nothing can flow back; print Z beside the gradient",
     dict(relu_back=lambda dA, Z, above: dA)),
    ("the slope of ReLU taken at the layer above",
     "print which Z you take: that of layer l - 1 lies in caches[l - 2]",
     dict(relu_back=lambda dA, Z, above: dA * (above[3] > 0))),
    ("negative gradients cut off", "it is Z whose sign counts, not that of the gradient",
     dict(relu_back=lambda dA, Z, above: np.maximum(dA, 0)),
     dict(relu_back=lambda dA, Z, above: np.maximum(dA, 0) * (Z > 0))),
    ("the slope of ReLU turned around", "print Z beside the gradient: which entries pass?",
     dict(relu_back=lambda dA, Z, above: dA * (Z <= 0))),
    ("ReLU itself in the place of its slope", "on the way back the slope counts: 1 or 0",
     dict(relu_back=lambda dA, Z, above: dA * np.maximum(Z, 0))),
    ("ReLU in the last layer", "the last layer is affine only; its gradient goes on as it is",
     dict(start=lambda dZ, caches: dZ * (caches[-1][3] > 0))),
    ("batch norm before ReLU on the way back", ORDER, dict(order=("mask", "norm", "relu"))),
    ("dropout last on the way back", ORDER, dict(order=("relu", "norm", "mask"))),
    ("batch norm first on the way back", ORDER, dict(order=("norm", "mask", "relu"))),
    ("batch norm skipped on the way back",
     "print the mean over the samples of the gradient below batch norm: it must be 0",
     dict(norm_back=lambda dZ, norm: (dZ, None, None)), _normed(lambda dZ, norm: dZ)),
    ("the batch's mean and variance taken for constants", CONSTANT,
     _normed(lambda dZ, norm: norm[1] / norm[2] * dZ)),
    ("the batch's variance taken for a constant", CONSTANT,
     _normed(lambda dZ, norm: norm[1] / norm[2] * (dZ - _mean(dZ)))),
    ("the batch's mean taken for a constant", CONSTANT,
     _normed(lambda dZ, norm: norm[1] / norm[2] * (dZ - norm[0] * _mean(dZ * norm[0])))),
    ("the scale of batch norm forgotten", "set gamma to 10: the gradient below must grow",
     _normed(lambda dZ, norm: batchnorm_backward(dZ, norm)[0] / norm[1])),
    ("dgamma and dbeta exchanged",
     "compare with the docstring of batchnorm_backward: which comes first?",
     dict(norm_back=lambda dZ, norm: tuple(batchnorm_backward(dZ, norm)[i] for i in (0, 2, 1)))),
    ("dgamma and dbeta averaged", "a sum over the samples, as for a bias",
     dict(norm_back=lambda dZ, norm: (batchnorm_backward(dZ, norm)[0], _mean(dZ * norm[0]),
         _mean(dZ)))),
    ("the gradient at the logits handed to every layer",
     "print what each layer gets: the new gradient must reach the next round",
     dict(down=lambda dZ, top: top)),
    make=with_parts(back),
)
# fmt: on
