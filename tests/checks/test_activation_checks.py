"""The checks of notebook 01 know every mistake by name and turn down no right answer."""

import inspect
import re

import numpy as np
import pytest

from autograder.checks.activations.common import NOT_AN_ARRAY
from autograder.checks.check import drawn_from
from autograder.submission.assignment import Assignment
from tests.checks.catalogue import SEEDS, examples_of, finding_of
from tests.checks.variants import VARIANTS
from tutor.judging.finding import CheckFailed
from tutor.judging.judge import judge, observe

ASSIGNMENT = Assignment("01-activations")
CHECKS = ASSIGNMENT.checks


def _find(check, function, seed=None):
    """Return the finding for a function, like `Check.find` with mistakes looked at only once."""
    examples, suspects = examples_of(check.name, seed)
    with np.errstate(all="ignore"):
        outcomes = [observe(function, example) for example in examples]
    return judge(check.name, examples, outcomes, lambda: suspects)


def _numbers_of(example):
    """Return the expected numbers of an example that no message shows by accident."""
    parts = example.expected if isinstance(example.expected, tuple) else [example.expected]
    values = np.concatenate([np.ravel(part).astype(float) for part in parts])
    return {f"{abs(value):.4g}" for value in values if abs(value * 100 % 1) > 1e-6}


every_check = pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))


@pytest.mark.numpy
def test_exercises_in_order():
    """Every function of the notebook has a check, in the order of the exercises."""
    exercises = [cell.grade_id for cell in ASSIGNMENT.cells if cell.role == "solution"]
    assert list(CHECKS) == exercises


@pytest.mark.numpy
@every_check
def test_reference_passes(check):
    """The reference passes its own check, with overflow, 0/0 and division by 0 raised."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        check.run_visible(check.reference)
        for seed in SEEDS:
            with drawn_from(seed):
                check(check.reference)


@every_check
def test_every_mistake_is_caught_and_named(check):
    """Whatever the seed, the hidden examples turn a mistake down and say its own sentence."""
    for number, (name, sentence, _) in enumerate(check.mistakes):
        for seed in SEEDS:
            finding = finding_of(check.name, number, seed)
            assert finding.status in ("failed", "error"), (name, seed)
            assert finding.mistake == name, (name, seed)
            end = "" if sentence.endswith("?") else "."
            assert finding.message.endswith(f"Looks like {name}: {sentence}{end}")


@every_check
def test_check_raises_what_it_finds(check):
    """A check that is called raises the finding as an error with the message."""
    name, sentence, function = check.mistakes[0]
    with drawn_from(3), np.errstate(all="ignore"), pytest.raises(CheckFailed) as caught:
        check(function)
    assert caught.value.finding == _find(check, function, 3)


@every_check
def test_a_mistake_is_named_where_it_shows(check):
    """A mistake that shows on the visible examples is named there too."""
    for number, (name, _, _) in enumerate(check.mistakes):
        finding = finding_of(check.name, number, None)
        if finding.status != "passed":
            # With lists, the missing conversion is met before the slip that comes with it.
            assert finding.mistake in (name, NOT_AN_ARRAY[0])


@every_check
def test_most_mistakes_show_on_visible_examples(check):
    """Students meet nearly every mistake before the grader does."""
    findings = [finding_of(check.name, number, None) for number in range(len(check.mistakes))]
    shown = [finding.status != "passed" for finding in findings]
    assert np.mean(shown) > 0.9


@pytest.mark.numpy
@every_check
def test_every_right_answer_passes(check):
    """An unusual but right answer passes the visible and the hidden examples."""
    for function in VARIANTS[check.name]:
        for seed in (None, *SEEDS):
            assert _find(check, function, seed).message == "", function.__name__


@every_check
def test_enough_mistakes_and_variants(check):
    """Every check knows mistakes, and is tried with several right answers."""
    assert len({name for name, _, _ in check.mistakes}) >= 10
    assert len(VARIANTS[check.name]) >= 5


@every_check
def test_one_sentence_a_name(check):
    """A name stands for one sentence, without a full stop at its end."""
    sentences = {}
    for name, sentence, _ in check.mistakes:
        assert sentences.setdefault(name, sentence) == sentence
        assert not sentence.endswith(".") and not name.endswith(".")


@every_check
def test_no_line_of_the_reference(check):
    """No sentence carries a line of the reference."""
    source, _ = inspect.getsourcelines(check.reference)
    lines = [line.strip() for line in source if len(line.strip()) > 12]
    for name, sentence, _ in check.mistakes:
        assert not [line for line in lines if line in f"{name}: {sentence}"]


@every_check
def test_no_hidden_message_shows_an_expected_number(check):
    """The message for a hidden example gives none of the right numbers away."""
    expected = set().union(*map(_numbers_of, examples_of(check.name, 0)[0]))
    for number, (_, sentence, _) in enumerate(check.mistakes):
        message = finding_of(check.name, number, 0).message.replace(sentence, "")
        assert not set(re.findall(r"\d+\.\d+", message)) & expected


@pytest.mark.numpy
@every_check
def test_hidden_examples_come_from_the_seed(check):
    """The same seed draws the same arguments, another seed draws others."""
    one, same, other = (
        repr([example.args for example in check.hidden_examples(seed)]) for seed in (1, 1, 2)
    )
    assert one == same
    assert one != other


@pytest.mark.numpy
@every_check
def test_first_example_comes_again(check):
    """The last hidden example repeats the first, so that a function with a memory shows."""
    first, *_, last = check.hidden_examples(0)
    assert last.args is first.args
    assert last.kind == f"{first.kind}, called again"


@pytest.mark.numpy
def test_memory_is_caught():
    """A function that adds up over its calls fails."""
    calls = []

    def remembering(z):
        calls.append(0)
        return np.tanh(z) + (len(calls) > 5)

    with pytest.raises(CheckFailed, match="wrong"):
        CHECKS["tanh"](remembering)


@pytest.mark.numpy
@pytest.mark.parametrize("name", [name for name in CHECKS if "lu_backward" in name])
@pytest.mark.parametrize("slope", [0.0, 0.5, 1.0])
def test_slope_at_the_kink_is_free(name, slope):
    """No example asks for the slope exactly at 0, where an activation may have a kink."""
    check = CHECKS[name]

    def kinked(dA, z, *alpha):
        result = check.reference(dA, z, *alpha)
        dz = result[0] if check.outputs else result
        dz = np.where(np.asarray(z) == 0, slope * np.asarray(dA), dz)
        return (dz, *result[1:]) if check.outputs else dz

    for seed in SEEDS:
        examples = check.visible_examples() + check.hidden_examples(seed)
        assert check.find(kinked, examples).status == "passed"
