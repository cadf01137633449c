"""Whom the report calls alike, and whom it must not."""

import os
import random
import shutil
import time

import pytest

from autograder.report import build, data, similarity
from autograder.report.tokens import MAX_TOKENS, tokens
from tests.harness.made_up_class import KNOWN
from tests.harness.report_times import named_pairs
from tests.report.answers import LONG, OTHER, PLAIN, copy_of, named
from tests.report.pages import HOSTILE
from tests.report.records import NAME


def test_a_copy_under_other_names_is_named():
    """Names, comments, docstrings and layout do not hide a copy; where it is, is told."""
    mine = {
        "one": LONG["one"]
        .replace(":\n    total", ':\n    """My own."""\n\n    total  =', 1)
        .replace("total  = =", "total  ="),
        "two": LONG["two"].replace("    ", "  "),
    }
    class_ = {"ada": LONG, "bob": copy_of(mine), "cid": PLAIN, "dot": OTHER}
    assert named(class_) == [("ada", "bob")]
    (group,) = similarity.groups(class_, [], {"one": [PLAIN["one"]]}, KNOWN)
    assert {one.exercise for one in group.shown[0].answers} == {"one", "two"}
    first = next(one for one in group.shown[0].answers if one.exercise == "one")
    assert first.alike == 1 and 0.2 < first.reference < 0.8
    assert set(first.lines[0]) <= set(range(1, 8)) and len(first.lines[0]) > 3


@pytest.mark.parametrize("alike", [PLAIN, LONG])
def test_the_reference_and_what_is_given_are_not_named(alike):
    """Answers that are the reference, or stand in the notebook, are no hint, however long."""
    class_ = {f"s{k}": copy_of(alike, k) for k in range(4)}
    class_ |= {f"other{k}": {} for k in range(9)}
    assert named(class_, given=alike.values(), reference=alike) == []
    assert len(named(class_)) == 6


def test_what_many_wrote_is_not_named():
    """An answer that much of the class has alike is no hint."""
    class_ = {f"s{k:02}": copy_of(LONG if k < 15 else PLAIN, k) for k in range(60)}
    assert named(class_) == []


def test_one_short_answer_alike_is_not_named():
    """Two that agree in one exercise only, or in a line, are no hint."""
    class_ = {
        "ada": LONG,
        "bob": {"one": copy_of(LONG)["one"], "two": OTHER["two"]},
        "cid": PLAIN,
        "dot": {"one": PLAIN["one"].replace("1)", "2)"), "two": "def two(a): return 2 * a"},
    }
    assert named(class_) == []


def test_a_ring_is_one_group():
    """Those who share one solution stand together, whoever had it first."""
    class_ = {f"ring{k}": copy_of(LONG, k) for k in range(5)}
    class_ |= {"ada": PLAIN, "bob": OTHER, "cid": {}}
    (group,) = similarity.groups(class_, [], {}, KNOWN)
    assert group.students == [f"ring{k}" for k in range(5)]
    assert len(group.pairs) == 10 and len(group.shown) == similarity.MAX_SHOWN


def test_a_made_up_class(forward, made_up):
    """Every copy and ring is named in a class where many have the same mistakes, nobody else."""
    root, copied, _ = made_up
    found = named_pairs(forward, root)
    assert {frozenset(pair) for pair in copied} <= found
    ring = {name for pair in copied if pair[0].startswith("ring") for name in pair}
    assert {pair for pair in found if not pair <= ring} == {
        frozenset(pair) for pair in copied if not pair[0].startswith("ring")
    }


def test_the_order_of_students_does_not_matter(forward, made_up):
    """The same class in another order gives the same groups."""
    root = made_up[0]
    class_ = data.read_class(forward, root / "records", root / "submissions")
    texts, given = build.answers(class_, root / "submissions"), build.given(forward)
    again = dict(sorted(texts.items(), reverse=True))
    assert similarity.groups(texts, *given) == similarity.groups(again, *given)


