"""The checks of notebook 03, in the order of its exercises."""
# ruff: noqa: I001  the order of the exercises, not of the alphabet

from autograder.checks.backprop.node_path_mistakes import check_Node
from autograder.checks.backprop.layer_jacobian import check_layer_jacobian
from autograder.checks.backprop.vjp import check_vjp
from autograder.checks.backprop.quadratic_cost_backward import check_quadratic_cost_backward
from autograder.checks.backprop.softmax_cross_entropy_backward import (
    check_softmax_cross_entropy_backward,
)
from autograder.checks.backprop.linear_backward import check_linear_backward
from autograder.checks.backprop.layer_backward import check_layer_backward
from autograder.checks.backprop.network_backward_mistakes import check_network_backward
from autograder.checks.backprop.training_step_mistakes import check_training_step
from autograder.checks.backprop.numerical_gradient_mistakes import check_numerical_gradient
from autograder.checks.backprop.gradient_check_mistakes import check_gradient_check
from autograder.checks.backprop.gradient_descent_step import check_gradient_descent_step
from autograder.checks.backprop.train_mistakes import check_train

__all__ = [
    "check_Node",
    "check_gradient_check",
    "check_gradient_descent_step",
    "check_layer_backward",
    "check_layer_jacobian",
    "check_linear_backward",
    "check_network_backward",
    "check_numerical_gradient",
    "check_quadratic_cost_backward",
    "check_softmax_cross_entropy_backward",
    "check_train",
    "check_training_step",
    "check_vjp",
]
