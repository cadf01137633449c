"""The check of the price of large weights."""

import numpy as np

from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.hyperparameters import l2_networks
from autograder.checks.hyperparameters.l2_networks import weights
from course import regularization

ONE_INPUT = {"W1": np.array([[3.0], [-1.0]]), "b1": np.array([[5.0], [6.0]])}

# fmt: off
check_l2_penalty = Check(regularization.l2_penalty, visible=[
    ("one layer with large biases", (l2_networks.ONE_LAYER, 0.5)),
    ("two layers with batch norm; the weights of W1 add up to 0", (l2_networks.NORMED, 3.0)),
    ("one input", (ONE_INPUT, 2.0)),
])
# fmt: on
check_l2_penalty.add_families(
    *l2_networks.FAMILIES,
)


def penalty(
    params, strength,
    price=np.square, factor=lambda strength: strength / 2, chosen=weights, total=sum,
):  # fmt: skip
    """Return a penalty in which one part is replaced."""
    return factor(strength) * total([np.sum(price(W)) for W in chosen(params)])


def weights_changed(params, strength):
    """Return the penalty after the weights were squared in place."""
    total = 0.0
    for W in weights(params):
        W **= 2
        total += np.sum(W)
    return strength / 2 * total


def _divided(size):
    """Return the penalty divided by `size(params)`."""
    return lambda params, strength: regularization.l2_penalty(params, strength) / size(params)


# fmt: off
check_l2_penalty.add_mistakes(
    ("the biases charged too", "set b1 to large numbers: the penalty must not move",
     dict(chosen=lambda params: params.values()),
     dict(chosen=lambda params: [params[n] for n in params
         if n[0] == "W" or n[0] == "b" and n[1] != "e"])),
    ("the scales charged too",
     "batch norm adds gamma and beta; set gamma1 to large numbers, the penalty must not move",
     dict(chosen=lambda params: [p for name, p in params.items() if name[0] != "b"])),
    ("the scales and shifts charged too",
     "set gamma1 and beta1 to large numbers: the penalty must not move",
     dict(chosen=lambda params: [p for name, p in params.items()
         if not (name[0] == "b" and name[1:].isdigit())])),
    ("weights told by their shape",
     "a layer with one input has a W of one column; go by the name, print it in your loop",
     dict(chosen=lambda params: [p for p in params.values() if p.shape[1] > 1])),
    (*l2_networks.FIRST, dict(chosen=lambda params: weights(params)[:1])),
    (*l2_networks.LAST, dict(chosen=lambda params: weights(params)[-1:])),
    ("the last layer left out", "double the last W: the penalty must grow",
     dict(chosen=lambda params: weights(params)[:-1]),
     dict(chosen=lambda params: [params[f"W{i + 1}"] for i in range((len(params) + 2) // 4)]
         if "gamma1" in params else weights(params)[:-1])),
    ("the square of the sum", "weights of opposite sign cancel; try a W that adds up to 0",
     dict(price=lambda W: np.sum(W) ** 2),
     dict(price=lambda W: W, total=lambda sums: sum(sums) ** 2)),
    ("nothing squared", "flip the sign of all weights: the penalty must stay the same",
     dict(price=lambda W: W)),
    ("the norm not squared", "double all the weights: the penalty must grow fourfold",
     dict(price=np.linalg.norm), dict(total=lambda sums: np.sqrt(sum(sums)))),
    ("another norm of the matrix",
     "np.linalg.norm with ord=2 looks at one direction only; what of every single entry?",
     dict(price=lambda W: np.linalg.norm(W, 2) ** 2), dict(price=lambda W: np.linalg.norm(W, 2)),
     dict(price=lambda W: np.linalg.norm(W, 1) ** 2)),
    ("absolute values in the place of squares",
     "double all the weights: the penalty must grow fourfold", dict(price=np.abs),
     dict(price=np.abs, factor=lambda strength: strength)),
    ("the half forgotten",
     "the half is there so that the slope comes out without a factor; compare with the formula",
     dict(factor=lambda strength: strength)),
    ("a factor of 2 in the place of the half",
     "compare with the formula, and with a single weight of 1",
     dict(factor=lambda strength: 2 * strength)),
    ("the strength forgotten", "a strength of 0 must give a penalty of 0",
     dict(factor=lambda strength: 0.5), dict(factor=lambda strength: 1.0)),
    ("the strength squared", "double the strength: the penalty must double",
     dict(factor=lambda strength: strength**2 / 2), dict(factor=lambda strength: strength**2)),
    ("a reward for large weights", "a penalty makes the cost larger; print its sign",
     dict(factor=lambda strength: -strength / 2)),
    ("a mean in the place of the sum",
     "give W1 an extra row of zeros: the penalty must stay the same",
     dict(price=lambda W: np.mean(W**2)), dict(price=lambda W: W**2 / W.shape[1]),
     dict(price=lambda W: W**2 / len(W))),
    ("a mean over the layers", "append a layer of zeros: the penalty must stay the same",
     dict(total=np.mean)),
    ("a matrix product in the place of squares", "W @ W.T mixes the rows; print W**2 beside it",
     dict(price=lambda W: W @ W.T)),
    ("a price for each layer", "one number is added to the cost; print what you return",
     dict(total=np.array)),
    (*l2_networks.COUNTED,
     lambda params, strength:
         strength / 2 * sum(np.sum(params[f"W{i + 1}"] ** 2) for i in range(len(params) // 2))),
    ("the weights changed",
     "print W1 before and after the call; squares need an array of their own", weights_changed),
    ("the penalty divided by a number of entries",
     "the sum counts as it is, nothing divides it; set a single weight to 1, all others to 0, and "
     "compare with the formula", _divided(lambda params: sum(W.size for W in weights(params))),
     _divided(lambda params: weights(params)[0].shape[1]), _divided(len),
     _divided(lambda params: sum(value.size for value in params.values()))),
    make=with_parts(penalty),
)
# fmt: on
