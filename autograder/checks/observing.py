"""What a function does on examples: one of this process, or one behind a proxy."""

import contextlib

from tutor.judging.judge import observe


def outcomes_of(function, examples):
    """Return what a function, of this process or behind a proxy, does on each example."""
    if hasattr(type(function), "observe_all"):
        return function.observe_all(examples)
    return [observe(function, example) for example in examples]


def observed(function, examples):
    """Yield what a function does on examples that nobody sees, up to where its process ends."""
    with contextlib.suppress(getattr(type(function), "ended", ())):
        yield from outcomes_of(function, examples)
