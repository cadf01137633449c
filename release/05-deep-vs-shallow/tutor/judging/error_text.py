"""Describe an error: its text on one line, its place in the student's cells, a hint."""

import re
import traceback

CELL_FILES = ("<ipython-input", "<cell")


def one_line(error):
    """Return the type and the message of an error on one line."""
    try:
        text = " ".join(str(error).split())
    except Exception:  # the student's own __str__ raises
        text = ""
    return f"{type(error).__name__}: {text[:300]}" if text else type(error).__name__


def any_version(error):
    """Return the text of an error in the same words for every version of NumPy."""
    return error.replace("only length-1 arrays can be", "only 0-dimensional arrays can be")


def student_line(error):
    """Return the line of the student's cell that raised an error, with number and function."""
    if isinstance(error, SyntaxError) and error.lineno:
        return f"line {error.lineno}: {(error.text or '').strip()[:120]}"
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "ipykernel" in frame.filename or frame.filename.startswith(CELL_FILES)
    ]
    if not frames:
        return None
    names = [frame.name for frame in frames if not frame.name.startswith("<")]
    where = f" of {names[-1]}" if names else ""
    return f"line {frames[-1].lineno}{where}: {(frames[-1].line or '').strip()[:120]}"


def hint_for(error, args, line=None):
    """Return what an error in a line usually means with these arguments, or None."""
    if error.startswith("TypeError") and "'list'" in error and _holds_list(args):
        return "an argument is a Python list, which has no array arithmetic; np.asarray converts it"
    if re.match(r"ValueError: (too many|not enough) values to unpack", error):
        return "compare the number of names left of = with the number of values on the right"
    if re.match(r"TypeError: '[\w.]+' object is not callable", error):
        return (
            "the name before the parentheses is not a function; is a * missing, or a name reused?"
        )
    if re.match(r"TypeError: '(float|int|numpy\.float64)' object", error) or (
        error.startswith("IndexError") and "invalid index to scalar" in error
    ):
        return "an argument is a single number; np.asarray turns numbers and lists into arrays"
    if error.startswith("ValueError: The truth value of an array"):
        return (
            "if, and, or, max and min need one True or False, not an array; compare entry by entry"
        )
    if "Cannot cast ufunc" in error:
        return "an array of whole numbers cannot store the result; make it an array of floats"
    if "inhomogeneous shape" in error:
        return (
            "arrays of different shapes cannot form one array; does a function return two values?"
        )
    if found := re.search(r"\(size (\d+) is different from (\d+)\)", error):
        return f"the left side of @ has {found[2]} columns, but the right side has {found[1]} rows"
    if "setting an array element with a sequence" in error and re.search(r"\] *=", line or ""):
        return "one entry stores one number; in an array of shape (n, 1) it is b[i, 0], not b[i]"
    if error.startswith("AxisError"):
        return "a one-dimensional array has only axis 0; print the shape of the argument"
    return None


def _holds_list(args):
    return any(isinstance(arg, list) or isinstance(arg, tuple) and _holds_list(arg) for arg in args)


def function_of(line):
    """Return the function that a text from `student_line` names, or None."""
    found = re.match(r"line \d+ of (\w+):", line or "")
    return found and found[1]
