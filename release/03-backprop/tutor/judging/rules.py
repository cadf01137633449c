"""What is expected where numbers alone do not say it: bounds, random weights, the way back."""

import numpy as np

from tutor.judging.compare import Difference, Rule, as_numbers, describe, difference
from tutor.judging.open_places import Anything, Holding

ALARM = 6.0  # standard errors; a right answer is further off once in 500 million draws
COPIES = 0.98  # correlation from which on two draws count as one


class AtMost(Rule):
    """A number from 0 to `bound`."""

    def __init__(self, bound):
        self.bound = bound

    def difference(self, got, where, tolerance):
        """Return a `Difference` unless it is such a number."""
        number = as_numbers(got)
        if number is None or number.size != 1:
            return Difference(where, f"it is {describe(got)}, where a number is expected")
        if 0 <= number.item() <= self.bound:
            return None
        return Difference(where, f"it should be at most {self.bound:g}")

    def alike(self, one, other, tolerance):
        """Return whether both keep the bound, or both are the same number."""
        kept = [self.difference(value, "", tolerance) is None for value in (one, other)]
        return all(kept) or (not any(kept) and difference(one, other) is None)

    def condense(self, value):
        """Return 0 for a number that keeps the bound: its digits are rounding."""
        return 0.0 if self.difference(value, "", None) is None else value

    def __str__(self):
        return f"at most {self.bound:g}"


class RandomNetwork(Rule):
    """
    The parameters of a network whose weights are drawn and whose biases are 0.

    Parameters
    ----------
    sizes : list of int
        n_0, ..., n_L.
    stds : list of float
        Standard deviation of the weights of each layer; 0 where they are all 0.
    """

    def __init__(self, sizes, stds):
        self.sizes, self.stds = [int(n) for n in sizes], [float(std) for std in stds]

    def difference(self, got, where, tolerance):
        """Judge names and shapes, then biases, then the weights by their statistics."""
        if not isinstance(got, dict):
            return Difference(where, f"it is {describe(got)}, where a dict is expected")
        for layer, std in enumerate(self.stds, start=1):
            n_prev, n = self.sizes[layer - 1 : layer + 1]
            for name, shape in ((f"W{layer}", (n, n_prev)), (f"b{layer}", (n, 1))):
                if name not in got:
                    return Difference(where, f"it has no entry {name!r}")
                array = as_numbers(got[name])
                if array is None or array.shape != shape:
                    found = describe(got[name]) if array is None else f"shape {array.shape}"
                    return Difference(name, f"it has {found}, where shape {shape} is expected")
                zero = name[0] == "b" or std == 0
                found = _not_zero(array, name) if zero else _not_drawn(array, std, name)
                if found:
                    return found
        return self._shared(got)

    def _shared(self, got):
        """Return a `Difference` if two layers hold the same numbers."""
        drawn = [layer for layer, std in enumerate(self.stds, start=1) if std]
        for i, layer in enumerate(drawn):
            for other in drawn[:i]:
                if _copies(got[f"W{layer}"], got[f"W{other}"]):
                    return Difference(
                        f"W{layer}",
                        f"it starts with the numbers of W{other}; "
                        "every layer needs draws of its own",
                    )
        return None

    def condense(self, value):
        """Return the statistics that `alike` compares."""
        if not isinstance(value, dict):
            return value
        arrays = {str(name): as_numbers(array) for name, array in value.items()}
        large = [name for name, array in arrays.items() if array is not None and array.size > 19]
        shared = [
            f"{one} {other}"
            for i, one in enumerate(large)
            for other in large[:i]
            if _copies(arrays[one], arrays[other])
        ]
        return {
            "portrait": {name: _portrait(array) for name, array in arrays.items()},
            "shared": shared,
        }

    def alike(self, one, other, tolerance):
        """Return whether names, shapes, structure and statistics agree."""
        # only `other` may come from a file, condensed; `one` is a student's, whatever it claims
        one = self.condense(one)
        if not (isinstance(other, dict) and "portrait" in other):
            other = self.condense(other)
        if not isinstance(one, dict) or not isinstance(other, dict):
            return difference(one, other) is None
        if one["portrait"].keys() != other["portrait"].keys() or one["shared"] != other["shared"]:
            return False
        return all(
            _same_statistics(portrait, other["portrait"][name])
            for name, portrait in one["portrait"].items()
        )

    def summary(self, value):
        """Return mean and root mean square of every array instead of its entries."""
        if not isinstance(value, dict):
            return None
        portraits = self.condense(value)["portrait"]
        return "\n".join(
            f"{name}: not numbers"
            if one is None
            else f"{name}: shape {tuple(one['shape'])}, mean "
            f"{one['mean']:.4g}, root mean square {one['square'] ** 0.5:.4g}"
            for name, one in portraits.items()
        )

    def __str__(self):
        spreads = ", ".join(f"{std:.4g}" for std in self.stds)
        return (
            f"weights of mean 0 and standard deviation {spreads}, biases 0, for sizes {self.sizes}"
        )


