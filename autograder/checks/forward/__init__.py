"""The checks of notebook 02, in the order of its exercises."""
# ruff: noqa: I001  the order of the exercises, not of the alphabet

from autograder.checks.forward.linear_forward_loop import check_linear_forward_loop
from autograder.checks.forward.linear_forward import check_linear_forward
from autograder.checks.forward.layer_forward import check_layer_forward
from autograder.checks.forward.network_cache_mistakes import check_network_forward
from autograder.checks.forward.quadratic_cost import check_quadratic_cost
from autograder.checks.forward.binary_cross_entropy import check_binary_cross_entropy
from autograder.checks.forward.softmax_mistakes import check_softmax_cross_entropy
from autograder.checks.forward.count_parameters import check_count_parameters
from autograder.checks.forward.predict import check_predict
from autograder.checks.forward.accuracy import check_accuracy

__all__ = [
    "check_accuracy",
    "check_binary_cross_entropy",
    "check_count_parameters",
    "check_layer_forward",
    "check_linear_forward",
    "check_linear_forward_loop",
    "check_network_forward",
    "check_predict",
    "check_quadratic_cost",
    "check_softmax_cross_entropy",
]
