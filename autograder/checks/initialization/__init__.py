"""The checks of notebook 04, in the order of its exercises."""
# ruff: noqa: I001  the order of the exercises, not of the alphabet

from autograder.checks.initialization.init_zeros import check_init_zeros
from autograder.checks.initialization.init_normal import check_init_normal
from autograder.checks.initialization.init_xavier import check_init_xavier
from autograder.checks.initialization.init_he import check_init_he
from autograder.checks.initialization.propagate_variance_mistakes import check_propagate_variance
from autograder.checks.initialization.batchnorm_mode_mistakes import check_batchnorm_forward
from autograder.checks.initialization.batchnorm_backward_mistakes import check_batchnorm_backward

__all__ = [
    "check_batchnorm_backward",
    "check_batchnorm_forward",
    "check_init_he",
    "check_init_normal",
    "check_init_xavier",
    "check_init_zeros",
    "check_propagate_variance",
]
