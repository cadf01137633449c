"""What the checks of the penalty and of its gradient share: networks, and names of mistakes."""

import numpy as np

from autograder.checks.forward.common import network_arrays

# fmt: off
ONE_LAYER = {"W1": np.array([[1.0, -3.0], [2.0, 0.5]]), "b1": np.array([[7.0], [-4.0]])}
NORMED = {
    "W1": np.array([[2.0, -1.0], [-1.0, 1.0], [-3.0, 2.0]]), "b1": np.array([[5.0], [-6.0], [7.0]]),
    "W2": np.array([[1.0, 0.0, -4.0], [0.5, 3.0, -0.5]]), "b2": np.array([[8.0], [-9.0]]),
    "gamma1": np.array([[3.0], [10.0], [-4.0]]), "beta1": np.array([[6.0], [-2.0], [11.0]]),
}
# fmt: on

FIRST = ("only the first layer charged", "double W2: the penalty must grow")
LAST = (
    "only the last layer charged",
    "double W1: the penalty must grow; print what your loop adds in each round",
)
COUNTED = (
    "layers counted by the number of entries",
    "print the names in a network with batch norm: not every entry is W or b",
)


def regularized(rng, sizes, normed=False, in_layers=False):
    """
    Return parameters whose biases, scales and shifts are larger than the weights.

    With `normed`, all layers but the last have batch norm, in the order of the dict of
    `init_he` with that of `init_batchnorm` added; `in_layers` puts layer after layer.
    """
    _, params = network_arrays(rng, sizes, 1)
    for name, value in params.items():
        if name[0] == "b":
            value *= 4
    for layer, n in enumerate(sizes[1:-1] if normed else [], start=1):
        params[f"gamma{layer}"] = rng.uniform(3, 6, (n, 1))
        params[f"beta{layer}"] = rng.uniform(4, 8, (n, 1)) * rng.choice([-1.0, 1.0], (n, 1))
    if in_layers:
        params = dict(sorted(params.items(), key=lambda item: item[0][-1]))
    return params


def _charged(rng, *sizes, change=lambda name, value: value, **options):
    """Return changed parameters and a strength that is neither 1 nor a power of 2."""
    params = regularized(rng, sizes, **options)
    params = {name: change(name, value) for name, value in params.items()}
    return params, round(float(rng.uniform(0.21, 0.48)), 3)


def _centred(name, value):
    return value - value.mean() if name[0] == "W" else value


# fmt: off
FAMILIES = [
    ("one, two, three and five layers of different sizes",
     *(lambda rng, sizes=sizes: _charged(rng, *sizes)
       for sizes in ([4, 3], [3, 5, 2], [6, 2, 5, 4], [2, 6, 3, 5, 4, 7]))),
    ("batch norm in two and three layers", lambda rng: _charged(rng, 3, 5, 2, normed=True),
     lambda rng: _charged(rng, 4, 2, 6, 3, normed=True, in_layers=True)),
    ("layers that all have the same size", lambda rng: _charged(rng, 3, 3, 3, normed=True)),
    ("one input and one unit", lambda rng: _charged(rng, 1, 4, 1, normed=True),
     lambda rng: _charged(rng, 1, 1)),
    ("weights that add up to 0", lambda rng: _charged(rng, 4, 3, 5, change=_centred)),
    ("twelve layers", lambda rng: _charged(rng, *[2, 3] * 6, 2)),
    ("a strength of 0, one of 1 and a large one",
     *(lambda rng, strength=strength: (regularized(rng, [3, 4, 2]), strength)
       for strength in (0.0, 1.0, 25.0))),
    ("large and small weights",
     *(lambda rng, size=size: _charged(rng, 3, 4, 2, change=lambda name, value: size * value)
       for size in (1e3, 1e-3))),
    ("float32 parameters",
     lambda rng:
         _charged(rng, 5, 3, 4, normed=True, change=lambda name, value: value.astype(np.float32))),
]
# fmt: on


def weights(params):
    """Return the weights, layer after layer."""
    names = [name for name in params if name[0] == "W"]
    return [params[name] for name in sorted(names, key=lambda name: int(name[1:]))]
