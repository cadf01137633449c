"""The checks of notebook 05, in the order of its exercises."""
# ruff: noqa: I001  the order of the exercises, not of the alphabet

from autograder.checks.depth.xor_params import check_xor_params
from autograder.checks.depth.parity_params import check_parity_params
from autograder.checks.depth.tent import check_tent
from autograder.checks.depth.compose_mistakes import check_compose
from autograder.checks.depth.sawtooth_params import check_sawtooth_params
from autograder.checks.depth.count_linear_pieces_mistakes import check_count_linear_pieces
from autograder.checks.depth.shallow_fit_mistakes import check_shallow_fit
from autograder.checks.depth.square_gadget import check_square_gadget
from autograder.checks.depth.spread_kinks import check_spread_kinks
from autograder.checks.depth.equal_width import check_equal_width
from autograder.checks.depth.sweep_mistakes import check_sweep

__all__ = [
    "check_compose",
    "check_count_linear_pieces",
    "check_equal_width",
    "check_parity_params",
    "check_sawtooth_params",
    "check_shallow_fit",
    "check_spread_kinks",
    "check_square_gadget",
    "check_sweep",
    "check_tent",
    "check_xor_params",
]
