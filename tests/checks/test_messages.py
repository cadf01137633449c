"""No message of a check gives the solution or an expected number away."""

import inspect
import re

import numpy as np
import pytest

from tests.checks.catalogue import ALL, LATER, SEEDS, examples_of, finding_of
from tutor.judging.compare import Rule
from tutor.judging.open_places import Holding

NUMBER = re.compile(r"\d+\.\d+(?:e[+-]?\d+)?")


def seen_by_students(name):
    """Yield every message that a mistake of a check can give on hidden examples."""
    for seed in SEEDS:
        for number in range(len(ALL[name].mistakes)):
            yield finding_of(name, number, seed).message, examples_of(name, seed)[0]


@pytest.mark.parametrize("name", LATER)
def test_no_message_holds_the_solution(name):
    """No message repeats a line of the reference."""
    source = inspect.getsource(ALL[name].reference).partition('"""')[2].partition('"""')[2]
    lines = [line.strip() for line in source.splitlines() if len(line.strip()) > 12]
    assert lines
    for message, _ in seen_by_students(name):
        assert not [line for line in lines if line in message]


@pytest.mark.parametrize("name", LATER)
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
