"""What is special about the checks of notebook 02: caches of any kind."""

import numpy as np
import pytest

from autograder.checks import checks_of
from tutor.judging.finding import CheckFailed

CHECKS_02 = checks_of("02-forward")


def forgets_the_bias(A_prev, W, b, activation):
    """Return what a layer without bias does, with a cache of another kind than the suspect's."""
    _, (_, _, _, Z) = CHECKS_02["layer_forward"].reference(A_prev, W, 0 * b, "identity")
    A, _ = CHECKS_02["layer_forward"].reference(A_prev, W, 0 * b, activation)
    return A, {"Z": Z, "W": W, "A_prev": A_prev}


def keeps_the_output(A_prev, W, b, activation):
    """Return a right A with a cache of another kind that lacks the layer's input."""
    A, (_, _, _, Z) = CHECKS_02["layer_forward"].reference(A_prev, W, b, activation)
    return A, {"Z": Z, "W": W, "A": A, "function": np.tanh}


@pytest.mark.parametrize(
    "function, mistake",
    [
        (forgets_the_bias, "the bias forgotten"),
        (keeps_the_output, "a cache without the layer's input"),
    ],
)
def test_the_container_does_not_hide_the_mistake(function, mistake):
    """A mistake is named whatever container the cache has."""
    with pytest.raises(CheckFailed) as caught:
        CHECKS_02["layer_forward"](function)
    assert caught.value.finding.mistake == mistake


def test_a_list_that_outlives_the_call_is_named_in_every_session():
    """Caches left over from earlier calls are named, whether there were earlier calls or not."""
    check, kept = CHECKS_02["network_forward"], []

    def student(X, params, activations):
        A, caches = check.reference(X, params, activations)
        kept.extend({"A_prev": A_prev, "W": W, "Z": Z} for A_prev, W, _, Z in caches)
        return A, list(kept)

    for run in (check.run_visible, check, check):
        with pytest.raises(CheckFailed, match="outlives the call"):
            run(student)


@pytest.mark.numpy
@pytest.mark.parametrize("cache", [None, 0.0, "a text", (), {}])
def test_nothing_is_no_cache(cache):
    """A cache that holds nothing is wrong."""
    check = CHECKS_02["layer_forward"]
    with pytest.raises(CheckFailed, match="it does not contain A_prev"):
        check(lambda *args: (check.reference(*args)[0], cache))
