"""What the wrong functions of several topics are made of."""

from functools import partial

import numpy as np


def with_parts(template):
    """
    Return the `make` for tables whose rows say which parts of a right function are replaced.

    A row's `dict(part=wrong)` becomes `template` with this part; a function stays as it is.
    """
    return lambda wrong: partial(template, **wrong) if isinstance(wrong, dict) else wrong


def stored(array, values):
    """Return the array with the values written into it, cut off where its type is whole numbers."""
    array[...] = values
    return array


def placed(array, where, values):
    """Return the array with the values written into some of its places."""
    array[where] = values
    return array


def written(arrays, new):
    """Return a dict of arrays with those of another one written into them."""
    for name in new:
        np.copyto(arrays[name], new[name], casting="unsafe")
    return arrays


def other_generators(drawing, *, tool, anew, same, seeds=(0, 1, 42), inside=42):
    """
    Return the rows on randomness that does not come from the rng handed in.

    Parameters
    ----------
    drawing : callable
        Returns the wrong function; `drawing(other)` gets a function that returns its generator.
    tool : str
        The function of `np.random` that students reach for.
    anew, same : str
        What another rng, and what the same rng must do.
    seeds, inside : tuple of int, int
        Seeds of generators made inside, and of the global one.
    """
    end = "draw from the rng that comes in"
    return [
        (
            "a generator with a seed of its own",
            f"another rng must {anew}; draw from the one that comes in",
            *(drawing(partial(np.random.default_rng, seed)) for seed in seeds),
        ),
        (
            "a generator without a seed",
            f"the same rng must {same}; draw from the one that comes in",
            drawing(np.random.default_rng),
        ),
        (
            "the global generator",
            f"np.random.{tool} and its relatives draw from a generator that all the world shares; "
            + end,
            drawing(lambda: np.random),
        ),
        (
            "the global generator seeded inside",
            f"np.random.seed changes what everybody else draws; {end}",
            drawing(partial(seeded, inside)),
        ),
    ]


def seeded(seed):
    """Return the global generator after it was seeded."""
    np.random.seed(seed)
    return np.random
