"""The known mistakes of the split into three parts."""

import numpy as np

from autograder.checks.common_mistakes import other_generators, with_parts
from autograder.checks.hyperparameters import common
from autograder.checks.hyperparameters.train_val_test_split import check_train_val_test_split


def permuted(m, rng):
    """Return a random order of the samples."""
    return rng.permutation(m)


def cut(order, n_val, n_test, rng):
    """Return the samples of the three parts."""
    n_train = len(order) - n_val - n_test
    return order[:n_train], order[n_train : n_train + n_val], order[n_train + n_val :]


def picked(X, y, parts):
    """Return the six arrays of three parts."""
    return [array for part in parts for array in (X[:, part], y[part])]


def split(X, y, n_val, n_test, rng, order_of=permuted, parts_of=cut, pick=picked, after=tuple):
    """Return a split of which one part is replaced."""
    order = order_of(y.size, rng)
    return after(pick(X, y, parts_of(order, n_val, n_test, rng)))


def _anew(pick_of):
    """Return a way to cut that picks the parts independently of each other."""

    def parts(order, n_val, n_test, rng):
        n_train = len(order) - n_val - n_test
        return [pick_of(rng, len(order), n) for n in (n_train, n_val, n_test)]

    return parts


def _test_first(order, n_val, n_test, rng):
    return order[n_test + n_val :], order[n_test : n_test + n_val], order[:n_test]


def _val_first(order, n_val, n_test, rng):
    return order[n_val + n_test :], order[:n_val], order[n_val : n_val + n_test]


def _mixed_inside(order, n_val, n_test, rng):
    return [rng.permutation(part) for part in cut(order, n_val, n_test, rng)]


def _fixed_test(order, n_val, n_test, rng):
    """Return parts of which only the test part is not drawn."""
    m = len(order)
    rest = order[order < m - n_test]
    return rest[n_val:], rest[:n_val], np.arange(m - n_test, m)


def _cut(slices):
    """Return parts that are other slices of the order; `slices(order, n_val, n_test)`."""
    return dict(parts_of=lambda order, n_val, n_test, rng: slices(order, n_val, n_test))


