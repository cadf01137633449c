"""Whatever a jail sends, the grader answers with one of the errors it promises, in time."""

import json
import struct

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.harness.fuzz.inputs import seeds
from tests.harness.fuzz.minimise import CORPUS
from tests.harness.fuzz.readers import READERS, one_input
from tests.jail.frames import as_lines, frame

FUZZ = settings(
    max_examples=120,
    derandomize=True,
    deadline=10_000,
    database=None,
    suppress_health_check=list(HealthCheck),
)
TEXT = st.text(st.characters(), max_size=20) | st.text("\ud800\udfff\0\x1b", max_size=3)
TAGS = st.sampled_from(["int", "tuple", "dict", "array", "scalar", "opaque", "standin"])
KEYS = TAGS | st.sampled_from(
    "error text line memory value after found callable outputs stream "
    "picture ask args kwargs invoked failed number".split()
)
NUMBERS = (
    st.integers()
    | st.floats()
    | st.booleans()
    | st.sampled_from([2**31, 2**63, 2**200, -(2**63), 10**4000])
)
SHAPES = st.lists(NUMBERS | st.integers(0, 3), max_size=10)
DTYPES = st.sampled_from(["<f8", ">f4", "|b1", "<c16", "|u1", "|O", "<U9", "<f16", "f8"]) | TEXT
BASE64 = st.sampled_from(["", "AAAA", "AAAAAAAAAAA=", "!", "ä"]) | TEXT
ARRAYS = st.fixed_dictionaries({"array": st.tuples(DTYPES, SHAPES, BASE64).map(list)})
ODD = st.none() | NUMBERS | TEXT | ARRAYS | st.integers().map(lambda n: {"int": format(n, "x")})
TREES = st.recursive(
    ODD,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.builds(lambda tag, body: {tag: body}, TAGS, st.lists(inner, max_size=3))
        | st.lists(st.tuples(inner, inner).map(list), max_size=3).map(lambda pairs: {"dict": pairs})
    ),
    max_leaves=8,
)
MESSAGES = st.lists(st.dictionaries(KEYS, TREES, max_size=4), min_size=1, max_size=4)


@pytest.mark.parametrize(
    "data",
    [path.read_bytes() for path in sorted(CORPUS.iterdir())] + seeds(),
    ids=lambda data: repr(data[:12]),
)
def test_the_corpus_of_the_fuzzer_still_passes(data):
    """What the coverage-guided fuzzer found worth keeping raises nothing but the promised."""
    one_input(data)


@FUZZ
@given(
    st.binary(max_size=200)
    | st.binary(max_size=60).map(frame)
    | st.tuples(st.integers(0, 2**32 - 1), st.binary(max_size=60)).map(
        lambda pair: struct.pack(">I", pair[0]) + pair[1]
    )
)
def test_raw_bytes_are_no_message(data):
    """Any bytes, framed, cut short or with a wrong length, raise WireError or Closed."""
    one_input(b"w" + data)


@FUZZ
@given(TREES)
@example({"array": ["<f8", [0] + [2**25] * 7, ""]})
@example({"dict": [[{"tuple": [{"array": ["|u1", [0], ""]}]}, 1]]})
def test_any_tree_is_a_value_or_a_decode_error(tree):
    """Any JSON is decoded, and can travel again, or raises DecodeError."""
    one_input(b"d" + json.dumps(tree).encode())


@FUZZ
@given(st.sampled_from([key for key in READERS if key not in b"wd"]), MESSAGES)
def test_any_reply_is_an_outcome_or_a_death(reader, messages):
    """Any reply to a run, look or call, or any question, ends in a value, Died or StudentError."""
    one_input(reader + as_lines(messages))


@FUZZ
@given(st.sampled_from(seeds()[2:]), st.data())
def test_a_damaged_reply_is_an_outcome_or_a_death(good, data):
    """A good message with one value exchanged is as harmless as any other."""
    lines = [json.loads(line) for line in good[1:].split(b"\n")]
    number = data.draw(st.integers(0, len(lines) - 1))
    node = lines[number]
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], (dict, list)) or data.draw(st.integers(0, 3)) == 0:
            node[key] = data.draw(TREES)
            break
        node = node[key]
    one_input(good[:1] + as_lines(lines))
