"""The known mistakes of the whole architecture's way back."""

import numpy as np

from autograder.checks.hyperparameters.fully_connected_backward import (
    check_fully_connected_backward,
)
from autograder.checks.hyperparameters.fully_connected_backward_parts import (
    below,
    kept,
    linear,
    mask_last,
    mean,
    norm_before_mask,
    norm_first,
    outputs,
    scales,
    silence,
    slope,
)
from course.backprop import linear_backward
from course.fully_connected import fully_connected_backward
from course.normalization import batchnorm_backward

__all__ = ["check_fully_connected_backward"]


def _mistake(name, sentence, *, affine=linear, mask_back=silence, relu_back=slope,
             norm_back=scales, layer_below=below, start=lambda dZ, caches: dZ,
             down=lambda dZ, top: dZ, after=lambda grads, caches: grads):
    """Register the way back with one part replaced."""
    @check_fully_connected_backward.mistake(name, sentence)
    def _(dZ, caches):
        grads, top = {}, start(dZ, caches)
        dZ = top
        for layer in range(len(caches), 0, -1):
            A_prev, W, *_ = caches[layer - 1]
            dA, grads[f"dW{layer}"], grads[f"db{layer}"] = affine(dZ, A_prev, W, caches, layer)
            if layer > 1:
                dZ, dgamma, dbeta = layer_below(dA, caches[layer - 2], caches[layer - 1],
                                                mask_back, relu_back, norm_back)
                dZ = down(dZ, top)
                if dgamma is not None:
                    grads[f"dgamma{layer - 1}"], grads[f"dbeta{layer - 1}"] = dgamma, dbeta
        return after(grads, caches)


def _after(name, sentence, change):
    """Register right gradients that are returned in another form."""
    _mistake(name, sentence, after=change)


ONCE_MORE = ("the mean over samples taken once more",
             "the gradient that comes in carries the 1/m; give every sample twice and compare")
ORDER = "what came last on the way forward comes first on the way back; write both orders on paper"
CONSTANT = ("the mean and the variance depend on every sample; print the sum of each row of what "
            "batch norm hands down")
NO_NORM = ("batch norm skipped on the way back",
           "print the mean over the samples of the gradient below batch norm: it must be 0")
RESCALED = ("the scale of the mask applied once more", "the mask in the cache holds its scale")
MISSING = "print the keys of the result beside the names in params"
NUMBERS = ("print the shape of each gradient beside that of its parameter; caches[0] belongs to "
           "layer 1")
_mistake("the mask forgotten", "a silenced unit had no say: print which entries of the gradient "
         "are 0 beside the mask", mask_back=lambda dA, mask, above: dA)
_mistake(*RESCALED, mask_back=kept(lambda dA, mask: dA * mask * mask))
_mistake("the scale of the mask forgotten", "backward multiplies with what forward multiplied with",
         mask_back=kept(lambda dA, mask: dA * (mask > 0)))
_mistake("a division by the mask", "a silenced unit had no say, so its gradient is 0",
         mask_back=kept(lambda dA, mask: np.divide(dA, mask, out=np.zeros(dA.shape),
                                                    where=mask > 0)))
_mistake("the silenced units in the place of the kept ones",
         "print the gradient beside the mask: which entries must be 0?",
         mask_back=kept(lambda dA, mask: dA * (mask == 0)))
_mistake("the mask of the layer above", "the mask of layer l - 1 lies in caches[l - 2]",
         mask_back=lambda dA, mask, above: dA if above[4] is None else dA * above[4])
_mistake("ReLU forgotten on the way back", "where ReLU gave 0 nothing can flow back; print Z "
         "beside the gradient", relu_back=lambda dA, Z, above: dA)
_mistake("the slope of ReLU taken at the layer above", "print which Z you take: that of layer "
         "l - 1 lies in caches[l - 2]", relu_back=lambda dA, Z, above: dA * (above[3] > 0))
_mistake("negative gradients cut off", "it is Z whose sign counts, not that of the gradient",
         relu_back=lambda dA, Z, above: np.maximum(dA, 0))
_mistake("negative gradients cut off", "it is Z whose sign counts, not that of the gradient",
         relu_back=lambda dA, Z, above: np.maximum(dA, 0) * (Z > 0))
_mistake("the slope of ReLU turned around", "print Z beside the gradient: which entries pass?",
         relu_back=lambda dA, Z, above: dA * (Z <= 0))
_mistake("ReLU itself in the place of its slope", "on the way back the slope counts: 1 or 0",
         relu_back=lambda dA, Z, above: dA * np.maximum(Z, 0))
