"""The checks of notebook 03."""

from autograder.checks.loading import by_name

__getattr__ = by_name(__name__)
