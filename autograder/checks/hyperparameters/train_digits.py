"""
The check of the capstone: train with the student's functions, ask about digits never shown.

Every submission gets a split of its own from its seed. Pixels and classes are renamed by a random
order each: to a fully connected network that is the same task, to memorised weights or images it
is another one. The trained parameters come back as plain arrays and the reference's forward pass
answers with them, so nothing of the student's runs when the hidden digits are shown.
"""

import re
from dataclasses import replace

import numpy as np

from autograder.checks.check import SEED, Check, raise_for
from autograder.checks.observing import outcomes_of
from course import training
from course.fully_connected import fully_connected_forward
from tutor import digits
from tutor.judging.finding import Finding
from tutor.judging.judge import Example, judge
from tutor.judging.open_places import Anything
from tutor.judging.standins import Script, Seed

N_VAL, N_TEST = 200, 500
NO_POINTS, FULL_POINTS = 0.90, 0.97  # accuracy; see benchmarks/capstone.py for the second
MAX_LAYERS, MAX_WIDTH = 20, 2048
NAME = re.compile(r"(W|b|gamma|beta)([1-9]\d?)")


def split(seed):
    """Return the six parts of the digits, pixels and classes in an order drawn from the seed."""
    rng = np.random.default_rng([seed, 15])
    pixels, labels = digits.pixels()
    pixels, labels = pixels[rng.permutation(len(pixels))], rng.permutation(10)[labels]
    return training.train_val_test_split(pixels, labels, N_VAL, N_TEST, rng)


def accuracy_of(answer, X, y):
    """
    Return the share of samples that returned parameters classify rightly.

    Raises
    ------
    ValueError
        If the answer is not the parameters of a network from `len(X)` inputs to ten classes.
    """
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise ValueError("it should return two things, params and running")
    params, running = answer
    _validate(params, len(X))
    _validate_running(params, running)
    with np.errstate(all="ignore"):
        Z, _, _ = fully_connected_forward(X, params, running, False)
    return float(np.mean(np.argmax(Z, axis=0) == y))


def _validate(params, n_inputs):
    """Raise ValueError unless names and shapes are those of a network."""
    if not isinstance(params, dict) or not params:
        raise ValueError("params should be a dict with W1, b1, ...")
    found = {name: NAME.fullmatch(name) for name in params if isinstance(name, str)}
    odd = [name for name in params if not (isinstance(name, str) and found[name])]
    if odd:
        raise ValueError(f"params has an entry {str(odd[0])[:40]!r}, which belongs to no layer")
    n_layers = max(int(match[2]) for match in found.values())
    if n_layers > MAX_LAYERS:
        raise ValueError(f"the network has more than {MAX_LAYERS} layers")
    n_prev = n_inputs
    for layer in range(1, n_layers + 1):
        W = _numbers(params, f"W{layer}")
        if W.ndim != 2 or W.shape[1] != n_prev or not 1 <= len(W) <= MAX_WIDTH:
            raise ValueError(
                f"W{layer} has shape {W.shape}, where (n, {n_prev}) is expected, "
                f"n at most {MAX_WIDTH}"
            )
        n_prev = len(W)
        scaled = [f"gamma{layer}", f"beta{layer}"]
        if not found.keys() & set(scaled):
            scaled = []
        elif layer == n_layers:
            raise ValueError("the last layer has no batch norm")
        for name in [f"b{layer}", *scaled]:
            if _numbers(params, name).shape != (n_prev, 1):
                raise ValueError(f"{name} should have shape {(n_prev, 1)}")
    if n_prev != 10:
        raise ValueError(f"the last layer has {n_prev} units, where there are 10 classes")


def _validate_running(params, running):
    """Raise ValueError unless there are statistics for every layer with batch norm."""
    for name in [name for name in params if name.startswith("gamma")]:
        layer = int(name[5:])
        statistics = running.get(layer) if isinstance(running, dict) else None
        if not isinstance(statistics, dict):
            raise ValueError(f"running has no statistics of layer {layer}")
        for key in ("mean", "var"):
            if _numbers(statistics, key).shape != params[name].shape:
                raise ValueError(
                    f"the {key} in running[{layer}] should have shape {params[name].shape}"
                )


def _numbers(table, name):
    """Return an entry that holds finite numbers."""
    value = table.get(name)
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiu":
        raise ValueError(f"{name} is missing or no array of numbers")
    if not np.isfinite(value).all():
        raise ValueError(f"{name} holds nan or inf; the learning rate may be too large")
    return value


class Capstone(Check):
    """A check that trains: points in proportion to the accuracy on samples never shown."""

    seconds = 120.0  # for the training, on one core

    def visible_examples(self):
        """Return the examples that students see, each with the time of a training."""
        return [replace(example, seconds=self.seconds) for example in super().visible_examples()]

    def hidden_examples(self, seed):
        """Return the one training that the grader asks for; any answer may come of it."""
        args = (*split(seed)[:4], Seed(seed % 2**31))
        return [
            Example("a split of its own", self.parameters, args, Anything(), seconds=self.seconds)
        ]

    def __call__(self, function):
        """
        Train, and measure.

        Raises
        ------
        CheckFailed
            If the accuracy is short of full points; the finding says how much it is worth.
        """
        seed = SEED.get()
        (example,) = self.hidden_examples(seed)
        (outcome,) = outcomes_of(function, [example])
        finding = judge(self.name, [example], [outcome], list)
        if finding.status == "passed":
            finding = self.measure(outcome.value, *split(seed)[4:])
        raise_for(self.name, finding)

    def measure(self, answer, X_test, y_test):
        """Return the finding for what a training returned."""
        try:
            reached = accuracy_of(answer, X_test, y_test)
        except ValueError as error:
            return Finding("failed", what=f"{self.name}: {error}")
        share = (reached - NO_POINTS) / (FULL_POINTS - NO_POINTS)
        if share >= 1:
            return Finding("passed")
        said = f"{self.name}: {reached:.1%} of {y_test.size} digits that it was never shown"
        return Finding(
            "failed",
            what=f"{said}; points begin at {NO_POINTS:.0%}, full points at {FULL_POINTS:.1%}",
            share=max(0.0, share),
        )


NOISE = (
    "rng = np.random.default_rng(0)",
    "X, y = rng.random((64, 50)), np.arange(50) % 10",
    "parts = X[:, :30], y[:30], X[:, 30:], y[30:]",
)


def _script(*lines, wanted):
    return (Script("\n".join([*NOISE, *lines]), wanted),)


# fmt: off
check_train_digits = Capstone(
    training.train_digits,
    helpers=("dropout_forward", "dropout_backward", "fully_connected_forward",
             "fully_connected_backward", "l2_penalty_backward", "minibatches", "early_stopping"),
    visible=[
        ("a few images of noise", _script(
            "params, running = train_digits(*parts, rng)",
            'n_layers = sum(name.startswith("W") for name in params)',
            wanted=('params["W1"].shape[1]', 'len(params[f"W{n_layers}"])',
                    "all(np.isfinite(value).all() for value in params.values())"))),
        ("the same generator twice, then another one", _script(
            "one, two, three = (train_digits(*parts, np.random.default_rng(seed))[0]['W1']"
            " for seed in (1, 1, 2))",
            wanted=("np.array_equal(one, two)", "np.array_equal(one, three)"))),
    ],
)
# fmt: on
