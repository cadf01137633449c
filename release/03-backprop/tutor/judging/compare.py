"""
Compare what a function returned with what it should return: type, then shape, then values.

Both sides are plain values (see `codec`), so the comparison never calls a method of a student's
object.
"""

from dataclasses import dataclass

import numpy as np

from tutor.judging.codec import Opaque


@dataclass(frozen=True)
class Tolerance:
    """`abs(got - expected) <= absolute * max(1, largest expected) + relative * abs(expected)`."""

    relative: float = 1e-6
    absolute: float = 1e-9


FLOAT32 = Tolerance(1e-4, 1e-5)
RESULT = "the result"
FROM_NAN = (
    "a nan comes from 0 / 0, inf - inf, 0 * inf, or the logarithm or square root of a negative "
    "number; print the intermediate results"
)
FROM_INF = (
    "an inf comes from a division by 0, the logarithm of 0, or the exponential of a large number; "
    "print the intermediate results"
)


class Rule:
    """
    An expected value that many values can match; the rule itself says what is wrong with one.

    The instance's `__dict__` holds the arguments of the constructor as plain values.
    """

    def difference(self, got, where, tolerance):
        """Return the first `Difference`, or None for a right value."""
        raise NotImplementedError

    def alike(self, one, other, tolerance):
        """Return whether the rule sees no difference between two values, right or wrong."""
        raise NotImplementedError

    def shown(self):
        """Return what the table shows as the expected value: text, or a plain value."""
        return str(self)

    def summary(self, value):
        """Return what the table shows for a student's value; None to show the value itself."""
        return None

    def condense(self, value):
        """Return the part of a value that `alike` needs, to save space."""
        return value


@dataclass(frozen=True)
class Difference:
    """The first place where two values differ, how they differ, and what may explain it."""

    where: str
    what: str
    hint: str | None = None


def difference(got, expected, where=RESULT, tolerance=None):
    """
    Return the first `Difference` of two plain values, or None.

    Parameters
    ----------
    got, expected : object
        Plain values; `expected` may contain a `Rule` in any place.
    where : str
        The name of the value in messages.
    tolerance : Tolerance, optional
        For every number in the values.
    """
    tolerance = tolerance or Tolerance()
    if isinstance(expected, Rule):
        return expected.difference(got, where, tolerance)
    if isinstance(expected, (list, tuple)):
        return _sequence_difference(got, expected, where, tolerance)
    if isinstance(expected, dict):
        return _dict_difference(got, expected, where, tolerance)
    if expected is None or isinstance(expected, str):
        same = type(got) is type(expected) and got == expected
        return None if same else Difference(where, f"it is {describe(got)}, not {expected!r}")
    return _array_difference(got, np.asarray(expected), where, tolerance)


