"""The known mistakes of the split into three parts."""

import numpy as np

from autograder.checks.hyperparameters.train_val_test_split import check_train_val_test_split

__all__ = ["check_train_val_test_split"]


def permuted(m, rng):
    """Return a random order of the samples."""
    return rng.permutation(m)


def cut(order, n_val, n_test, rng):
    """Return the samples of the three parts."""
    n_train = len(order) - n_val - n_test
    return order[:n_train], order[n_train:n_train + n_val], order[n_train + n_val:]


def picked(X, y, parts):
    """Return the six arrays of three parts."""
    return [array for part in parts for array in (X[:, part], y[part])]


def _mistake(name, sentence, order_of=permuted, parts_of=cut, pick=picked, after=tuple):
    """Register a split of which one part is replaced."""
    @check_train_val_test_split.mistake(name, sentence)
    def _(X, y, n_val, n_test, rng):
        order = order_of(y.size, rng)
        return after(pick(X, y, parts_of(order, n_val, n_test, rng)))


def _anew(pick_of):
    """Return a way to cut that picks the parts independently of each other."""
    def parts(order, n_val, n_test, rng):
        n_train = len(order) - n_val - n_test
        return [pick_of(rng, len(order), n) for n in (n_train, n_val, n_test)]
    return parts


def _test_first(order, n_val, n_test, rng):
    return order[n_test + n_val:], order[n_test:n_test + n_val], order[:n_test]


def _val_first(order, n_val, n_test, rng):
    return order[n_val + n_test:], order[:n_val], order[n_val:n_val + n_test]


def _mixed_inside(order, n_val, n_test, rng):
    return [rng.permutation(part) for part in cut(order, n_val, n_test, rng)]


def _fixed_test(order, n_val, n_test, rng):
    """Return parts of which only the test part is not drawn."""
    m = len(order)
    rest = order[order < m - n_test]
    return rest[n_val:], rest[:n_val], np.arange(m - n_test, m)


def _shuffled(m, rng, seed=None):
    """Return an order drawn from another generator than the one handed in."""
    return np.random.default_rng(seed).permutation(m)


def _global(m, rng):
    return np.random.permutation(m)


def _globally_seeded(m, rng):
    np.random.seed(42)
    return np.random.permutation(m)


ORDERED = ("the samples not shuffled",
           "print y_test: it holds neighbours; data often come in order")
INSIDE = ("each part shuffled in itself",
          "print sorted(y_test): the same samples are drawn every time")
SHARED = ("parts that share samples",
          "np.intersect1d(y_val, y_test) should be empty when y is np.arange(m)")
TESTED = ("validation and test samples left in the training part",
          "print y_train.size: what is trained on cannot test")
OVERLAP = ("a validation part that lies in the test part",
           "print where each slice begins and ends; the counts add up")
REPEATED = ("samples drawn with replacement", "print np.unique(y_train).size beside y_train.size")
APART = ("inputs and classes that no longer belong together",
         "one order for both: compare X_train[:, 0] and y_train[0] with the original pair")
EXCHANGED = ("validation and test part exchanged",
             "print the shapes of the six parts when n_val and n_test differ")
ROTATED = ("the training part not in the first place",
           "print the shapes of the six parts: the one that gets the rest comes first")
MIXED = ("columns of X taken apart",
         "every sample moves as a whole: look for X_train[:, 0] among the columns of X")
SHARE = ("the numbers of samples taken for something else", "print the shapes of the six parts: "
         "n_val and n_test count samples")
OUT_OF_ORDER = ("the six arrays in another order",
                "read the names after Returns; X and y of a part stand side by side")
ROWS = ("rows taken for samples", "a sample is a column of X; which index picks columns?")
LOST = ("a sample lost between the parts", "the sizes must add up to the number of samples")
OWN_SEED = ("a generator with a seed of its own",
            "another rng must deal anew; draw from the one that comes in")

_mistake(*ORDERED, order_of=lambda m, rng: np.arange(m))
_mistake(*ORDERED, order_of=lambda m, rng: np.arange(m), parts_of=_test_first)
_mistake(*ORDERED, order_of=lambda m, rng: np.sort(rng.permutation(m)))
_mistake(*INSIDE, order_of=lambda m, rng: np.arange(m), parts_of=_mixed_inside)
_mistake("a test part that is not drawn", "print sorted(y_test) for two generators: all three "
         "parts are left to chance", parts_of=_fixed_test)
_mistake(*SHARED, parts_of=_anew(lambda rng, m, n: rng.choice(m, n, replace=False)))
_mistake(*SHARED, parts_of=_anew(lambda rng, m, n: rng.permutation(m)[:n]))
_mistake(*REPEATED, parts_of=_anew(lambda rng, m, n: rng.choice(m, n)))
_mistake(*REPEATED, order_of=lambda m, rng: rng.integers(0, m, m))
_mistake(*TESTED, parts_of=lambda order, n_val, n_test, rng: (
    order, *cut(order, n_val, n_test, rng)[1:]))
_mistake(*TESTED, parts_of=lambda order, n_val, n_test, rng: (
    order[n_test:], order[n_test:n_test + n_val], order[:n_test]))
_mistake(*TESTED, parts_of=lambda order, n_val, n_test, rng: (
    order[n_val:], order[:n_val], order[n_val:n_val + n_test]))
_mistake(*OVERLAP, parts_of=lambda order, n_val, n_test, rng: (
    order[n_val + n_test:], order[:n_val], order[:n_test]))
_mistake(*OVERLAP, parts_of=lambda order, n_val, n_test, rng: (
    order[:-n_val - n_test], order[-n_val:], order[-n_test:]))
