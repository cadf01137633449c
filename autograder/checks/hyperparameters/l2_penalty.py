"""The check of the price of large weights."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import regularization

ONE_LAYER = {"W1": np.array([[1.0, -3.0], [2.0, 0.5]]), "b1": np.array([[7.0], [-4.0]])}
ONE_INPUT = {"W1": np.array([[3.0], [-1.0]]), "b1": np.array([[5.0], [6.0]])}
NORMED = {"W1": np.array([[2.0, -1.0], [-1.0, 1.0], [-3.0, 2.0]]),
          "b1": np.array([[5.0], [-6.0], [7.0]]),
          "W2": np.array([[1.0, 0.0, -4.0], [0.5, 3.0, -0.5]]), "b2": np.array([[8.0], [-9.0]]),
          "gamma1": np.array([[3.0], [10.0], [-4.0]]), "beta1": np.array([[6.0], [-2.0], [11.0]])}

check_l2_penalty = Check(regularization.l2_penalty, visible=[
    ("one layer with large biases", (ONE_LAYER, 0.5)),
    ("two layers with batch norm; the weights of W1 add up to 0", (NORMED, 3.0)),
    ("one input", (ONE_INPUT, 2.0)),
])


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


def strength_of(rng):
    """Return a strength that is neither 1 nor a power of 2."""
    return round(float(rng.uniform(0.21, 0.48)), 3)


def register_families(check):
    """Add hidden networks of many forms, with and without batch norm."""
    @check.family("one, two, three and five layers of different sizes")
    def _(rng):
        for sizes in ([4, 3], [3, 5, 2], [6, 2, 5, 4], [2, 6, 3, 5, 4, 7]):
            yield regularized(rng, sizes), strength_of(rng)

    @check.family("batch norm in two and three layers")
    def _(rng):
        yield regularized(rng, [3, 5, 2], normed=True), strength_of(rng)
        yield regularized(rng, [4, 2, 6, 3], normed=True, in_layers=True), strength_of(rng)

    @check.family("layers that all have the same size")
    def _(rng):
        yield regularized(rng, [3, 3, 3], normed=True), strength_of(rng)

    @check.family("one input and one unit")
    def _(rng):
        yield regularized(rng, [1, 4, 1], normed=True), strength_of(rng)
        yield regularized(rng, [1, 1]), strength_of(rng)

    @check.family("weights that add up to 0")
    def _(rng):
        params = regularized(rng, [4, 3, 5])
        yield ({name: value - value.mean() if name[0] == "W" else value
                for name, value in params.items()}, strength_of(rng))

    @check.family("twelve layers")
    def _(rng):
        yield regularized(rng, [2, 3] * 6 + [2]), strength_of(rng)

    @check.family("a strength of 0, one of 1 and a large one")
    def _(rng):
        for strength in (0.0, 1.0, 25.0):
            yield regularized(rng, [3, 4, 2]), strength

    @check.family("large and small weights")
    def _(rng):
        for size in (1e3, 1e-3):
            params = regularized(rng, [3, 4, 2])
            yield {name: size * value for name, value in params.items()}, strength_of(rng)

    @check.family("float32 parameters")
    def _(rng):
        params = regularized(rng, [5, 3, 4], normed=True)
        yield {name: p.astype(np.float32) for name, p in params.items()}, strength_of(rng)


register_families(check_l2_penalty)


def weights(params):
    """Return the weights, layer after layer."""
    return [params[name] for name in sorted(
        (name for name in params if name[0] == "W"), key=lambda name: int(name[1:]))]


def _mistake(name, sentence, price=np.square, factor=lambda strength: strength / 2,
             chosen=lambda params: weights(params), total=sum):
    """Register a penalty in which one part is replaced."""
    @check_l2_penalty.mistake(name, sentence)
    def _(params, strength):
        return factor(strength) * total([np.sum(price(W)) for W in chosen(params)])


BIASES = ("the biases charged too", "set b1 to large numbers: the penalty must not move")
FIRST = ("only the first layer charged", "double W2: the penalty must grow")
LAST = ("only the last layer charged",
        "double W1: the penalty must grow; print what your loop adds in each round")
UNSQUARED = ("the norm not squared", "double all the weights: the penalty must grow fourfold")
ABSOLUTE = ("absolute values in the place of squares",
            "double all the weights: the penalty must grow fourfold")
MEAN = ("a mean in the place of the sum",
        "give W1 an extra row of zeros: the penalty must stay the same")
DIVIDED = ("the penalty divided by a number of entries", "the sum counts as it is, nothing "
           "divides it; set a single weight to 1, all others to 0, and compare with the formula")
COUNTED = ("layers counted by the number of entries",
           "print the names in a network with batch norm: not every entry is W or b")
_mistake(*BIASES, chosen=lambda params: params.values())
_mistake(*BIASES, chosen=lambda params: [params[n] for n in params
                                         if n[0] == "W" or n[0] == "b" and n[1] != "e"])
_mistake("the scales charged too",
         "batch norm adds gamma and beta; set gamma1 to large numbers, the penalty must not move",
         chosen=lambda params: [p for name, p in params.items() if name[0] != "b"])
_mistake("the scales and shifts charged too",
         "set gamma1 and beta1 to large numbers: the penalty must not move",
         chosen=lambda params: [p for name, p in params.items()
                                if not (name[0] == "b" and name[1:].isdigit())])
_mistake("weights told by their shape",
         "a layer with one input has a W of one column; go by the name, print it in your loop",
         chosen=lambda params: [p for p in params.values() if p.shape[1] > 1])
_mistake(*FIRST, chosen=lambda params: weights(params)[:1])
_mistake(*LAST, chosen=lambda params: weights(params)[-1:])
_mistake("the last layer left out", "double the last W: the penalty must grow",
         chosen=lambda params: weights(params)[:-1])
_mistake("the last layer left out", "double the last W: the penalty must grow",
         chosen=lambda params: [params[f"W{i + 1}"] for i in range((len(params) + 2) // 4)]
         if "gamma1" in params else weights(params)[:-1])
_mistake("the square of the sum",
         "weights of opposite sign cancel; try a W that adds up to 0",
         price=lambda W: np.sum(W) ** 2)
_mistake("the square of the sum",
         "weights of opposite sign cancel; try a W that adds up to 0",
         price=lambda W: W, total=lambda sums: sum(sums) ** 2)
_mistake("nothing squared", "flip the sign of all weights: the penalty must stay the same",
         price=lambda W: W)
_mistake(*UNSQUARED, price=np.linalg.norm)
_mistake(*UNSQUARED, total=lambda sums: np.sqrt(sum(sums)))
_mistake("another norm of the matrix",
         "np.linalg.norm with ord=2 looks at one direction only; what of every single entry?",
         price=lambda W: np.linalg.norm(W, 2) ** 2)
_mistake("another norm of the matrix",
         "np.linalg.norm with ord=2 looks at one direction only; what of every single entry?",
         price=lambda W: np.linalg.norm(W, 2))
_mistake("another norm of the matrix",
         "np.linalg.norm with ord=2 looks at one direction only; what of every single entry?",
         price=lambda W: np.linalg.norm(W, 1) ** 2)
_mistake(*ABSOLUTE, price=np.abs)
_mistake(*ABSOLUTE, price=np.abs, factor=lambda strength: strength)
_mistake("the half forgotten",
         "the half is there so that the slope comes out without a factor; compare with the formula",
         factor=lambda strength: strength)
_mistake("a factor of 2 in the place of the half",
         "compare with the formula, and with a single weight of 1",
         factor=lambda strength: 2 * strength)
_mistake("the strength forgotten", "a strength of 0 must give a penalty of 0",
         factor=lambda strength: 0.5)
_mistake("the strength forgotten", "a strength of 0 must give a penalty of 0",
         factor=lambda strength: 1.0)
_mistake("the strength squared", "double the strength: the penalty must double",
         factor=lambda strength: strength**2 / 2)
_mistake("the strength squared", "double the strength: the penalty must double",
         factor=lambda strength: strength**2)
_mistake("a reward for large weights", "a penalty makes the cost larger; print its sign",
         factor=lambda strength: -strength / 2)
_mistake(*MEAN, price=lambda W: np.mean(W**2))
_mistake(*MEAN, price=lambda W: W**2 / W.shape[1])
_mistake(*MEAN, price=lambda W: W**2 / len(W))
_mistake("a mean over the layers", "append a layer of zeros: the penalty must stay the same",
         total=np.mean)
_mistake("a matrix product in the place of squares",
         "W @ W.T mixes the rows; print W**2 beside it", price=lambda W: W @ W.T)
_mistake("a price for each layer",
         "one number is added to the cost; print what you return", total=np.array)


@check_l2_penalty.mistake(*COUNTED)
def _(params, strength):
    return strength / 2 * sum(np.sum(params[f"W{i + 1}"] ** 2) for i in range(len(params) // 2))


@check_l2_penalty.mistake("the weights changed",
                          "print W1 before and after the call; squares need an array of their own")
def _(params, strength):
    total = 0.0
    for W in weights(params):
        W **= 2
        total += np.sum(W)
    return strength / 2 * total


for size in (lambda params: sum(W.size for W in weights(params)),
             lambda params: weights(params)[0].shape[1], lambda params: len(params),
             lambda params: sum(value.size for value in params.values())):
    @check_l2_penalty.mistake(*DIVIDED)
    def _(params, strength, size=size):
        return regularization.l2_penalty(params, strength) / size(params)