def describe(value):
    """Return the type of a value in a few words, with the shape of an array."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, Opaque):
        return f"an object of type {value.type_name}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    if value is None or isinstance(value, (str, bool)) and len(repr(value)) < 40:
        return repr(value)
    name = type(value).__name__
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _sequence_difference(got, expected, where, tolerance):
    """Compare item by item; a list may stand for a tuple and a tuple for a list."""
    names = getattr(expected, "names", None) or [f"{where}[{i}]" for i in range(len(expected))]
    if not isinstance(got, (list, tuple)):
        return Difference(
            where,
            f"it is {describe(got)}, but {len(expected)} values are expected: {', '.join(names)}",
        )
    if len(got) != len(expected):
        return Difference(
            where,
            f"it has {_counted(len(got), 'value')}, but {len(expected)} "
            f"{'is' if len(expected) == 1 else 'are'} expected",
        )
    for name, one, other in zip(names, got, expected, strict=True):
        found = difference(one, other, name, tolerance)
        if found:
            return found
    return None


class Named(tuple):
    """A tuple of expected outputs with a name for each, which messages use."""

    def __new__(cls, values, names):
        """Make the tuple of `values`; `names` has one entry per value."""
        self = super().__new__(cls, values)
        self.names = list(names)
        return self


def _dict_difference(got, expected, where, tolerance):
    if not isinstance(got, dict):
        return Difference(where, f"it is {describe(got)}, but a dict is expected")
    missing = [key for key in expected if key not in got]
    if missing:
        return Difference(where, f"it has no entry {missing[0]!r}")
    for key, other in expected.items():
        name = str(key) if where == RESULT else f'{where}["{key}"]'
        found = difference(got[key], other, name, tolerance)
        if found:
            return found
    return None


def as_numbers(value):
    """Return the value as a numeric array, or None if it is not numeric."""
    if isinstance(value, (bool, int, float, np.generic, np.ndarray, list, tuple)):
        try:
            array = np.asarray(value)
        except (ValueError, OverflowError):
            return None
        return array if array.dtype.kind in "biuf" else None
    return None


def _array_difference(got, expected, where, tolerance):
    """Compare numbers, shape before values; an array of size one counts as a number."""
    numbers = as_numbers(got)
    wanted = f"an array of shape {expected.shape}" if expected.ndim else "a number"
    if numbers is None:
        return Difference(where, f"it is {describe(got)}, but {wanted} is expected")
    if expected.ndim == 0 and numbers.size == 1:
        numbers = numbers.reshape(())
    if numbers.shape != expected.shape:
        return Difference(
            where,
            f"it has shape {numbers.shape}, but {wanted} is expected",
            _shape_hint(numbers, expected, tolerance),
        )
    if close(numbers, expected, tolerance).all():
        return None
    return _value_difference(numbers, expected, where, tolerance)


def close(got, expected, tolerance):
    """Return for each entry whether the numbers agree; nan agrees with nan."""
    same = got == expected
    if same.all():  # as for most right answers
        return same
    got, expected = got.astype(float), expected.astype(float)
    finite = np.isfinite(expected)
    scale = max(1.0, np.abs(expected[finite]).max(initial=0.0))
    with np.errstate(all="ignore"):
        near = np.abs(got - expected) <= tolerance.absolute * scale + tolerance.relative * np.abs(
            expected
        )
    return same | (near & finite) | (np.isnan(got) & np.isnan(expected))


def furthest(got, expected, wrong):
    """Return the index of the wrong entry with the largest error."""
    with np.errstate(all="ignore"):
        distance = np.abs(got.astype(float) - expected.astype(float))
    distance = np.where(wrong, np.nan_to_num(distance, nan=np.inf), -1.0)
    return tuple(int(i) for i in np.unravel_index(np.argmax(distance), distance.shape))


def _value_difference(got, expected, where, tolerance):
    wrong = ~close(got, expected, tolerance)
    if np.isnan(got).any() and not np.isnan(expected).any():
        return Difference(where, f"{_count(np.isnan(got))} nan", FROM_NAN)
    if np.isinf(got).any() and not np.isinf(expected).any():
        return Difference(where, f"{_count(np.isinf(got))} infinite", FROM_INF)
    index = furthest(got, expected, wrong)
    place = f", worst at [{', '.join(map(str, index))}]" if index else ""
    what = f"{_count(wrong)} wrong{place}" if expected.ndim else "it has the wrong value"
    return Difference(where, what, _value_hint(got, expected, tolerance))


def _count(mask):
    n = int(mask.sum())
    if mask.ndim == 0:
        return "it is"
    return f"{n} of {_counted(mask.size, 'entry', 'entries')} {'is' if n == 1 else 'are'}"


def _counted(n, one, many=None):
    """Return a number with its noun."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def _shape_hint(got, expected, tolerance):
    """Return the likely reason for a wrong shape, if the values support one."""
    if got.ndim == 2 and got.T.shape == expected.shape and close(got.T, expected, tolerance).all():
        return "it looks like the transpose of the right answer"
    if got.size == expected.size and close(got.reshape(expected.shape), expected, tolerance).all():
        return f"the values are right here; only the shape should be {expected.shape}"
    square = got.ndim == 2 and got.shape[0] == got.shape[1] and 1 in expected.shape
    if got.ndim > expected.ndim and 1 not in got.shape or square:
        return (
            "it looks as if broadcasting combined two arrays of different shapes into a larger one"
        )
    return None


def _value_hint(got, expected, tolerance):
    """Return the likely reason for wrong values: a sign, a factor, a transpose."""
    got, expected = got.astype(float), expected.astype(float)
    square = expected.ndim == 2 and expected.shape[0] == expected.shape[1]
    if square and close(got.T, expected, tolerance).all():
        return "it looks like the transpose of the right answer"
    if close(-got, expected, tolerance).all():
        return "every value has the wrong sign"
    if not np.isfinite(expected).all():
        return None
    with np.errstate(all="ignore"):
        ratios = (got / expected)[np.abs(expected) > 1e-6]
        factor = float(np.median(ratios)) if ratios.size else 0.0
        multiple = close(got, expected * factor, tolerance).all()
    if np.isfinite(ratios).all() and abs(factor) > 1e-6 and multiple and ratios.size > 1:
        return f"every value is {factor:.4g} times what it should be"
    return None
