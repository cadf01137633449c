"""Known mistakes are run no further than it takes to tell them from an answer."""

import numpy as np

from autograder.checks.mistake_outcomes import Outcomes
from tutor.judging.judge import Example, Suspect, judge


def examples(n=4):
    """Return calls of the identity with the numbers from 0 on."""
    return [Example("a number", ("x",), (float(x),), float(x)) for x in range(n)]


def test_a_mistake_that_differs_is_not_run_on():
    """The search stops a mistake at its first difference, and finds the one that agrees."""
    runs = {"plus one": [], "twice": []}

    def watched(name, function):
        return lambda x: (runs[name].append(x), function(x))[1]

    asked = examples()
    known = [
        Suspect(name, "", Outcomes(watched(name, function), asked))
        for name, function in (("plus one", lambda x: x + 1), ("twice", lambda x: 2 * x))
    ]
    found = judge("f", asked, Outcomes(lambda x: 2 * x, asked), lambda: known)
    assert found.mistake == "twice"
    assert runs == {"plus one": [0.0], "twice": [0.0, 1.0, 2.0, 3.0]}


def test_each_example_is_run_once_and_in_order():
    """Whatever is looked at first, a mistake meets every example once, the earlier ones before."""
    met = []
    outcomes = Outcomes(lambda x: met.append(x) or x, examples())
    assert outcomes[2].value == 2.0 and met == [0.0, 1.0, 2.0]
    assert [outcome.value for outcome in outcomes[:2]] == [0.0, 1.0]
    assert [outcome.value for outcome in outcomes] == met == [0.0, 1.0, 2.0, 3.0]


def test_a_mistake_remembers_nothing_of_another_run():
    """Default values are copied for each run of a mistake, and live on within it."""

    def counted(x, seen=[]):  # noqa: B006 - this is the mistake
        seen.append(x)
        return len(seen)

    for _ in range(2):
        assert [outcome.value for outcome in Outcomes(counted, examples())] == [1, 2, 3, 4]


def test_the_global_generator_of_a_mistake_is_its_own():
    """A mistake draws the same however far others were run meanwhile, and disturbs nobody."""
    asked = examples()
    alone = [outcome.value for outcome in Outcomes(lambda x: np.random.random_sample(), asked)]
    one, other = (Outcomes(lambda x: np.random.random_sample(), asked) for _ in range(2))
    np.random.seed(5)
    state = np.random.get_state()[1].tolist()
    mixed = [(one[place].value, other[place].value) for place in range(len(asked))]
    assert mixed == [(value, value) for value in alone] and len(set(alone)) == len(alone)
    assert np.random.get_state()[1].tolist() == state
