"""The known mistakes of the batches."""

import numpy as np

from autograder.checks.common_mistakes import other_generators, with_parts
from autograder.checks.hyperparameters import common
from autograder.checks.hyperparameters.minibatches import check_minibatches


def permuted(m, rng):
    """Return a random order of the samples."""
    return rng.permutation(m)


def cut(order, size, rng):
    """Return the samples of each batch."""
    return [order[start : start + size] for start in range(0, len(order), size)]


def picked(X, y, parts):
    """Return the inputs and classes of each batch."""
    return [(X[:, part], y[part]) for part in parts]


def deal(X, y, batch_size, rng, order_of=permuted, parts_of=cut, pick=picked, after=list):
    """Return batches; each part may be replaced by a wrong one."""
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


NO_PAIRS = (
    "no list of pairs",
    "each batch is a pair, inputs and classes, and a list holds them all; print what you return",
)


# fmt: off
check_minibatches.add_mistakes(
    ("what is left over dropped", "85 samples in batches of 20: count the samples that come out",
     dict(parts_of=lambda order, size, rng: cut(order[:len(order) // size * size], size, rng))),
    ("nothing left when a batch is larger than the data",
     "30 samples in batches of 50 make one batch of 30",
     dict(parts_of=lambda order, size, rng: (cut(order, size, rng) if len(order) >= size else []))),
    ("the last batch dropped, even a full one",
     "count the samples that come out, also when nothing is left over",
     dict(parts_of=lambda order, size, rng: cut(order, size, rng)[:-1])),
    ("the samples not shuffled", "print y of the first batch: it holds neighbours",
     dict(order_of=lambda m, rng: np.arange(m)),
     dict(order_of=lambda m, rng: np.sort(rng.permutation(m)))),
    ("batches that always hold the same samples",
     "print the samples of a batch: the same ones meet in every epoch",
     dict(parts_of=lambda order, size, rng: [
         part for full in (cut(np.arange(len(order)), size, rng),) for i in (
             *rng.permutation(len(order) // size), *range(len(order) // size, len(full)))
         for part in (full[i],)]),
     dict(parts_of=lambda order, size, rng: [
         rng.permutation(part) for part in cut(np.arange(len(order)), size, rng)])),
    ("samples drawn with replacement",
     "collect all classes of one epoch when each sample has its own: some are missing",
     dict(order_of=lambda m, rng: rng.integers(0, m, m)),
     dict(parts_of=_anew(lambda rng, m, n: rng.choice(m, n)))),
    ("every batch drawn from all samples",
     "collect all classes of one epoch when each sample has its own: some are missing",
     dict(parts_of=_anew(lambda rng, m, n: rng.choice(m, n, replace=False))),
     dict(parts_of=_anew(lambda rng, m, n: rng.permutation(m)[:n]))),
    ("the same samples in every batch", "print the samples of two batches",
     dict(parts_of=lambda order, size, rng: [order[:len(part)] for part in cut(order, size, rng)])),
    ("batches that overlap",
     "print the samples of two batches: each start is one batch_size after the one before",
     dict(parts_of=lambda order, size, rng: [
         order[start:start + size] for start in range(-(-len(order) // size))])),
    ("batch_size taken for the number of batches",
     "print how many samples a batch holds, and how many batches there are?",
     dict(parts_of=lambda order, size, rng: np.array_split(order, size))),
    ("what is left over spread over the batches",
     "all batches but the last have batch_size samples; print their sizes",
     dict(parts_of=lambda order, size, rng: np.array_split(order, -(-len(order) // size)))),
    ("what is left over in the batch before",
     "the last batch holds what is left over; print the sizes", dict(parts_of=_merged),
     dict(parts_of=lambda order, size, rng: np.array_split(order, max(len(order) // size, 1)))),
    ("the smaller batch first", "the last batch holds what is left over; print the sizes",
     dict(parts_of=lambda order, size, rng: cut(order, size, rng)[::-1])),
    ("the smaller batch anywhere", "the last batch holds what is left over; print the sizes",
     dict(parts_of=lambda order, size, rng: [
         part for full in (cut(order, size, rng),) for part in (*full[1:], full[0])])),
    ("an empty batch at the end",
     "print the sizes when nothing is left over: the mean of no samples is nan",
     dict(parts_of=lambda order, size, rng: [
         order[i * size:(i + 1) * size] for i in range(len(order) // size + 1)])),
    ("a last batch filled up with samples that were in a batch already",
     "count the samples that come out: every one is in exactly one batch", dict(parts_of=_wrapped),
     dict(parts_of=_last_full)),
    ("a sample lost at the end", "count the samples that come out; where does the range end?",
     dict(parts_of=lambda order, size, rng: cut(order[:-1], size, rng))),
    ("a sample lost between the batches",
     "count the samples that come out; a slice ends before its second number",
     dict(parts_of=lambda order, size, rng: [part[:size - 1] for part in cut(order, size, rng)])),
    ("one sample too many in a batch", "print the sizes; a slice ends before its second number",
     dict(parts_of=lambda order, size, rng: [
         order[start:start + size + 1] for start in range(0, len(order), size)])),
    ("one batch alone", "the whole data set is dealt; print the number of batches",
     dict(parts_of=lambda order, size, rng: cut(order, size, rng)[:1])),
    (*NO_PAIRS, dict(after=lambda batches: batches[0])),
    ("classes before inputs", "each pair holds the inputs first, then the classes",
     dict(after=lambda batches: [pair[::-1] for pair in batches])),
    ("a list of inputs and a list of classes in the place of pairs",
     "print the length of what you return: one pair for each batch",
     dict(after=lambda batches: tuple(map(list, zip(*batches, strict=True))))),
    (*NO_PAIRS, dict(after=lambda batches: [A for A, b in batches])),
    ("indices in the place of inputs and classes",
     "the samples themselves are asked for; print a batch",
     dict(pick=lambda X, y, parts: [(part, part) for part in parts])),
    (*NO_PAIRS, dict(pick=lambda X, y, parts: parts)),
    ("rows taken for samples", "a sample is a column of X; which index picks columns?",
     dict(pick=lambda X, y, parts: [(X[part], y[part]) for part in parts])),
    ("transposed inputs", "print the shape of a batch: the samples stay columns",
     dict(pick=lambda X, y, parts: [(X[:, part].T, y[part]) for part in parts])),
    ("classes in a table", "print the shape of y in a batch: it has one axis",
     dict(pick=lambda X, y, parts: [(X[:, part], y[part].reshape(1, -1)) for part in parts])),
    *other_generators(lambda other: dict(order_of=lambda m, rng: other().permutation(m)),
                      tool="permutation", anew="deal anew, the next epoch too",
                      same="deal the same batches"),
    make=with_parts(deal),
)
# fmt: on


def in_order(X, y, batch_size, rng):
    """Return right batches of samples that are in order already."""
    return picked(X, y, cut(np.arange(y.size), batch_size, rng))


# fmt: off
check_minibatches.add_mistakes(
    ("inputs and classes that no longer belong together",
     "one order for both: compare the first column and class with the original pair",
     *common.deals_apart(in_order)),
    ("columns of X taken apart",
     "every sample moves as a whole: look for the first column of a batch among those of X",
     common.dealt_after(in_order, lambda X, y, rng: (rng.permuted(X, axis=1), rng.permutation(y)))),
    *common.deals_in_place(in_order),
)
# fmt: on
