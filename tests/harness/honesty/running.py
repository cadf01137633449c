"""Run functions on the examples of a check and keep the outcomes."""

import contextlib
import functools
import io
import time
from dataclasses import replace

from autograder.checks.mistake_outcomes import Outcomes
from tutor.judging.confirm import Further
from tutor.judging.judge import Suspect, find_trouble, judge, same, text_of
from tutor.judging.same_mistake import condense
from tutor.notebook.time_limit import at_most

VISIBLE, PROBES = "visible", "probes"
PATIENCE = 5  # times as long as the reference is a wrong function waited for


class Bench:
    """
    The examples of a check and the outcomes of its mistakes, made on first use.

    A set of examples has a name: a seed for hidden ones, `VISIBLE` for those that students see,
    `PROBES` for those that help to name what is wrong on the visible ones.
    """

    def __init__(self, check):
        self.check, self.seconds = check, 60.0
        self.examples = functools.cache(self._examples)
        self.suspects = functools.cache(self._suspects)
        self.named = functools.cache(self._named)
        start = time.monotonic()
        self.outcomes(check.reference, VISIBLE)
        self.outcomes(check.reference, 0)
        self.seconds = 0.3 + PATIENCE * (time.monotonic() - start)

    def _examples(self, name):
        if name == VISIBLE:
            return self.check.visible_examples()
        return self.check.known()[0] if name == PROBES else self.check.hidden_examples(name)

    def _suspects(self, name):
        with contextlib.redirect_stdout(io.StringIO()):
            return self.check.suspects(self.examples(name))

    @contextlib.contextmanager
    def _patiently(self):
        """Call a function without its output and with a time limit."""
        with at_most(self.seconds), contextlib.redirect_stdout(io.StringIO()):
            yield

    def outcomes(self, function, name):
        """Return the outcomes of a function on a set of examples; raise `OutOfTime`."""
        with self._patiently():
            return list(Outcomes(function, self.examples(name)))

    def passes(self, function, names):
        """Return whether a function is right on sets of examples; stop at the first wrong one."""
        examples = [example for name in names for example in self.examples(name)]
        with self._patiently():
            outcomes = Outcomes(function, examples)
            return not any(map(find_trouble, examples, outcomes))

    def finding(self, outcomes, name):
        """Return the finding about a function on a set; `outcomes(name)` gives its outcomes."""
        if name != VISIBLE:
            return judge(
                self.check.name, self.examples(name), outcomes(name), lambda: self.named(name)
            )
        further = Further(self.examples(PROBES), _later(outcomes, PROBES))
        return judge(
            self.check.name,
            self.examples(name),
            outcomes(name),
            lambda: self.named(VISIBLE, PROBES),
            lambda suspect: further.confirms(suspect.further),
        )

    def _named(self, name, further=None):
        """Return the mistakes as in `checks.json`, where they are faster to compare."""
        lists = [
            [self._condensed(suspect, key) for suspect in self.suspects(key)]
            for key in (name, further)
            if key is not None
        ]
        return [
            Suspect(suspect.name, suspect.sentence, *outcomes)
            for suspect, *outcomes in zip(self.suspects(name), *lists, strict=True)
        ]

    def _condensed(self, suspect, name):
        return [
            replace(outcome, value=condense(outcome.value, example.expected))
            for outcome, example in zip(suspect.outcomes, self.examples(name), strict=True)
        ]

    def alike(self, one, other, name, error_of=text_of):
        """Return whether two lists of outcomes on a set of examples agree."""
        trios = zip(self.examples(name), one, other, strict=True)
        return all(same(*trio, error_of) for trio in trios)


def _later(outcomes, name):
    """Yield the outcomes on a set of examples; all are computed with the first."""
    yield from outcomes(name)
