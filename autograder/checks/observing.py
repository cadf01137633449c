"""What a function, and what the known mistakes of a check do on examples."""

import contextlib
import copy
import types

import numpy as np

from tutor.judging.judge import Suspect, observe


def observe_mistakes(mistakes, examples):
    """Return a suspect for each mistake (name, sentence, function), with what it does."""
    with np.errstate(all="ignore"), seeded():
        return [
            Suspect(name, sentence, [observe(call, example) for example in examples])
            for name, sentence, function in mistakes
            for call in [fresh(function)]
        ]


@contextlib.contextmanager
def seeded():
    """Let mistakes that draw from NumPy's global generator draw the same every time."""
    state = np.random.get_state()
    np.random.seed(0)
    try:
        yield
    finally:
        np.random.set_state(state)


def fresh(function):
    """Return a mistake with default values of its own, so that it remembers no earlier run."""
    if not (getattr(function, "__defaults__", None) or getattr(function, "__kwdefaults__", None)):
        return function
    fresh = types.FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        copy.deepcopy(function.__defaults__),
        function.__closure__,
    )
    fresh.__kwdefaults__ = copy.deepcopy(function.__kwdefaults__)
    return fresh


def outcomes_of(function, examples):
    """Return what a function, of this process or behind a proxy, does on each example."""
    if hasattr(type(function), "observe_all"):
        return function.observe_all(examples)
    return [observe(function, example) for example in examples]


def observed(function, examples):
    """Yield what a function does on examples that nobody sees, up to where its process ends."""
    with contextlib.suppress(getattr(type(function), "ended", ())):
        yield from outcomes_of(function, examples)