_mistake(*OVERLAP, parts_of=lambda order, n_val, n_test, rng: (
    order[n_val + n_test:], order[:n_val], order[n_val:n_test]))
_mistake(*EXCHANGED, parts_of=lambda order, n_val, n_test, rng: cut(order, n_test, n_val, rng))
_mistake(*ROTATED, parts_of=lambda order, n_val, n_test, rng: (
    order[:n_val], order[n_val:n_val + n_test], order[n_val + n_test:]))
_mistake(*SHARE, parts_of=lambda order, n_val, n_test, rng: cut(
    order, int(0.2 * len(order)), int(0.2 * len(order)), rng))
_mistake(*SHARE, parts_of=lambda order, n_val, n_test, rng: cut(
    order, int(0.1 * len(order)), int(0.1 * len(order)), rng))
_mistake(*SHARE, parts_of=lambda order, n_val, n_test, rng: cut(
    order, n_val * len(order), n_test * len(order), rng))
_mistake(*SHARE, parts_of=lambda order, n_val, n_test, rng: np.array_split(order, 3))
_mistake(*SHARE, parts_of=lambda order, n_val, n_test, rng: np.split(order, [n_val, n_test]))
_mistake(*LOST, parts_of=lambda order, n_val, n_test, rng: (
    order[n_val + n_test + 1:], order[:n_val], order[n_val:n_val + n_test]))
_mistake(*LOST, parts_of=lambda order, n_val, n_test, rng: (
    order[n_val + n_test:-1], order[:n_val], order[n_val:n_val + n_test]))
_mistake(*LOST, parts_of=lambda order, n_val, n_test, rng: (
    order[n_val + n_test:], order[:n_val - 1], order[n_val:n_val + n_test - 1]))
_mistake(*APART, pick=lambda X, y, parts: [
    array for part in parts for array in (X[:, part], np.sort(y[part]))])
_mistake(*EXCHANGED, after=lambda six: (*six[:2], *six[4:], *six[2:4]))
_mistake(*ROTATED, after=lambda six: (*six[2:], *six[:2]))
_mistake(*OUT_OF_ORDER, after=lambda six: [six[i] for i in (1, 0, 3, 2, 5, 4)])
_mistake("three pairs in the place of six arrays", "print the length of what you return",
         after=lambda six: list(zip(six[::2], six[1::2], strict=True)))
_mistake("the validation part not returned", "print the length of what you return",
         after=lambda six: (*six[:2], *six[4:]))
_mistake("the inputs alone returned", "print the length of what you return", after=lambda s: s[::2])
_mistake("indices in the place of arrays", "the parts themselves are asked for, inputs and classes",
         pick=lambda X, y, parts: [part for part in parts for _ in range(2)])
for order_cut in (cut, _test_first, _val_first):
    _mistake(*ROWS, parts_of=order_cut,
             pick=lambda X, y, parts: [a for p in parts for a in (X[p], y[p])])
    _mistake(*OUT_OF_ORDER, parts_of=order_cut, after=lambda six: (*six[::2], *six[1::2]))
_mistake("transposed inputs", "print X_train.shape: the samples stay columns",
         pick=lambda X, y, parts: [a for p in parts for a in (X[:, p].T, y[p])])
_mistake("classes in a table", "print y_train.shape: it has one axis",
         pick=lambda X, y, parts: [a for p in parts for a in (X[:, p], y[p].reshape(1, -1))])
for number in (0, 1, 42):
    _mistake(*OWN_SEED, order_of=lambda m, rng, seed=number: _shuffled(m, rng, seed))
_mistake("a generator without a seed",
         "the same rng must deal the same parts; draw from the one that comes in",
         order_of=_shuffled)
_mistake("the global generator", "np.random.permutation and its relatives draw from a generator "
         "that all the world shares; draw from the rng that comes in", order_of=_global)
_mistake("the global generator seeded inside",
         "np.random.seed changes what everybody else draws; draw from the rng that comes in",
         order_of=_globally_seeded)


def _register(mistake):
    """Add the mistakes that treat X and y differently."""
    def six(X, y, n_val, n_test, rng):
        return picked(X, y, cut(np.arange(y.size), n_val, n_test, rng))

    @mistake(*APART)
    def _(X, y, n_val, n_test, rng):
        return six(X[:, rng.permutation(y.size)], rng.permutation(y), n_val, n_test, rng)

    @mistake(*APART)
    def _(X, y, n_val, n_test, rng):
        return six(X[:, rng.permutation(y.size)], y, n_val, n_test, rng)

    @mistake(*APART)
    def _(X, y, n_val, n_test, rng):
        return six(X, rng.permutation(y), n_val, n_test, rng)

    @mistake(*MIXED)
    def _(X, y, n_val, n_test, rng):
        order = rng.permutation(y.size)
        return six(np.array([row[order] if i == 0 else rng.permutation(row)
                             for i, row in enumerate(X)]), y[order], n_val, n_test, rng)

    @mistake(*MIXED)
    def _(X, y, n_val, n_test, rng):
        order = rng.permutation(y.size)
        return six(rng.permuted(X, axis=1), y[order], n_val, n_test, rng)

    @mistake("the caller's samples changed",
             "rng.shuffle works in place; print X and y before and after the call")
    def _(X, y, n_val, n_test, rng):
        order = rng.permutation(y.size)
        X[:], y[:] = X[:, order], y[order]
        return six(X, y, n_val, n_test, rng)

    @mistake("the caller's classes shuffled in place",
             "rng.shuffle works in place; print y before and after the call, and one pair")
    def _(X, y, n_val, n_test, rng):
        rng.shuffle(y)
        return six(X, y, n_val, n_test, rng)


_register(check_train_val_test_split.mistake)
