"""The table of a visible check: a real table, with the worst entry of a matrix marked."""

import re

import numpy as np
import pytest

from autograder.submission.assignment import ROOT, Assignment, names
from tests.tutor.outline import Outline
from tutor.judging.compare import Named, Tolerance, difference
from tutor.judging.judge import Example, judge, observe
from tutor.judging.open_places import Holding
from tutor.judging.rules import WayBack
from tutor.notebook import check
from tutor.notebook.formatting import Passage, side_by_side, worst, write
from tutor.notebook.table import as_html, as_text

TIGHT = Tolerance()
EXPECTED = np.array([[1.0, 20.0, 3.0], [4.0, 5.0, 6.0]])
GOT = np.array([[1.0, 20.5, 3.0], [4.0, 5.0, -60.0]])


def table(got, expected=EXPECTED, kind="a matrix"):
    """Return HTML and text of the check of a function that returns `got`."""
    example = Example(kind, ("z",), (np.ones(2),), expected)
    right = Example("the right one", ("z",), (np.zeros(2),), expected)
    examples = [example, right]
    outcomes = [observe(lambda z: got, example), observe(lambda z: expected, right)]
    finding = judge("f", examples, outcomes, list)
    return (
        as_html("f", examples, outcomes, finding),
        as_text("f", examples, outcomes, finding),
        finding,
    )


def test_a_screen_reader_finds_a_table():
    """There are a caption, headers with scope, roles that survive CSS, and words for right."""
    page = Outline(table(GOT)[0])
    assert page.text("caption") == ["visible examples of f"]
    assert [th["scope"] for th in page.all("th")] == ["col"] * 4 + ["row"] * 2
    assert {tr["role"] for tr in page.all("tr")} == {"row"}
    assert {td["role"] for td in page.all("td")} == {"cell"}
    assert [text for text in page.text("span") if "at" not in text] == ["✗ wrong", "✓ right"]


def test_the_box_is_reached_and_scrolled_by_keyboard():
    """The box that scrolls takes the focus by Tab and has a name; nothing is only in a tooltip."""
    html, *_ = table(GOT)
    page = Outline(html)
    (box,) = (div for div in page.all("div") if div.get("class") == "tutor-box")
    assert box["tabindex"] == "0" and box["role"] == "region" and box["aria-label"]
    assert box["data-lm-suppress-shortcuts"] == "true"  # JupyterLab's, which take the arrow keys
    assert not [attrs for _, attrs in page.elements if "title" in attrs]
    assert ":hover" not in html


