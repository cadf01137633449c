"""Mistakes in names and shapes that the checks of all initialisations share."""

import numpy as np

FROM_ZERO = ("layers counted from 0",
             "the first layer is called W1 and b1; print params.keys(): is there a W0?")


def network(sizes, weight, bias=lambda n, n_prev: np.zeros((n, 1))):
    """Return parameters whose arrays are `weight(n, n_prev)` and `bias(n, n_prev)`."""
    params = {}
    for layer, (n_prev, n) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = weight(n, n_prev)
        params[f"b{layer}"] = bias(n, n_prev)
    return params


def register_shapes(check, weight):
    """
    Add the mistakes in names and shapes that every initialisation knows.

    Parameters
    ----------
    check : Check
        Of a function whose first argument is `sizes`.
    weight : callable
        `weight(args, n, n_prev)` returns right weights for the arguments of a call.
    """
    def with_bias(bias):
        return lambda *args: network(args[0], lambda n, n_prev: weight(args, n, n_prev), bias)

    def renamed(name):
        def function(*args):
            params = right(*args)
            return {name(key, len(args[0]) - 1): array for key, array in params.items()}
        return function

    right = with_bias(lambda n, n_prev: np.zeros((n, 1)))
    mistake = check.mistake
    mistake("biases of shape (n,)",
            "a bias of shape (n,) is added along the samples; print b1.shape")(
        with_bias(lambda n, n_prev: np.zeros(n)))
    mistake("biases in a row", "a bias belongs to a unit, and units are rows; print b1.shape")(
        with_bias(lambda n, n_prev: np.zeros((1, n))))
    mistake("one bias for the whole layer", "every unit has a bias of its own; print b1.shape")(
        with_bias(lambda n, n_prev: np.zeros((1, 1))))
    mistake("a bias that is a single number", "every unit has a bias of its own; print b1")(
        with_bias(lambda n, n_prev: 0.0))
    mistake("biases with the size of the layer below",
            "a layer has one bias for each of its own units; print the shapes of W1 and b1")(
        with_bias(lambda n, n_prev: np.zeros((n_prev, 1))))
    mistake("biases of the shape of the weights",
            "a unit has many weights but one bias; print b1.shape")(
        with_bias(lambda n, n_prev: np.zeros((n, n_prev))))
    mistake("biases that are 1", "print b1; the task asks for zeros")(
        with_bias(lambda n, n_prev: np.ones((n, 1))))
    mistake("biases forgotten", "print params.keys(): every layer has a W and a b")(
        lambda *args: {key: array for key, array in right(*args).items() if key[0] == "W"})
    mistake("the last layer skipped",
            "n sizes make n - 1 layers; count the weights that you return")(
        lambda *args: {key: array for key, array in right(*args).items()
                       if int(key[1:]) < len(args[0]) - 1})
    mistake(*FROM_ZERO)(renamed(lambda key, last: f"{key[0]}{int(key[1:]) - 1}"))
    mistake("the inputs counted as layer 1",
            "the first layer is the first one with weights, W1; print params.keys()")(
        renamed(lambda key, last: f"{key[0]}{int(key[1:]) + 1}"))
    mistake("names in lower case", "print params.keys(): weights have a capital W")(
        renamed(lambda key, last: key.lower()))
    mistake("weights transposed",
            "a row for each unit, a column for each of its inputs; print W1.shape")(
        lambda *args: network(args[0], lambda n, n_prev: weight(args, n, n_prev).T.copy()))
    mistake("the layers in reverse order",
            "W1 meets the inputs first; print its shape and the sizes")(
        renamed(lambda key, last: f"{key[0]}{last + 1 - int(key[1:])}"))

    @mistake("the sizes popped off the list",
             "print sizes before and after the call; read them by index and leave the list alone")
    def _(*args):
        params = right(*args)
        while len(args[0]) > 1:
            args[0].pop(0)
        return params

    @mistake("one size too far", "print the layer and the two indices at every step; the last "
                                 "index of a list is its length minus 1")
    def _(*args):
        sizes = args[0]
        return {f"W{layer}": weight(args, sizes[layer + 1], sizes[layer])
                for layer in range(1, len(sizes))}

    @mistake(*FROM_ZERO)
    def _(*args):
        shape = args[0][0], args[0][-1]  # of a layer 0, whose layer below is sizes[-1]
        return right(*args) | {"W0": weight(args, *shape), "b0": np.zeros((shape[0], 1))}

    @mistake("one array more for every layer", "W and b are arrays, one each; print type(W1)")
    def _(*args):
        return {key: [array] for key, array in right(*args).items()}
