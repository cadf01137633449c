"""What an error says, on one line, and where in the student's own cells it arose."""

import re
import traceback

CELL_FILES = ("<ipython-input", "<cell")


def one_line(error):
    """Return the type and the message of an error on one line."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # a __str__ of the student's own that raises
        text = ""
    return f"{type(error).__name__}: {text[:300]}" if text else type(error).__name__


def student_line(error):
    """Return the line of the student's cell in which an error arose, with number and function."""
    if isinstance(error, SyntaxError) and error.lineno:
        return f"line {error.lineno}: {(error.text or '').strip()[:120]}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if "ipykernel" in frame.filename or frame.filename.startswith(CELL_FILES):
            where = "" if frame.name == "<module>" else f" of {frame.name}"
            return f"line {frame.lineno}{where}: {(frame.line or '').strip()[:120]}"
    return None


def function_of(line):
    """Return the function that a text of `student_line` names, None if it names none."""
    found = re.match(r"line \d+ of (\w+):", line or "")
    return found and found[1]
