"""Markdown as HTML in which nothing runs, and pictures that are pictures."""

import base64
import json

import pytest
from nbconvert.filters import markdown2html

from autograder.feedback.safe_markdown import MAX_MARKDOWN, safe_markdown
from autograder.judge.untrusted import error as error_of
from autograder.submission import pictures
from autograder.submission.assignment import ROOT
from autograder.submission.rebuild import rebuild
from tests.feedback.danger import Danger
from tests.feedback.hostile_class import NAME, NOTEBOOK
from tests.feedback.payloads import IMAGE, MARKDOWN


@pytest.mark.parametrize("text", MARKDOWN)
def test_each_payload_alone(text):
    """Each payload alone is harmless too, where no other one breaks it."""
    assert Danger(safe_markdown(text)).found == []


def test_the_parser_sees_what_it_looks_for():
    """Most payloads, rendered as nbgrader renders them by itself, are found to be dangerous."""
    found = [text for text in MARKDOWN if Danger(markdown2html(text)).found]
    assert len(found) > 0.7 * len(MARKDOWN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$a<b$ and $$\\sum_{i<n} a_i \\\\ b$$", "$a&lt;b$ and $$\\sum_{i&lt;n} a_i \\\\ b$$"),
        ("\\begin{align} a &= b\\end{align}", "\\begin{align} a &amp;= b\\end{align}"),
        ("|a|b|\n|-|-|\n|1|2|", "<th>a</th>"),
        ("```python\nx = 1\n```", '<span class="mi">1</span>'),
        ("<details><summary>s</summary>t</details>", "<details><summary>s</summary>t</details>"),
        ("[a](https://x.org/?a=1&b=2)", '<a href="https://x.org/?a=1&amp;b=2">a</a>'),
        ("- one\n- two", "<li>one</li>"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("![pasted](attachment:a.png)", "![pasted](attachment:a.png)"),
        ("a\ud800", "a"),
    ],
)
def test_markdown_stays_markdown(text, shown):
    """Mathematics, tables, code, lists and links are rendered; a lost picture is its text."""
    assert shown in safe_markdown(text)


PNG = base64.b64encode(b"\x89PNG\r\n\x1a\nrest").decode()
JPEG = base64.b64encode(b"\xff\xd8\xffrest").decode()


def test_pasted_pictures_are_pictures(tmp_path, assignments):
    """PNG and JPEG of bounded size reach the page, where their name stands; nothing else does."""
    assignment = assignments[NAME]
    released = json.loads((ROOT / "release" / NAME / f"{NOTEBOOK}.ipynb").read_text("utf-8"))
    written = next(cell for cell in assignment.cells if cell.role == "manual")
    cell = next(cell for cell in released["cells"] if cell["id"] == written.cell_id)
    cell["source"] = (
        'See ![my "loss" <b>](attachment:a.png) ![b](attachment:b.jpg) '
        "![c](attachment:c.png) ![d](attachment:d.svg) ![e](attachment:e.png)"
    )
    cell["attachments"] = {
        "a.png": {"image/png": PNG},
        "b.jpg": {"image/jpeg": [JPEG]},
        "c.png": {"image/png": base64.b64encode(IMAGE.encode()).decode()},
        "d.svg": {"image/svg+xml": IMAGE},
        "e.png": {"image/png": PNG[:-4] + "A" * 2**21},
        f"<{IMAGE}>": {"image/png": PNG},
        "f.png": "text",
        "g.png": {"image/png": 7},
    }
    path = tmp_path / assignment.path.name
    path.write_text(json.dumps(released), encoding="utf-8")
    rebuilt = rebuild(path, assignment)
    (answer,) = [cell for cell in rebuilt.cells if cell.role == "manual"]
    assert [name for name, *_ in answer.pictures] == ["a.png", "b.jpg"]
    html = safe_markdown(answer.source, pictures.attachments(answer.pictures))
    assert html.count("<img ") == 2 and f'src="data:image/jpeg;base64,{JPEG}"' in html
    assert f'src="data:image/png;base64,{PNG}" alt="my &quot;loss&quot; &lt;b&gt;"' in html
    for name in ("c.png", "d.svg", "e.png"):
        assert f"attachment:{name}" in html
    again = safe_markdown("![x](attachment:a.png)" * 50, pictures.attachments(answer.pictures))
    assert again.count("<img ") == pictures.MAX_PICTURES


@pytest.mark.parametrize("piece", ["<div>", "<b>", "\\begin{a}", "[a](", "*a ", "<!--", "&", "$x"])
def test_markdown_is_bounded(piece):
    """Text that costs a renderer quadratic time is short or shown as it is."""
    safe_markdown(piece * (MAX_MARKDOWN // len(piece)))
    assert safe_markdown(piece * (MAX_MARKDOWN + 1)).startswith("<pre>")


def test_error_texts_are_one_printable_line():
    """Escape sequences and line breaks of an error's text do not reach a terminal or a page."""
    found = error_of({"error": {"text": f"E: \x1b[31m\n{IMAGE}\u202e", "line": "line 1\x07"}})
    assert found["text"].isprintable() and found["line"].isprintable()
