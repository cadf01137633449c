"""
Trees of `checks.json` that repeat themselves, and numbers of seven digits.

What the known mistakes do on further examples is much and mostly the same: `shared` writes every
part once, `unshared` puts it back. Seven digits are all that naming a mistake needs, and they come
out the same on every processor.
"""

import collections
import json

import numpy as np

NOISE = 1e-9
SHORT = 24


def shortened(value):
    """Return a plain value with every floating-point number rounded to seven digits."""
    if isinstance(value, dict):
        return {key: shortened(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return (list if isinstance(value, list) else tuple)(map(shortened, value))
    if isinstance(value, (float, np.floating)):
        return _seven_digits(float(value), NOISE * max(1.0, abs(value)))
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return _shortened_array(np.asarray(value, dtype=float))
    return value


def _shortened_array(array):
    """Return an array of seven digits each, of single precision where that can hold it."""
    scale = np.abs(array[np.isfinite(array)]).max(initial=1.0)
    array = np.array([_seven_digits(number, NOISE * scale) for number in array.flat]).reshape(
        array.shape
    )
    return array.astype(np.float32) if scale < np.finfo(np.float32).max else array


def _seven_digits(number, noise):
    return 0.0 if abs(number) < noise else float(f"{number:.7g}")


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
