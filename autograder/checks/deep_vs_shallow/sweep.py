"""The check of the search for the learning rate that suits a network."""

import itertools

import numpy as np

from autograder.checks.check import Check
from autograder.checks.forward.common import network_arrays
from course import depth
from course.forward import network_forward
from course.gradient_descent import train_regression
from tutor.judging.compare import Named

# fmt: off
TWO, TANH, SIGMOID = ([name, "identity"] for name in ("identity", "tanh", "sigmoid"))
SLOPES = [{"W1": np.array([[w]]), "b1": np.array([[b]])}
          for w, b in ((0.0, 0.5), (3.0, -1.0), (1.5, 1.0))]


def two_layers(*rows):
    """Return networks of one input, two hidden units and one output from seven numbers each."""
    return [{"W1": np.array([[a], [b]]), "b1": np.array([[c], [d]]),
             "W2": np.array([[e, f]]), "b2": np.array([[g]])} for a, b, c, d, e, f, g in rows]


POINTS = np.array([[-1.0, 0.0, 0.5, 2.0]])
VALUES = np.array([[1.0, -0.5, 0.0, 1.5]])
TANHS = two_layers((0.5, -1.0, 0.0, 0.5, 1.0, 0.5, 0.0), (1.0, 0.5, -0.5, 0.0, -1.0, 2.0, 0.5),
                   (-0.5, 0.25, 1.0, 0.0, 0.5, 0.5, -1.0), (2.0, 1.0, 0.0, -1.0, 1.5, -1.0, 0.0))
LINES = two_layers((0.5, -0.5, 0.0, 0.5, 0.5, 0.5, 0.0), (1e308, 1e308, 0.0, 0.0, 1.0, -1.0, 0.0),
                   (0.5, 0.25, -0.5, 0.0, -0.5, 1.0, 0.5))
# fmt: on


def _as_numbers(args, expected):
    """Let the medians come in a list or in an array."""
    medians, best = expected
    return Named((np.array(medians), best), expected.names)


# fmt: off
check_sweep = Check(depth.sweep, outputs=("medians", "best"), free=_as_numbers, visible=[
    ("one layer, three starts and steps that may be too long",
     (np.array([[1.0, -1.0, 2.0]]), np.array([[2.0, 0.0, 1.0]]), SLOPES, ["identity"],
      [0.1, 1.2, 0.5], 4)),
    ("two layers and an even number of starts",
     (POINTS, VALUES, TANHS, TANH, [0.6, 0.05, 0.3], 5)),
    ("trainings that diverge, one of them at every rate",
     (POINTS, VALUES, LINES, TWO, [20.0, 0.2, 0.02], 9)),
    ("a single round",
     (POINTS, VALUES, TANHS[:3], TANH, [0.3, 0.1, 0.5], 1)),
])
# fmt: on


def trained(X, Y, starts, activations, rates, rounds):
    """Return the parameters and the costs of every training, a row for each learning rate."""
    return [
        [train_regression(X, Y, p, activations, rate, rounds) for p in starts] for rate in rates
    ]


def overflows_late(X, activations, trainings):
    """Return whether outputs stay finite where a cost does not: else inf or nan is luck."""
    with np.errstate(all="ignore"):
        outputs = [network_forward(X, p, activations)[0] for row in trainings for p, _ in row]
    return np.isfinite(outputs).all()


def apart(values):
    """Return whether no two of the finite numbers are close to each other."""
    values = np.sort(values[np.isfinite(values)])
    return bool((np.diff(values) > 0.03 * values[1:]).all())