_mistake("ReLU in the last layer", "the last layer is affine only; its gradient goes on as it is",
         start=lambda dZ, caches: dZ * (caches[-1][3] > 0))
_mistake("batch norm before ReLU on the way back", ORDER, layer_below=norm_first)
_mistake("dropout last on the way back", ORDER, layer_below=mask_last)
_mistake("batch norm first on the way back", ORDER, layer_below=norm_before_mask)
_mistake(*NO_NORM, norm_back=lambda dZ, norm: (dZ, None, None))
_mistake(*NO_NORM, norm_back=lambda dZ, norm: (dZ, *batchnorm_backward(dZ, norm)[1:]))
_mistake("the batch's mean and variance taken for constants", CONSTANT,
         norm_back=lambda dZ, norm: (norm[1] / norm[2] * dZ, *batchnorm_backward(dZ, norm)[1:]))
_mistake("the batch's variance taken for a constant", CONSTANT, norm_back=lambda dZ, norm: (
    norm[1] / norm[2] * (dZ - mean(dZ)), *batchnorm_backward(dZ, norm)[1:]))
_mistake("the batch's mean taken for a constant", CONSTANT, norm_back=lambda dZ, norm: (
    norm[1] / norm[2] * (dZ - norm[0] * mean(dZ * norm[0])), *batchnorm_backward(dZ, norm)[1:]))
_mistake("the scale of batch norm forgotten", "set gamma to 10: the gradient below must grow",
         norm_back=lambda dZ, norm: (batchnorm_backward(dZ, norm)[0] / norm[1],
                                     *batchnorm_backward(dZ, norm)[1:]))
_mistake("dgamma and dbeta exchanged", "compare with the docstring of batchnorm_backward: which "
         "comes first?", norm_back=lambda dZ, norm: tuple(
             batchnorm_backward(dZ, norm)[i] for i in (0, 2, 1)))
_mistake("dgamma and dbeta averaged", "a sum over the samples, as for a bias",
         norm_back=lambda dZ, norm: (batchnorm_backward(dZ, norm)[0], mean(dZ * norm[0]),
                                     mean(dZ)))
_mistake("the gradient at the logits handed to every layer", "print what each layer gets: the new "
         "gradient must reach the next round", down=lambda dZ, top: top)
_mistake(*ONCE_MORE, affine=lambda dZ, A_prev, W, *rest: (
    W.T @ dZ, dZ @ A_prev.T / dZ.shape[1], mean(dZ)))
_mistake(*ONCE_MORE, affine=lambda dZ, A_prev, W, *rest: (
    W.T @ dZ, dZ @ A_prev.T / dZ.shape[1], dZ.sum(axis=1, keepdims=True)))
_mistake(*ONCE_MORE, affine=lambda dZ, A_prev, W, *rest: (
    W.T @ dZ, dZ @ A_prev.T, mean(dZ)))
_mistake(*ONCE_MORE, start=lambda dZ, caches: dZ / dZ.shape[1])
_mistake("the sum over samples without its axis kept", "print db.shape beside b.shape",
         affine=lambda dZ, A_prev, W, *rest: (W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1)))
_mistake("the sum over units in db", "db has a row for every unit; over what is the sum?",
         affine=lambda dZ, A_prev, W, *rest: (W.T @ dZ, dZ @ A_prev.T,
                                              dZ.sum(axis=0, keepdims=True)))
_mistake("the sum over samples forgotten", "print db.shape beside b.shape",
         affine=lambda dZ, A_prev, W, *rest: (W.T @ dZ, dZ @ A_prev.T, dZ))
_mistake("the weights not transposed", "print the shapes: on the way back W maps n values to "
         "n_prev", affine=lambda dZ, A_prev, W, *rest: (
             W @ dZ, *linear_backward(dZ, A_prev, W)[1:]))
_mistake("the weights of the layer below", "the gradient goes back through the weights of the "
         "layer it is at", affine=lambda dZ, A_prev, W, caches, layer: (
             caches[max(layer - 2, 0)][1].T @ dZ, *linear_backward(dZ, A_prev, W)[1:]))
_mistake("the outputs of a layer in dW", "a layer's weights met what the layer was fed with",
         affine=lambda dZ, A_prev, W, caches, layer: (
             W.T @ dZ, dZ @ outputs(caches[layer - 1]).T, linear_backward(dZ, A_prev, W)[2]))
_mistake("Z of the layer below in dW", "a layer is fed with activations: after ReLU and dropout",
         affine=lambda dZ, A_prev, W, caches, layer: (
             W.T @ dZ, dZ @ (caches[layer - 2][3] if layer > 1 else A_prev).T,
             linear_backward(dZ, A_prev, W)[2]))
