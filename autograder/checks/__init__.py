"""The checks of every assignment: `checks_of("01-activations")["relu"]`."""

from autograder.checks.loading import checks_of

__all__ = ["checks_of"]
