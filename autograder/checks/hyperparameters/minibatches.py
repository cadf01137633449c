"""
The check of the batches.

What is drawn differs from one right answer to the next, so the examples look at properties; the
samples are so many that none of these is missed by chance in a billion draws.
"""

from autograder.checks.check import Check
from autograder.checks.hyperparameters.common import scripted, seed
from course import training

BATCHES = """\
rng = np.random.default_rng({seed})
y = np.arange({m})
X = np.array([y, 10.0 * y, -y])
X_before, y_before = X.copy(), y.copy()
batches = list(minibatches(X, y, {size}, rng))
shapes_of_X = [X_batch.shape for X_batch, y_batch in batches]
shapes_of_y = [y_batch.shape for X_batch, y_batch in batches]
dealt = [sample for X_batch, y_batch in batches for sample in y_batch.ravel().tolist()]
several_batches_differ = len(set(dealt)) > {size}
every_sample_once = sorted(dealt) == list(range({m}))
batches_repeat_none = all(len(set(b.ravel().tolist())) == b.size for A, b in batches)
columns_whole = all(np.array_equal(A, [A[0], 10 * A[0], -A[0]]) for A, b in batches)
classes_kept = all(np.array_equal(A[0], b) for A, b in batches)
{arguments_unchanged}"""

CHANCE = """\
y = np.arange(60)
X = np.array([y, 10.0 * y])
def deal(rng):
    return [y_batch.tolist() for X_batch, y_batch in minibatches(X, y, 8, rng)]
seed = {seed}
{deals}
order_varies = [first != second, second != third]
groups = [set(map(frozenset, batches)) for batches in (first, second, third)]
groups_vary = [groups[0] != groups[1], groups[1] != groups[2]]
only_neighbours = all(max(batch) - min(batch) == len(batch) - 1 for batch in first)
{global_generator_unmoved}"""
# fmt: off
_batches = scripted(BATCHES, (
    "shapes_of_X", "shapes_of_y", "every_sample_once", "several_batches_differ",
    "batches_repeat_none", "columns_whole", "classes_kept", "arguments_unchanged"), "seed m size")
_chance = scripted(CHANCE, (
    "same", "order_varies", "groups_vary", "only_neighbours", "global_generator_unmoved"), "seed")

check_minibatches = Check(training.minibatches, visible=[
    ("a last batch of 5", _batches(0, 85, 20)),
    ("batches that leave nothing over", _batches(1, 60, 15)),
    ("a batch larger than the data", _batches(2, 30, 50)),
    ("the same rng, another rng and the global generator", _chance(1)),
])
# fmt: on


@check_minibatches.family("a last batch that is smaller")
def smaller_last_batch(rng):
    for batches, size in ((4, 16), (3, 25), (6, 9)):
        rest = int(rng.integers(2, size - 1))
        yield _batches(seed(rng), batches * size + rest, size)


@check_minibatches.family("a last batch of one sample, and one that lacks one")
def last_batch_of_one(rng):
    size = int(rng.integers(8, 14))
    yield _batches(seed(rng), 5 * size + 1, size)
    yield _batches(seed(rng), 5 * size - 1, size)


@check_minibatches.family("batches that leave nothing over")
def nothing_left_over(rng):
    size = int(rng.integers(8, 14))
    yield _batches(seed(rng), 5 * size, size)
    yield _batches(seed(rng), size * size, size)


@check_minibatches.family("a batch as large as the data, one larger and one much larger")
def large_batch(rng):
    m = int(rng.integers(25, 35))
    for size in (m, m + 1, 4 * m):
        yield _batches(seed(rng), m, size)


# fmt: off
check_minibatches.add_families(
    ("batches of one sample, and a single sample",
     lambda rng: _batches(seed(rng), int(rng.integers(8, 14)), 1),
     lambda rng: _batches(seed(rng), 1, 1)),
    ("as many samples as inputs", lambda rng: _batches(seed(rng), 3, 2)),
    ("the same rng, another rng and the global generator", lambda rng: _chance(seed(rng)),
     lambda rng: _chance(seed(rng))),
)
# fmt: on
