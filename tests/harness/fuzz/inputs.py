"""Make valid messages to begin with, and changes that keep them JSON."""

import copy
import json
import math
import struct

import numpy as np

from tests.harness.fuzz.readers import EXAMPLES
from tutor.judging import codec

DICTIONARY = """
number ask args kwargs value after error text line memory found callable outputs stream stdout
picture invoked failed int tuple dict array scalar opaque standin Seed function helper apply draw
<f8 >i4 |b1 <c16 NaN Infinity 1e999 true false null -1 99999999999999999999 \\ud800
""".split()
ODD = (
    None,
    True,
    -1,
    0,
    2**31,
    2**63,
    10**400,
    1.5,
    math.nan,
    math.inf,
    "",
    "a" * 90,
    "\ud800",
    "AAAAAAAAAAA=",
    [],
    {},
    [0],
    [2, 3],
    [0, 2**24, 2**24],
    {"tuple": []},
    {"int": "-f"},
)


def seeds():
    """Return one valid input for each reader, and some for rare cases."""

    def lines(letter, *messages):
        return letter + b"\n".join(json.dumps(message).encode() for message in messages)

    array = codec.encode(np.arange(6.0).reshape(2, 3))
    values = [
        array,
        codec.encode((1, [2.5, None], {"a": "b", 3: (True,)})),
        codec.encode(np.float32(1)),
        {"opaque": [3, "function"]},
        codec.encode([np.array([True]), np.array([1j]), np.zeros((0, 2), ">i4")]),
    ]
    frame = json.dumps({"value": values[1]}).encode()
    after = {"tuple": [codec.encode(EXAMPLES[0].args[0])]}
    asks = [
        {"ask": "helper", "args": [array], "kwargs": {"dict": []}},
        {
            "ask": "draw",
            "args": [{"standin": ["Seed", [{"int": "5"}]]}],
            "kwargs": {"dict": [["n", {"int": "2"}]]},
        },
        {"ask": "apply", "args": [{"opaque": [0, "function"]}, 1.5], "kwargs": {"dict": []}},
    ]
    return [
        b"w" + struct.pack(">I", len(frame)) + frame,
        b"w\x7f\xff\xff\xff",
        *(lines(b"d", value) for value in values),
        lines(
            b"r",
            {
                "outputs": [{"stream": "stdout", "text": "x"}, {"picture": "AAAA"}],
                "error": {"text": "ValueError: x", "line": "line 1", "memory": False},
            },
        ),
        lines(b"l", {"found": True, "callable": False, "value": array}),
        lines(b"l", {"found": True, "callable": True}),
        lines(b"l", {"found": False}),
        lines(b"c", {"value": values[1], "error": None}),
        lines(b"c", {"error": {"text": "x", "line": None, "memory": True}}),
        lines(
            b"o",
            *(
                {
                    "value": codec.encode(example.expected),
                    "error": None,
                    "after": codec.encode(list(example.args)),
                }
                for example in EXAMPLES
            ),
        ),
        lines(b"o", {"value": array, "error": None, "after": after}),
        lines(b"a", {}, *asks, {"invoked": array}, {"value": array, "error": None}),
        lines(b"a", {}, asks[2], {"invoked": None, "failed": "no"}, {"value": None}),
    ]


def mutated(data, rng):
    """Return an input with one value of one message changed; None if no message is JSON."""
    head, lines = data[:1], data[1:].split(b"\n")
    number = rng.randrange(len(lines))
    try:
        root = [json.loads(lines[number])]
        places = list(_places(root))
        for _ in range(rng.choice((1, 1, 2, 4))):
            holder, key = rng.choice(places)
            _change(holder, key, rng, places)
        lines[number : number + 1] = [json.dumps(tree).encode() for tree in root]
    except (ValueError, RecursionError, LookupError, OverflowError):
        return None
    return head + b"\n".join(lines)


def _places(tree):
    """Yield each container and key of a tree."""
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        yield tree, key
        if isinstance(value, (dict, list)):
            yield from _places(value)


def _change(holder, key, rng, places):
    """Replace, wrap, remove or double one value; a replacement can come from another place."""
    other_holder, other_key = rng.choice(places)
    value, other = holder[key], copy.deepcopy(other_holder[other_key])
    choice = rng.randrange(6)
    if choice == 0:
        holder[key] = {rng.choice(DICTIONARY): value}
    elif choice == 1:
        del holder[key]
    elif choice == 2 and isinstance(holder, dict):
        holder[rng.choice(DICTIONARY)] = holder.pop(key)
    elif choice == 2:
        holder.insert(key, other)
    elif choice == 3 and type(value) in (int, float):
        holder[key] = rng.choice((-value, value + 1, value * 10 ** rng.randrange(30), value / 7))
    else:
        holder[key] = copy.deepcopy(rng.choice((*ODD, other, [other], rng.choice(DICTIONARY))))
