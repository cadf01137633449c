"""Show the examples of a check: a table in JupyterLab, lines of text elsewhere."""

from html import escape

import numpy as np

from .compare import Named, Rule, describe
from .judge import UNWRITTEN, find_trouble
from .standins import Script, StandIn

STYLE = ("border-collapse:collapse;font-size:90%;margin:.3em 0",
         "text-align:left;vertical-align:top;padding:.25em .8em;white-space:pre;"
         "font-family:monospace")
WRAPPED = ";white-space:pre-wrap;max-width:60ch"  # a long call leaves room for what came out
GREEN, RED = "#1b7837", "#b2182b"


def show(name, examples, outcomes, finding):
    """Display the table and the sentence of a finding."""
    text = as_text(name, examples, outcomes, finding)
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        get_ipython = None
    if get_ipython is None or get_ipython() is None:
        print(text)
        return
    html = as_html(name, examples, outcomes, finding)
    display({"text/plain": text, "text/html": html}, raw=True)


def rows(examples, outcomes):
    """Yield mark, call, expected and got of each example, all as text."""
    for example, outcome in zip(examples, outcomes, strict=True):
        right = find_trouble(example, outcome) is None
        scripted = bool(example.args) and isinstance(example.args[0], Script)
        call = str(example.args[0]) if scripted else _write_items(
            zip(example.names, example.args, strict=True), " = ")
        got = outcome.error or _got(outcome.value, example.expected)
        if outcome.changed:
            got += f"\n(changed {', '.join(outcome.changed)})"
        yield "✓" if right else "✗", f"{example.kind}:\n{call}", write(example.expected), got


def _got(value, expected):
    """Return a returned value as text, in the terms of what is expected."""
    if isinstance(expected, Rule):
        return expected.summary(value) or write(value)
    if isinstance(expected, dict) and isinstance(value, dict) and expected.keys() == value.keys():
        return _labelled((key, _got(item, expected[key])) for key, item in value.items())
    if isinstance(expected, Named) and isinstance(value, (list, tuple)) \
            and len(value) == len(expected):
        return _labelled((name, _got(*pair)) for name, *pair in
                         zip(expected.names, value, expected, strict=True))
    return write(value)


def write(value, limit=14):
    """Return a value as short text; arrays with their shape."""
    if isinstance(value, Rule):
        shown = value.shown()
        return shown if isinstance(shown, str) else write(shown, limit)
    if isinstance(value, StandIn):
        return str(value)
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, np.ndarray):
        body = np.array2string(value, precision=6, suppress_small=False, threshold=limit * 4,
                               max_line_width=72)
        return f"{body}  shape {value.shape}"
    if isinstance(value, (float, np.floating)):
        return f"{float(value):.10g}"
    if isinstance(value, Named):
        return _write_items(zip(value.names, value, strict=True))
    if isinstance(value, dict):
        return _write_items(list(value.items())[:limit])
    if isinstance(value, (list, tuple)):
        if not _holds_arrays(value):
            return repr(_plain_numbers(value))[:300]
        return _write_items([(f"[{i}]", item) for i, item in enumerate(value[:limit])])
    if value is None or isinstance(value, (int, str, np.generic)):
        return str(value) if isinstance(value, np.generic) else repr(value)[:200]
    return describe(value)


def _write_items(items, between=": "):
    """Return labelled values, one below the other, the lines of each below its first."""
    return _labelled(((label, write(item)) for label, item in items), between)


def _labelled(texts, between=": "):
    """Return texts below one another, each behind its label."""
    starts = [(f"{label}{between}", text) for label, text in texts]
    return "\n".join(start + text.replace("\n", "\n" + " " * len(start))
                     for start, text in starts)


def _plain_numbers(value):
    """Return nested lists and tuples with NumPy's numbers as Python's, short to read."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(_plain_numbers, value)) if type(value) in (list, tuple) else value
    return round(float(value), 8) if isinstance(value, np.floating) else value


def _holds_arrays(value):
    if isinstance(value, (list, tuple)):
        return any(map(_holds_arrays, value))
    return not isinstance(value, (int, float, str, type(None)))


def remark(outcomes, finding):
    """Return what to say below the headline: the message, or a warning that costs nothing."""
    warned = [outcome.warning for outcome in outcomes if outcome.warning]
    if finding.status == "passed" and warned:
        return (f"The values are right, but NumPy warned: {warned[0]}. It costs no points; a form "
                "that stays within the floating-point numbers would not warn.")
    return finding.message.replace(" Looks like ", "\nLooks like ")


def unwritten(outcomes):
    """Return whether there is nothing to show yet."""
    return all(outcome.error and outcome.error.startswith(UNWRITTEN) for outcome in outcomes)


def headline(name, examples, outcomes, finding):
    """Return one line: how many examples are right."""
    n_right = sum(find_trouble(*pair) is None for pair in zip(examples, outcomes, strict=True))
    done = "all visible examples are right" if finding.status == "passed" else (
        f"{n_right} of {len(examples)} visible examples are right")
    return f"{name}: {done}"


def as_text(name, examples, outcomes, finding):
    """Return the table as plain text; right examples take one line each."""
    if unwritten(outcomes):
        return finding.message
    lines = [headline(name, examples, outcomes, finding),
             *filter(None, [remark(outcomes, finding)])]
    for example, (mark, call, expected, got) in zip(examples, rows(examples, outcomes),
                                                     strict=True):
        if mark == "✓":
            lines.append(f"  {mark} {example.kind}")
        else:
            lines.append(f"  {mark} " + call.replace("\n", "\n      "))
            lines.append("      expected " + expected.replace("\n", "\n               "))
            lines.append("      got      " + got.replace("\n", "\n               "))
    return "\n".join(lines)


def as_html(name, examples, outcomes, finding):
    """Return the table as HTML; every value is escaped."""
    colour = GREEN if finding.status == "passed" else RED
    head = "".join(f'<th scope="col" style="{STYLE[1]}">{title}</th>'
                   for title in ("", "call", "expected", "got"))
    body = ""
    for mark, *texts in rows(examples, outcomes):
        tint = GREEN if mark == "✓" else RED
        label = "right" if mark == "✓" else "wrong"
        cells = f'<td style="{STYLE[1]};color:{tint}" aria-label="{label}">{mark}</td>'
        cells += "".join(f'<td style="{STYLE[1]}{style}">{escape(text)}</td>'
                         for text, style in zip(texts, (WRAPPED, "", ""), strict=True))
        body += f"<tr>{cells}</tr>"
    title = escape(headline(name, examples, outcomes, finding))
    words = "<br>".join(map(escape, remark(outcomes, finding).split("\n")))
    words = f"<p>{words}</p>" if words else ""
    if unwritten(outcomes):
        body = ""
    return (f'<div style="border-left:4px solid {colour};padding-left:.8em">'
            f"<strong>{title}</strong>{words}"
            f'<table style="{STYLE[0]}"><thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>")
