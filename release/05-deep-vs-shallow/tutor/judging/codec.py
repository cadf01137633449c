"""
Write values as JSON and read them: numbers, strings, arrays, tuples, lists, dicts; never code.

This module writes the data of the visible checks and the messages between the trusted process and
the worker, so a value looks the same everywhere. `encode` never fails: a value without a plain form
becomes an opaque handle. `decode` trusts no sender: it checks types, depth and sizes before it
allocates anything.
"""

import base64
import binascii
import math
import re
from collections import Counter, namedtuple

import numpy as np

from tutor.judging.standins import StandIn

MAX_DEPTH = 24
MAX_NODES = 100_000
MAX_ARRAY_BYTES = 32 * 2**20
MAX_INT_BITS = 4096
MAX_TEXT_AREA = 2**26  # characters, counting every value as long as the longest text
MAX_TWINS = 16  # keys of one dict with the same hash
DTYPE = re.compile(r"\|b1|[<|>][iu][1248]|[<>]f[248]|[<>]c(8|16)")


_Readers = namedtuple("_Readers", "opaque standin")


class DecodeError(ValueError):
    """The received text is not a value of this format."""


class Opaque:
    """A value that stays where it was made; only its number and the name of its type travel."""

    def __init__(self, number, type_name):
        self.number = number
        self.type_name = one_printable_line(type_name, 80)

    def __repr__(self):
        return f"<a {self.type_name}>"


def one_printable_line(text, limit):
    """Return the start of an untrusted text as one line of printable characters."""
    return "".join(c if c.isprintable() else " " for c in text[:limit])


def encode(value, keep=None, depth=0):
    """
    Return `value` as a tree that `json.dumps` accepts.

    Parameters
    ----------
    value : object
        Anything.
    keep : callable, optional
        Called with each value that has no plain form; returns the number under which the caller
        keeps it. Without `keep` the number is -1: nobody has kept the value.
    depth : int
        Nesting so far; values below `MAX_DEPTH` are kept, not encoded.
    """
    kind = type(value)  # compared by `is`: a metaclass can define `==`, an object its `__class__`
    if value is None or kind is str or kind is float or kind is bool:
        return value
    if kind is int and value.bit_length() <= MAX_INT_BITS:
        return {"int": format(value, "x")}
    if _is(value, StandIn):
        name, fields = value.plain()
        return {"standin": [name, encode(fields, keep, depth + 1)]}
    plain = _encode_container(value, keep, depth) if depth < MAX_DEPTH else None
    if plain is None:
        plain = _encode_array(value)
    if plain is None:
        if kind is Opaque:
            return {"opaque": [value.number, value.type_name]}
        too_large = _is(value, np.ndarray) and np.asarray(value).dtype.kind in "biufc"
        number = -1 if keep is None or too_large else keep(value)
        name = f"ndarray of shape {np.asarray(value).shape}" if too_large else type_name(value)
        plain = {"opaque": [number, name[:80]]}
    return plain


def type_name(value):
    """Return the true name of a value's type, which no metaclass can change."""
    return vars(type)["__name__"].__get__(type(value))


def _is(value, kind):
    """Return whether a value is of a kind; its `__class__` is not asked, because it can lie."""
    return issubclass(type(value), kind)


def _encode_container(value, keep, depth):
    """Return a list, tuple or dict encoded item by item, or None for anything else."""
    if _is(value, list):
        return [encode(item, keep, depth + 1) for item in list.__iter__(value)]
    if _is(value, tuple):
        return {"tuple": [encode(item, keep, depth + 1) for item in tuple.__iter__(value)]}
    if _is(value, dict):
        pairs = list(dict.items(value))
        return {
            "dict": [[encode(k, keep, depth + 1), encode(v, keep, depth + 1)] for k, v in pairs]
        }
    return None


def _encode_array(value):
    """Return what NumPy can read as numbers as an encoded array, or None."""
    try:
        if not (_is(value, (np.ndarray, np.generic)) or hasattr(type(value), "__array__")):
            return None
        array = np.asarray(value)
    except Exception:  # the student's own __array__ raises: the value stays opaque
        return None
    if array.nbytes > MAX_ARRAY_BYTES:
        return None
    if array.dtype.kind == "f" and array.dtype.itemsize > 8:
        array = array.astype(np.float64)  # the padding of a long double is not a number
    if not DTYPE.fullmatch(array.dtype.str):
        return None
    kind = "scalar" if _is(value, np.generic) else "array"
    return {
        kind: [
            array.dtype.str,
            list(array.shape),
            base64.b64encode(array.tobytes()).decode("ascii"),
        ]
    }


