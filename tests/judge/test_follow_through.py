"""A question that leans on earlier ones is judged on its own merit."""

import numpy as np
import pytest

from autograder.checks.check import Check
from tests.judge.answers import RIGHT, RIGHT4
from tests.judge.small import Small


def test_follow_through_pays_the_question_that_leans(judge):
    """A right function on top of a wrong helper keeps its points, the helper loses its own."""
    verdicts = judge("def double(x):\n    return x * 3", RIGHT4)
    assert verdicts["double_hidden"].points == 0
    assert verdicts["quadruple_hidden"].points == 2
    assert "given a correct double" in verdicts["quadruple_hidden"].message


@pytest.mark.parametrize(
    "helper",
    ["raise NotImplementedError", "while True: pass", "import os; os._exit(0)", "def double(:"],
)
def test_follow_through_survives_any_helper(judge, helper):
    """A helper that is missing, hangs or crashes costs its own question only."""
    verdicts = judge(helper, RIGHT4)
    assert verdicts["double_hidden"].points == 0
    assert verdicts["quadruple_hidden"].points == 2


def test_follow_through_does_not_pay_a_wrong_function(judge):
    """A function that is wrong by itself stays wrong with right helpers."""
    verdicts = judge(RIGHT, "def quadruple(x):\n    return double(x)")
    assert verdicts["quadruple_hidden"].status == "failed"


def test_the_callback_is_no_oracle_for_the_helper(judge):
    """What the callback answers cannot be kept for the check of the helper itself."""
    thief = (
        "def quadruple(x):\n    import builtins\n"
        "    builtins.stolen = double\n    open('stolen', 'w').write('x')\n"
        "    return double(double(x))"
    )
    verdicts = judge(
        "def double(x):\n    import builtins\n"
        "    return builtins.stolen(x) if hasattr(builtins, 'stolen') else x",
        thief,
    )
    assert verdicts["double_visible"].points == 0
    assert verdicts["double_hidden"].points == 0


def test_the_callback_answers_during_a_call_only(judge):
    """A cell that calls the helper gets the student's own; only calls of checks are answered."""
    greedy = (
        "stolen = double(7)\n"
        "def quadruple(x):\n    return double(double(x)) if stolen == 21 else None"
    )
    verdicts = judge("def double(x):\n    return x * 3", greedy)
    assert verdicts["quadruple_hidden"].points == 2


def test_the_unwritten_helper_is_named(judge):
    """A function that calls an unwritten one is not called unwritten itself."""
    sandboxed = judge(
        "def double(x):\n    raise NotImplementedError",
        "def quadruple(x):\n    return double(double(x)) + 1",
    )["quadruple_hidden"]
    assert "quadruple calls double, which is not written yet" in sandboxed.message


def test_a_generator_reaches_a_lent_helper(judge):
    """The reference draws from a generator that the student's code hands to it."""
    assignment = Small()

    def double(x, rng=None):
        return np.asarray(x) * 2.0 * (1 if rng is None else rng.random() < 1)

    assignment.checks["double"] = Check(double, visible=[("one", (1.0,))])
    assignment.checks["double"].family("numbers")(lambda rng: [(rng.normal(size=3),)])
    draws = (
        "import numpy as np\ndef quadruple(x):\n    rng = np.random.default_rng(0)\n"
        "    return double(double(x, rng), rng=rng)"
    )
    verdicts = judge("raise NotImplementedError", draws, assignment)
    assert verdicts["quadruple_hidden"].points == 2, verdicts
