"""
Decide whether two answers go wrong in the same way.

Where the task leaves the container open, only what is missing counts: a dict without Z is like a
tuple without Z.
"""

from tutor.judging.compare import Rule, difference
from tutor.judging.open_places import Holding


def alike(one, other, expected, tolerance):
    """
    Return whether two values agree, except where `expected` leaves a choice.

    Parameters
    ----------
    one, other : object
        Plain values, right or wrong.
    expected : object
        The right answer; may contain a `Rule` in any place.
    tolerance : Tolerance
        For every number in the values.
    """
    if isinstance(expected, Rule):
        return expected.alike(one, other, tolerance)
    sequences = all(isinstance(value, (list, tuple)) for value in (one, other, expected))
    if sequences and expected and all(isinstance(item, Holding) for item in expected):
        return _portrait(one, expected, tolerance) == _portrait(other, expected, tolerance)
    if sequences and len(one) == len(other) == len(expected):
        return all(alike(*trio, tolerance) for trio in zip(one, other, expected, strict=True))
    dicts = all(isinstance(value, dict) for value in (one, other, expected))
    if dicts:
        return _keys(one, expected) == _keys(other, expected) and all(
            alike(one[key], other[key], expected[key], tolerance) for key in _keys(one, expected)
        )
    return difference(one, other, tolerance=tolerance) is None


def _keys(value, expected):
    """Return the expected keys that a value has; other keys do not matter."""
    return {key for key in expected if key in value}


def condense(value, expected):
    """Return the part of a value that `alike` needs, to keep `checks.json` small."""
    if isinstance(expected, Rule):
        return expected.condense(value)
    if isinstance(expected, dict) and isinstance(value, dict):
        return {key: condense(item, expected.get(key)) for key, item in value.items()}
    if (
        isinstance(expected, (list, tuple))
        and isinstance(value, (list, tuple))
        and len(value) == len(expected)
    ):
        return [condense(*pair) for pair in zip(value, expected, strict=True)]
    return value


def _portrait(values, holdings, tolerance):
    """Return how many caches there are too many, and what is missing in the last ones."""
    surplus = len(values) - len(holdings)
    if surplus < 0:
        return surplus, [
            [holding.missing(value, tolerance) for holding in holdings] for value in values
        ]
    lacking = [
        holding.missing(value, tolerance)
        for value, holding in zip(values[surplus:], holdings, strict=True)
    ]
    if surplus and not any(lacking):
        return "earlier values are still there"
    return surplus, lacking