_mistake("dW transposed", "print dW.shape beside W.shape", affine=lambda dZ, A_prev, W, *rest: (
    W.T @ dZ, A_prev @ dZ.T, linear_backward(dZ, A_prev, W)[2]))
_mistake("the sign turned around", "no minus belongs here; the step downhill has it",
         start=lambda dZ, caches: -dZ)
_after("only the last layer", MISSING, lambda grads, caches: {
    key: grads[key] for key in (f"dW{len(caches)}", f"db{len(caches)}")})
_after("the first layer missing", MISSING, lambda grads, caches: {
    key: array for key, array in grads.items() if key.strip("dWbgamet") != "1" or len(caches) == 1})
_after("dgamma and dbeta missing", MISSING, lambda grads, caches: {
    key: array for key, array in grads.items() if key[1] in "Wb" and key[:3] != "dbe"})
_after("the layers counted from 0", NUMBERS, lambda grads, caches: {
    key[:-1] + str(int(key[-1]) - 1): array for key, array in grads.items()})
_after("the layers counted from 0", NUMBERS, lambda grads, caches: {
    key[:-1] + str(int(key[-1]) - 1) if "W" in key or key[:-1] == "db" else key: array
    for key, array in grads.items()})
_after("the layers counted from the end", NUMBERS, lambda grads, caches: {
    key[:-1] + str(len(caches) + 1 - int(key[-1])): array for key, array in grads.items()})
_after("dgamma and dbeta under the number of the layer above", NUMBERS, lambda grads, caches: {
    (key[:-1] + str(int(key[-1]) + 1) if "mm" in key or "et" in key else key): array
    for key, array in grads.items()})
_after("the names of the parameters", "the gradient of W1 is called dW1",
       lambda grads, caches: {key[1:]: array for key, array in grads.items()})
_after("no dict returned", "the gradients come back in a dict under their names",
       lambda grads, caches: list(grads.values()))
_after("no dict returned", "the gradients come back in a dict under their names",
       lambda grads, caches: None)


@check_fully_connected_backward.mistake(
    "batch norm taken for granted", "norm is None in a layer without batch norm; ask for it")
def _(dZ, caches):
    for _, _, (_, _, _), *_ in caches[-2::-1]:
        pass
    return fully_connected_backward(dZ, caches)


@check_fully_connected_backward.mistake(
    "dropout taken for granted", "the mask is None in a layer without dropout; ask for it")
def _(dZ, caches):
    for *_, mask in caches[-2::-1]:
        dZ * mask
    return fully_connected_backward(dZ, caches)


USED_UP = ("the caches used up", "print len(caches) before and after; pop and reverse change the "
           "list that came in")


@check_fully_connected_backward.mistake(*USED_UP)
def _(dZ, caches):
    grads = fully_connected_backward(dZ, caches)
    while caches:
        caches.pop()
    return grads


@check_fully_connected_backward.mistake(*USED_UP)
def _(dZ, caches):
    grads = fully_connected_backward(dZ, caches)
    caches.reverse()
    return grads


@check_fully_connected_backward.mistake(
    "the caches read from the first layer on", "the way back begins at the last layer")
def _(dZ, caches):
    return fully_connected_backward(dZ, caches[::-1])


@check_fully_connected_backward.mistake(
    "the gradient changed that came in", "print dZ before and after the call")
def _(dZ, caches):
    grads = fully_connected_backward(dZ, caches)
    dZ *= 2
    return grads


def _shifted(index, number):
    """Register a way back whose ReLU, mask and norm come from the cache with another index."""
    @check_fully_connected_backward.mistake(
        "ReLU, mask and norm of another layer", "below layer l lie ReLU, mask and batch norm of "
        "layer l - 1; print which entry of caches you take them from")
    def _(dZ, caches):
        grads = {}
        for layer in range(len(caches), 0, -1):
            A_prev, W, *_ = caches[layer - 1]
            dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, A_prev, W)
            if layer > 1:
                dZ, dgamma, dbeta = below(dA, caches[index(layer)], None, silence, slope, scales)
                if dgamma is not None:
                    grads[f"dgamma{number(layer)}"] = dgamma
                    grads[f"dbeta{number(layer)}"] = dbeta
        return grads


for shift in (1, 3):
    _shifted(lambda layer, shift=shift: layer - shift, lambda layer: layer - 1)
    _shifted(lambda layer, shift=shift: layer - shift, lambda layer, shift=shift: layer - shift + 1)
_shifted(lambda layer: max(layer - 3, 0), lambda layer: layer - 1)
