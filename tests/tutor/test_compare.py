"""Right values pass whatever container and precision they come in; wrong ones are described."""

import numpy as np
import pytest

from tutor.judging.codec import Opaque
from tutor.judging.compare import FLOAT32, Named, difference
from tutor.judging.open_places import Anything, Holding

TABLE = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


@pytest.mark.parametrize(
    "got, expected",
    [
        (TABLE + 1e-9, TABLE),
        (TABLE.tolist(), TABLE),
        (TABLE.astype(int), TABLE),
        (np.float64(2.0), 2.0),
        (2, 2.0),
        (np.array([[2.0]]), 2.0),
        ([2.0], 2.0),
        ([TABLE, 2.0], (TABLE, 2.0)),
        ((TABLE, 2.0), [TABLE, 2.0]),
        (-0.0, 0.0),
        ({"a": TABLE, "b": 1}, {"a": TABLE}),
        ("x", "x"),
        (None, None),
        (5, Anything()),
        (np.array([np.inf, np.nan]), np.array([np.inf, np.nan])),
        (np.zeros((0, 2)), np.zeros((0, 2))),
    ],
)
def test_right_is_right(got, expected):
    """A value that equals the expected one has no difference."""
    assert difference(got, expected) is None


@pytest.mark.parametrize(
    "got, expected, what",
    [
        (TABLE + 1, TABLE, "6 of 6 entries are wrong"),
        (TABLE.T, TABLE, r"shape \(3, 2\), but an array of shape \(2, 3\)"),
        (TABLE[0], TABLE, r"shape \(3,\)"),
        (np.full((2, 2), 2.0), 2.0, r"shape \(2, 2\), but a number"),
        (None, TABLE, "it is None"),
        (Opaque(0, "Thing"), TABLE, "an object of type Thing"),
        ("text", TABLE, "it is 'text'"),
        (TABLE, (TABLE, 2.0), "but 2 values are expected"),
        ((TABLE,), (TABLE, 2.0), "it has 1 value, but 2"),
        ((TABLE, 3.0), (TABLE, 2.0), "wrong value"),
        (TABLE * np.nan, TABLE, "6 of 6 entries are nan"),
        (np.array([np.inf, 1.0]), np.array([1.0, 1.0]), "1 of 2 entries is infinite"),
        ({"a": 1}, {"b": 1}, "no entry 'b'"),
        ([[1.0], [1.0, 2.0]], TABLE, "but an array"),
        (1 + 2j, 1.0, "but a number"),
        (np.array([1j]), 1.0, "but a number"),
    ],
)
def test_wrong_is_described(got, expected, what):
    """A difference says what is wrong, type before shape before values."""
    found = difference(got, expected)
    assert found is not None
    import re

    assert re.search(what, found.what), found


@pytest.mark.parametrize(
    "got, hint",
    [
        (TABLE * 7, "every value is 7 times"),
        (-TABLE, "wrong sign"),
        (TABLE.T, "looks like the transpose"),
        (TABLE.ravel(), "only the shape"),
        (np.stack([TABLE, TABLE]), "broadcasting combined two arrays"),
    ],
)
def test_hints_name_the_pattern(got, hint):
    """A factor, a sign, a transpose or a table made by broadcasting is recognised."""
    assert hint in difference(got, TABLE).hint


def test_no_hint_without_a_pattern():
    """Random wrong values get no guess."""
    wrong = TABLE + np.array([[0.1, -0.2, 0.3], [0.5, 0.0, 0.7]])
    assert difference(wrong, TABLE).hint is None


def test_outputs_have_names():
    """A wrong output of several is called by its name."""
    expected = Named((TABLE, 1.0), ("dz", "dalpha"))
    assert difference((TABLE, 2.0), expected).where == "dalpha"


def test_a_cache_may_have_any_shape():
    """A cache is right when its arrays are found in it, whatever the container."""
    holding = Holding({"W": TABLE})
    for cache in ((1, TABLE), {"w": [TABLE]}, [TABLE], TABLE, Opaque(0, "Cache")):
        assert difference(cache, holding) is None
    for cache in (None, (), {"W": TABLE + 1}, TABLE.T):
        assert difference(cache, holding).what == "it does not contain W"


def test_float32_gets_more_room():
    """The tolerance for float32 accepts its rounding, the default does not."""
    close = TABLE * (1 + 3e-5)
    assert difference(close, TABLE, tolerance=FLOAT32) is None
    assert difference(close, TABLE) is not None
