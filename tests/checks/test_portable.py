"""What students receive does not depend on the machine on which it was made."""

import numpy as np
import pytest

from tests.harness.portable import CannotRun, Setting, kernel, make_elsewhere, released
from tutor.judging.compact_json import argument, rounded, shortened
from tutor.judging.compare import Tolerance

# those that depend most on exp, on long sums, on products of matrices and on the version of NumPy
SENSITIVE = [
    "sigmoid", "softmax_backward", "linear_forward_loop", "binary_cross_entropy", "vjp",
    "layer_backward", "network_backward", "numerical_gradient", "gradient_check", "train",
    "init_xavier", "propagate_variance", "count_linear_pieces", "shallow_fit",
    "fully_connected_backward",
]  # fmt: skip
NAMES = {"Prescott": {"Prescott", "Katmai"}, "Haswell": {"Haswell"}}


@pytest.mark.parametrize(
    "setting", [Setting("Prescott", 1, False), Setting("Haswell", 2, True)], ids=str
)
def test_another_processor_makes_the_same_data(setting):
    """Another kernel, other threads and no vector code make the bytes that were released."""
    try:
        made = make_elsewhere(setting, SENSITIVE)
    except CannotRun as reason:
        pytest.skip(f"{setting} cannot run here: {reason}")
    wanted = released()
    assert [name for name in SENSITIVE if made["digests"][name] != wanted[name]] == []
    if made["kernel"] not in NAMES[setting.kernel]:
        pytest.skip(f"same bytes, but {made['kernel']} ran where {setting.kernel} was asked for")


def test_this_process_knows_its_kernel():
    """The name of the kernel is one word, so that a test can say which one it has tried."""
    assert kernel().isidentifier()


@pytest.mark.parametrize("change", [argument, rounded, shortened])
def test_noise_makes_no_difference(change):
    """Numbers that differ in their last digits are rounded alike, ties of short decimals too."""
    rng = np.random.default_rng(0)
    numbers = rng.normal(size=500) * 10.0 ** rng.integers(-4, 5, 500)
    ties = np.array([0.12345675, 1.00000005, 0.5, 1.0, 9.999999995, 1234567.5, 1e-10, -2.5e-7])
    for exact in (numbers, ties):
        for noisy in (
            np.nextafter(exact, np.inf),
            np.nextafter(exact, -np.inf),
            exact * (1 - 1e-15),
        ):
            assert change(noisy).tobytes() == change(exact).tobytes()


def test_what_is_left_of_a_difference_is_zero():
    """Rounding errors beside large numbers are 0, without a sign; nan has one form."""
    got = rounded(np.array([3.0, -1e-16, 2e-12, -np.nan, np.inf]))
    assert got.tobytes() == np.array([3.0, 0.0, 0.0, np.nan, np.inf]).tobytes()


def test_rounding_stays_within_the_tolerance():
    """What is stored differs from the value by a tenth of what a comparison lets pass, or less."""
    rng = np.random.default_rng(1)
    numbers = rng.normal(size=500) * 10.0 ** rng.integers(-9, 3, 500)
    scale = np.abs(numbers).max()
    for tolerance in (Tolerance(), Tolerance(1e-5, 1e-6), Tolerance(1e-4, 1e-6)):
        allowed = tolerance.absolute * scale + tolerance.relative * np.abs(numbers)
        assert (np.abs(rounded(numbers, tolerance) - numbers) <= allowed / 10).all()


def test_counts_are_python_numbers():
    """A count is the same number whether NumPy or Python made it."""
    assert rounded([np.int64(3), np.True_]) == [3, True]
    assert [type(value) for value in rounded([np.int64(3), np.True_])] == [int, bool]
