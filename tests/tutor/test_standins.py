"""Arguments that cannot travel come to life on either side; rules judge what has no one value."""

import re

import numpy as np
import pytest

from autograder.checks import checks_of
from course.initialization import init_he
from tutor.judging import codec, standins
from tutor.judging.compare import Tolerance, difference
from tutor.judging.judge import Example, identical, observe
from tutor.judging.rules import AtMost, RandomNetwork, WayBack
from tutor.judging.same_mistake import alike, condense
from tutor.judging.standins import Formula, Script, Seed

HE = RandomNetwork([120, 200, 30], [np.sqrt(2 / 120), np.sqrt(2 / 200)])


@pytest.mark.parametrize(
    "standin",
    [Seed(3), Formula("half the squared length"), Script("a = f(2)", ("a", "a + 1"), "f")],
    ids=str,
)
def test_a_standin_crosses_the_wall(standin):
    """A stand-in is the same after it was written and read."""
    back = codec.decode(codec.encode(standin), standin=standins.read)
    assert type(back) is type(standin) and identical(back, standin)


def test_the_jail_cannot_send_a_standin():
    """What comes from the jail holds no stand-in: nothing of it is ever brought to life."""
    for standin in (Seed(3), Script("import os", ("os.getpid()",), "f")):
        with pytest.raises(codec.DecodeError):
            codec.decode(codec.encode([standin]))


def test_unknown_formulas_are_refused():
    """A formula that is not in the registry is an error where the check is written."""
    with pytest.raises(KeyError, match="no formula is called 'cubic tea'"):
        Formula("cubic tea")


def test_observing_with_standins():
    """A seed gives a fresh generator each time, a formula a function, a script its expressions."""

    def called(*args):
        return Example("x", tuple("abc")[: len(args)], args, None)

    draws = [observe(lambda rng: rng.normal(), called(Seed(5))).value for _ in range(2)]
    assert draws == [np.random.default_rng(5).normal()] * 2
    value = observe(lambda f, x: f(x), called(Formula("half the squared length"), np.ones(4)))
    assert (value.value, value.changed) == (2.0, ())
    script = Script("y = double(4)", ("y", "np.sqrt(y + 1)"), "double")
    assert observe(lambda x: 2 * x, called(script)).value == {"y": 8, "np.sqrt(y + 1)": 3.0}
    assert observe(lambda x: 1 / 0, called(script)).error.startswith("ZeroDivisionError")


def judged(params):
    found = difference(params, HE)
    return None if found is None else f"{found.where}: {found.what}"


def test_right_draws_never_alarm():
    """2000 right draws, uniform ones among them, pass."""
    for seed in range(1000):
        rng = np.random.default_rng(seed)
        params = init_he([120, 200, 30], rng)
        assert judged(params) is None
        limits = {name: np.sqrt(3) * std for name, std in zip(("W1", "W2"), HE.stds, strict=True)}
        uniform = {
            name: rng.uniform(-limits[name], limits[name], value.shape) if name in limits else value
            for name, value in params.items()
        }
        assert judged(uniform) is None


@pytest.mark.parametrize(
    "spoil, words",
    [
        (lambda p: p["W1"] * np.sqrt(121 / 120), None),
        (lambda p: p["W1"] * np.sqrt(2 / 120), "W1: its root mean square is 0.1"),
        (lambda p: p["W1"] * np.sqrt(0.5), "W1: its root mean square is 0.7"),
        (lambda p: np.abs(p["W1"]), "W1: its mean is too far from 0"),
        (lambda p: np.repeat(p["W1"][:1], 200, axis=0), "W1: "),
        (lambda p: p["W1"].T, r"W1: it is an array of shape \(120, 200\), but shape"),
        (lambda p: p["W1"] * np.nan, "W1: some of its entries are nan or infinite"),
        (lambda p: np.full((200, 120), 0.1), "W1: all its entries are the same"),
    ],
)
def test_wrong_draws_alarm(spoil, words):
    """A wrong spread, mean, shape or copy is said; fan_in off by one passes."""
    params = init_he([120, 200, 30], np.random.default_rng(0))
    found = judged({**params, "W1": spoil(params)})
    assert found is None if words is None else re.match(words, found)


def test_layers_must_not_share_numbers():
    """Layers that start with the same numbers are said."""
    rule = RandomNetwork([60, 60, 60], [0.1, 0.1])
    W = np.random.default_rng(0).normal(0, 0.1, (60, 60))
    params = {"W1": W, "b1": np.zeros((60, 1)), "W2": W, "b2": np.zeros((60, 1))}
    assert difference({**params, "W2": W[::-1].copy()}, rule) is None
    assert "starts with the same numbers as W1" in difference(params, rule).what


def test_other_draws_of_one_mistake_are_alike():
    """Two draws of one wrong spread are alike, of two spreads not, condensed or whole."""
    rng = np.random.default_rng(0)
    one, other = (init_he([120, 200, 30], rng) for _ in range(2))
    wrong = {**other, "W1": other["W1"] / 2}
    for value in (other, condense(other, HE)):
        assert alike(one, value, HE, Tolerance())
    assert not alike(one, condense(wrong, HE), HE, Tolerance())


@pytest.mark.parametrize(
    "value",
    [
        {"portrait": 5},
        {"portrait": {}, "shared": []},
        {"W1": np.ones((200, 120), dtype=bool)},
        {1: None, "W1": np.zeros((0, 3))},
        [],
        None,
        {"W1": np.full((200, 120), np.inf)},
    ],
    ids=repr,
)
def test_whatever_a_student_returns_is_judged(value):
    """Odd values, such as one that looks like our own condensed form, fail without an accident."""
    check = checks_of("04-initialization")["init_he"]
    finding = check.find(lambda sizes, rng: value, check.hidden_examples(0))
    assert finding.status in ("failed", "error")
    assert (
        difference(
            {**init_he([120, 200, 30], np.random.default_rng(0)), "W1": np.eye(200, 120) > 0}, HE
        ).where
        == "W1"
    )


def test_at_most():
    """A bound passes small numbers and nothing else."""
    rule = AtMost(1e-6)
    assert difference(1e-9, rule) is None and difference(0.0, rule) is None
    for wrong in (1e-3, -1e-9, float("nan"), "x", None, [1e-9, 1e-9]):
        assert difference(wrong, rule)


def test_the_first_wrong_quantity_on_the_way_back():
    """The message says what is right up to there, which comes first, and what it equals."""
    check = checks_of("03-backprop")["network_backward"]
    example = check.hidden_examples(0)[2]
    grads = check.reference(*example.args)
    caches = example.args[1]
    layers = len(caches)
    assert isinstance(example.expected, WayBack) and layers >= 3

    def say(**changed):
        found = difference({**grads, **changed}, example.expected)
        return f"{found.where}: {found.what}"

    layer = layers - 1
    dW = grads[f"dW{layer}"] * 2
    assert say(**{f"dW{layer}": dW}).startswith(
        f"layer {layer}: dA{layer} and db{layer} and dA{layer - 1} are right, dW{layer} is not: "
    )
    wrong = {name: grads[name] + 1 for name in (f"dW{layer}", f"db{layer}", f"dA{layer - 1}")}
    assert f"look at dZ{layer} first: all three come from it" in say(**wrong)
    assert difference({**grads, "dZ1": None}, example.expected) is None
