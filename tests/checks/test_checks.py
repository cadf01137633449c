"""The checks of notebooks 02 to 06 name every known mistake and let every right answer pass."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.checks.check import drawn_from
from tests.checks.catalogue import ALL, LATER, SEEDS, examples_of, finding_of
from tests.checks.variants import VARIANTS
from tutor.judging import codec, standins
from tutor.judging.compare import Tolerance
from tutor.judging.expected_json import read_expected, write_expected
from tutor.judging.finding import CheckFailed
from tutor.judging.judge import Example, identical, judge, observe


def ended(sentence):
    """Return a sentence with its full stop; a question has its mark already."""
    return sentence if sentence.endswith("?") else f"{sentence}."


@pytest.mark.parametrize("name", LATER)
def test_hidden_examples_name_every_mistake(name):
    """A known mistake fails on the hidden examples of every seed and gets its own sentence."""
    wrong = []
    for number, (title, sentence, _) in enumerate(ALL[name].mistakes):
        for seed in SEEDS:
            finding = finding_of(name, number, seed)
            if (
                finding.status not in ("failed", "error")
                or finding.mistake != title
                or not finding.message.endswith(f"Looks like {title}: {ended(sentence)}")
            ):
                wrong.append(f"{number} {title}, seed {seed}: {finding}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", LATER)
def test_visible_examples_name_every_mistake(name):
    """A known mistake shows on the visible examples too and gets its own name there."""
    wrong = []
    for number, (title, _, _) in enumerate(ALL[name].mistakes):
        finding = finding_of(name, number, None)
        if finding.status not in ("failed", "error") or finding.mistake != title:
            wrong.append(f"{number} {title}: {finding}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.numpy
@pytest.mark.parametrize("name", LATER)
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


@pytest.mark.numpy
@pytest.mark.parametrize("name", LATER)
def test_the_reference_passes(name):
    """The reference passes its own check and raises no floating-point error."""
    check = ALL[name]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        check.run_visible(check.reference)
        for seed in SEEDS:
            with drawn_from(seed):
                check(check.reference)


@pytest.mark.parametrize("name", LATER)
def test_there_is_enough_of_everything(name):
    """Every check has 2 to 4 visible examples, 4 mistakes or more and 5 variants or more."""
    check = ALL[name]
    assert 2 <= len(check.visible_examples()) <= 4
    assert len({title for title, _, _ in check.mistakes}) >= 4
    assert len(VARIANTS[name]) >= 5
    assert all(not sentence.endswith(".") for _, sentence, _ in check.mistakes)


@pytest.mark.numpy
@pytest.mark.parametrize("name", LATER)
def test_examples_follow_the_seed(name):
    """A seed gives the same hidden examples twice, another seed gives others."""
    check = ALL[name]
    one, same, other = (check.hidden_examples(seed) for seed in (7, 7, 8))
    assert all(identical(a.args, b.args) for a, b in zip(one, same, strict=True))
    assert not all(identical(a.args, b.args) for a, b in zip(one, other, strict=True))


@pytest.mark.numpy
@pytest.mark.parametrize("name", LATER)
def test_the_first_example_comes_twice(name):
    """The first hidden example is asked for again after all the others."""
    examples = ALL[name].hidden_examples(0)
    assert identical(examples[0].args, examples[-1].args)


@pytest.mark.parametrize("name", LATER)
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


@pytest.mark.parametrize("name", LATER)
def test_verdicts_survive_the_wall(name):
    """What comes out of the jail is judged like what is computed here, right or wrong."""
    examples, suspects = examples_of(name, 0)
    for variant in VARIANTS[name]:
        outcomes = [sent(observe(variant, example)) for example in examples]
        assert judge(name, examples, outcomes, list).status == "passed", variant
    for suspect in suspects:
        outcomes = [sent(outcome) for outcome in suspect.outcomes]
        assert judge(name, examples, outcomes, lambda: suspects).mistake == suspect.name
