"""Expected where the task leaves the form open: anything at all, or a container of any kind."""

import numpy as np

from tutor.judging.codec import Opaque
from tutor.judging.compare import Difference, Rule, as_numbers, close

FUNCTIONS = ("function", "builtin_function_or_method", "method", "ufunc")


class Anything(Rule):
    """Expected in a place that the task leaves free."""

    def difference(self, got, where, tolerance):
        """Find nothing wrong."""
        return None

    def alike(self, one, other, tolerance):
        """Find all values alike."""
        return True

    def __str__(self):
        return "(free)"


class Holding(Rule):
    """Expected of a cache: some container in which each of these arrays can be found."""

    def __init__(self, arrays):
        self.arrays = arrays

    def difference(self, got, where, tolerance):
        """Return which array cannot be found anywhere inside."""
        names = self.missing(got, tolerance)
        return Difference(where, f"it does not hold {names[0]}") if names else None

    def alike(self, one, other, tolerance):
        """Return whether two containers lack the same arrays."""
        return self.missing(one, tolerance) == self.missing(other, tolerance)

    def missing(self, got, tolerance):
        """Return the names of the arrays that a value, as far as one sees, lacks."""
        if _is_object(got):
            return []
        found = list(_inside(got))
        if any(_is_object(item) and _type_name(item) not in FUNCTIONS for item in found):
            return []
        found = [item for item in map(as_numbers, found) if item is not None]
        return [
            name
            for name, array in self.arrays.items()
            if not _is_among(found, np.asarray(array), tolerance)
        ]

    def __str__(self):
        return f"anything that holds {', '.join(self.arrays)}"


def _is_among(found, array, tolerance):
    """Return whether one of the arrays found is this one."""
    alike = [item for item in found if item.shape == array.shape]
    return any((item == array).all() for item in alike) or any(
        close(item, array, tolerance).all() for item in alike
    )


def _inside(value):
    """Yield a value and, for plain containers, everything in them."""
    if isinstance(value, dict):
        value = list(value.values())
    yield value
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _inside(item)


def _is_object(value):
    """Return whether a value is neither numbers nor text nor a plain container: who knows."""
    return not (
        value is None
        or isinstance(value, (str, complex, list, tuple, dict))
        or as_numbers(value) is not None
    )


def _type_name(value):
    return value.type_name if isinstance(value, Opaque) else type(value).__name__
