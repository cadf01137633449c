"""Objects that lie about what they are travel as what they are, or not at all."""

import json
import sys

import numpy as np
import pytest

from autograder.jail.inside.worker import _describe
from tutor.judging import codec
from tutor.judging.judge import identical


def liar(claim, **names):
    """Return an object whose `__class__` is what `claim` returns or raises."""
    return type("Liar", (), {"__class__": property(lambda self: claim()), **names})()


def refuse():
    """Raise what `isinstance` does not swallow."""
    raise RuntimeError("do not ask")


CLAIMS = [
    list,
    tuple,
    dict,
    np.ndarray,
    np.float64,
    np.generic,
    float,
    int,
    str,
    bool,
    bytes,
    codec.Opaque,
    codec.StandIn,
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_an_object_is_of_the_kind_that_it_is(claim):
    """An object that says it is a list, an array or a handle is none; `encode` keeps it."""
    thing = liar(lambda: claim, shape=(2, 3), dtype=np.dtype(float), nbytes=48, number="x")
    kept = []
    assert codec.encode([thing], lambda value: kept.append(value) or 7) == [{"opaque": [7, "Liar"]}]
    assert kept[0] is thing


def test_an_object_need_not_say_what_it_is():
    """An object whose `__class__`, whose type's name or whose type's attributes raise is kept."""

    class Meta(type):
        __name__ = property(lambda self: refuse())

        def __getattr__(self, name):
            refuse()

        def __instancecheck__(self, thing):
            refuse()

        def __eq__(self, other):
            return True

        __hash__ = None

    class Odd(metaclass=Meta):
        __class__ = property(lambda self: refuse())

    assert codec.encode(liar(refuse)) == {"opaque": [-1, "Liar"]}
    assert codec.encode(Odd()) == {"opaque": [-1, "Odd"]}
    name = codec.encode(type("n" * 10**6, (), {})())["opaque"][1]
    assert name == "n" * 80


def test_a_container_of_anybodys_class_is_read_by_its_base():
    """A list, tuple or dict whose class lies is still told item by item; so is an array."""
    names = {
        "__class__": property(lambda self: refuse()),
        "__iter__": lambda self: refuse(),
        "__len__": lambda self: 10**9,
        "items": lambda self: refuse(),
    }
    for base, value in ((list, [1.5]), (tuple, (1.5,)), (dict, {"a": 1.5})):
        assert codec.decode(codec.encode(type("Mine", (base,), names)(value))) == value
    hidden = {
        name: property(lambda self: refuse())
        for name in ("shape", "dtype", "nbytes", "ndim", "__class__", "__array__")
    }
    mine = np.arange(3.0).view(type("Mine", (np.ndarray,), hidden))
    assert identical(codec.decode(codec.encode(mine)), np.arange(3.0))


@pytest.mark.parametrize("dtype", [np.float64, np.longdouble, np.complex128, object, "U9"])
def test_a_strided_giant_is_not_copied(dtype):
    """An array that is large only by its strides costs nothing and stays where it is."""
    giant = np.lib.stride_tricks.as_strided(np.zeros(1, dtype=dtype), (2**40,), (0,))
    assert "opaque" in codec.encode(giant)


class Wordless(type):
    """A type that has no name to tell."""

    __name__ = property(lambda self: refuse())


ERRORS = {
    "long name": lambda: type("E" * 10**6, (Exception,), {})("x"),
    "long text": lambda: ValueError("m" * 10**6),
    "no name": lambda: Wordless("Mute", (Exception,), {})("x"),
    "no class": lambda: type("Liar", (Exception,), {"__class__": property(refuse)})("x"),
    "exits": lambda: type("Exits", (Exception,), {"__str__": lambda self: sys.exit(3)})("x"),
}


@pytest.mark.parametrize("make", ERRORS.values(), ids=ERRORS)
def test_an_error_is_told_in_400_characters(make):
    """Whatever an error says of itself, the worker tells it on a short line."""
    told = _describe(make())
    assert 0 < len(told["text"]) <= 400
    assert told["memory"] is False
    json.dumps(told)
