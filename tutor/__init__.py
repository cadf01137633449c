"""
The package that a student's notebook imports.

`check` a function, print a prediction `against` a result, `show` a figure, `explore` a figure with
sliders, and at the end see your `progress` and the `calibration` of your predictions:

    from tutor import against, check, digits, explore, lines, show
    check(linear_forward)

`digits` and `toy` contain the data. The examples and their right answers are in `checks.json`
beside the notebook. They are few and small, so that you can redo them on paper; the grader uses
other examples of the same kinds.
"""

import tutor.one_thread  # noqa: F401  before anything imports NumPy
from tutor import digits, toy
from tutor.judging.finding import CheckFailed
from tutor.notebook.calibration import calibration
from tutor.notebook.check import check
from tutor.notebook.explore import explore
from tutor.notebook.figure import lines, show
from tutor.notebook.predictions import against
from tutor.notebook.progress import progress

__all__ = [
    "CheckFailed",
    "against",
    "calibration",
    "check",
    "digits",
    "explore",
    "lines",
    "progress",
    "show",
    "toy",
]
