"""The register of right answers: `VARIANTS[function]` is a list of functions."""

import collections

VARIANTS = collections.defaultdict(list)


def right(function):
    """Register an answer under its name up to the double underscore."""
    VARIANTS[function.__name__.partition("__")[0]].append(function)
    return function
