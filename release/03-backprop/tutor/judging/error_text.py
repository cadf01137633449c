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


def any_version(error):
    """Return what an error says, in the same words for every version of NumPy."""
    return error.replace("only length-1 arrays can be", "only 0-dimensional arrays can be")


def student_line(error):
    """Return the line of the student's cell in which an error arose, with number and function."""
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
    """Return what an error in a line usually means with these arguments, None if unknown."""
    if error.startswith("TypeError") and "'list'" in error and _holds_list(args):
        return "an argument is a Python list, which knows no arithmetic; np.asarray makes an array"
    if re.match(r"ValueError: (too many|not enough) values to unpack", error):
        return "count the values that come back and the names that wait for them"
    if re.match(r"TypeError: '[\w.]+' object is not callable", error):
        return "a function is expected there, and it is a value"
    if re.match(r"TypeError: '(float|int|numpy\.float64)' object", error) or (
        error.startswith("IndexError") and "invalid index to scalar" in error
    ):
        return "an argument is a single number; np.asarray turns numbers and lists into arrays"
    if error.startswith("ValueError: The truth value of an array"):
        return "if, and, or, max and min ask one question of a whole array; ask it of every entry"
    if "Cannot cast ufunc" in error:
        return "whole numbers make an integer array, which cannot hold the result; ask for floats"
    if "inhomogeneous shape" in error:
        return "arrays of different shapes are taken for one; does a function return two things?"
    if found := re.search(r"\(size (\d+) is different from (\d+)\)", error):
        return f"what stands left of @ has {found[2]} columns, what stands right {found[1]} rows"
    if "setting an array element with a sequence" in error and re.search(r"\] *=", line or ""):
        return "one entry takes one number; of an array of shape (n, 1) that is b[i, 0], not b[i]"
    if error.startswith("AxisError"):
        return "a flat array has axis 0 only; print the shape of the argument"
    return None


def _holds_list(args):
    return any(isinstance(arg, list) or isinstance(arg, tuple) and _holds_list(arg) for arg in args)


def function_of(line):
    """Return the function that a text of `student_line` names, None if it names none."""
    found = re.match(r"line \d+ of (\w+):", line or "")
    return found and found[1]
