"""Show in one line which exercises are done, by the visible checks of this session."""

import sys
from html import escape

from tutor.notebook.check import stands, worth
from tutor.notebook.table import put

MAX_NAMES = 4


def progress():
    """
    Show which exercises are done and which are open, and the points that are likely.

    An exercise is done when the current function of its name passed its visible check in this
    session. Exercises without points are left out.
    """
    line = as_line(sys._getframe(1).f_globals)
    put(line, f"<p>{escape(line)}</p>")


def as_line(namespace):
    """Return the line for a notebook with these functions."""
    points, answers = worth()
    points = {name: value for name, value in points.items() if value}
    done = [name for name in points if stands(name, namespace)]
    open_ = [name for name in points if name not in done]
    written = sum(answers.values())
    likely = sum(points[name] for name in done)
    parts = [
        f"{len(done)} of {len(points)} exercises done",
        f"open: {_some(open_)}" if open_ else "none open",
        f"likely {likely:g} of the {sum(points.values()):g} points from checks",
    ]
    if written:
        parts.append(f"up to {written:g} more for the written answer, which your instructor reads")
    return (
        "; ".join(parts) + ". This line counts only the visible checks of this session; the "
        "hidden checks decide."
    )


def _some(names):
    """Return a few names and the number of the others."""
    if len(names) <= MAX_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[: MAX_NAMES - 1])} and {len(names) - MAX_NAMES + 1} more"
