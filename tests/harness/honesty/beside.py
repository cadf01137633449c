"""Combine the outcomes of two mistakes that are wrong in different places."""

import dataclasses

from tests.harness.honesty.merging import Conflict
from tutor.judging.compare import difference
from tutor.judging.judge import find_trouble, type_of


def besides(example, one, other):
    """
    Return one outcome in which each of two wrong outcomes changes its part.

    Raises
    ------
    Conflict
        If both change the same part.
    """
    right = [find_trouble(example, outcome) is None for outcome in (one, other)]
    if right[0]:
        return other
    if right[1]:
        return one
    if one.error or other.error:
        if one.error and other.error and type_of(one.error) != type_of(other.error):
            raise Conflict("both raise an error")
        return one if one.error else other
    value = _besides(one.value, other.value, example.expected, example.tolerance)
    return dataclasses.replace(
        one,
        value=value,
        changed=tuple(name for name in example.names if name in (*one.changed, *other.changed)),
    )


def _besides(one, other, expected, tolerance):
    """Return the value in which each of two wrong values changes its part; raise `Conflict`."""
    for first, second in ((one, other), (other, one)):
        if difference(first, expected, tolerance=tolerance) is None:
            return second
    trio = one, other, expected
    if all(isinstance(value, (list, tuple)) for value in trio) and len(set(map(len, trio))) == 1:
        return tuple(_besides(*items, tolerance) for items in zip(*trio, strict=True))
    if (
        all(isinstance(value, dict) for value in trio)
        and expected.keys() <= one.keys()
        and expected.keys() <= other.keys()
    ):
        return {key: _besides(one[key], other[key], expected[key], tolerance) for key in expected}
    raise Conflict("the same place")
