"""
Write CSV files that are safe in a spreadsheet: RFC 4180, UTF-8, no cell that runs as a formula.

A spreadsheet reads a cell that starts with `=`, `+`, `-` or `@` as a formula, even in quotes
(CWE-1236), and also text after a separator that another country's spreadsheets use. Free text gets
an apostrophe there. An identifier must not change, or the other system does not find the student:
it is written only if it is harmless.
"""

import csv
import io
import re

from autograder import whole_file
from autograder.refusal import Refusal

FORMULA = re.compile(r"""(?:^|[,;\t\r\n"])\s*[=+\-@＝＋－＠]""")
HARMLESS = re.compile(r"[+@-][\w.@-]*")  # it calls no function, links to nothing, starts no program
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class CannotExport(Refusal):
    """There is nothing to export, or the file cannot be written; the message says what to do."""


def guarded(text):
    """
    Return free text that no spreadsheet reads as a formula.

    Examples
    --------
    >>> guarded("=HYPERLINK(A1)"), guarded("Ana; @x"), guarded("Ana-Maria")
    ("'=HYPERLINK(A1)", "Ana; '@x", 'Ana-Maria')
    """
    return FORMULA.sub(lambda found: f"{found[0][:-1]}'{found[0][-1]}", CONTROL.sub("", text))


def is_safe(identifier):
    """
    Return whether an identifier is safe in a cell without any change.

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
    Return a number with a decimal point and no needless zeros; an empty cell for None.

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