APART = (
    "inputs and classes that no longer belong together",
    "one order for both: compare X_train[:, 0] and y_train[0] with the original pair",
)
EXCHANGED = (
    "validation and test part exchanged",
    "print the shapes of the six parts when n_val and n_test differ",
)
ROTATED = (
    "the training part not in the first place",
    "print the shapes of the six parts: the one that gets the rest comes first",
)
OUT_OF_ORDER = (
    "the six arrays in another order",
    "read the names after Returns; X and y of a part stand side by side",
)
# fmt: off
check_train_val_test_split.add_mistakes(
    ("the samples not shuffled", "print y_test: it holds neighbours; data often come in order",
     dict(order_of=lambda m, rng: np.arange(m)),
     dict(order_of=lambda m, rng: np.arange(m), parts_of=_test_first),
     dict(order_of=lambda m, rng: np.sort(rng.permutation(m)))),
    ("each part shuffled in itself", "print sorted(y_test): the same samples are drawn every time",
     dict(order_of=lambda m, rng: np.arange(m), parts_of=_mixed_inside)),
    ("a test part that is not drawn",
     "print sorted(y_test) for two generators: all three parts are left to chance",
     dict(parts_of=_fixed_test)),
    ("parts that share samples",
     "np.intersect1d(y_val, y_test) should be empty when y is np.arange(m)",
     dict(parts_of=_anew(lambda rng, m, n: rng.choice(m, n, replace=False))),
     dict(parts_of=_anew(lambda rng, m, n: rng.permutation(m)[:n]))),
    ("samples drawn with replacement", "print np.unique(y_train).size beside y_train.size",
     dict(parts_of=_anew(lambda rng, m, n: rng.choice(m, n))),
     dict(order_of=lambda m, rng: rng.integers(0, m, m))),
    ("validation and test samples left in the training part",
     "print y_train.size: what is trained on cannot test",
     _cut(lambda order, v, t: (order, *cut(order, v, t, None)[1:])),
     _cut(lambda order, v, t: (order[t:], order[t : t + v], order[:t])),
     _cut(lambda order, v, t: (order[v:], order[:v], order[v : v + t]))),
    ("a validation part that lies in the test part",
     "print where each slice begins and ends; the counts add up",
     _cut(lambda order, v, t: (order[v + t :], order[:v], order[:t])),
     _cut(lambda order, v, t: (order[: -v - t], order[-v:], order[-t:])),
     _cut(lambda order, v, t: (order[v + t :], order[:v], order[v:t]))),
    (*EXCHANGED, _cut(lambda order, v, t: cut(order, t, v, None))),
    (*ROTATED, _cut(lambda order, v, t: (order[:v], order[v : v + t], order[v + t :]))),
    ("the numbers of samples taken for something else",
     "print the shapes of the six parts: n_val and n_test count samples",
     *(_cut(lambda order, v, t, part=part: cut(order, *[int(part * len(order))] * 2, None))
       for part in (0.2, 0.1)),
     _cut(lambda order, v, t: cut(order, v * len(order), t * len(order), None)),
     _cut(lambda order, v, t: np.array_split(order, 3)),
     _cut(lambda order, v, t: np.split(order, [v, t]))),
    ("a sample lost between the parts", "the sizes must add up to the number of samples",
     _cut(lambda order, v, t: (order[v + t + 1 :], order[:v], order[v : v + t])),
     _cut(lambda order, v, t: (order[v + t : -1], order[:v], order[v : v + t])),
     _cut(lambda order, v, t: (order[v + t :], order[: v - 1], order[v : v + t - 1]))),
    (*APART,
     dict(pick=lambda X, y, parts: [
         array for part in parts for array in (X[:, part], np.sort(y[part]))])),
    (*EXCHANGED, dict(after=lambda six: (*six[:2], *six[4:], *six[2:4]))),
    (*ROTATED, dict(after=lambda six: (*six[2:], *six[:2]))),
    (*OUT_OF_ORDER, dict(after=lambda six: [six[i] for i in (1, 0, 3, 2, 5, 4)])),
    ("three pairs in the place of six arrays", "print the length of what you return",
     dict(after=lambda six: list(zip(six[::2], six[1::2], strict=True)))),
    ("the validation part not returned", "print the length of what you return",
     dict(after=lambda six: (*six[:2], *six[4:]))),
    ("the inputs alone returned", "print the length of what you return",
     dict(after=lambda s: s[::2])),
    ("indices in the place of arrays", "the parts themselves are asked for, inputs and classes",
     dict(pick=lambda X, y, parts: [part for part in parts for _ in range(2)])),
    *(row for parts_of in (cut, _test_first, _val_first) for row in (
        ("rows taken for samples", "a sample is a column of X; which index picks columns?",
         dict(parts_of=parts_of,
              pick=lambda X, y, parts: [a for p in parts for a in (X[p], y[p])])),
        (*OUT_OF_ORDER, dict(parts_of=parts_of, after=lambda six: (*six[::2], *six[1::2]))))),
    ("transposed inputs", "print X_train.shape: the samples stay columns",
     dict(pick=lambda X, y, parts: [a for p in parts for a in (X[:, p].T, y[p])])),
    ("classes in a table", "print y_train.shape: it has one axis",
     dict(pick=lambda X, y, parts: [a for p in parts for a in (X[:, p], y[p].reshape(1, -1))])),
    *other_generators(lambda other: dict(order_of=lambda m, rng: other().permutation(m)),
                      tool="permutation", anew="deal anew", same="deal the same parts"),
    make=with_parts(split),
)
# fmt: on


def in_order(X, y, n_val, n_test, rng):
    """Return a right split of samples that are in order already."""
    return picked(X, y, cut(np.arange(y.size), n_val, n_test, rng))


def _rows_apart(X, y, rng):
    order = rng.permutation(y.size)
    return np.array([X[0][order], *(rng.permutation(row) for row in X[1:])]), y[order]


def _columns_apart(X, y, rng):
    order = rng.permutation(y.size)
    return rng.permuted(X, axis=1), y[order]


# fmt: off
check_train_val_test_split.add_mistakes(
    (*APART, *common.deals_apart(in_order)),
    ("columns of X taken apart",
     "every sample moves as a whole: look for X_train[:, 0] among the columns of X",
     common.dealt_after(in_order, _rows_apart), common.dealt_after(in_order, _columns_apart)),
    *common.deals_in_place(in_order),
)
# fmt: on