def luminance(colour):
    """Return the relative luminance of #rrggbb or #rgb, as WCAG 2 defines it."""
    digits = colour.lstrip("#")
    digits = "".join(2 * c for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize("text, ground", [("word", "right"), ("word", "wrong"), ("mark", "mark")])
def test_what_has_a_ground_has_contrast(text, ground):
    """Text on a ground of its own has 4.5 to 1, in whatever theme; other text is the page's."""
    style = Outline(table(GOT)[0]).text("style")[0]
    rule = {name: re.search(rf"[ -]{name} {{([^}}]*)}}", style).group(1) for name in {text, ground}}
    front = re.search(r"(?<![-\w])color: (#\w+)", rule[text]).group(1)
    back = re.search(r"background: (#\w+)", rule[ground]).group(1)
    one, other = sorted((luminance(front), luminance(back)))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def test_the_worst_entry_is_marked_in_both_forms():
    """The entry furthest off is a marked number in the page and has carets below it in text."""
    html, text, finding = table(GOT)
    assert Outline(html).text("mark") == ["6.", "-60."]
    assert "worst at [1, 2]" in html and "worst at [1, 2]" in finding.message
    lines = text.splitlines()
    (carets,) = (n for n, line in enumerate(lines) if "^ worst at [1, 2]" in line)
    start, stop = lines[carets].index("^"), lines[carets].rindex("^") + 1
    assert lines[carets - 1][start:stop] == "-60."


def test_one_wrong_entry_is_not_called_the_worst():
    """A single wrong entry is the wrong one."""
    got = EXPECTED.copy()
    got[0, 1] = np.nan
    assert "^ wrong at [0, 1]" in table(got)[1]


def test_nothing_is_marked_where_nothing_is_wrong():
    """A right value, another shape, a single number and text carry no mark."""
    for got, expected in (
        (EXPECTED, EXPECTED),
        (GOT.T, EXPECTED),
        (2.0, np.array(1.0)),
        (np.ones((1, 1)), np.zeros((1, 1))),
        ("text", EXPECTED),
    ):
        assert not any(p.marks for p in side_by_side(expected, got, TIGHT))


def test_marks_are_found_inside_dicts_lists_and_named_outputs():
    """Each wrong array of several outputs has a mark of its own, where it stands."""
    expected = Named(
        [EXPECTED, {"W1": EXPECTED, "b1": np.zeros((2, 1))}, [EXPECTED]], ("Z", "params", "caches")
    )
    got = (EXPECTED, {"W1": GOT, "b1": np.array([[0.0], [3.0]])}, [GOT])
    one, other = side_by_side(expected, got, TIGHT)
    lines = other.text.split("\n")
    assert [lines[m.line][m.start : m.stop] for m in other.marks] == ["-60.", "3.", "-60."]
    assert [m.words for m in other.marks] == [
        "worst at [1, 2]",
        "wrong at [1, 0]",
        "worst at [1, 2]",
    ]
    lines = one.text.split("\n")
    assert [lines[m.line][m.start : m.stop] for m in one.marks] == ["6.", "0.", "6."]


def test_rules_that_show_values_are_marked_too():
    """A rule with values beside it is compared with them; one with words only is not."""
    rule = WayBack({"db1": np.zeros((2, 1))}, {})
    _, got = side_by_side(rule, {"db1": np.array([[0.0], [1.0]])}, TIGHT)
    assert [mark.words for mark in got.marks] == ["wrong at [1, 0]"]
    one, got = side_by_side(Holding({"W": EXPECTED}), GOT, TIGHT)
    assert one == Passage("any container with W in it") and not got.marks


@pytest.mark.parametrize("shape", [(9, 9), (200,)])
def test_an_entry_that_is_not_printed_is_named_all_the_same(shape):
    """In an array that is printed with gaps the index stands behind it."""
    expected = np.zeros(shape)
    got = expected.copy()
    got[(4,) * len(shape)] = 1.0
    _, passage = side_by_side(expected, got, TIGHT)
    assert not passage.marks
    assert passage.text.endswith(f"wrong at [{', '.join('4' * len(shape))}]")


def test_lists_of_numbers_are_marked():
    """What a student hands back as nested lists is marked as an array is."""
    _, got = side_by_side(EXPECTED, GOT.tolist(), TIGHT)
    (mark,) = got.marks
    assert got.text[mark.start : mark.stop] == "-60.0"


def test_the_mark_and_the_message_agree():
    """The marked index is the one that the message calls worst, on random arrays with gaps."""
    rng = np.random.default_rng(0)
    for _ in range(200):
        expected = rng.normal(size=rng.integers(1, 5, size=rng.integers(1, 4)))
        got = expected + rng.normal(size=expected.shape) * (rng.random(expected.shape) < 0.4)
        got[rng.random(got.shape) < 0.05] = rng.choice([np.inf, -np.inf])
        found, said = worst(expected, got, TIGHT), difference(got, expected)
        if found and "infinite" not in said.what:
            assert f"worst at [{', '.join(map(str, found[0]))}]" in said.what


def test_a_matrix_keeps_its_columns_and_a_script_may_be_broken():
    """The lines of a matrix stay whole; a long line of a scripted call may be broken."""
    assert re.search(r"<pre>\[\[ 1\. ", table(GOT)[0])
    check = Assignment("03-backprop").checks["Node"]
    examples = check.visible_examples()
    outcomes = [observe(check.reference, example) for example in examples]
    html = as_html("Node", examples, outcomes, judge("Node", examples, outcomes, list))
    assert '<pre class="tutor-wrap">x, y, z = Node(-2.0), Node(5.0)' in html


@pytest.mark.parametrize("name", names())
def test_known_mistakes_have_a_page(name, monkeypatch):
    """For known mistakes of every exercise page and text can be made, every tag closed."""
    monkeypatch.setattr(check, "data_file", lambda: ROOT / "release" / name / "checks.json")
    check._data.cache_clear()
    for function in Assignment(name).checks:
        examples, suspects = check.load(function)
        for suspect in suspects[::8]:
            finding = judge(function, examples, suspect.outcomes, list)
            Outline(as_html(function, examples, suspect.outcomes, finding))
            assert function in as_text(function, examples, suspect.outcomes, finding)
    check._data.cache_clear()


def test_writing_is_the_same_alone_and_side_by_side():
    """A value is written in the same words alone and beside what is expected."""
    for value in (EXPECTED, [EXPECTED, EXPECTED], {"W1": EXPECTED}, 3.0, "relu", None):
        one, other = side_by_side(value, value, TIGHT)
        assert one.text == other.text == write(value)
