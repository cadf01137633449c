"""Show the examples of a check: a table in JupyterLab, lines of text elsewhere."""

from dataclasses import dataclass
from html import escape

from tutor.judging import words
from tutor.judging.judge import find_trouble, is_unwritten
from tutor.judging.standins import Script
from tutor.notebook.formatting import Passage, side_by_side, write_items
from tutor.notebook.table_style import STYLE

RIGHT, WRONG = ("✓", "right"), ("✗", "wrong")


@dataclass(frozen=True)
class Row:
    """What the table shows for one example."""

    right: bool
    kind: str
    call: str
    scripted: bool
    expected: Passage
    got: Passage


def show(name, examples, outcomes, finding):
    """Display the table and the sentence of a finding."""
    put(as_text(name, examples, outcomes, finding), as_html(name, examples, outcomes, finding))


def put(text, html):
    """Display HTML in a notebook, with the text as an alternative; print the text elsewhere."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        get_ipython = None
    if get_ipython is None or get_ipython() is None:
        print(text)
        return
    display({"text/plain": text, "text/html": html}, raw=True)


def rows(examples, outcomes):
    """Yield the row of each example."""
    for example, outcome in zip(examples, outcomes, strict=True):
        expected, got = side_by_side(example.expected, outcome.value, example.tolerance)
        if outcome.error:
            got = Passage(outcome.error)
        if outcome.changed:
            got = Passage(f"{got.text}\n(changed {', '.join(outcome.changed)})", got.marks)
        scripted = bool(example.args) and isinstance(example.args[0], Script)
        call = (
            str(example.args[0])
            if scripted
            else write_items(zip(example.names, example.args, strict=True), " = ")
        )
        yield Row(
            find_trouble(example, outcome) is None, example.kind, call, scripted, expected, got
        )


def remark(outcomes, finding):
    """Return the text below the headline: the message, or a warning that costs no points."""
    warned = [outcome.warning for outcome in outcomes if outcome.warning]
    if finding.status == "passed" and warned:
        return (
            f"The values are right, but NumPy warned: {warned[0]}. This costs no points; a "
            "formula that does not overflow would not warn."
        )
    return "\n".join(filter(None, [words.what_happened(finding), words.why(finding)]))


def unwritten(outcomes):
    """Return whether the function is not written yet, so that there is nothing to show."""
    return all(map(is_unwritten, outcomes))


def headline(name, examples, outcomes, finding):
    """Return one line: how many examples are right."""
    n_right = sum(find_trouble(*pair) is None for pair in zip(examples, outcomes, strict=True))
    done = (
        "all visible examples are right"
        if finding.status == "passed"
        else (f"{n_right} of {len(examples)} visible examples are right")
    )
    return f"{name}: {done}"


def as_text(name, examples, outcomes, finding):
    """Return the table as plain text; right examples take one line each."""
    if unwritten(outcomes):
        return words.message(finding)
    lines = [
        headline(name, examples, outcomes, finding),
        *filter(None, [remark(outcomes, finding)]),
    ]
    for row in rows(examples, outcomes):
        if row.right:
            lines.append(f"  ✓ right: {row.kind}")
            continue
        lines.append(f"  ✗ wrong: {row.kind}")
        for label, text in (
            ("call", row.call),
            ("expected", row.expected.underlined()),
            ("got", row.got.underlined()),
        ):
            lines.append(f"      {label:8} " + text.replace("\n", "\n" + " " * 15))
    return "\n".join(lines)


def as_html(name, examples, outcomes, finding):
    """Return the table as HTML; every value is escaped."""
    title = escape(headline(name, examples, outcomes, finding))
    said = "<br>".join(map(escape, remark(outcomes, finding).split("\n")))
    return (
        f'<div class="tutor-check{"" if finding.status == "passed" else " tutor-open"}">'
        f"<style>{STYLE}</style><p><strong>{title}</strong></p>"
        + (f"<p>{said}</p>" if said else "")
        + ("" if unwritten(outcomes) else _table(name, examples, outcomes))
        + "</div>"
    )


def _table(name, examples, outcomes):
    """
    Return the table in a box that scrolls; roles keep it a table for screen readers.

    When focused by Tab, the box scrolls with the arrow keys (JupyterLab's shortcuts are off there).
    A click focuses the table, where the shortcuts stay on.
    """
    head = "".join(
        f'<th role="columnheader" scope="col">{title}</th>'
        for title in ("example", "call", "expected", "got")
    )
    body = "".join(map(_row, rows(examples, outcomes)))
    name = escape(name)
    return (
        f'<div class="tutor-box" role="region" tabindex="0" data-lm-suppress-shortcuts="true" '
        f'aria-label="examples of {name}">'
        f'<table role="table" tabindex="-1"><caption>visible examples of {name}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(row):
    """Return one row of the table."""
    sign, word = RIGHT if row.right else WRONG
    cells = [
        ("call", _pre(Passage(row.call), wraps=row.scripted)),
        ("expected", _pre(row.expected)),
        ("got", _pre(row.got)),
    ]
    return (
        f'<tr role="row"><th role="rowheader" scope="row">'
        f'<span class="tutor-word tutor-{word}">{sign} {word}</span> {escape(row.kind)}</th>'
        + "".join(
            f'<td role="cell" data-title="{title}" style="text-align:left">{content}</td>'
            for title, content in cells
        )
        + "</tr>"
    )


def _pre(passage, wraps=False):
    """Return a passage as HTML; a single line may wrap, the columns of a matrix may not."""
    marks = {mark.line: mark for mark in passage.marks}
    lines = [_line(line, marks.get(number)) for number, line in enumerate(passage.text.split("\n"))]
    kind = ' class="tutor-wrap"' if wraps or len(lines) == 1 else ""
    return f"<pre{kind}>" + "\n".join(lines) + "</pre>"


def _line(line, mark):
    """Return one line as HTML, with its mark as an element and the mark's words at the end."""
    if mark is None:
        return escape(line)
    note = f'  <span class="tutor-note">{escape(mark.words)}</span>' if mark.words else ""
    return (
        f"{escape(line[: mark.start])}<mark>{escape(line[mark.start : mark.stop])}</mark>"
        f"{escape(line[mark.stop :])}{note}"
    )
