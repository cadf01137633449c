"""The check of the way back through a weighted sum."""

import numpy as np

from autograder.checks.backprop.common import backward_arrays
from autograder.checks.check import Check
from autograder.checks.forward.common import different_sizes
from course import backprop

OUTPUTS = ("dA_prev", "dW", "db")
check_linear_backward = Check(backprop.linear_backward, outputs=OUTPUTS, visible=[
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


@check_linear_backward.family("sizes that differ")
def _(rng):
    yield backward_arrays(rng, 3, 5, 7)
    yield backward_arrays(rng, *different_sizes(rng))


@check_linear_backward.family("sizes that are all equal")
def _(rng):
    yield backward_arrays(rng, 4, 4, 4)


@check_linear_backward.family("one sample, one unit or one input")
def _(rng):
    yield backward_arrays(rng, 3, 5, 1)
    yield backward_arrays(rng, 1, 4, 6)
    yield backward_arrays(rng, 4, 1, 6)


@check_linear_backward.family("whole numbers")
def _(rng):
    yield tuple(rng.integers(-4, 5, size) for size in ((3, 6), (2, 6), (3, 2)))


@check_linear_backward.family("float32 arrays")
def _(rng):
    yield tuple(array.astype(np.float32) for array in backward_arrays(rng, 2, 3, 5))


mistake = check_linear_backward.mistake


def _back(dA=None, dW=None, db=None):
    """Return a way back with some of its three lines replaced."""
    def function(dZ, A, W):
        return (dA(dZ, A, W) if dA else W.T @ dZ, dW(dZ, A, W) if dW else dZ @ A.T,
                db(dZ, A, W) if db else dZ.sum(axis=1, keepdims=True))
    return function


def _w(dZ, A, W):
    return dZ @ A.T


def _b(dZ, A, W):
    return dZ.sum(axis=1, keepdims=True)


AGAIN = "the upstream gradient carries the 1/m of the mean already; dividing again counts it twice"
mistake("dW and db divided by m again", AGAIN)(_back(
    dW=lambda dZ, A, W: _w(dZ, A, W) / A.shape[1], db=lambda dZ, A, W: _b(dZ, A, W) / A.shape[1]))
mistake("dW divided by m again", AGAIN)(_back(dW=lambda dZ, A, W: _w(dZ, A, W) / A.shape[1]))
mistake("db averaged over the samples", AGAIN)(_back(
    db=lambda dZ, A, W: dZ.mean(axis=1, keepdims=True)))
mistake("everything divided by m again", AGAIN)(lambda dZ, A, W: tuple(
    part / A.shape[1] for part in _back()(dZ, A, W)))
mistake("dA_prev divided by m", "dA_prev keeps one column a sample; nothing is averaged there")(
    _back(dA=lambda dZ, A, W: W.T @ dZ / A.shape[1]))
mistake("dW divided by the number of entries of A_prev",
        "nothing is divided here; the mean over samples is in dZ already")(_back(
            dW=lambda dZ, A, W: _w(dZ, A, W) / A.size))
ROWS = ("divided by the number of inputs or units",
        "samples are columns here, and the mean over them is in dZ already: nothing is divided")
mistake(*ROWS)(_back(dW=lambda dZ, A, W: _w(dZ, A, W) / len(A)))
mistake(*ROWS)(_back(dW=lambda dZ, A, W: _w(dZ, A, W) / len(A),
                     db=lambda dZ, A, W: _b(dZ, A, W) / len(A)))
mistake(*ROWS)(_back(dW=lambda dZ, A, W: _w(dZ, A, W) / len(dZ),
                     db=lambda dZ, A, W: _b(dZ, A, W) / len(dZ)))
mistake("dW times m", "nothing is multiplied by m; the cost is a mean, and dZ knows that")(_back(
    dW=lambda dZ, A, W: _w(dZ, A, W) * A.shape[1]))
mistake("an integer division by m", "1 // m is 0 for two samples and more")(_back(
    dW=lambda dZ, A, W: _w(dZ, A, W) * (1 // A.shape[1])))
mistake("the sum over samples left out of db",
        "b is shared by all samples, so its gradient adds up what each of them says")(_back(
            db=lambda dZ, A, W: dZ.copy()))
mistake("db of the first sample only", "every sample has a say; add up all columns")(_back(
    db=lambda dZ, A, W: dZ[:, :1].copy()))
mistake("db summed over the units",
        "axis=0 adds up the units of a sample; b has one entry a unit")(_back(
            db=lambda dZ, A, W: dZ.sum(axis=0, keepdims=True)))
mistake("one number for db", "b has one entry a unit; along which axis lie the samples?")(_back(
    db=lambda dZ, A, W: dZ.sum()))
mistake("a flat db", "b is a column; without keepdims the next step W - b would broadcast")(_back(
    db=lambda dZ, A, W: dZ.sum(axis=1)))
mistake("entry by entry in place of the matrix product",
        "each weight adds up products over the samples; * adds nothing")(_back(
            dW=lambda dZ, A, W: dZ * A.T))
mistake("dW from means", "the sum of products is not the product of sums")(_back(
    dW=lambda dZ, A, W: dZ.sum(axis=1, keepdims=True) @ A.mean(axis=1, keepdims=True).T))
mistake("dW of the first sample only", "every sample has a say; the product sums over all columns")(
    _back(dW=lambda dZ, A, W: dZ[:, :1] @ A[:, :1].T))
mistake("dW transposed", "dW has the shape of W: one row a unit")(_back(
    dW=lambda dZ, A, W: A @ dZ.T))
mistake("the transpose of A_prev forgotten",
        "the sum runs over the samples, columns of dZ; they must be the rows of its neighbour")(
    _back(dW=lambda dZ, A, W: dZ @ A))
mistake("the transpose of W forgotten",
        "W turns inputs into units; on the way back it is the other way round")(_back(
            dA=lambda dZ, A, W: W @ dZ))
mistake("the factors of dA_prev in the wrong order",
        "dA_prev has a row for each input and a column for each sample; write the shapes down")(
    _back(dA=lambda dZ, A, W: dZ @ W.T))
mistake("the weights left out of dA_prev", "each unit's share reaches an input through its weight")(
    _back(dA=lambda dZ, A, W: dZ.copy()))
mistake("dA_prev from A_prev", "what the input was does not matter to dA_prev; the weights do")(
    _back(dA=lambda dZ, A, W: A * (W.T @ dZ)))
mistake("the weights in place of the inputs", "dW asks what each weight was multiplied with")(
    _back(dW=lambda dZ, A, W: W * dZ.sum(axis=1, keepdims=True)))
mistake("the sign turned round", "the step against the gradient comes later; here is no minus")(
    lambda dZ, A, W: tuple(-part for part in _back()(dZ, A, W)))
ORDER = "another order of the results", "the docstring asks for dA_prev, then dW, then db"
mistake(*ORDER)(lambda dZ, A, W: (dZ @ A.T, W.T @ dZ, _b(dZ, A, W)))
mistake(*ORDER)(lambda dZ, A, W: (dZ @ A.T, _b(dZ, A, W), W.T @ dZ))
