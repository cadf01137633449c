"""
What a student's notebook imports.

`check` a function, print a prediction `against` a result, `show` a figure, `explore` one with
sliders, and at the end see the `progress` and the `calibration` of the predictions:

    from tutor import against, check, digits, explore, lines, show
    check(linear_forward)

`digits` and `toy` hold the data. The examples with their right answers stand in `checks.json`
beside the notebook. They are few and small, to be redone on paper; the grader uses others of the
same kinds.
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
