"""
What a known mistake does on examples, one after the other and no further than somebody looks.

Most mistakes differ from an answer on one of its first examples; what they do on the others is
never asked for.
"""

import contextlib
import copy
import types
from collections.abc import Sequence

import numpy as np

from tutor.judging.judge import observe


class Outcomes(Sequence):
    """
    The outcomes of a mistake, each computed when it, or one behind it, is first looked at.

    Parameters
    ----------
    function : callable
        The mistake. It meets the examples in their order, as one function that lives on; what it
        draws from NumPy's global generator starts from the same seed.
    examples : list of Example
    """

    def __init__(self, function, examples):
        self._call, self._examples = _fresh(function), examples
        self._seen = []
        self._random = None  # of NumPy's global generator, between two examples

    def __len__(self):
        return len(self._examples)

    def __getitem__(self, place):
        wanted = range(len(self))[place]  # also refuses a place that there is not
        last = max(wanted, default=-1) if isinstance(place, slice) else wanted
        if last >= len(self._seen):
            with np.errstate(all="ignore"), self._own_generator():
                missing = self._examples[len(self._seen) : last + 1]
                self._seen += [observe(self._call, example) for example in missing]
        return self._seen[place]

    @contextlib.contextmanager
    def _own_generator(self):
        """Draw from this mistake's own state of the global generator."""
        state = np.random.get_state()
        if self._random is None:
            np.random.seed(0)
        else:
            np.random.set_state(self._random)
        try:
            yield
        finally:
            self._random = np.random.get_state()
            np.random.set_state(state)


def _fresh(function):
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
