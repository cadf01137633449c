"""The known mistakes of the batches."""

import numpy as np

from autograder.checks.hyperparameters.minibatches import check_minibatches

__all__ = ["check_minibatches"]


def permuted(m, rng):
    """Return a random order of the samples."""
    return rng.permutation(m)


def cut(order, size, rng):
    """Return the samples of each batch."""
    return [order[start:start + size] for start in range(0, len(order), size)]


def picked(X, y, parts):
    """Return the inputs and classes of each batch."""
    return [(X[:, part], y[part]) for part in parts]


def _mistake(name, sentence, order_of=permuted, parts_of=cut, pick=picked, after=list):
    """Register batches of which one part is replaced."""
    @check_minibatches.mistake(name, sentence)
    def _(X, y, batch_size, rng):
        order = order_of(y.size, rng)
        return after(pick(X, y, parts_of(order, batch_size, rng)))


def _anew(pick_of):
    """Return a way to cut that picks each batch independently of the others."""
    def parts(order, size, rng):
        return [pick_of(rng, len(order), len(part)) for part in cut(order, size, rng)]
    return parts


def _wrapped(order, size, rng):
    return cut(np.resize(order, -(-len(order) // size) * size), size, rng)


def _merged(order, size, rng):
    """Return batches of which the last holds the rest in addition."""
    parts = cut(order, size, rng)
    if len(parts) > 1 and len(parts[-1]) < size:
        parts[-2:] = [np.concatenate(parts[-2:])]
    return parts


def _last_full(order, size, rng):
    parts = cut(order, size, rng)
    return [*parts[:-1], order[-size:]]


def _global(m, rng):
    return np.random.permutation(m)


def _globally_seeded(m, rng):
    np.random.seed(42)
    return np.random.permutation(m)


DROPPED = ("what is left over dropped", "85 samples in batches of 20: count the samples that come "
           "out")
ORDERED = ("the samples not shuffled", "print y of the first batch: it holds neighbours")
GROUPS = ("batches that always hold the same samples",
          "print the samples of a batch: the same ones meet in every epoch")
REPEATED = ("samples drawn with replacement",
            "collect all classes of one epoch when each sample has its own: some are missing")
AGAIN = ("every batch drawn from all samples",
         "collect all classes of one epoch when each sample has its own: some are missing")
APART = ("inputs and classes that no longer belong together",
         "one order for both: compare the first column and class with the original pair")
MIXED = ("columns of X taken apart",
         "every sample moves as a whole: look for the first column of a batch among those of X")
NUMBER = ("batch_size taken for the number of batches",
          "print how many samples a batch holds, and how many batches there are?")
EVEN = ("what is left over spread over the batches",
        "all batches but the last have batch_size samples; print their sizes")
EMPTY = ("an empty batch at the end",
         "print the sizes when nothing is left over: the mean of no samples is nan")
FULL = ("a last batch filled up with samples that were in a batch already",
        "count the samples that come out: every one is in exactly one batch")
LOST = ("a sample lost at the end", "count the samples that come out; where does the range end?")
ROWS = ("rows taken for samples", "a sample is a column of X; which index picks columns?")
NO_PAIRS = ("no list of pairs",
            "each batch is a pair, inputs and classes, and a list holds them all; print what you "
            "return")
OWN_SEED = ("a generator with a seed of its own",
            "another rng must deal anew, the next epoch too; draw from the one that comes in")
OVERLAP = ("batches that overlap",
           "print the samples of two batches: each start is one batch_size after the one before")

_mistake(*DROPPED, parts_of=lambda order, size, rng: cut(
    order[:len(order) // size * size], size, rng))
_mistake("nothing left when a batch is larger than the data",
         "30 samples in batches of 50 make one batch of 30", parts_of=lambda order, size, rng: (
             cut(order, size, rng) if len(order) >= size else []))
_mistake("the last batch dropped, even a full one",
         "count the samples that come out, also when nothing is left over",
         parts_of=lambda order, size, rng: cut(order, size, rng)[:-1])
_mistake(*ORDERED, order_of=lambda m, rng: np.arange(m))
_mistake(*ORDERED, order_of=lambda m, rng: np.sort(rng.permutation(m)))
_mistake(*GROUPS, parts_of=lambda order, size, rng: [
    part for full in (cut(np.arange(len(order)), size, rng),) for i in (
        *rng.permutation(len(order) // size), *range(len(order) // size, len(full)))
    for part in (full[i],)])
_mistake(*GROUPS, parts_of=lambda order, size, rng: [
    rng.permutation(part) for part in cut(np.arange(len(order)), size, rng)])
_mistake(*REPEATED, order_of=lambda m, rng: rng.integers(0, m, m))
_mistake(*REPEATED, parts_of=_anew(lambda rng, m, n: rng.choice(m, n)))
_mistake(*AGAIN, parts_of=_anew(lambda rng, m, n: rng.choice(m, n, replace=False)))
_mistake(*AGAIN, parts_of=_anew(lambda rng, m, n: rng.permutation(m)[:n]))
_mistake("the same samples in every batch", "print the samples of two batches",
         parts_of=lambda order, size, rng: [order[:len(part)] for part in cut(order, size, rng)])
_mistake(*OVERLAP, parts_of=lambda order, size, rng: [
    order[start:start + size] for start in range(-(-len(order) // size))])
_mistake(*NUMBER, parts_of=lambda order, size, rng: np.array_split(order, size))
_mistake(*EVEN, parts_of=lambda order, size, rng: np.array_split(
    order, -(-len(order) // size)))
_mistake("what is left over in the batch before", "the last batch holds what is left over; print "
         "the sizes", parts_of=_merged)
_mistake("what is left over in the batch before", "the last batch holds what is left over; print "
         "the sizes", parts_of=lambda order, size, rng: np.array_split(
             order, max(len(order) // size, 1)))
_mistake("the smaller batch first", "the last batch holds what is left over; print the sizes",
         parts_of=lambda order, size, rng: cut(order, size, rng)[::-1])
_mistake("the smaller batch anywhere", "the last batch holds what is left over; print the sizes",
         parts_of=lambda order, size, rng: [
             part for full in (cut(order, size, rng),) for part in (*full[1:], full[0])])
_mistake(*EMPTY, parts_of=lambda order, size, rng: [
    order[i * size:(i + 1) * size] for i in range(len(order) // size + 1)])
_mistake(*FULL, parts_of=_wrapped)
_mistake(*FULL, parts_of=_last_full)
_mistake(*LOST, parts_of=lambda order, size, rng: cut(order[:-1], size, rng))
_mistake("a sample lost between the batches", "count the samples that come out; a slice ends "
         "before its second number", parts_of=lambda order, size, rng: [
             part[:size - 1] for part in cut(order, size, rng)])
_mistake("one sample too many in a batch", "print the sizes; a slice ends before its second number",
         parts_of=lambda order, size, rng: [
             order[start:start + size + 1] for start in range(0, len(order), size)])
_mistake("one batch alone", "the whole data set is dealt; print the number of batches",
         parts_of=lambda order, size, rng: cut(order, size, rng)[:1])
_mistake(*NO_PAIRS, after=lambda batches: batches[0])
_mistake("classes before inputs", "each pair holds the inputs first, then the classes",
         after=lambda batches: [pair[::-1] for pair in batches])
_mistake("a list of inputs and a list of classes in the place of pairs",
         "print the length of what you return: one pair for each batch",
         after=lambda batches: tuple(map(list, zip(*batches, strict=True))))
_mistake(*NO_PAIRS, after=lambda batches: [A for A, b in batches])
_mistake("indices in the place of inputs and classes",
         "the samples themselves are asked for; print a batch",
         pick=lambda X, y, parts: [(part, part) for part in parts])
_mistake(*NO_PAIRS, pick=lambda X, y, parts: parts)
_mistake(*ROWS, pick=lambda X, y, parts: [(X[part], y[part]) for part in parts])
_mistake("transposed inputs", "print the shape of a batch: the samples stay columns",
         pick=lambda X, y, parts: [(X[:, part].T, y[part]) for part in parts])
_mistake("classes in a table", "print the shape of y in a batch: it has one axis",
         pick=lambda X, y, parts: [(X[:, part], y[part].reshape(1, -1)) for part in parts])
for number in (0, 1, 42):
    _mistake(*OWN_SEED,
             order_of=lambda m, rng, seed=number: np.random.default_rng(seed).permutation(m))
_mistake("a generator without a seed",
         "the same rng must deal the same batches; draw from the one that comes in",
         order_of=lambda m, rng: np.random.default_rng().permutation(m))
_mistake("the global generator", "np.random.permutation and its relatives draw from a generator "
         "that all the world shares; draw from the rng that comes in", order_of=_global)
_mistake("the global generator seeded inside",
         "np.random.seed changes what everybody else draws; draw from the rng that comes in",
         order_of=_globally_seeded)


def _register(mistake):
    """Add the mistakes that treat X and y differently."""
    def dealt(X, y, batch_size, rng):
        return picked(X, y, cut(np.arange(y.size), batch_size, rng))

    @mistake(*APART)
    def _(X, y, batch_size, rng):
        return dealt(X[:, rng.permutation(y.size)], rng.permutation(y), batch_size, rng)

    @mistake(*APART)
    def _(X, y, batch_size, rng):
        return dealt(X[:, rng.permutation(y.size)], y, batch_size, rng)

    @mistake(*APART)
    def _(X, y, batch_size, rng):
        return dealt(X, rng.permutation(y), batch_size, rng)

    @mistake(*MIXED)
    def _(X, y, batch_size, rng):
        return dealt(rng.permuted(X, axis=1), rng.permutation(y), batch_size, rng)

    @mistake("the caller's samples changed",
             "rng.shuffle works in place; print X and y before and after the call")
    def _(X, y, batch_size, rng):
        order = rng.permutation(y.size)
        X[:], y[:] = X[:, order], y[order]
        return dealt(X, y, batch_size, rng)

    @mistake("the caller's classes shuffled in place",
             "rng.shuffle works in place; print y before and after the call, and one pair")
    def _(X, y, batch_size, rng):
        rng.shuffle(y)
        return dealt(X, y, batch_size, rng)


_register(check_minibatches.mistake)
