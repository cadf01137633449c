"""
Make `checks.json` small, and make its numbers the same on every machine.

The results of the known mistakes on further examples are many, and most of them repeat: `shared`
writes every part once, `unshared` restores the tree.

The last two of sixteen digits depend on the processor, its BLAS and the version of NumPy; the
difference of two equal numbers consists of such digits only. `rounded` keeps the digits that a
comparison can distinguish: usually eight, and none far below the largest number of an array. A
number can still round differently on another machine if it lies halfway between two rounded
numbers, up to its noise. Numbers that can be computed on paper often do. So `rounded` removes the
noise first, by rounding to twelve digits; of all other numbers it affects one in ten million.
"""

import collections
import json
import math

import numpy as np

from tutor.judging.compare import Tolerance

WITHOUT_NOISE = 12  # digits
FINER = 0.1  # the last digit that stays, as a fraction of the tolerance of a comparison
SHORT = 24


def rounded(value, tolerance=None, finer=FINER):
    """
    Return a plain value with every floating-point number rounded.

    Parameters
    ----------
    value : object
        Plain values in dicts, lists and tuples.
    tolerance : Tolerance, optional
        The tolerance of the comparison that uses the value.
    finer : float
        The largest size of a rounded number's last digit, as a fraction of the tolerance.
    """
    tolerance = tolerance or Tolerance()
    if isinstance(value, dict):
        return {key: rounded(item, tolerance, finer) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        items = [rounded(item, tolerance, finer) for item in value]
        return items if isinstance(value, list) else tuple(items)
    if isinstance(
        value, (np.integer, np.bool_)
    ):  # NumPy versions differ in which integers are Python's own
        return value.item()
    if isinstance(value, (float, np.floating)):
        return _rounded_numbers([float(value)], tolerance, finer)[0]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        numbers = _rounded_numbers(value.astype(float).ravel().tolist(), tolerance, finer)
        return np.array(numbers, dtype=value.dtype).reshape(value.shape)
    return value


def _rounded_numbers(numbers, tolerance, finer):
    """Return the numbers of one array, each with the decimals that the tolerance needs."""
    numbers = [float(f"{number:.{WITHOUT_NOISE}g}") for number in numbers]
    largest = max((abs(number) for number in numbers if math.isfinite(number)), default=0.0)
    absolute = _decimals(finer * tolerance.absolute) - _exponent(max(1.0, largest))
    relative = _decimals(finer * tolerance.relative)
    return [_at(number, min(absolute, relative - _exponent(number))) for number in numbers]


def _at(number, decimals):
    """Return a number rounded to some decimals; -1 rounds to tens, -2 to hundreds."""
    if not math.isfinite(number):
        return (
            abs(number) if number != number else number
        )  # the sign of nan depends on the processor
    return round(number, decimals) + 0.0  # no -0


def _decimals(size):
    return -_exponent(size)


def _exponent(number):
    """Return the power of ten of a number's first digit."""
    return int(f"{number:.{WITHOUT_NOISE}e}".partition("e")[2]) if math.isfinite(number) else 0


def argument(value):
    """
    Return a computed argument of an example, such as a cache, rounded.

    It keeps more digits than an answer: a right answer may compute parts of a cache again, and must
    get the same numbers.
    """
    return rounded(value, Tolerance(1e-9, 1e-11))


def shortened(value, tolerance=None):
    """Return a value rounded as naming mistakes needs it, as 32-bit floats if they suffice."""
    if isinstance(value, dict):
        return {key: shortened(item, tolerance) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        items = [shortened(item, tolerance) for item in value]
        return items if isinstance(value, list) else tuple(items)
    value = rounded(value, tolerance, 1.0)
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        largest = np.abs(value[np.isfinite(value)]).max(initial=1.0)
        return value.astype(np.float32 if largest < np.finfo(np.float32).max else float)
    return value


def shared(tree):
    """Return a tree of plain JSON as `{"parts": [...], "tree": ...}` with each part once."""
    places, parts = collections.Counter(), {}

    def count(tree):
        text = json.dumps(tree)
        places[text] += 1
        if places[text] == 1:
            for item in _items(tree):
                count(item)

    def share(tree):
        text = json.dumps(tree)
        if text not in parts:
            new = (
                {key: share(item) for key, item in tree.items()}
                if isinstance(tree, dict)
                else (list(map(share, tree)) if isinstance(tree, list) else tree)
            )
            if len(text) < SHORT or places[text] == 1:
                return new
            parts[text] = len(parts), new
        return {"at": parts[text][0]}

    count(tree)
    tree = share(tree)
    return {"parts": [part for _, part in parts.values()], "tree": tree}


def _items(tree):
    return tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()


def unshared(record):
    """Return the tree that `shared` wrote."""
    parts = []

    def put_back(tree):
        if isinstance(tree, dict):
            if tree.keys() == {"at"}:
                return parts[tree["at"]]
            return {key: put_back(item) for key, item in tree.items()}
        return [put_back(item) for item in tree] if isinstance(tree, list) else tree

    for part in record["parts"]:  # a part refers to earlier parts only
        parts.append(put_back(part))
    return put_back(record["tree"])
