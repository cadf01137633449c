"""
Decide whether two answers go wrong in the same way.

In a place that the task leaves open it counts what is missing, not in what it is kept: a dict
without Z is like a tuple without Z.
"""

from .compare import Anything, Holding, difference, missing


def alike(one, other, expected, tolerance):
    """
    Return whether two values agree, up to the freedom that `expected` leaves.

    Parameters
    ----------
    one, other : object
        Plain values, right or wrong.
    expected : object
        The right answer; may hold `Anything` and `Holding`.
    tolerance : Tolerance
        Of every number inside.
    """
    if isinstance(expected, Anything):
        return True
    if isinstance(expected, Holding):
        return missing(one, expected, tolerance) == missing(other, expected, tolerance)
    sequences = all(isinstance(value, (list, tuple)) for value in (one, other, expected))
    if sequences and expected and all(isinstance(item, Holding) for item in expected):
        return _portrait(one, expected, tolerance) == _portrait(other, expected, tolerance)
    if sequences and len(one) == len(other) == len(expected):
        return all(alike(*trio, tolerance) for trio in zip(one, other, expected, strict=True))
    return difference(one, other, tolerance=tolerance) is None


def _portrait(values, holdings, tolerance):
    """Return how many caches there are too many, and what the last ones lack."""
    surplus = len(values) - len(holdings)
    if surplus < 0:
        return surplus, [[missing(value, holding, tolerance) for holding in holdings]
                         for value in values]
    lacking = [missing(value, holding, tolerance)
               for value, holding in zip(values[surplus:], holdings, strict=True)]
    if surplus and not any(lacking):
        return "what went before is still there"
    return surplus, lacking
