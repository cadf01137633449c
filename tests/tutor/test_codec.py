"""Values survive the way to the jail and back; everything else stays where it is."""

import json
import math

import numpy as np
import pytest

from tutor.judging import codec
from tutor.judging.judge import identical

VALUES = [
    None,
    True,
    0,
    -7,
    10**30,
    1.5,
    -0.0,
    math.inf,
    "text",
    "ä\ud800",
    [],
    [1, [2.0, "x"]],
    (1, 2),
    {"a": 1, 2: (3,), None: []},
    np.arange(6).reshape(2, 3),
    np.zeros((0, 3)),
    np.float32(1.5),
    np.array(3.0),
    np.array([True, False]),
    np.array([1 + 2j]),
    np.arange(4, dtype=">i4"),
    np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    np.arange(10)[::2],
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_plain_value_survives(value):
    """Type, shape, dtype and every bit of a plain value come back."""
    back = codec.decode(json.loads(json.dumps(codec.encode(value))))
    assert identical(value, back)


def test_nan_survives():
    """A nan comes back as nan."""
    assert math.isnan(codec.decode(json.loads(json.dumps(codec.encode(math.nan)))))


@pytest.mark.parametrize(
    "value",
    [
        object(),
        {1, 2},
        lambda: 1,
        np.array([object()]),
        np.array(["text"]),
        b"bytes",
        int,
        1 << 1_000_000,
        np.zeros(0, dtype=[("a", int)]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_everything_else_is_opaque(value):
    """What could carry code, or is too large, becomes a handle with the name of its type."""
    back = codec.decode(json.loads(json.dumps(codec.encode(value))))
    assert isinstance(back, codec.Opaque)
    assert back.type_name == type(value).__name__


def test_subclasses_lose_their_methods():
    """An array, list, dict or tuple of the student's own class arrives as the plain one."""

    class Loud(np.ndarray):
        def __eq__(self, other):
            return True

    class Pair(tuple):
        __slots__ = ()

    assert type(codec.decode(codec.encode(np.arange(3).view(Loud)))) is np.ndarray
    assert type(codec.decode(codec.encode(Pair((1, 2))))) is tuple


def test_kept_values_get_a_number():
    """A value that stays is handed to `keep`, and its number travels."""
    kept = []

    def keep(value):
        kept.append(value)
        return 41 + len(kept)

    thing = object()
    back = codec.decode(codec.encode([thing], keep))
    assert kept == [thing]
    assert back[0].number == 42


def test_cycles_and_depth_end():
    """A list that contains itself, or is nested without end, is cut off, not followed."""
    cycle = [1]
    cycle.append(cycle)
    json.dumps(codec.encode(cycle))
    deep = 1.0
    for _ in range(10_000):
        deep = [deep]
    assert codec.decode(codec.encode(deep)) is not None


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"int": 5},
        {"int": "zz"},
        {"int": "f" * 2000},
        {"array": []},
        {"array": ["O", [1], ""]},
        {"array": ["<f8", [-1], ""]},
        {"array": ["<f8", [2**40], ""]},
        {"array": ["<f8", [1], "!!"]},
        {"array": ["<f8", [1], "AAAA"]},
        {"array": ["<f8", [1] * 9, "AAAAAAAAAAA="]},
        {"a": 1, "b": 2},
        {"tuple": 3},
        {"dict": [[1]]},
        {"dict": [[[1], 2]]},
        {"opaque": [1]},
        {"opaque": ["x", "y"]},
        {"opaque": [1, "x" * 81]},
        {"dict": [[{"tuple": [[]]}, 1]]},
        5,
        {"array": ["<f8", [True], ""]},
    ],
    ids=str,
)
def test_forged_trees_are_refused(tree):
    """Anything that `encode` would not write raises DecodeError and nothing else."""
    with pytest.raises(codec.DecodeError):
        codec.decode(tree)


def test_too_many_values_are_refused():
    """More values than the cap are refused before they are built."""
    with pytest.raises(codec.DecodeError, match="too many"):
        codec.decode([None] * (codec.MAX_NODES + 1))
