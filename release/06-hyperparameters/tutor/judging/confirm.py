"""Confirm a known mistake: it is named only if it agrees on further, unseen examples too."""

from tutor.judging.judge import same, type_of


class Further:
    """
    A function's behaviour on unseen examples, evaluated lazily until one disagrees.

    Parameters
    ----------
    examples : list of Example
    outcomes : iterator of Outcome
        What the function does on them. If it ends early, nothing is confirmed.
    """

    def __init__(self, examples, outcomes):
        self._examples, self._outcomes = examples, outcomes
        self._seen = []

    def confirms(self, known):
        """Return whether the function did the same as a mistake, given by its `Outcome`s."""
        for place, example in enumerate(self._examples):
            if place == len(self._seen):
                self._seen.append(next(self._outcomes, None))
            if self._seen[place] is None or not same(
                example, self._seen[place], known[place], type_of
            ):
                return False
        return True
