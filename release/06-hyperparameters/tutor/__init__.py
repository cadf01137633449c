"""
What a student's notebook imports.

`check` a function, `explore` a figure with sliders, and at the end see the `progress` and the
`calibration` of the predictions:

    from tutor import check, explore
    check(linear_forward)

The examples with their right answers stand in `checks.json` beside the notebook. They are few and
small, to be redone on paper; the grader uses others of the same kinds.
"""

import tutor.one_thread  # noqa: F401  before anything imports NumPy
from tutor.judging.finding import CheckFailed
from tutor.notebook.check import check
from tutor.notebook.explore import explore
from tutor.notebook.predictions import calibration
from tutor.notebook.progress import progress

__all__ = ["CheckFailed", "calibration", "check", "explore", "progress"]
