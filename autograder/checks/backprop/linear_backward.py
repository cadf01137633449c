"""The check of the way back through a weighted sum."""

import numpy as np

from autograder.checks.backprop import common
from autograder.checks.check import Check
from autograder.checks.common_mistakes import with_parts
from autograder.checks.forward.common import different_sizes
from course import backprop

# fmt: off
check_linear_backward = Check(backprop.linear_backward, outputs=common.OUTPUTS, visible=[
    ("one unit, one input, two samples",
     (np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]]), np.array([[5.0]]))),
    ("two units, three inputs, four samples",
     (np.array([[1.0, -1.0, 2.0, 0.5], [0.0, 3.0, 1.0, -2.0]]),
      np.array([[1.0, 2.0, 0.0, -1.0], [0.0, 1.0, 1.0, 4.0], [2.0, -1.0, 3.0, 1.0]]),
      np.array([[1.0, 0.0, 2.0], [-1.0, 3.0, 1.0]]))),
    ("two units, inputs and samples",
     (np.array([[1.0, 2.0], [-1.0, 0.5]]), np.array([[3.0, -2.0], [0.0, 1.0]]),
      np.array([[2.0, -1.0], [0.0, 4.0]]))),
])
# fmt: on


@check_linear_backward.family("sizes that differ")
def of_different_sizes(rng):
    yield common.backward_arrays(rng, 3, 5, 7)
    yield common.backward_arrays(rng, *different_sizes(rng))


common.add_sizes(
    check_linear_backward,
    common.backward_arrays,
    ("sizes that are all equal", (4, 4, 4)),
    ("one sample, one unit or one input", (3, 5, 1), (1, 4, 6), (4, 1, 6)),
)
# fmt: off
check_linear_backward.add_families(
    ("whole numbers",
     lambda rng: tuple(rng.integers(-4, 5, size) for size in ((3, 6), (2, 6), (3, 2)))),
    ("float32 arrays", lambda rng: common.in_float32(common.backward_arrays(rng, 2, 3, 5))),
)
# fmt: on


def back(
    dZ,
    A_prev,
    W,
    dA=lambda dZ, A, W: W.T @ dZ,
    dW=lambda dZ, A, W: dZ @ A.T,
    db=lambda dZ, A, W: dZ.sum(1, keepdims=True),
    results=lambda *gradients: gradients,
):
    """Return the three gradients; each part may be replaced by a wrong one."""
    return results(*(part(dZ, A_prev, W) for part in (dA, dW, db)))


AGAIN = "the upstream gradient carries the 1/m of the mean already; dividing again counts it twice"


# fmt: off
check_linear_backward.add_mistakes(
    ("dW and db divided by m again", AGAIN,
     dict(dW=lambda dZ, A, W: dZ @ A.T / A.shape[1],
          db=lambda dZ, A, W: dZ.sum(1, keepdims=True) / A.shape[1])),
    ("dW divided by m again", AGAIN, dict(dW=lambda dZ, A, W: dZ @ A.T / A.shape[1])),
    ("db averaged over the samples", AGAIN, dict(db=lambda dZ, A, W: dZ.mean(1, keepdims=True))),
    ("everything divided by m again", AGAIN,
     lambda dZ, A, W: tuple(part / A.shape[1] for part in back(dZ, A, W))),
    ("dA_prev divided by m", "dA_prev keeps one column a sample; nothing is averaged there",
     dict(dA=lambda dZ, A, W: W.T @ dZ / A.shape[1])),
    ("dW divided by the number of entries of A_prev",
     "nothing is divided here; the mean over samples is in dZ already",
     dict(dW=lambda dZ, A, W: dZ @ A.T / A.size)),
    ("divided by the number of inputs or units",
     "samples are columns here, and the mean over them is in dZ already: nothing is divided",
     dict(dW=lambda dZ, A, W: dZ @ A.T / len(A)),
     dict(dW=lambda dZ, A, W: dZ @ A.T / len(A),
          db=lambda dZ, A, W: dZ.sum(1, keepdims=True) / len(A)),
     dict(dW=lambda dZ, A, W: dZ @ A.T / len(dZ),
          db=lambda dZ, A, W: dZ.sum(1, keepdims=True) / len(dZ))),
    ("dW times m", "nothing is multiplied by m; the cost is a mean, and dZ knows that",
     dict(dW=lambda dZ, A, W: dZ @ A.T * A.shape[1])),
    ("an integer division by m", "1 // m is 0 for two samples and more",
     dict(dW=lambda dZ, A, W: dZ @ A.T * (1 // A.shape[1]))),
    ("the sum over samples left out of db",
     "b is shared by all samples, so its gradient adds up what each of them says",
     dict(db=lambda dZ, A, W: dZ.copy())),
    ("db of the first sample only", "every sample has a say; add up all columns",
     dict(db=lambda dZ, A, W: dZ[:, :1].copy())),
    ("db summed over the units", "axis=0 adds up the units of a sample; b has one entry a unit",
     dict(db=lambda dZ, A, W: dZ.sum(axis=0, keepdims=True))),
    ("one number for db", "b has one entry a unit; along which axis lie the samples?",
     dict(db=lambda dZ, A, W: dZ.sum())),
    ("a flat db", "b is a column; without keepdims the next step W - b would broadcast",
     dict(db=lambda dZ, A, W: dZ.sum(axis=1))),
    ("entry by entry in place of the matrix product",
     "each weight adds up products over the samples; * adds nothing",
     dict(dW=lambda dZ, A, W: dZ * A.T)),
    ("dW from means", "the sum of products is not the product of sums",
     dict(dW=lambda dZ, A, W: dZ.sum(1, keepdims=True) @ A.mean(1, keepdims=True).T)),
    ("dW of the first sample only", "every sample has a say; the product sums over all columns",
     dict(dW=lambda dZ, A, W: dZ[:, :1] @ A[:, :1].T)),
    ("dW transposed", "dW has the shape of W: one row a unit", dict(dW=lambda dZ, A, W: A @ dZ.T)),
    ("the transpose of A_prev forgotten",
     "the sum runs over the samples, columns of dZ; they must be the rows of its neighbour",
     dict(dW=lambda dZ, A, W: dZ @ A)),
    ("the transpose of W forgotten",
     "W turns inputs into units; on the way back it is the other way round",
     dict(dA=lambda dZ, A, W: W @ dZ)),
    ("the factors of dA_prev in the wrong order",
     "dA_prev has a row for each input and a column for each sample; write the shapes down",
     dict(dA=lambda dZ, A, W: dZ @ W.T)),
    ("the weights left out of dA_prev", "each unit's share reaches an input through its weight",
     dict(dA=lambda dZ, A, W: dZ.copy())),
    ("dA_prev from A_prev", "what the input was does not matter to dA_prev; the weights do",
     dict(dA=lambda dZ, A, W: A * (W.T @ dZ))),
    ("the weights in place of the inputs", "dW asks what each weight was multiplied with",
     dict(dW=lambda dZ, A, W: W * dZ.sum(1, keepdims=True))),
    ("the sign turned round", "the step against the gradient comes later; here is no minus",
     dict(results=lambda *gradients: tuple(-one for one in gradients))),
    ("another order of the results", "the docstring asks for dA_prev, then dW, then db",
     dict(results=lambda dA_prev, dW, db: (dW, dA_prev, db)),
     dict(results=lambda dA_prev, dW, db: (dW, db, dA_prev))),
    make=with_parts(back),
)
# fmt: on
