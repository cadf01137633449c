"""Known mistakes of the way back in the gradients of its layers, and in how it returns them."""

from operator import imul

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters.fully_connected_backward import (
    check_fully_connected_backward,
)
from autograder.checks.hyperparameters.fully_connected_backward_mistakes import back
from course.backprop import linear_backward
from course.fully_connected import fully_connected_backward


def _affine(place, value):
    """Return the part of a way back through an affine map with another dA, dW or db."""

    def affine(*args):
        right = linear_backward(*args[:3])
        return *right[:place], value(*args), *right[place + 1 :]

    return dict(affine=affine)


def _renamed(name):
    """Return the part that returns the gradients under other names."""
    return dict(after=lambda grads, caches: {name(key, len(caches)): grads[key] for key in grads})


def _chosen(choose):
    """Return the part that returns only some of the gradients."""
    return dict(
        after=lambda grads, caches: {key: grads[key] for key in grads if choose(key, len(caches))}
    )


def _outputs(cache):
    """Return what a hidden layer handed on."""
    _, _, _, Z, mask = cache
    return np.maximum(Z, 0) * (1 if mask is None else mask)


def _norm_granted(dZ, caches):
    """Return the way back with batch norm taken for granted."""
    for _, _, (_, _, _), *_ in caches[-2::-1]:
        pass
    return fully_connected_backward(dZ, caches)


def _mask_granted(dZ, caches):
    """Return the way back with dropout taken for granted."""
    for *_, mask in caches[-2::-1]:
        dZ * mask
    return fully_connected_backward(dZ, caches)


def _afterwards(change):
    """Return the way back after which `change(dZ, caches)` changes what came in."""

    def call(dZ, caches):
        grads = fully_connected_backward(dZ, caches)
        change(dZ, caches)
        return grads

    return call


MISSING = "print the keys of the result beside the names in params"
NUMBERS = (
    "print the shape of each gradient beside that of its parameter; caches[0] belongs to layer 1"
)
# fmt: off
check_fully_connected_backward.add_mistakes(
    ("the mean over samples taken once more",
     "the gradient that comes in carries the 1/m; give every sample twice and compare",
     dict(affine=lambda dZ, A_prev, W, *where: (
         W.T @ dZ, dZ @ A_prev.T / dZ.shape[1], dZ.mean(axis=1, keepdims=True))),
     _affine(1, lambda dZ, A_prev, *rest: dZ @ A_prev.T / dZ.shape[1]),
     _affine(2, lambda dZ, *rest: dZ.mean(axis=1, keepdims=True)),
     dict(start=lambda dZ, caches: dZ / dZ.shape[1])),
    ("the sum over samples without its axis kept", "print db.shape beside b.shape",
     _affine(2, lambda dZ, *rest: dZ.sum(axis=1))),
    ("the sum over units in db", "db has a row for every unit; over what is the sum?",
     _affine(2, lambda dZ, *rest: dZ.sum(axis=0, keepdims=True))),
    ("the sum over samples forgotten", "print db.shape beside b.shape",
     _affine(2, lambda dZ, *rest: dZ)),
    ("the weights not transposed", "print the shapes: on the way back W maps n values to n_prev",
     dict(affine=lambda dZ, A_prev, W, *where: (W @ dZ, *linear_backward(dZ, A_prev, W)[1:]))),
    ("the weights of the layer below",
     "the gradient goes back through the weights of the layer it is at",
     _affine(0, lambda dZ, A_prev, W, caches, layer: caches[max(layer - 2, 0)][1].T @ dZ)),
    ("the outputs of a layer in dW", "a layer's weights met what the layer was fed with",
     _affine(1, lambda dZ, A_prev, W, caches, layer: dZ @ _outputs(caches[layer - 1]).T)),
    ("Z of the layer below in dW", "a layer is fed with activations: after ReLU and dropout",
     _affine(1, lambda dZ, A_prev, W, caches, layer:
         dZ @ (caches[layer - 2][3] if layer > 1 else A_prev).T)),
    ("dW transposed", "print dW.shape beside W.shape",
     _affine(1, lambda dZ, A_prev, *rest: A_prev @ dZ.T)),
    ("the sign turned around", "no minus belongs here; the step downhill has it",
     dict(start=lambda dZ, caches: -dZ)),
    ("only the last layer", MISSING,
     dict(after=lambda grads, caches: {
         key: grads[key] for key in (f"dW{len(caches)}", f"db{len(caches)}")})),
    ("the first layer missing", MISSING,
     _chosen(lambda key, n_layers: key.strip("dWbgamet") != "1" or n_layers == 1)),
    ("dgamma and dbeta missing", MISSING,
     _chosen(lambda key, n_layers: key[1] in "Wb" and key[:3] != "dbe")),
    ("the layers counted from 0", NUMBERS,
     _renamed(lambda key, n_layers: key[:-1] + str(int(key[-1]) - 1)),
     _renamed(lambda key, n_layers:
         key[:-1] + str(int(key[-1]) - 1) if "W" in key or key[:-1] == "db" else key)),
    ("the layers counted from the end", NUMBERS,
     _renamed(lambda key, n_layers: key[:-1] + str(n_layers + 1 - int(key[-1])))),
    ("dgamma and dbeta under the number of the layer above", NUMBERS,
     _renamed(lambda key, n_layers:
         key[:-1] + str(int(key[-1]) + 1) if "mm" in key or "et" in key else key)),
    ("the names of the parameters", "the gradient of W1 is called dW1",
     _renamed(lambda key, n_layers: key[1:])),
    ("no dict returned", "the gradients come back in a dict under their names",
     dict(after=lambda grads, caches: list(grads.values())),
     dict(after=lambda grads, caches: None)),
    ("batch norm taken for granted", "norm is None in a layer without batch norm; ask for it",
     _norm_granted),
    ("dropout taken for granted", "the mask is None in a layer without dropout; ask for it",
     _mask_granted),
    ("the caches used up",
     "print len(caches) before and after; pop and reverse change the list that came in",
     _afterwards(lambda dZ, caches: caches.clear()),
     _afterwards(lambda dZ, caches: caches.reverse())),
    ("the caches read from the first layer on", "the way back begins at the last layer",
     lambda dZ, caches: fully_connected_backward(dZ, caches[::-1])),
    ("the gradient changed that came in", "print dZ before and after the call",
     _afterwards(lambda dZ, caches: imul(dZ, 2))),
    ("ReLU, mask and norm of another layer",
     "below layer l lie ReLU, mask and batch norm of layer l - 1; print which entry of caches you "
     "take them from",
     *(part for shift in (1, 3) for part in (
       dict(below=lambda layer, shift=shift: layer - shift),
       dict(below=lambda layer, shift=shift: layer - shift,
            number=lambda layer, shift=shift: layer - shift + 1))),
     dict(below=lambda layer: max(layer - 3, 0))),
    make=with_parts(back),
)
# fmt: on