@pytest.mark.parametrize(
    "text",
    [
        "'" * 200_000,
        '"""' * 66_000,
        "\\" * 200_000,
        '"\\' * 100_000,
        "(" * 200_000,
        "r" * 200_000,
        "\n" * 200_000,
        "f'" * 100_000,
        "é" * 200_000,
        ".1" * 100_000,
        "\0" * 200_000,
        "'''" + "x\n" * 100_000,
        "#" * 200_000,
        "a." * 100_000,
        "f'" + "{" * 200_000,
        "f'" + "{a" * 100_000,
        "f'{" + "a" * 200_000,
        HOSTILE * 1000,
        " " * 200_000,
    ],
)
def test_hostile_text_takes_no_time(text):
    """Text of any kind becomes tokens in linear time, and no more than are allowed."""
    start = time.process_time()
    found = tokens(text)
    found.passages(), found.lines, found.plain
    assert len(found.words) <= MAX_TOKENS
    assert time.process_time() - start < 2


def test_the_most_that_a_class_can_hand_in_is_bounded():
    """Eighty students with the longest answers, alike in pairs, are compared in seconds."""
    rng = random.Random(0)
    pairs = [
        {
            str(k): " ".join(rng.choices(["np", "+", "(", ")", "1", "2", "if", "x"], k=6000))
            for k in range(4)
        }
        for _ in range(40)
    ]
    class_ = {f"{side}{number:03}": pair for number, pair in enumerate(pairs) for side in "ab"}
    start = time.process_time()
    found = similarity.groups(class_, [], {}, KNOWN)
    assert time.process_time() - start < 30
    assert sorted(group.students for group in found) == [
        [f"a{number:03}", f"b{number:03}"] for number in range(40)
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = a + b * a - c + d", "y = p + q * p - r + s", True),
        ("x = a + b * a - c + d", "y = p + q * q - r + s", False),
        ("x = np.sum(a, axis=0)", "x = np.max(a, axis=0)", False),
        ("x = f(a, 1, 2, 3)  # mine", "x = f(a,1,\n  2,3)", True),
        ("x = f(a, 1, 2, 3)", "x = f(a, 1, 2, 4)", False),
        ("x = p[f'W{k}'] @ a + 1", "y = q[f'W{layer}'] @ b + 1", True),
        ("x = p[f'W{k}'] @ a + 1", "x = p[f'b{k}'] @ a + 1", False),
        ("def f(a):\n    '''Say.'''\n    return a + 1", "def f(a):\n    return a + 1", True),
        ("x = softmax(a) + b - c", "x = sigmoid(a) + b - c", False),
        ("x = a.shape[0] + len(b)", "x = b.shape[0] + len(a)", True),
    ],
)
def test_what_a_passage_keeps(one, other, same):
    """A rename, a comment, a docstring and layout change nothing; calls and numbers do."""
    left, right = (tokens(text, KNOWN).passages().tolist() for text in (one, other))
    assert left and (left == right) is same


def test_a_submission_that_cannot_be_read_is_left_out(forward, made_up, tmp_path):
    """A link, a pipe or half a file among the submissions is compared with nobody."""
    root = tmp_path / "class"
    shutil.copytree(made_up[0], root)
    path = root / "submissions" / "copy0" / NAME / forward.path.name
    data_ = path.read_bytes()
    path.unlink()
    os.mkfifo(path)
    other = root / "submissions" / "copy1" / NAME / forward.path.name
    other.unlink()
    other.symlink_to(root / "submissions" / "s0001" / NAME / forward.path.name)
    (root / "submissions" / "copy2" / NAME / forward.path.name).write_bytes(data_[:5000])
    found = set().union(*named_pairs(forward, root))
    assert not {"copy0", "copy1", "copy2"} & found and {"copy3", "copy4", "copy5"} <= found
