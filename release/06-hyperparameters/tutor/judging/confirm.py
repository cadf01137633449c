"""Examples that are shown to nobody: a mistake has a name only if it did the same there too."""

from tutor.judging.judge import same, type_of


class Further:
    """
    What a function does on further examples, looked at as far as it takes to tell.

    Parameters
    ----------
    examples : list of Example
    outcomes : iterator of Outcome
        What the function does on them; it may end early, and nothing is confirmed then.
    """

    def __init__(self, examples, outcomes):
        self._examples, self._outcomes = examples, outcomes
        self._seen = []

    def confirms(self, known):
        """Return whether the function did on every example what a mistake does (`Outcome`s)."""
        for place, example in enumerate(self._examples):
            if place == len(self._seen):
                self._seen.append(next(self._outcomes, None))
            if self._seen[place] is None or not same(
                example, self._seen[place], known[place], type_of
            ):
                return False
        return True
