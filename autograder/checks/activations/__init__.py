"""The checks of notebook 01, in the order of its exercises."""
# ruff: noqa: I001  the order of the exercises, not of the alphabet

from autograder.checks.activations.compose_linear import check_compose_linear
from autograder.checks.activations.sigmoid import check_sigmoid, check_sigmoid_backward
from autograder.checks.activations.tanh import check_tanh, check_tanh_backward
from autograder.checks.activations.relu import check_relu, check_relu_backward
from autograder.checks.activations.leaky_relu import check_leaky_relu, check_leaky_relu_backward
from autograder.checks.activations.prelu import check_prelu, check_prelu_backward
from autograder.checks.activations.elu import check_elu, check_elu_backward
from autograder.checks.activations.softmax import check_softmax
from autograder.checks.activations.softmax_backward import check_softmax_backward
from autograder.checks.activations.maxout import check_maxout

__all__ = [
    "check_compose_linear",
    "check_elu",
    "check_elu_backward",
    "check_leaky_relu",
    "check_leaky_relu_backward",
    "check_maxout",
    "check_prelu",
    "check_prelu_backward",
    "check_relu",
    "check_relu_backward",
    "check_sigmoid",
    "check_sigmoid_backward",
    "check_softmax",
    "check_softmax_backward",
    "check_tanh",
    "check_tanh_backward",
]
