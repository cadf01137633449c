"""Show the examples of a check: a table in JupyterLab, lines of text elsewhere."""

from dataclasses import dataclass
from html import escape

from tutor.judging import words
from tutor.judging.judge import find_trouble, is_unwritten
from tutor.judging.standins import Script
from tutor.notebook.formatting import Passage, side_by_side, write_items

RIGHT, WRONG = ("✓", "right"), ("✗", "wrong")
# The colours of text and lines are the page's own, light or dark. What has a ground of its own
# (the words "right" and "wrong", a marked number) has its text colour with it. What came out stands
# below what is expected, digit under digit, both beside the call or, where the place is narrow,
# below it; what is still too wide scrolls in its box. Without these rules it is a plain table.
# Each selector says a little more than JupyterLab's for the same element, so that it wins.
STYLE = """
.tutor-check {container-type: inline-size; border-left: 4px solid #1b7837; padding-left: .8em;
  line-height: 1.4}
.tutor-check.tutor-open {border-left-color: #b2182b}
.tutor-check p {margin: .3em 0}
.tutor-check .tutor-box {overflow-x: auto}
.tutor-check .tutor-box:focus-visible {outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: -2px}
& caption, & thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%)}
& table {display: block; margin: .3em 0; color: inherit; outline: none}
& tbody {display: grid; grid-template-columns: max-content 1fr; column-gap: 2em}
& tbody tr:nth-child(n) {display: grid; grid-column: 1 / -1; grid-template-columns: subgrid;
  grid-template-rows: auto auto 1fr; row-gap: .3em; padding: .5em 0; background: none;
  border-top: 1px solid var(--jp-border-color1, #9e9e9e)}
& tbody th, & tbody td {display: block; padding: 0; border: 0; text-align: left}
& tbody th {grid-column: 1 / -1; font-weight: normal}
& td:nth-child(2) {grid-row: 2 / span 2}
& td::before {content: attr(data-title); display: block; font-weight: 600}
& td::before {content: attr(data-title) / ""}
& pre {margin: 0; padding: 0; white-space: pre; overflow: visible; background: none; color: inherit;
  font-family: var(--jp-code-font-family, monospace); font-size: .92em; line-height: 1.35}
& pre.tutor-wrap {white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere;
  max-width: min(60ch, 45cqw)}
& .tutor-word {padding: .1em .5em; margin-right: .5em; border-radius: .3em; white-space: nowrap;
  color: #fff; font-weight: 600}
& .tutor-right {background: #1b7837}
& .tutor-wrong {background: #b2182b}
& mark {color: #111; background: #ffd54f; padding: 0}
& .tutor-note {font-style: italic}
@container (max-width: 46em) {
  & tbody, & tbody tr:nth-child(n) {display: block}
  & tbody td {padding-top: .3em}
  & pre.tutor-wrap {max-width: calc(100cqw - 1em)}
}
""".replace("& ", ".tutor-check .tutor-box ")


@dataclass(frozen=True)
class Row:
    """What the table says of one example."""

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
    """Display HTML in a notebook, which keeps the text beside it; print the text elsewhere."""
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
    """Return what to say below the headline: the message, or a warning that costs nothing."""
    warned = [outcome.warning for outcome in outcomes if outcome.warning]
    if finding.status == "passed" and warned:
        return (
            f"The values are right, but NumPy warned: {warned[0]}. It costs no points; a form "
            "that stays within the floating-point numbers would not warn."
        )
    return "\n".join(filter(None, [words.what_happened(finding), words.why(finding)]))


def unwritten(outcomes):
    """Return whether there is nothing to show yet."""
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
    Return the table in a box that scrolls; its roles hold where CSS takes the grid apart.

    Who comes to the box by Tab scrolls it with the arrow keys, for which JupyterLab's shortcuts
    step back there; a click lands on the table, where the shortcuts go on.
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
    """Return a passage as HTML; one line may be broken, the columns of a matrix may not."""
    marks = {mark.line: mark for mark in passage.marks}
    lines = [_line(line, marks.get(number)) for number, line in enumerate(passage.text.split("\n"))]
    kind = ' class="tutor-wrap"' if wraps or len(lines) == 1 else ""
    return f"<pre{kind}>" + "\n".join(lines) + "</pre>"


def _line(line, mark):
    """Return one line as HTML, with its mark as an element and the mark's words at its end."""
    if mark is None:
        return escape(line)
    note = f'  <span class="tutor-note">{escape(mark.words)}</span>' if mark.words else ""
    return (
        f"{escape(line[: mark.start])}<mark>{escape(line[mark.start : mark.stop])}</mark>"
        f"{escape(line[mark.stop :])}{note}"
    )
