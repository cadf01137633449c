"""Rules for what the task leaves open: any value, or any container with some arrays in it."""

import numpy as np

from tutor.judging.codec import Opaque
from tutor.judging.compare import Difference, Rule, as_numbers, close

FUNCTIONS = ("function", "builtin_function_or_method", "method", "ufunc")


class Anything(Rule):
    """Any value; the task does not say which."""

    def difference(self, got, where, tolerance):
        """Return None: no value is wrong."""
        return None

    def alike(self, one, other, tolerance):
        """Return True: all values count as the same."""
        return True

    def __str__(self):
        return "(any value)"


class Holding(Rule):
    """A cache: any container in which each of these arrays can be found."""

    def __init__(self, arrays):
        self.arrays = arrays

    def difference(self, got, where, tolerance):
        """Return a `Difference` with the first array that is missing, or None."""
        names = self.missing(got, tolerance)
        return Difference(where, f"it does not contain {names[0]}") if names else None

    def alike(self, one, other, tolerance):
        """Return whether the same arrays are missing in two containers."""
        return self.missing(one, tolerance) == self.missing(other, tolerance)

    def missing(self, got, tolerance):
        """Return the names of the arrays that a value lacks; none for an object that is opaque."""
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
        return f"any container with {', '.join(self.arrays)} in it"


def _is_among(found, array, tolerance):
    """Return whether one of the arrays found equals this one."""
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
    """Return whether a value is an object that is not numbers, text or a plain container."""
    return not (
        value is None
        or isinstance(value, (str, complex, list, tuple, dict))
        or as_numbers(value) is not None
    )


def _type_name(value):
    return value.type_name if isinstance(value, Opaque) else type(value).__name__