def drawn(rng, sizes, activations, n_starts, rates, rounds, diverge=None, scales=(0.6,)):
    """
    Return arguments whose medians are far from each other.

    `diverge[i]` of the trainings at rate i diverge beyond all numbers, by default none; the other
    costs stay small. `scales` of the starts repeat.
    """
    diverge = np.zeros(len(rates)) if diverge is None else np.array(diverge)
    for _ in range(2000):
        X, Y = rng.normal(size=(sizes[0], 5)), rng.normal(size=(sizes[-1], 5))
        starts = [network_arrays(rng, sizes, 1)[1] for _ in range(n_starts)]
        for start, scale in zip(starts, itertools.cycle(scales), strict=False):
            start.update({name: scale * value for name, value in start.items()})
        args = X, Y, starts, list(activations), list(rates), rounds
        trainings = trained(*args)
        last = np.array([[costs[-1] for _, costs in row] for row in trainings])
        finite = np.isfinite(last)
        if (
            ((~finite).sum(axis=1) == diverge).all()
            and last[finite].max(initial=1.0) < 1000
            and apart(np.median(np.where(finite, last, np.inf), axis=1))
            and apart(last.ravel())
            and overflows_late(X, activations, trainings)
        ):
            return args
    raise RuntimeError("no such example was found")


@check_sweep.family("networks of one and of two layers")
def numbers_of_layers(rng):
    yield drawn(rng, [2, 1], ["identity"], 3, (0.03, 0.3, 0.1), 5)
    yield drawn(rng, [2, 4, 1], TANH, 5, (0.2, 0.05), 4)


@check_sweep.family("an even number of starts")
def even_numbers_of_starts(rng):
    yield drawn(rng, [1, 3, 2], TANH, 4, (0.02, 0.5, 0.1), 4)
    yield drawn(rng, [2, 3, 1], SIGMOID, 2, (0.5, 0.1, 0.02), 3)


# fmt: off
check_sweep.add_families(
    ("steps that are too long",
     lambda rng: drawn(rng, [2, 1], ["identity"], 3, (2.0, 0.1, 1.4), 5)),
    ("a single start", lambda rng: drawn(rng, [2, 3, 1], TANH, 1, (0.05, 0.2), 4)),
    ("a single learning rate", lambda rng: drawn(rng, [2, 3, 1], TANH, 3, (0.1,), 4)),
    ("a single round",
     lambda rng: drawn(rng, [1, 2, 1], TANH, 3, (0.1,), 1)[:4] + ([0.5, 0.1, 0.3], 1)),
    ("few trainings that diverge",
     lambda rng:
         drawn(rng, [1, 3, 1], TWO, 3, (0.004, 0.1), 9, diverge=(0, 1), scales=(0.5, 0.5, 5.0))),
)
# fmt: on


@check_sweep.family("most trainings diverge")
def most_diverge(rng):
    X, Y, starts, *rest = drawn(
        rng, [1, 3, 1], TWO, 2, (9.0, 0.05, 0.2), 9, diverge=(2, 0, 1), scales=(0.3, 3.5)
    )
    # hidden outputs of inf whose difference is nan, at every rate
    far, huge = X[0, np.abs(X[0]).argmax()], np.full((3, 1), 1.79e308)
    spoilt = {"W1": huge, "b1": np.sign(far) * huge}
    spoilt |= {"W2": np.array([[1.0, -1.0, 0.5]]), "b2": np.zeros((1, 1))}
    yield X, Y, [starts[0], spoilt, starts[1]], *rest


# fmt: off
check_sweep.add_families(
    ("half of the trainings diverge",
     lambda rng: drawn(rng, [1, 3, 1], TWO, 4, (0.1, 0.01), 9, diverge=(2, 0), scales=(0.5, 6.0))),
    ("no learning rate suits",
     lambda rng: drawn(rng, [1, 3, 1], TWO, 3, (20.0, 10.0), 9, diverge=(3, 3), scales=(2.0,))),
)
# fmt: on


@check_sweep.family("float32 arrays")
def float32_arrays(rng):
    X, Y, starts, *rest = drawn(rng, [2, 3, 1], TANH, 3, (0.1, 0.02), 3)
    starts = [{name: value.astype(np.float32) for name, value in p.items()} for p in starts]
    yield X.astype(np.float32), Y.astype(np.float32), starts, *rest
