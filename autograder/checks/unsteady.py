"""
Mistakes that return the rounding errors of their calculation.

No two processors make the same ones, so `checks.json` does not hold them. It says that the value
is unsteady, and a function that is wrong there in any other way than by an error does the same.
"""

from tutor.judging.codec import Opaque
from tutor.judging.judge import UNSTEADY


def unsteady_for(condition):
    """Mark a mistake whose values are rounding errors where `condition(*args)` holds."""

    def mark(function):
        function.unsteady_for = condition
        return function

    return mark


def steady(value, function, example):
    """Return what a mistake returned for an example, or the word that it is unsteady."""
    condition = getattr(function, "unsteady_for", None)
    return Opaque(-1, UNSTEADY) if condition and condition(*example.args) else value