def decode(tree, opaque=Opaque, standin=None):
    """
    Return the value that `encode` wrote.

    Parameters
    ----------
    tree : object
        What `json.loads` returned, from any sender.
    opaque : callable
        Called with the number and the type name of each opaque handle.
    standin : callable, optional
        Called with the kind and the fields of each stand-in; without it none is allowed.

    Raises
    ------
    DecodeError
        If the tree is not of this format or too large.
    """
    budget = _Budget()
    value = _decode(tree, _Readers(opaque, standin), budget, 0)
    if budget.longest * (MAX_NODES - budget.nodes) > MAX_TEXT_AREA:
        raise DecodeError("too much text")  # as large as an array of these texts would be
    return value


class _Budget:
    """The number of values that may still follow, and the length of the longest text so far."""

    def __init__(self):
        self.nodes, self.longest = MAX_NODES, 0


def _decode(tree, readers, budget, depth):
    budget.nodes -= 1
    if budget.nodes < 0 or depth > MAX_DEPTH + 2:
        raise DecodeError("too many values or too deep")
    if isinstance(tree, str):
        budget.longest = max(budget.longest, len(tree))
    if tree is None or isinstance(tree, (bool, str, float)):
        return tree
    if isinstance(tree, list):
        return [_decode(item, readers, budget, depth + 1) for item in tree]
    if not isinstance(tree, dict) or len(tree) != 1:
        raise DecodeError("not an encoded value")
    ((tag, body),) = tree.items()
    if tag == "int" and isinstance(body, str) and re.fullmatch(r"-?[0-9a-f]{1,1024}", body):
        return int(body, 16)
    if tag == "tuple" and isinstance(body, list):
        return tuple(_decode(item, readers, budget, depth + 1) for item in body)
    if tag == "dict" and isinstance(body, list):
        return _decode_dict(body, readers, budget, depth)
    if tag in ("array", "scalar"):
        return _decode_array(tag, body)
    if tag == "opaque" and _is_handle(body):
        return readers.opaque(body[0], body[1])
    if tag == "standin" and readers.standin and isinstance(body, list) and len(body) == 2:
        return readers.standin(body[0], _decode(body[1], readers, budget, depth + 1))
    raise DecodeError("not an encoded value")


def _is_handle(body):
    return (
        isinstance(body, list)
        and len(body) == 2
        and type(body[0]) is int
        and isinstance(body[1], str)
        and len(body[1]) <= 80
    )


def _decode_dict(pairs, readers, budget, depth):
    """Return a dict; its keys must be plain hashable values, and few may have the same hash."""
    result, twins = {}, Counter()
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2:
            raise DecodeError("not a pair of key and value")
        key = _decode(pair[0], readers, budget, depth + 1)
        try:
            own = hash(key)
        except TypeError as error:  # a list, a dict, an array, or a tuple that holds one
            raise DecodeError("not a key") from error
        twins[own] += 1
        if twins[own] > MAX_TWINS:
            raise DecodeError("too many keys with the same hash")
        result[key] = _decode(pair[1], readers, budget, depth + 1)
    return result


def _decode_array(tag, body):
    """Return a numeric array; its number of bytes must be exactly what its shape says."""
    if not isinstance(body, list) or len(body) != 3:
        raise DecodeError("not an array")
    dtype, shape, text = body
    if not (
        isinstance(dtype, str)
        and DTYPE.fullmatch(dtype)
        and isinstance(text, str)
        and isinstance(shape, list)
        and len(shape) <= 8
        and all(type(n) is int and 0 <= n <= MAX_ARRAY_BYTES for n in shape)
    ):
        raise DecodeError("not an array")
    n_bytes = np.dtype(dtype).itemsize * math.prod(shape)
    if np.dtype(dtype).itemsize * math.prod(n or 1 for n in shape) > MAX_ARRAY_BYTES:
        raise DecodeError("array too large")
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise DecodeError("not base64") from error
    if len(data) != n_bytes:
        raise DecodeError("array and shape differ")
    if dtype == "|b1" and data.strip(b"\0\1"):
        raise DecodeError("a boolean byte other than 0 or 1")
    array = np.frombuffer(data, dtype=dtype).reshape(shape).copy()
    return array[()] if tag == "scalar" and array.ndim == 0 else array
