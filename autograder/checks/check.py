"""
What is asked of one function, as data plus a rule.

A `Check` holds the visible examples, families of hidden ones that are drawn from a seed, what a
right answer is (the reference's, with places left free), and the mistakes that are known: wrong
functions with a name and a sentence. Calling a check runs the hidden examples:

    check_relu = Check(course.activations.relu, visible=[...])
    check_relu.add_families(
        ("numbers of both signs", lambda rng: (rng.normal(size=(3, 5)),)),
    )
    check_relu.add_mistakes(
        ("the absolute value", "relu(-2) must be 0, not 2", lambda z: np.abs(z)),
    )
"""

import contextlib
import copy
import functools
import inspect
import zlib
from collections.abc import Callable
from contextvars import ContextVar

import numpy as np

from autograder.checks.checks_json import record_of
from autograder.checks.further_examples import known_mistakes
from autograder.checks.mistake_outcomes import Outcomes
from autograder.checks.observing import observed, outcomes_of
from autograder.checks.registrar import Registrar
from tutor.judging.compare import FLOAT32, Named, Tolerance
from tutor.judging.confirm import Further
from tutor.judging.expected_json import rounded_example
from tutor.judging.finding import CheckFailed
from tutor.judging.judge import Example, Suspect, judge
from tutor.judging.standins import Script, live, perform

SEED: ContextVar[int] = ContextVar("seed", default=0)


@contextlib.contextmanager
def drawn_from(seed):
    """Draw the hidden examples of every check inside from this seed."""
    token = SEED.set(seed)
    try:
        yield
    finally:
        SEED.reset(token)


class Check(Registrar):
    """
    The check of one function.

    Parameters
    ----------
    reference : callable
        The right answer.
    visible : list of (str, tuple)
        What is special about each visible example, and its arguments.
    outputs : tuple of str
        Names of the returned values, when there are several.
    free : callable, optional
        `free(args, expected)` returns the expected value with rules (see `tutor.judging.rules`) in
        the places that the task leaves open; `expected` is the reference's answer.
    helpers : tuple of str
        Functions of earlier exercises that a right answer may call; when the answer fails, it is
        judged again with these answered by the reference.
    tolerance : Tolerance
        For float64; inputs of float32 get `FLOAT32`.
    """

    def __init__(
        self, reference: Callable, *, visible, outputs=(), free=None, helpers=(), tolerance=None
    ):
        super().__init__()
        self.reference = reference
        self.name = reference.__name__
        self.parameters = tuple(inspect.signature(reference).parameters)
        self.outputs = outputs
        self.helpers = tuple(helpers)
        self._visible = visible
        self._seen = self._known = None
        self._free = free
        self._tolerance = tolerance or Tolerance()

    def visible_examples(self):
        """Return the examples that students see."""
        if self._seen is None:
            self._seen = [rounded_example(self.example(*pair)) for pair in self._visible]
        return list(self._seen)

    def known(self):
        """Return the probes and the mistakes on visible examples; see `further_examples`."""
        if self._known is None:
            self._known = known_mistakes(self)
        return self._known

    def hidden_examples(self, seed):
        """Return the examples drawn from a seed; the first is asked again at the end."""
        examples = []
        for number, (kind, draw) in enumerate(self._families):
            rng = np.random.default_rng([seed, zlib.crc32(self.name.encode()), number])
            examples += [self.example(kind, args) for args in draw(rng)]
        if examples:
            again = examples[0]
            examples.append(
                Example(
                    f"{again.kind}, called again",
                    again.names,
                    again.args,
                    again.expected,
                    again.tolerance,
                )
            )
        return examples

    def example(self, kind, args):
        """Return the example of a call, with the reference's answer as what is expected."""
        scripted = bool(args) and isinstance(args[0], Script)
        args = tuple(arg.named(self.name) if isinstance(arg, Script) else arg for arg in args)
        expected = perform(self.reference, live(copy.deepcopy(args)))
        if self.outputs and not scripted:
            expected = Named(expected, self.outputs)
        if self._free:
            expected = self._free(args, expected)
        tolerance = FLOAT32 if _has_float32(args) else self._tolerance
        names = ("script",) if scripted else self.parameters[: len(args)]
        return Example(kind, names, args, expected, tolerance)

    def suspects(self, examples):
        """Return the known mistakes with what each does on the examples, run when looked at."""
        return [
            Suspect(name, sentence, Outcomes(function, examples))
            for name, sentence, function in self.mistakes
        ]

    def find(self, function, examples):
        """Return the finding for a function, of this process or behind a proxy, on examples."""
        outcomes = outcomes_of(function, examples)
        return judge(self.name, examples, outcomes, lambda: self.suspects(examples))

    def __call__(self, function):
        """
        Run the hidden examples.

        Raises
        ------
        CheckFailed
            If one of them comes out wrong.
        """
        raise_for(self.name, self.find(function, self.hidden_examples(SEED.get())))

    def run_visible(self, function):
        """Run the visible examples; raises `CheckFailed` like the hidden ones."""
        examples = self.visible_examples()
        finding = judge(
            self.name,
            examples,
            outcomes_of(function, examples),
            lambda: self.known()[1],
            self._confirms(function),
        )
        raise_for(self.name, finding)

    def _confirms(self, function):
        """Return what says whether a function does the same as a mistake on the probes."""

        @functools.cache
        def further():
            probes, _ = self.known()
            return Further(probes, observed(function, probes))

        return lambda suspect: further().confirms(suspect.further)

    def visible_data(self):
        """Return the visible examples, answers and mistakes as a tree for `checks.json`."""
        return record_of(self)


def _has_float32(args):
    """Return whether any argument, in containers too, is an array of a short float type."""
    for arg in args:
        if isinstance(arg, dict):
            arg = list(arg.values())
        if isinstance(arg, (list, tuple)) and _has_float32(arg):
            return True
        if isinstance(arg, (np.ndarray, np.generic)) and arg.dtype in (np.float32, np.float16):
            return True
    return False


def raise_for(name, finding):
    """Raise `CheckFailed` for a finding that is not `passed`."""
    if finding.status != "passed":
        raise CheckFailed(name, finding)