def _not_zero(array, name):
    if np.any(array):
        return Difference(name, "its entries are not all 0")
    return None


def _not_drawn(array, std, name):
    """Return a `Difference` unless the entries can be draws of mean 0 with this spread."""
    if not np.isfinite(array).all():
        return Difference(name, "not all its entries are finite")
    if _constant(array):
        return Difference(name, "all its entries are the same")
    ratio = np.sqrt(np.mean(np.square(array, dtype=float))) / std
    if abs(2 * np.log(ratio)) > ALARM * np.sqrt(2 / array.size):
        return Difference(name, f"its root mean square is {ratio:.3g} times what is asked for")
    if abs(array.mean()) > ALARM * std / np.sqrt(array.size):
        return Difference(name, "its mean is not 0")
    if _rows_repeat(array):
        return Difference(name, "its rows or columns are copies of one another")
    return None


def _constant(array):
    """Return whether all entries are the same; of truth values NumPy takes no difference."""
    return bool(array.size) and bool((array == array.flat[0]).all())


def _rows_repeat(array):
    return any(
        len(lines) > 1 and (lines == lines[0]).all()
        for lines in (array, array.T)
        if array.ndim == 2
    )


def _copies(one, other):
    """Return whether two arrays start with the same numbers, up to a factor."""
    one, other = np.ravel(one).astype(float), np.ravel(other).astype(float)
    n = min(one.size, other.size)
    one, other = one[:n], other[:n]
    if n < 20 or _flat(one) or _flat(other):
        return False
    return abs(np.corrcoef(one, other)[0, 1]) > COPIES


def _flat(numbers):
    """Return whether numbers differ by no more than the rounding of their mean."""
    return numbers.std() <= 1e-12 * np.abs(numbers).max()


def _portrait(array):
    """Return shape, structure, mean and root mean square of an array; None for no numbers."""
    if array is None:
        return None
    finite = bool(np.isfinite(array).all())
    structure = [
        finite and _constant(array),
        bool(_rows_repeat(array)),
        bool((array >= 0).all()),
        finite,
        array.dtype.kind in "biu",
    ]
    mean, square = (
        (float(array.mean()), float(np.mean(np.square(array, dtype=float))))
        if finite and array.size
        else (0.0, 0.0)
    )
    return {"shape": list(array.shape), "structure": structure, "mean": mean, "square": square}


def _same_statistics(one, other):
    """Return whether two portraits can be of the same rule with other random numbers."""
    if one is None or other is None:
        return one is other
    if one["shape"] != other["shape"]:
        return False
    n = np.prod(one["shape"])
    structure = one["structure"], other["structure"]
    _, repeats, _, _, whole = one["structure"]
    if n < 20 or structure[0] == structure[1] and not structure[0][0] and (repeats or whole):
        # a few draws, or copies of a few, say little: look only whether there is anything
        return bool(one["square"]) == bool(other["square"]) and structure[0][3:] == structure[1][3:]
    if structure[0] != structure[1]:
        return False
    if structure[0][0] or not one["square"] or not other["square"]:
        return bool(np.isclose(one["mean"], other["mean"]))
    error = ALARM * np.sqrt(2 / n)
    scale = np.sqrt(max(one["square"], other["square"]))
    return bool(
        abs(np.log(one["square"] / other["square"])) < np.sqrt(2) * error
        and abs(one["mean"] - other["mean"]) < error * scale
    )


class WayBack(Rule):
    """
    The gradients of a network, looked at in the order in which the way back makes them.

    Parameters
    ----------
    grads : dict of ndarray
        `dWl`, `dbl`, `dA{l-1}` for every layer.
    explanations : dict of list
        For a name of `grads` pairs of a sentence and the wrong array that it explains.
    """

    def __init__(self, grads, explanations):
        self.grads, self.explanations = grads, explanations

    def difference(self, got, where, tolerance):
        """Return the first quantity that is wrong, and which ones before it are right."""
        if not isinstance(got, dict):
            return Difference(where, f"it is {describe(got)}, where a dict is expected")
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
                f"are all wrong, so the first wrong quantity is dZ{layer}, which "
                "they come from",
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
        """Return the sentence of a known wrong array, or what the comparison saw."""
        for sentence, array in self.explanations.get(name, ()):
            if difference(got[name], array, tolerance=tolerance) is None:
                return sentence
        return wrong[name].hint

    def alike(self, one, other, tolerance):
        """Return whether two dicts hold the same entries and numbers."""
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
