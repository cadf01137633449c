"""
The tutor names what is there, and no message gives the solution away.

`python -m tests.harness.honesty` counts over every mistake, every pair and hundreds of mutants of
each function; here a few of each are drawn, of the functions whose examples run quickly.
"""

import ast
import inspect
import json
import random
import re

import numpy as np
import pytest

from autograder.submission.assignment import Assignment, names
from tests.checks.variants import VARIANTS
from tests.harness.honesty.counting import Count, count
from tests.harness.honesty.crossing import Crossing
from tests.harness.honesty.merging import Conflict, merged
from tests.harness.honesty.mutants import mutants
from tests.harness.honesty.trees import tree_of
from tutor.judging import compact_json, compare, error_text, judge, rules

SLOW = {
    "Node",
    "dropout_forward",
    "early_stopping",
    "fully_connected_forward",
    "init_he",
    "init_normal",
    "init_xavier",
    "minibatches",
    "count_linear_pieces",
    "propagate_variance",
    "random_search",
    "shallow_fit",
    "sweep",
    "train_digits",
    "train_val_test_split",
}
CHECKS = {name: Assignment(name).checks for name in names()}
ALL = {name: check for checks in CHECKS.values() for name, check in checks.items()}
N_PAIRS, N_MUTANTS = 3, 3
LONG = 14  # characters without blanks; shorter pieces of code are everybody's


@pytest.mark.parametrize("assignment", CHECKS)
def test_few_names_are_wrong(assignment):
    """Of the wrong functions of an assignment, less than one in a hundred gets a wrong name."""
    total = Count()
    for name, check in CHECKS[assignment].items():
        if name not in SLOW:
            total.add(count(check, VARIANTS[name], N_MUTANTS, N_PAIRS, random.Random(1), seeds=[0]))
    assert total.made["mutant"] and sum(total.made.values()) > total.made["mutant"]
    judged = sum(total.results.values())
    assert len(total.wrong) < judged / 100, total.wrong
    assert sum(total.results["mistakes", place, "right"] for place in ("hidden", "visible")) > 100


def half_sum(x, scale=2.0):
    """Return half of a sum."""
    total = np.sum(x)
    return total / scale


def half_mean(x, scale=2.0):
    """Return half of a mean."""
    total = np.mean(x)
    return total / scale


def twice_the_sum(x, scale=2.0):
    """Return twice a sum."""
    total = np.sum(x)
    return total * scale


def test_two_changes_come_together():
    """Crossed where they differ and merged over their base, two changes make the same function."""
    x = np.array([1.0, 2.0, 6.0])
    crossing = Crossing(half_mean, twice_the_sum)
    assert crossing.n_places == 2
    made = {
        crossing.make(choice)(x)
        for choice in ((False, False), (False, True), (True, False), (True, True))
    }
    assert made == {1.5, 6.0, 4.5, 18.0}
    assert merged(half_sum, half_mean, twice_the_sum)(x) == 6.0
    with pytest.raises(Conflict):
        merged(half_sum, half_mean, lambda x, scale=2.0: np.max(x) / scale)


def test_mutants_differ_from_what_they_were_made_of():
    """Every mutant has one change, and no two are the same."""
    found = mutants([half_sum], 1000, random.Random(0))
    sources = {ast.dump(tree_of(mutant)) for _, mutant in found}
    assert len(sources) == len(found) > 10
    assert ast.dump(tree_of(half_sum)) not in sources


def expressions(function):
    """Return the longer expressions of a function's source, without blanks."""
    tree = ast.parse(inspect.getsource(function))
    return {
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
        and not isinstance(node, (ast.Constant, ast.Name, ast.Attribute))
        and len(text := re.sub(r"\s", "", ast.unparse(node))) >= LONG
    }


def sentences(module):
    """Return the texts that a module of the tutor is written with."""
    tree = ast.parse(inspect.getsource(module))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@pytest.mark.parametrize("assignment", CHECKS)
def test_no_sentence_holds_an_expression_of_the_reference(assignment):
    """Neither a mistake's words nor the tutor's own repeat an expression of a right answer."""
    own = [text for module in (compare, error_text, judge, rules) for text in sentences(module)]
    for name, check in CHECKS[assignment].items():
        told = [f"{title}: {sentence}" for title, sentence, _ in check.mistakes]
        shown = [re.sub(r"\s", "", text) for text in (*told, *own)]
        given_away = [
            (expression, text)
            for expression in expressions(check.reference)
            for text in shown
            if expression in text
        ]
        assert not given_away, name


def test_what_is_shared_comes_back():
    """A tree that repeats itself is written shorter and read as it was."""
    part = {"value": [1.5, None, "a text of some length"], "changed": []}
    tree = {"outcomes": [[part] * 5, [part, {**part, "changed": ["x"]}]], "names": ["x", "y"]}
    record = compact_json.shared(tree)
    assert compact_json.unshared(json.loads(json.dumps(record))) == tree
    assert len(json.dumps(record)) < len(json.dumps(tree)) / 2


def test_seven_digits_are_kept():
    """Numbers that nobody is shown have seven digits, and what is only noise is zero."""
    short = compact_json.shortened({"a": 1 / 3, "b": (1e-17, [np.array([1.0, 1e-13, 2 / 3])])})
    assert short["a"] == 0.3333333 and short["b"][0] == 0.0
    np.testing.assert_array_equal(short["b"][1][0], np.array([1.0, 0.0, 0.6666667], np.float32))
