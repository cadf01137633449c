"""The rules of the checks: a bound, random weights, gradients in order, open places."""

from tutor.judging.compare import Difference, Rule, as_numbers, describe, difference
from tutor.judging.open_places import Anything, Holding
from tutor.judging.random_network import RandomNetwork


class AtMost(Rule):
    """A number from 0 to `bound`."""

    def __init__(self, bound):
        self.bound = bound

    def difference(self, got, where, tolerance):
        """Return a `Difference` unless the value is such a number."""
        number = as_numbers(got)
        if number is None or number.size != 1:
            return Difference(where, f"it is {describe(got)}, but a number is expected")
        if 0 <= number.item() <= self.bound:
            return None
        return Difference(where, f"it should be a number from 0 to {self.bound:g}")

    def alike(self, one, other, tolerance):
        """Return whether both values keep the bound, or both are the same number."""
        kept = [self.difference(value, "", tolerance) is None for value in (one, other)]
        return all(kept) or (not any(kept) and difference(one, other) is None)

    def condense(self, value):
        """Return 0 for a number that keeps the bound: its digits are only rounding errors."""
        return 0.0 if self.difference(value, "", None) is None else value

    def __str__(self):
        return f"at most {self.bound:g}"


class WayBack(Rule):
    """
    The gradients of a network, compared in the order in which the backward pass computes them.

    Parameters
    ----------
    grads : dict of ndarray
        `dWl`, `dbl`, `dA{l-1}` for every layer.
    explanations : dict of list
        For a name of `grads`, pairs of a sentence and the wrong array that it explains.
    """

    def __init__(self, grads, explanations):
        self.grads, self.explanations = grads, explanations

    def difference(self, got, where, tolerance):
        """Return the first gradient that is wrong, and which ones before it are right."""
        if not isinstance(got, dict):
            return Difference(where, f"it is {describe(got)}, but a dict is expected")
        missing = [name for name in self.grads if name not in got]
        if missing:
            return Difference(where, f"it has no entry {missing[0]!r}")
        layers = len(self.grads) // 3
        for layer in range(layers, 0, -1):
            names = [f"db{layer}", f"dW{layer}", f"dA{layer - 1}"]
            wrong = {
                name: found
                for name in names
                if (found := difference(got[name], self.grads[name], name, tolerance))
            }
            if wrong:
                return self._describe(layer, layers, names, wrong, got, tolerance)
        return None

    def _describe(self, layer, layers, names, wrong, got, tolerance):
        first = next(iter(wrong))
        if len(wrong) == 3:
            before = f"dA{layer} is right, but " if layer < layers else ""
            return Difference(
                f"layer {layer}",
                f"{before}db{layer}, dW{layer} and dA{layer - 1} "
                f"are all wrong, so look at dZ{layer} first: all three come from it",
                self._why(first, wrong, got, tolerance),
            )
        right = [f"dA{layer}"] * (layer < layers) + [name for name in names if name not in wrong]
        verb = "are" if len(right) > 1 else "is"
        return Difference(
            f"layer {layer}",
            f"{' and '.join(right)} {verb} right, {first} is not: {wrong[first].what}",
            self._why(first, wrong, got, tolerance),
        )

    def _why(self, name, wrong, got, tolerance):
        """Return the sentence that explains a known wrong array, or the hint of the comparison."""
        for sentence, array in self.explanations.get(name, ()):
            if difference(got[name], array, tolerance=tolerance) is None:
                return sentence
        return wrong[name].hint

    def alike(self, one, other, tolerance):
        """Return whether two dicts have the same entries and numbers."""
        if not isinstance(one, dict) or not isinstance(other, dict):
            return difference(one, other, tolerance=tolerance) is None
        names = [name for name in self.grads if name in one]
        return names == [name for name in self.grads if name in other] and all(
            difference(one[name], other[name], tolerance=tolerance) is None for name in names
        )

    def shown(self):
        """Return the gradients themselves."""
        return self.grads


KINDS = {kind.__name__: kind for kind in (Anything, AtMost, Holding, RandomNetwork, WayBack)}
