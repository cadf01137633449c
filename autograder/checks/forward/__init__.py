"""The checks of notebook 02."""

from autograder.checks.loading import by_name

__getattr__ = by_name(__name__)
