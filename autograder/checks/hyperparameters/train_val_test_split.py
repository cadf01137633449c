"""
The check of the split into three parts.

What is drawn differs from one right answer to the next, so the examples look at properties; the
parts are so large that none of these is missed by chance in a billion draws.
"""

from autograder.checks.check import Check
from autograder.checks.hyperparameters.common import scripted, seed
from course import training

PARTS = """\
rng = np.random.default_rng({seed})
y = np.arange({m})
X = np.array([y, y + 0.25, -y - 0.5])
X_before, y_before = X.copy(), y.copy()
parts = list(train_val_test_split(X, y, {n_val}, {n_test}, rng))
shapes = [part.shape for part in parts]
train, val, test = [part.ravel().tolist() for part in parts[1::2]]
every_sample_once = sorted(train + val + test) == list(range({m}))
parts_repeat_none = [len(set(part)) == len(part) for part in (train, val, test)]
parts_share_none = [set(train).isdisjoint(val), set(train).isdisjoint(test),
                    set(val).isdisjoint(test)]
columns_whole = [np.array_equal(A, [A[0], A[0] + 0.25, -A[0] - 0.5]) for A in parts[::2]]
classes_kept = [np.array_equal(A[0], b) for A, b in zip(parts[::2], parts[1::2])]
{arguments_unchanged}"""

CHANCE = """\
y = np.arange(90)
X = np.array([y, 10.0 * y])
def deal(rng):
    return [part.tolist() for part in train_val_test_split(X, y, 25, 30, rng)[1::2]]
seed = {seed}
{deals}
another_rng_deals_anew = [set(one) != set(other) for one, other in zip(first, second)]
second_call_deals_anew = [set(one) != set(other) for one, other in zip(second, third)]
neighbours = [max(part) - min(part) == len(part) - 1 for part in first]
order_varies = second != third
{global_generator_unmoved}"""
# fmt: off
_parts = scripted(PARTS, (
    "shapes", "every_sample_once", "parts_repeat_none", "parts_share_none", "columns_whole",
    "classes_kept", "arguments_unchanged"), "seed m n_val n_test")
_chance = scripted(CHANCE, (
    "same", "another_rng_deals_anew", "second_call_deals_anew", "neighbours", "order_varies",
    "global_generator_unmoved"), "seed")

check_train_val_test_split = Check(training.train_val_test_split, visible=[
    ("120 samples in three parts", _parts(0, 120, 30, 40)),
    ("the same rng, another rng and the global generator", _chance(1)),
])
# fmt: on


@check_train_val_test_split.family("parts of different sizes")
def different_sizes(rng):
    for n_train, n_val, n_test in ((61, 35, 48), (90, 45, 36), (40, 55, 72)):
        more = rng.integers(0, 4, 3)
        n_val, n_test = n_val + int(more[1]), n_test + int(more[2])
        yield _parts(seed(rng), n_train + int(more[0]) + n_val + n_test, n_val, n_test)


@check_train_val_test_split.family("parts of the same size")
def same_size(rng):
    n = int(rng.integers(40, 50))
    yield _parts(seed(rng), 3 * n, n, n)


# fmt: off
check_train_val_test_split.add_families(
    ("one sample to validate and one to test",
     lambda rng: _parts(seed(rng), int(rng.integers(5, 12)), 1, 1)),
    ("as many samples as inputs", lambda rng: _parts(seed(rng), 3, 1, 1)),
    ("the same rng, another rng and the global generator", lambda rng: _chance(seed(rng)),
     lambda rng: _chance(seed(rng))),
)
# fmt: on
