"""
CSV files that a spreadsheet may open: RFC 4180, UTF-8, and no cell that would run as a formula.

A cell that starts with `=`, `+`, `-` or `@` is a formula to a spreadsheet, whatever its quotes
(CWE-1236); so is what follows a separator of another country's spreadsheet. Free text gets an
apostrophe there. An identifier must arrive as it is, or the other system finds nobody: it is
either harmless, or it is not written.
"""

import csv
import io
import re

from autograder import whole_file
from autograder.refusal import Refusal

FORMULA = re.compile(r"""(?:^|[,;\t\r\n"])\s*[=+\-@＝＋－＠]""")
HARMLESS = re.compile(r"[+@-][\w.@-]*")  # nothing that calls, links or starts a program
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class CannotExport(Refusal):
    """There is nothing to export, or no place to write it; the message says what to do."""


def guarded(text):
    """
    Return free text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> guarded("=HYPERLINK(A1)"), guarded("Ana; @x"), guarded("Ana-Maria")
    ("'=HYPERLINK(A1)", "Ana; '@x", 'Ana-Maria')
    """
    return FORMULA.sub(lambda found: f"{found[0][:-1]}'{found[0][-1]}", CONTROL.sub("", text))


def is_safe(identifier):
    """
    Return whether an identifier can stand in a cell without any change.

    Examples
    --------
    >>> is_safe("ada"), is_safe("-4711"), is_safe("@ada"), is_safe("=1+1"), is_safe("+f(x)")
    (True, True, True, False, False)
    """
    if CONTROL.search(identifier):
        return False
    return not FORMULA.search(identifier) or bool(HARMLESS.fullmatch(identifier))


def number(value, digits=2):
    """
    Return a number with a point and no needless zeros; an empty cell for None.

    Examples
    --------
    >>> number(12.0), number(2.50), number(1 / 3), number(None)
    ('12', '2.5', '0.33', '')
    """
    return "" if value is None else f"{value:.{digits}f}".rstrip("0").rstrip(".")


def write(path, rows):
    """Write rows of strings to a file, whole or not at all; raises `CannotExport`."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    try:
        whole_file.write(path, text.getvalue())
    except OSError as error:
        raise CannotExport(
            f"cannot write {path}: {error.strerror or error}; name another file"
        ) from error
