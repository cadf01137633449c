"""The checks of notebook 06, in the order of its exercises."""
# ruff: noqa: I001  the order of the exercises, not of the alphabet

from autograder.checks.hyperparameters.l2_penalty import check_l2_penalty
from autograder.checks.hyperparameters.l2_penalty_backward import check_l2_penalty_backward
from autograder.checks.hyperparameters.dropout_forward_mistakes import check_dropout_forward
from autograder.checks.hyperparameters.dropout_backward import check_dropout_backward
from autograder.checks.hyperparameters.fully_connected_forward_mistakes import (
    check_fully_connected_forward,
)
from autograder.checks.hyperparameters.fully_connected_backward_mistakes import (
    check_fully_connected_backward,
)
from autograder.checks.hyperparameters.train_val_test_split_mistakes import (
    check_train_val_test_split,
)
from autograder.checks.hyperparameters.minibatches_mistakes import check_minibatches
from autograder.checks.hyperparameters.early_stopping_mistakes import check_early_stopping
from autograder.checks.hyperparameters.grid_search_mistakes import check_grid_search
from autograder.checks.hyperparameters.random_search_mistakes import check_random_search
from autograder.checks.hyperparameters.compare_paired import check_compare_paired
from autograder.checks.hyperparameters.momentum_step import check_momentum_step
from autograder.checks.hyperparameters.adam_step_mistakes import check_adam_step
from autograder.checks.hyperparameters.train_digits import check_train_digits

__all__ = [
    "check_adam_step",
    "check_compare_paired",
    "check_dropout_backward",
    "check_dropout_forward",
    "check_early_stopping",
    "check_fully_connected_backward",
    "check_fully_connected_forward",
    "check_grid_search",
    "check_l2_penalty",
    "check_l2_penalty_backward",
    "check_minibatches",
    "check_momentum_step",
    "check_random_search",
    "check_train_digits",
    "check_train_val_test_split",
]
