"""
What is asked of one function, as data plus a rule.

A `Check` holds the visible examples, families of hidden ones that are drawn from a seed, what a
right answer is (the reference's, with places left free), and the mistakes that are known: wrong
functions with a name and a sentence. Calling a check runs the hidden examples:

    check_relu = Check(course.activations.relu, visible=[...])

    @check_relu.family("numbers of both signs")
    def _(rng):
        yield rng.normal(size=(3, 5)),

    @check_relu.mistake("the absolute value", "relu(-2) must be 0, not 2")
    def _(z):
        return np.abs(z)
"""

import contextlib
import copy
import functools
import inspect
import sys
import zlib
from collections.abc import Callable
from contextvars import ContextVar

import numpy as np

from autograder.checks.checks_json import record_of
from autograder.checks.further_examples import known_mistakes
from autograder.checks.mistake_outcomes import Outcomes
from tutor.judging.compare import FLOAT32, Named, Tolerance
from tutor.judging.confirm import Further
from tutor.judging.finding import CheckFailed
from tutor.judging.judge import Example, Suspect, judge, observe
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


class Check:
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
        `free(args, expected)` returns the expected value with rules (see `tutor.rules`) in the
        places that the task leaves open; `expected` is the reference's answer.
    helpers : tuple of str
        Functions of earlier exercises that a right answer may call; when the answer fails, it is
        judged again with these answered by the reference.
    tolerance : Tolerance
        For float64; inputs of float32 get `FLOAT32`.
    """

    def __init__(self, reference: Callable, *, visible, outputs=(), free=None, helpers=(),
                 tolerance=None):
        self.reference = reference
        self.name = reference.__name__
        self.parameters = tuple(inspect.signature(reference).parameters)
        self.outputs = outputs
        self.helpers = tuple(helpers)
        self.mistakes = []
        self._visible = visible
        self._seen = self._known = None
        self._families = []
        self._free = free
        self._tolerance = tolerance or Tolerance()

    def family(self, kind):
        """Register a generator of hidden arguments: `rng -> iterator of argument tuples`."""
        def register(draw):
            self._families.append((kind, draw))
            return draw
        return register

    def mistake(self, name, sentence):
        """Register a wrong function with its name and the sentence that helps."""
        def register(function):
            self.mistakes.append((name, sentence, function))
            return function
        return register

    @property
    def modules(self):
        """Return the modules that hold this check: the one that makes it, those that add to it."""
        return [name for name, module in sorted(sys.modules.items())
                if name.startswith("autograder.checks.") and name.count(".") > 2
                and any(value is self for value in vars(module).values())]

    def visible_examples(self):
        """Return the examples that students see."""
        if self._seen is None:
            self._seen = [self.example(kind, args) for kind, args in self._visible]
        return list(self._seen)

    def known(self):
        """Return the probes and the mistakes on visible examples; see `checks.probes`."""
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
            examples.append(Example(f"{again.kind}, called again", again.names, again.args,
                                    again.expected, again.tolerance))
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
        names = ("script",) if scripted else self.parameters[:len(args)]
        return Example(kind, names, args, expected, tolerance)

    def suspects(self, examples):
        """Return the known mistakes with what each does on the examples, run when looked at."""
        return [Suspect(name, sentence, Outcomes(function, examples))
                for name, sentence, function in self.mistakes]

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
        raise_for(self.name, judge(self.name, examples, outcomes_of(function, examples),
                                   lambda: self.known()[1], self._confirms(function)))

    def _confirms(self, function):
        """Return what says whether a function does the same as a mistake on the probes."""
        @functools.cache
        def further():
            probes, _ = self.known()
            return Further(probes, _observed(function, probes))
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


def outcomes_of(function, examples):
    """Return what a function, of this process or behind a proxy, does on each example."""
    if hasattr(type(function), "observe_all"):
        return function.observe_all(examples)
    return [observe(function, example) for example in examples]


def _observed(function, examples):
    """Yield what a function does on examples that nobody sees, up to where its process ends."""
    with contextlib.suppress(getattr(type(function), "ended", ())):
        yield from outcomes_of(function, examples)


def raise_for(name, finding):
    """Raise `CheckFailed` for a finding that is not `passed`."""
    if finding.status != "passed":
        raise CheckFailed(name, finding)
