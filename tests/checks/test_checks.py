"""The checks of notebooks 02 to 06 name every known mistake and let every right answer pass."""

import functools
import inspect
import os
import re
from dataclasses import replace

import numpy as np
import pytest

from autograder.checks.check import drawn_from
from autograder.checks.hyperparameters.train_digits import Capstone
from autograder.submission.assignment import Assignment, names
from tests.checks.variants import VARIANTS
from tutor.judging import codec, standins, words
from tutor.judging.compare import Rule, Tolerance
from tutor.judging.expected_json import read_expected, write_expected
from tutor.judging.finding import CheckFailed
from tutor.judging.judge import Example, identical, judge, observe
from tutor.judging.open_places import Holding

ALL = {
    name: check
    for assignment in names()[1:]
    for name, check in Assignment(assignment).checks.items()
    if not isinstance(check, Capstone)
}  # see test_capstone
SEEDS = range(int(os.environ.get("CHECK_SEEDS", "1")))
NUMBER = re.compile(r"\d+\.\d+(?:e[+-]?\d+)?")


@functools.cache
def examples_of(name, seed):
    """Return the examples of a seed, of the visible check for None, with what mistakes do there."""
    check = ALL[name]
    examples = check.visible_examples() if seed is None else check.hidden_examples(seed)
    return examples, check.suspects(examples)


@functools.cache
def finding_of(name, number, seed):
    """Return how a mistake of a check is judged."""
    examples, suspects = examples_of(name, seed)
    return judge(name, examples, suspects[number].outcomes, lambda: suspects)


def ended(sentence):
    """Return a sentence with its full stop; a question has its mark already."""
    return sentence if sentence.endswith("?") else f"{sentence}."


