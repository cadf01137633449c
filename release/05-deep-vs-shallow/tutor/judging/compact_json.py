"""
Trees of `checks.json` that repeat themselves, and numbers that come out the same everywhere.

What the known mistakes do on further examples is much and mostly the same: `shared` writes every
part once, `unshared` puts it back.

The last two of sixteen digits depend on the processor, on its BLAS and on the version of NumPy, and
a difference of equal numbers is nothing but such digits. `rounded` keeps what a comparison can tell
apart, eight digits as a rule, and none far below the largest number of an array. A number comes out
differently elsewhere only if it lies within its noise of the middle between two rounded ones. What
can be worked out on paper often lies there exactly, so noise is taken off first, by rounding to
twelve digits; of the others about one in ten million does.
"""

import collections
import json
import math

import numpy as np

from tutor.judging.compare import Tolerance

WITHOUT_NOISE = 12  # digits
FINER = 0.1  # what stays, measured by what a comparison lets pass
SHORT = 24


def rounded(value, tolerance=None, finer=FINER):
    """
    Return a plain value with every floating-point number rounded.

    Parameters
    ----------
    value : object
        Plain values in dicts, lists and tuples.
    tolerance : Tolerance, optional
        Of the comparison in which the value will stand.
    finer : float
        How large a rounded number's last digit may be, as a fraction of the tolerance.
    """
    tolerance = tolerance or Tolerance()
    if isinstance(value, dict):
        return {key: rounded(item, tolerance, finer) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        items = [rounded(item, tolerance, finer) for item in value]
        return items if isinstance(value, list) else tuple(items)
    if isinstance(value, (np.integer, np.bool_)):  # NumPy changes which counts are Python's own
        return value.item()
    if isinstance(value, (float, np.floating)):
        return _rounded_numbers([float(value)], tolerance, finer)[0]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        numbers = _rounded_numbers(value.astype(float).ravel().tolist(), tolerance, finer)
        return np.array(numbers, dtype=value.dtype).reshape(value.shape)
    return value


def _rounded_numbers(numbers, tolerance, finer):
    """Return numbers of one array, each with as many decimals as the tolerance asks for."""
    numbers = [float(f"{number:.{WITHOUT_NOISE}g}") for number in numbers]
    largest = max((abs(number) for number in numbers if math.isfinite(number)), default=0.0)
    absolute = _decimals(finer * tolerance.absolute) - _exponent(max(1.0, largest))
    relative = _decimals(finer * tolerance.relative)
    return [_at(number, min(absolute, relative - _exponent(number))) for number in numbers]


def _at(number, decimals):
    """Return a number with some decimals; a negative number of them rounds tens, hundreds, ..."""
    if not math.isfinite(number):
        return abs(number) if number != number else number  # nan has a sign that processors choose
    return round(number, decimals) + 0.0  # no -0


def _decimals(size):
    return -_exponent(size)


def _exponent(number):
    """Return the power of ten of a number's first digit."""
    return int(f"{number:.{WITHOUT_NOISE}e}".partition("e")[2]) if math.isfinite(number) else 0


def argument(value):
    """
    Return a computed argument of an example, such as a cache, rounded.

    More digits stay than of an answer: a right answer may compute parts of a cache again, and must
    not see a difference.
    """
    return rounded(value, Tolerance(1e-9, 1e-11))


def shortened(value, tolerance=None):
    """Return a value rounded to what naming needs, in half the space where that holds it."""
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
    """Return a tree of plain JSON as `{"parts": [...], "tree": ...}`, each part written once."""
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
    """Return the tree of which `shared` made a record."""
    parts = []

    def put_back(tree):
        if isinstance(tree, dict):
            if tree.keys() == {"at"}:
                return parts[tree["at"]]
            return {key: put_back(item) for key, item in tree.items()}
        return [put_back(item) for item in tree] if isinstance(tree, list) else tree

    for part in record["parts"]:  # a part holds earlier parts only
        parts.append(put_back(part))
    return put_back(record["tree"])
