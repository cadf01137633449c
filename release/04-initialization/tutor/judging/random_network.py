"""The rule for random weights: they are judged by names, shapes and statistics."""

import numpy as np

from tutor.judging.compare import Difference, Rule, as_numbers, describe, difference

ALARM = 6.0  # standard errors; a right answer exceeds them once in 500 million draws
COPIES = 0.98  # correlation from which on two arrays count as copies


class RandomNetwork(Rule):
    """
    The parameters of a network with random weights and with biases of 0.

    Parameters
    ----------
    sizes : list of int
        Units of each layer: n_0, ..., n_L.
    stds : list of float
        Standard deviation of the weights of each layer; 0 if all of them are 0.
    """

    def __init__(self, sizes, stds):
        self.sizes, self.stds = [int(n) for n in sizes], [float(std) for std in stds]

    def difference(self, got, where, tolerance):
        """Return the first `Difference` in names and shapes, then biases, then statistics."""
        if not isinstance(got, dict):
            return Difference(where, f"it is {describe(got)}, but a dict is expected")
        for layer, std in enumerate(self.stds, start=1):
            n_prev, n = self.sizes[layer - 1 : layer + 1]
            for name, shape in ((f"W{layer}", (n, n_prev)), (f"b{layer}", (n, 1))):
                if name not in got:
                    return Difference(where, f"it has no entry {name!r}")
                array = as_numbers(got[name])
                if array is None or array.shape != shape:
                    found = describe(got[name] if array is None else array)
                    return Difference(name, f"it is {found}, but shape {shape} is expected")
                zero = name[0] == "b" or std == 0
                found = _not_zero(array, name) if zero else _not_drawn(array, std, name)
                if found:
                    return found
        return self._shared(got)

    def _shared(self, got):
        """Return a `Difference` if two layers have the same numbers."""
        drawn = [layer for layer, std in enumerate(self.stds, start=1) if std]
        for i, layer in enumerate(drawn):
            for other in drawn[:i]:
                if _copies(got[f"W{layer}"], got[f"W{other}"]):
                    return Difference(
                        f"W{layer}",
                        f"it starts with the same numbers as W{other}; "
                        "draw new numbers for every layer",
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
        # only `other` may be condensed already, by a file; `one` is what a student's code returned
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
        stds = ", ".join(f"{std:.4g}" for std in self.stds)
        return f"weights of mean 0 and standard deviation {stds}, biases 0, for sizes {self.sizes}"


def _not_zero(array, name):
    if np.any(array):
        return Difference(name, "its entries should all be 0")
    return None


def _not_drawn(array, std, name):
    """Return a `Difference` unless mean 0 and this standard deviation explain the entries."""
    if not np.isfinite(array).all():
        return Difference(name, "some of its entries are nan or infinite")
    if _constant(array):
        return Difference(name, "all its entries are the same; they should be random")
    ratio = np.sqrt(np.mean(np.square(array, dtype=float))) / std
    if abs(2 * np.log(ratio)) > ALARM * np.sqrt(2 / array.size):
        return Difference(
            name, f"its root mean square is {ratio:.3g} times the required standard deviation"
        )
    if abs(array.mean()) > ALARM * std / np.sqrt(array.size):
        return Difference(name, "its mean is too far from 0")
    if _rows_repeat(array):
        return Difference(name, "its rows or its columns are copies of each other")
    return None


def _constant(array):
    """Return whether all entries are the same, with `==`: NumPy cannot subtract booleans."""
    return bool(array.size) and bool((array == array.flat[0]).all())


def _rows_repeat(array):
    sides = (array, array.T) if array.ndim == 2 else ()
    return any(len(lines) > 1 and (lines == lines[0]).all() for lines in sides)


def _copies(one, other):
    """Return whether two arrays start with the same numbers, up to a factor."""
    one, other = np.ravel(one).astype(float), np.ravel(other).astype(float)
    n = min(one.size, other.size)
    one, other = one[:n], other[:n]
    if n < 20 or _flat(one) or _flat(other):
        return False
    return abs(np.corrcoef(one, other)[0, 1]) > COPIES


def _flat(numbers):
    """Return whether the numbers differ by no more than the rounding error of their mean."""
    return numbers.std() <= 1e-12 * np.abs(numbers).max()


def _portrait(array):
    """Return shape, structure, mean and mean square of an array; None if it is not numeric."""
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
    """Return whether two portraits can come from one rule with different random numbers."""
    if one is None or other is None:
        return one is other
    if one["shape"] != other["shape"]:
        return False
    n = np.prod(one["shape"])
    structure = one["structure"], other["structure"]
    _, repeats, _, _, whole = one["structure"]
    if n < 20 or structure[0] == structure[1] and not structure[0][0] and (repeats or whole):
        # a few random numbers, or copies of a few, say little: only compare whether all are 0
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