@pytest.mark.parametrize("name", ALL)
def test_hidden_examples_name_every_mistake(name):
    """A known mistake fails on the hidden examples of every seed and gets its own sentence."""
    wrong = []
    for number, (title, sentence, _) in enumerate(ALL[name].mistakes):
        for seed in SEEDS:
            finding = finding_of(name, number, seed)
            if (
                finding.status not in ("failed", "error")
                or finding.mistake != title
                or not words.message(finding).endswith(f"Looks like {title}: {ended(sentence)}")
            ):
                wrong.append(f"{number} {title}, seed {seed}: {finding}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ALL)
def test_visible_examples_name_every_mistake(name):
    """A known mistake shows on the visible examples too and gets its own name there."""
    wrong = []
    for number, (title, _, _) in enumerate(ALL[name].mistakes):
        finding = finding_of(name, number, None)
        if finding.status not in ("failed", "error") or finding.mistake != title:
            wrong.append(f"{number} {title}: {finding}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ALL)
def test_every_right_answer_passes(name):
    """An unusual but right answer passes the visible and the hidden examples of every seed."""
    for function in VARIANTS[name]:
        try:
            ALL[name].run_visible(function)
            for seed in SEEDS:
                with drawn_from(seed):
                    ALL[name](function)
        except CheckFailed as failure:
            pytest.fail(f"{function.__name__}: {failure}")


@pytest.mark.parametrize("name", ALL)
def test_the_reference_passes(name):
    """The reference passes its own check and raises no floating-point error."""
    check = ALL[name]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        check.run_visible(check.reference)
        for seed in SEEDS:
            with drawn_from(seed):
                check(check.reference)


@pytest.mark.parametrize("name", ALL)
def test_there_is_enough_of_everything(name):
    """Every check has 2 to 4 visible examples, 4 mistakes or more and 5 variants or more."""
    check = ALL[name]
    assert 2 <= len(check.visible_examples()) <= 4
    assert len({title for title, _, _ in check.mistakes}) >= 4
    assert len(VARIANTS[name]) >= 5
    assert all(not sentence.endswith(".") for _, sentence, _ in check.mistakes)


def seen_by_students(name):
    """Yield every message that a mistake of a check can give on hidden examples."""
    for seed in SEEDS:
        for number in range(len(ALL[name].mistakes)):
            yield words.message(finding_of(name, number, seed)), examples_of(name, seed)[0]


@pytest.mark.parametrize("name", ALL)
def test_no_message_holds_the_solution(name):
    """No message repeats a line of the reference."""
    source = inspect.getsource(ALL[name].reference).partition('"""')[2].partition('"""')[2]
    lines = [line.strip() for line in source.splitlines() if len(line.strip()) > 12]
    assert lines
    for message, _ in seen_by_students(name):
        assert not [line for line in lines if line in message]


@pytest.mark.parametrize("name", ALL)
def test_no_message_holds_an_expected_number(name):
    """No message of a hidden check says a number that is expected."""
    fixed = {
        number
        for _, sentence, _ in ALL[name].mistakes
        for number in re.findall(r"\d+(?:\.\d+)?", sentence)
    }
    for message, examples in seen_by_students(name):
        said = [float(number) for number in NUMBER.findall(message) if number not in fixed]
        wanted = np.concatenate([numbers_in(example.expected) for example in examples])
        assert not [one for one in said if np.isclose(wanted, one, rtol=1e-2, atol=0).any()]
        if name == "count_parameters":
            whole = set(re.findall(r"\d+", message)) - fixed
            assert not whole & {str(int(number)) for number in wanted}


def numbers_in(expected):
    """Return every number of an expected value, flat."""
    if isinstance(expected, Holding):
        expected = list(expected.arrays.values())
    if isinstance(expected, Rule):
        return numbers_in(list(vars(expected).get("grads", {}).values()))
    if isinstance(expected, dict):
        expected = list(expected.values())
    if isinstance(expected, (list, tuple)):
        return np.concatenate([np.zeros(0), *(numbers_in(item) for item in expected)])
    if expected is None or isinstance(expected, (str, bool)):
        return np.zeros(0)
    return np.asarray(expected, dtype=float).ravel()


@pytest.mark.parametrize("name", ALL)
def test_examples_follow_the_seed(name):
    """A seed gives the same hidden examples twice, another seed gives others."""
    check = ALL[name]
    one, same, other = (check.hidden_examples(seed) for seed in (7, 7, 8))
    assert all(identical(a.args, b.args) for a, b in zip(one, same, strict=True))
    assert not all(identical(a.args, b.args) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", ALL)
def test_the_first_example_comes_twice(name):
    """The first hidden example is asked for again after all the others."""
    examples = ALL[name].hidden_examples(0)
    assert identical(examples[0].args, examples[-1].args)


@pytest.mark.parametrize("name", ALL)
def test_visible_data_survive_the_file(name):
    """What checks.json holds gives the same verdicts as the check itself."""
    check = ALL[name]
    record = check.visible_data()
    examples = [
        Example(
            e["kind"],
            tuple(e["names"]),
            codec.decode(e["args"], standin=standins.read),
            read_expected(e["expected"]),
            Tolerance(*e["tolerance"]),
        )
        for e in record["examples"]
    ]
    assert [write_expected(e.expected) for e in examples] == [
        write_expected(e.expected) for e in check.visible_examples()
    ]
    assert {s["name"] for s in record["suspects"]} == {title for title, _, _ in check.mistakes}
    for variant in VARIANTS[name]:
        outcomes = [observe(variant, example) for example in examples]
        assert judge(name, examples, outcomes, list).status == "passed"


def sent(outcome):
    """Return an outcome as it arrives from the jail."""
    return replace(outcome, value=codec.decode(codec.encode(outcome.value, lambda value: 0)))


@pytest.mark.parametrize("name", ALL)
def test_verdicts_survive_the_wall(name):
    """What comes out of the jail is judged like what is computed here, right or wrong."""
    examples, suspects = examples_of(name, 0)
    for variant in VARIANTS[name]:
        outcomes = [sent(observe(variant, example)) for example in examples]
        assert judge(name, examples, outcomes, list).status == "passed", variant
    for suspect in suspects:
        outcomes = [sent(outcome) for outcome in suspect.outcomes]
        assert judge(name, examples, outcomes, lambda: suspects).mistake == suspect.name
